"""The inbox: export files come in here, whole or not at all, whoever brings them (a page, a command, the monthly run)."""

from smplan_kernel.inbox.imports import Hints, ImportAnswer, import_export, take_inbox

__all__ = ["Hints", "ImportAnswer", "import_export", "take_inbox"]
