"""Made files are read in this process, and what property tests draw from."""

from __future__ import annotations

from datetime import date

from hypothesis import settings
from hypothesis import strategies as st

from smplan_kernel.sources.answer import answer_from
from smplan_kernel.sources.process.reader import read_bytes
from smplan_kernel.sources.rows.reading import Request

COUNT = st.integers(min_value=-5, max_value=10**7)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
SO_MANY = settings(max_examples=40)
CHANGED = date(2026, 11, 1)  # when every made file was last changed


def read_made(data, file="export.csv", *, account="", **request):
    """Answer about some bytes, which must be an export."""
    answer = answer_from(read_bytes(data, Request(file=file, **{"modified": CHANGED, **request})), file=file, data=data, account=account)
    assert answer.status == "recognised", answer.problems or answer.question
    return answer
