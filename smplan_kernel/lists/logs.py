"""A log becomes a count for each month: its lines are added up, and what was counted before is replaced, never counted twice.

A line about a day belongs to its month. A month of which a file knows only some days is kept with these days, so that the
next file completes it, replaces it, or leaves it alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from smplan_kernel.lists.kinds import Kind
from smplan_kernel.lists.lines import Line, Lines
from smplan_kernel.lists.merging import Key, Known, Rows, key_of
from smplan_kernel.lists.spans import Span, covers, is_apart, joined, month_part, span_of, span_words
from smplan_kernel.lists.sums import Sum, figures_in, left_out
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.records import MonthCount
from smplan_kernel.plan.wording import listed, month_words, plural, quoted

AS_MONTHS = "Every day in it is the first of a month: each was read as the month, the way spreadsheets write one."
_LONGEST_NOTE = 400


@dataclass(frozen=True, kw_only=True)
class _Scope:
    """The part of a list for which a file speaks as a whole: what it says, and what is there."""

    kind: Kind
    month: str
    whose: str
    sums: dict[Key, Sum]
    there: tuple[MonthCount, ...]
    span: Span | None

    @property
    def has_days(self) -> bool:
        return any(one.has_days for one in self.sums.values())

    @property
    def before(self) -> Span | None:
        return span_of((row.counted_from, row.counted_to) for row in self.there)

    @property
    def follows(self) -> bool:
        """Whether the file holds other days than those that were counted."""
        return bool(self.span and self.before and is_apart(self.span, self.before))

    @property
    def stays(self) -> bool:
        """Whether the file knows too few days to say anything new without counting some twice, or losing some."""
        is_part = self.span is not None and bool(self.there)
        return is_part and not self.follows and not (self.before and covers(cast("Span", self.span), self.before))

    @property
    def reaches(self) -> Span | None:
        """The days that are counted afterwards."""
        return joined(self.month, cast("Span", self.span), cast("Span", self.before)) if self.follows else self.span

    @property
    def sentence(self) -> str:
        """What to know about it; empty for a whole month."""
        name = f"{month_words(self.month)} ({self.whose})" if self.whose else month_words(self.month)
        if self.stays:
            held = f"it is counted {span_words(self.before)}, and the file holds the days {span_words(self.span)}"
            return f"{name} stays as it was: {held}. Bring a file with the whole month to replace it."
        return f"{name} is counted {span_words(self.reaches)} only." if self.reaches else ""


def counted(kind: Kind, rows: Rows, lines: Lines, *, on: dt.date) -> tuple[Known, tuple[str, ...]]:
    """The month counts with a log in them, and what to know about how it was added up.

    Raises
    ------
    ExportError
        When a line has no month.
    """
    lines, as_months = _with_months(kind, lines)
    sums, missing = _sums(kind, lines)
    known = Known(kind.key, rows)
    scopes = _scopes(kind, rows, sums, lines)
    for scope in scopes.values():
        _settle_others(scope, known)
        _drop_twins(scope, known)
    for key, one in sums.items():
        scope = scopes[key_of(kind.scope, one.answers)]
        if not scope.stays:
            known.put(key, _record(scope, cast("MonthCount | None", known.find(key)), one, on))
    told = dict.fromkeys(scope.sentence for scope in scopes.values())
    return known, tuple(filter(None, (*told, *missing, *left_out(kind, sums.values()), as_months)))


def _is_day(line: Line) -> bool:
    return isinstance(line.answers["month"], dt.date)


def _month(line: Line) -> str:
    month = line.answers["month"]
    return f"{month:%Y-%m}" if isinstance(month, dt.date) else str(month)


def _with_months(kind: Kind, lines: Lines) -> tuple[Lines, str]:
    """The lines with months where a spreadsheet has made first days of them: each has its figure, and no other day occurs."""
    complete = tuple(_complete(kind, lines))
    days = [line for line in complete if _is_day(line)]
    if not days or any(line.answers["month"].day > 1 or not line.answers.keys() & set(kind.figures) for line in days):
        return replace(lines, lines=complete), ""
    read = tuple(replace(line, answers={**line.answers, "month": _month(line)}) for line in complete)
    return replace(lines, lines=read), AS_MONTHS


def _complete(kind: Kind, lines: Lines) -> Iterator[Line]:
    """The lines, each with its month; a name that was left out leaves its line."""
    title = next(asked.title for asked in kind.columns if asked.name == "month")
    for line in lines.lines:
        if "month" not in line.answers:
            raise lines.fault(line.row, f"this line has no {quoted(title)}", "Write it, or take the line out")
        yield line


def _without(kind: Kind, names: tuple[str, ...], missing: int, why: str) -> str:
    """How many lines were left out for what they do not say; empty where none was."""
    titles = tuple(quoted(asked.title) for asked in kind.columns if asked.name in names)
    return f"{plural(missing, 'line').capitalize()} without {listed(titles, 'or')} left out{why}" if missing else ""


def _sums(kind: Kind, lines: Lines) -> tuple[dict[Key, Sum], tuple[str, ...]]:
    """The lines added up by key, and how many were left out: a line without a figure is missing, not zero."""
    sums: dict[Key, Sum] = {}
    unnamed = missing = 0
    unsaid = _unsaid(kind)
    for line in lines.lines:
        figures = figures_in(kind, line, is_day=_is_day(line))
        if not all(line.answers.get(name) for name in kind.named):
            unnamed += 1
        elif all(value is None for value in figures.values()):
            missing += 1
        else:
            answers = {**unsaid, **line.answers, "month": _month(line)}
            sums.setdefault(key_of(kind.key, answers), Sum(kind=kind, answers=answers)).add(line, figures, is_day=_is_day(line))
    return sums, (_without(kind, kind.named, unnamed, "."), _without(kind, kind.figures, missing, "; missing is not zero."))


def _unsaid(kind: Kind) -> dict[str, Any]:
    """What a line says by saying nothing, such as that a piece is one's own."""
    return {name: kind.record.model_fields[name].get_default() for name in kind.key}


