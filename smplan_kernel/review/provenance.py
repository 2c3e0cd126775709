"""Where a number comes from: the rows of its files, the definition it follows, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from smplan_kernel.measures.meaning import canonical
from smplan_kernel.measures.periods import MONTH
from smplan_kernel.measures.reader import WEIGHTED
from smplan_kernel.measures.tally import rules_of
from smplan_kernel.plan.vocabulary import LEVELS, RATES, TYPED, column_of, title_of, unit_of
from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.code_lost import lost_words
from smplan_kernel.review.definitions import definition_lines
from smplan_kernel.review.left_out import left_out, without_figure
from smplan_kernel.review.origin_model import LeftOut, OriginFile, OriginPart, Provenance
from smplan_kernel.review.words import counted, figure, sentence

if TYPE_CHECKING:
    from smplan_kernel.measures.reader import ReadPart
    from smplan_kernel.measures.rows import Rows
    from smplan_kernel.plan import Metric
    from smplan_kernel.review.charted import Charted
    from smplan_kernel.review.facts import Facts
    from smplan_kernel.review.numbers_model import DefinitionLine

_SPANS_TOLD = 6


def provenance(facts: Facts, shown: Charted) -> Provenance:
    """Where the month's figure of a metric comes from."""
    metric, source = shown.metric, facts.sources.get(shown.metric.source)
    number = MONTH.of_day(facts.bounds[0].toordinal())
    read = shown.months.read.parts if shown.months.read and shown.value is not None else ()
    rows = [part.rows[np.isin(part.rows.places, part.tally.rows_of(number))] for part in read]
    defined = _definition(facts, metric, {name for used in rows for name in used.different("definition")})
    names = [defined.measure] if len(read) == 1 else ["avg_position" if part.measure == WEIGHTED else part.measure for part in read]
    parts = tuple(
        _part(facts, part, used, name=name, number=number, role=role)
        for part, used, name, role in zip(read, rows, names, _roles(len(read)), strict=True)
    )
    left = tuple(dict.fromkeys(one for part, used in zip(read, rows, strict=True) for one in left_out(facts, part, used)))
    if shown.value is None and source is not None:
        left = without_figure(facts, source, canonical(metric.measure), part=metric.part)
    return Provenance(
        metric=metric.id,
        name=metric.text or title_of(canonical(metric.measure)),
        month=facts.month,
        platform=source.platform if source else "",
        account=source.account if source else "",
        first=facts.bounds[0],
        last=facts.bounds[1],
        value=shown.value,
        value_text=figure(shown.value, shown.months.unit, currency=facts.currency_of(shown.months)),
        partial=shown.is_partial,
        definition=defined.name,
        formula=defined.formula,
        word_of=defined.source,
        parts=parts,
        left_out=left,
        sentence=f"{_sentence(facts, shown, parts)}{_two_meanings(facts, metric)}" if shown.value is not None else _nothing(facts, left),
    )


def _definition(facts: Facts, metric: Metric, columns: set[str]) -> DefinitionLine:
    """The version that the month's columns follow, else the latest one that counts by then."""
    lines = [line for line in definition_lines(facts, metric) if line.on is None or line.on <= facts.last]
    names = {column.casefold() for column in columns}
    return next((line for line in reversed(lines) if names & {name.casefold() for name in line.names}), lines[-1])


def _roles(parts: int) -> tuple[str, ...]:
    return ("numerator", "denominator") if parts > 1 else ("figure",) * parts


def _sentence(facts: Facts, shown: Charted, parts: tuple[OriginPart, ...]) -> str:
    """The number with the way it was made, in one sentence."""
    title = month_title(facts.month)
    value = figure(shown.value, shown.months.unit, currency=facts.currency_of(shown.months))
    if not parts:
        return f"{value} in {title}, counted by hand."
    if len(parts) > 1:
        above, below = parts
        return f"{value} in {title}: {above.value_text} {above.measure.lower()} divided by {below.value_text} {below.measure.lower()}."
    return sentence(f"{value} in {title}: {parts[0].how}")


def _two_meanings(facts: Facts, metric: Metric) -> str:
    """What to know of a month within which the figure got a new meaning."""
    first, last = facts.bounds
    new = [line for line in definition_lines(facts, metric) if line.way == "redefined" and line.on and first < line.on <= last]
    told = (f"{line.name} counts something else from {day_title(line.on)} on" for line in new if line.on)
    return f" The month holds two meanings: {'; '.join(told)}, so it is compared with nothing." if new else ""


def _nothing(facts: Facts, left: tuple[LeftOut, ...]) -> str:
    """Why a month has no figure: no file tells it, or its rows do not make one."""
    reasons = tuple(dict.fromkeys(one.why for one in left))
    why = "no file of this account tells it" if not left else f"the rows about it make none: {'; '.join(reasons)}"
    return f"There is no figure for {month_title(facts.month)}: {why}."


