"""The inbox: export files come in here, whole or not at all, whoever brings them (a page, a command, the monthly run)."""

from smplan_kernel.inbox.imports import Hints, ImportAnswer, SentFile, import_export, import_sent, take_inbox

__all__ = ["Hints", "ImportAnswer", "SentFile", "import_export", "import_sent", "take_inbox"]