def _scopes(kind: Kind, rows: Rows, sums: dict[Key, Sum], lines: Lines) -> dict[Key, _Scope]:
    days = [line.answers["month"] for line in lines.lines if _is_day(line)]
    grouped: dict[Key, dict[Key, Sum]] = {}
    for key, one in sums.items():
        grouped.setdefault(key_of(kind.scope, one.answers), {})[key] = one
    return {scope: _scope(rows, scope, group, days, lines) for scope, group in grouped.items()}


def _scope(rows: Rows, scope: Key, group: dict[Key, Sum], days: list[dt.date], lines: Lines) -> _Scope:
    kind = lines.place.kind
    there = tuple(row for row in rows if isinstance(row, MonthCount) and key_of(kind.scope, dict(row)) == scope)
    answers = next(iter(group.values())).answers
    month = answers["month"]
    whose = ", ".join(name_of(lines.plan, answers[name]) or answers[name] for name in kind.scope if name != "month" and answers[name])
    span = month_part(month, min(days), max(days)) if any(one.has_days for one in group.values()) else None
    return _Scope(kind=kind, month=month, whose=whose, sums=group, there=there, span=span)


def _settle_others(scope: _Scope, known: Known) -> None:
    """What is there and not in the file: single days speak for all of them, so it is gone, or it did not occur on these days."""
    if scope.stays or not scope.has_days:
        return
    for row in scope.there:
        key = key_of(scope.kind.key, dict(row))
        if key in scope.sums:
            continue
        if scope.follows:
            known.put(key, row.replace(**_days(scope)))
        else:
            known.drop(row)


def _drop_twins(scope: _Scope, known: Known) -> None:
    """Counts of one thing that somebody wrote twice, as search words with a blank behind them: the file speaks for both."""
    for row in () if scope.stays else scope.there:
        key = key_of(scope.kind.key, dict(row))
        first = known.find(key)
        if key in scope.sums and first is not None and first.id != row.id:
            known.drop(row)


def _days(scope: _Scope) -> dict[str, dt.date | None]:
    first, last = scope.reaches or (None, None)
    return {"counted_from": first, "counted_to": last}


def _record(scope: _Scope, before: MonthCount | None, one: Sum, on: dt.date) -> MonthCount:
    """The count of one key, with what was counted on other days; an empty place leaves what is there as somebody wrote it."""
    earlier = before if scope.follows else None
    answers = {name: value for name, value in one.answers.items() if value and name not in {*scope.kind.figures, "note"}}
    if note := _note(earlier, one):
        answers["note"] = note
    record = before or cast("MonthCount", scope.kind.record.new(added=on))
    return record.replace(**answers, **_days(scope), **one.figures(earlier))


def _note(earlier: MonthCount | None, one: Sum) -> str:
    """The notes of the lines, each once, as far as they fit into one."""
    kept: list[str] = []
    for note in dict.fromkeys((*filter(None, getattr(earlier, "note", "").split("; ")), *one.notes)):
        if not kept or len("; ".join((*kept, note))) <= _LONGEST_NOTE:
            kept.append(note)
    return "; ".join(kept)