def _part(facts: Facts, part: ReadPart, used: Rows, *, name: str, number: int, role: str) -> OriginPart:
    """One part of the number; its name is that of the measure which the month's rows are of."""
    value, is_weighted = part.tally.values[number], part.measure == WEIGHTED
    return OriginPart(
        role=role,
        measure="Positions times searches" if is_weighted else title_of(name),
        level="the file's own total" if part.tier == ("total",) else LEVELS[used.word("level")] if len(used) else "",
        how=f"{_how(part, used, name)}{_without(part, number)}",
        value=value,
        value_text=figure(value, "count" if is_weighted else unit_of(name)),
        files=_files(facts, used, "avg_position" if is_weighted else part.measure),
    )


def _how(part: ReadPart, used: Rows, measure: str) -> str:
    """How rows became one figure."""
    if not len(used):
        return "days without a row, which mean zero in this file"
    if part.tier == ("code-cumulative",):
        days = [day_title(date.fromordinal(int(day))) for day in np.unique(used.exported)]
        return f"the reading of {days[-1]}{f' less the one of {days[0]}' if len(days) > 1 else ', before which it was not in the list'}"
    if rules_of(measure)[0] == "last" or measure in RATES or len(used) == 1:
        return f"one row, about {_span(used)}"
    if part.tier == ("post-lifetime",):
        return f"the sum of {counted(len(used.different('object')), 'post')} published in the month, each at its latest reading"
    different, is_by_day = len(np.unique(used.start)), bool((used.start == used.end).all())
    stretches = counted(different, "day") if is_by_day else counted(different, "stretch of days", "stretches of days")
    return f"the sum of {counted(len(used), 'row')} about {stretches}"


def _without(part: ReadPart, number: int) -> str:
    """The counters that are left out, because they cannot tell the month."""
    lost = part.tally.lost.get(number, ())
    return f", not counted: {lost_words(lost)}" if lost else ""


def _span(used: Rows) -> str:
    first, last = (date.fromordinal(max(1, int(day))) for day in (used.start.min(), used.end.max()))
    if first == last:
        return day_title(last)
    same = first.year == last.year and first.month == last.month
    return f"{first.day if same else day_title(first)} to {day_title(last)}"


def _files(facts: Facts, used: Rows, measure: str) -> tuple[OriginFile, ...]:
    """The rows by file, sheet and column, in the order in which the files came."""
    files = sorted(
        used.by("import", "sheet", "definition"), key=lambda rows: (rows.codes("import")[0], rows.word("sheet"), rows.word("definition"))
    )
    return tuple(_file(facts, rows, measure) for rows in files)


def _file(facts: Facts, rows: Rows, measure: str) -> OriginFile:
    name = rows.word("import")
    first, last = (date.fromordinal(max(1, int(day))) for day in (rows.start.min(), rows.end.max()))
    return OriginFile(
        file=facts.files.get(name, "") or "a file of which nothing is known",
        sha256=facts.fingerprints.get(name, ""),
        sheet=rows.word("sheet"),
        column=column_of(measure, rows.word("definition")),
        rows=len(rows),
        lines="" if _is_typed(facts.entries, name) else line_words(rows.line.tolist()),
        first=first,
        last=last,
        value=float(f"{rows.value.sum():.10g}"),
        **_import_words(facts.entries, name),
    )


def _is_typed(entries: Mapping[str, Any], name: str) -> bool:
    """Whether somebody typed the number in, for whoever asks now."""
    return name in entries and entries[name].format == TYPED


def _import_words(entries: Mapping[str, Any], name: str) -> dict[str, Any]:
    """When and by whom a file was brought in, for whoever asks now."""
    entry = entries.get(name)
    if entry is None:
        return {}
    when = entry.imported_at.astimezone()
    return {"number": entry.id, "imported": f"{when:%Y-%m-%d %H:%M}", "by": entry.by}


def line_words(lines: list[int]) -> str:
    """The numbers of lines in a file, neighbours together.

    >>> line_words([2, 3, 4, 9, 11, 12])
    '2 to 4, 9, 11 to 12'
    """
    ordered = sorted(set(lines))
    begins = [line for before, line in pairwise([-1, *ordered]) if line != before + 1]
    ends = [line for line, after in pairwise([*ordered, -1]) if after != line + 1]
    spans = [str(first) if first == last else f"{first} to {last}" for first, last in zip(begins, ends, strict=True)]
    return ", ".join(spans[:_SPANS_TOLD]) + (f" and {len(spans) - _SPANS_TOLD} more stretches" if len(spans) > _SPANS_TOLD else "")
