"""The inbox: export files come in here, whole or not at all, whoever brings them (a page, a command, the monthly run)."""

from smplan_kernel.inbox.batch import import_files, take_inbox
from smplan_kernel.inbox.imports import Hints, ImportAnswer, import_export, import_sent
from smplan_kernel.inbox.sent import SentFile

__all__ = ["Hints", "ImportAnswer", "SentFile", "import_export", "import_files", "import_sent", "take_inbox"]
