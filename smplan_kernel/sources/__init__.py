"""Data in: reads the exports of networks, search and shops in a process of its own, and answers in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from smplan_kernel.sources.answer import Answer, read_export

__all__ = ["Answer", "read_export"]


def __getattr__(name: str) -> Any:
    """Import on demand: the child passes through here and must stay light."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from smplan_kernel.sources import answer  # noqa: PLC0415 - see above

    return getattr(answer, name)
