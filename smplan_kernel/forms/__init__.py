"""Forms in the browser: what people fill in, and what the page tells them back."""

from smplan_kernel.forms.build import forms_for
from smplan_kernel.forms.fields import Fields
from smplan_kernel.forms.folded import Folded
from smplan_kernel.forms.form import Form
from smplan_kernel.forms.meeting import Corrections, HeldReviews, Verdicts
from smplan_kernel.forms.notice import Notice
from smplan_kernel.forms.shown import Checkpoint, Picture
from smplan_kernel.forms.table import RecordTable

__all__ = [
    "Checkpoint",
    "Corrections",
    "Fields",
    "Folded",
    "Form",
    "HeldReviews",
    "Notice",
    "Picture",
    "RecordTable",
    "Verdicts",
    "forms_for",
]
