"""Money and its currency: amounts in two currencies never add up, so the definition of an amount names the currency wherever it is known."""

from __future__ import annotations

import re
from collections.abc import Iterable

from smplan_kernel.sources.files.tables import plain_text
from smplan_kernel.sources.rows.collect import Collector
from smplan_kernel.sources.rows.figures import Kind, Mark

_CODE = re.compile(r"[A-Z]{3}$")
_NAMED = re.compile(r"\(([A-Z]{3})\)$")


def currency_in(definition: str) -> str:
    """The currency that a definition or a column's name ends with, "" when it names none.

    >>> currency_in("Amount spent (USD)"), currency_in("Total revenue")
    ('USD', '')
    """
    match = _NAMED.search(definition.rstrip())
    return match[1] if match else ""


def with_currency(name: str, code: str) -> str:
    """The definition of an amount in a currency.

    >>> with_currency("Cost", "EUR"), with_currency("Amount spent (USD)", "USD"), with_currency("Cost", "")
    ('Cost (EUR)', 'Amount spent (USD)', 'Cost')
    """
    return f"{name} ({code})" if _CODE.match(code) and not currency_in(name) else name


class Purse:
    """Amounts of money by row, each in the currency of its row; those of a file with several currencies are kept and not added up."""

    def __init__(self, collector: Collector, amounts: Iterable[tuple[str, str]], currencies: Iterable[str]) -> None:
        """`amounts` pairs a column's name with its metric; `currencies` are those of all rows."""
        self._collector = collector
        self._amounts = tuple(amounts)
        self._known = sorted({code for code in currencies if code})
        self._kinds: dict[tuple[str, str], Kind] = {}
        if len(self._known) > 1:
            collector.reading.note(f"The amounts are in {' and '.join(self._known)}; they are kept apart and not added up.")

    def add(self, mark: Mark, cells: list[str], code: str) -> None:
        """Keep the amounts of one row; without a currency of its own the row has that of all others."""
        code = code or (self._known[0] if len(self._known) == 1 else "")
        for name, metric in self._amounts:
            value = self._collector.value(cells, mark.row, name)
            if value is not None:
                self._collector.reading.add(mark, self._kind(name, metric, code), value)

    def _kind(self, name: str, metric: str, code: str) -> Kind:
        kind = Kind(metric=metric, definition=with_currency(plain_text(name), code), is_part=len(self._known) > 1)
        return self._kinds.setdefault((name, code), kind)
