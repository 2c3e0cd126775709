"""The data check: what each source gave for the month, which days are missing, and from which files figures came."""

from __future__ import annotations

from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from smplan_kernel.measures.rows import Rows
from smplan_kernel.plan import DataSource
from smplan_kernel.plan.vocabulary import FLAGS, PLATFORMS
from smplan_kernel.review.calendar import day_title, month_title, span_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.model import DataCheck, Gap, Period, SourceCheck
from smplan_kernel.review.numbers_model import SourceLine
from smplan_kernel.review.words import as_named, counted, listed, sentence

State = Literal["complete", "partial", "missing"]
_DAY_FLAGS = ("pacific_day", "utc_day", "account_local_day", "unknown_tz")
_TOLD_FLAGS = (*_DAY_FLAGS, "row_cap", "zero_days_omitted", "excel_resaved")
_COUNTER_LEVELS = ("post-lifetime", "code-cumulative")
_NEAR_THE_END = 5
_NAMED_GAPS = 3


def data_check(facts: Facts) -> DataCheck:
    """Check every data source of the plan."""
    sources = tuple(_source_check(facts, source) for source in facts.plan.metrics.sources)
    complete = sum(source.state == "complete" for source in sources)
    counted_on = {metric.source for metric in facts.plan.metrics.metrics}
    missing = tuple(source.id for source in sources if source.state == "missing" and source.id in counted_on)
    lacking = [source for source in sources if source.state != "complete"]
    if not sources:
        text = "The plan names no data source yet, so there is nothing to check."
    elif not lacking:
        text = sentence("the only source is complete" if len(sources) == 1 else f"all {counted(len(sources), 'source')} are complete")
    else:
        text = sentence(f"{complete} of {counted(len(sources), 'source')} complete; look at {listed([source.name for source in lacking])}")
    facts_line = (f"{complete} of {len(sources)} sources complete", *(source.sentence.rstrip(".") for source in lacking)) if sources else ()
    return DataCheck(complete=complete, total=len(sources), sentence=text, facts=facts_line, sources=sources, missing=missing)


def period(facts: Facts, check: DataCheck) -> Period:
    """The statement of the period, with the day up to which there is data."""
    first, last = facts.bounds
    known = [source.last for source in check.sources if source.last is not None]
    up_to = max(known) if known else None
    words = f"{span_title(first, last)}, " + (f"data up to {day_title(up_to)}" if up_to else "without any data")
    partly = " This is a partial review: the month is not over." if facts.partial else ""
    return Period(
        month=facts.month,
        title=month_title(facts.month),
        first=first,
        last=last,
        partial=facts.partial,
        data_up_to=up_to,
        sentence=f"{sentence(words)}{partly}",
    )


def files_of(facts: Facts, source: DataSource, measure: str) -> list[SourceLine]:
    """The files whose rows tell the month's figure of a measure; nothing when no import is known."""
    rows = facts.observed.figures(source.platform, source.account, measure)
    first, last = (day.toordinal() for day in facts.bounds)
    rows = rows[(rows.start <= last) & (rows.end >= first)]
    lines = []
    for part in rows.by("import"):
        file = facts.files.get(part.word("import"), "")
        if file:
            lines.append(SourceLine(file=file, rows=len(part), first_row=int(part.line.min()), last_row=int(part.line.max())))
    return lines


def _source_check(facts: Facts, source: DataSource) -> SourceCheck:
    rows = facts.observed.of_source(source.platform, source.account)
    first, last = facts.bounds
    covered = _covered_days(rows, facts)
    gaps = _gaps(covered, first.toordinal(), last.toordinal())
    days = (last - first).days + 1
    state: State = "complete" if len(covered) == days else "partial" if len(covered) else "missing"
    known_first, known_last = _range(rows, last.toordinal())
    return SourceCheck(
        id=source.id,
        name=source.name,
        platform=source.platform,
        account=source.account,
        days_covered=len(covered),
        days_in_month=days,
        first=known_first,
        last=known_last,
        gaps=gaps,
        state=state,
        sentence=_source_sentence(source, state, gaps, known_last, first),
        notes=tuple(FLAGS[flag] for flag in _TOLD_FLAGS if len(rows) and rows.carry(flag).any()),
    )


def _covered_days(rows: Rows, facts: Facts) -> NDArray[np.int64]:
    """The days of the month that a source has figures for. A counter read at the month's end covers the month."""
    first, last = (day.toordinal() for day in facts.bounds)
    if not len(rows):
        return np.empty(0, dtype=np.int64)
    plain = rows[~rows.are("level", *_COUNTER_LEVELS) & ~rows.carry("total_row")]
    if not len(plain) and _read_at_the_end(rows, first, last):
        return np.arange(first, last + 1)
    starts, ends = plain.start, plain.end
    inside = (starts <= last) & (ends >= first)
    pairs = np.unique(np.stack([starts[inside], ends[inside]], axis=1), axis=0)
    zeros = plain[plain.carry("zero_days_omitted")]
    ranges = [(int(file.start.min()), int(file.end.max())) for file in zeros.by("import")]
    days = [np.arange(max(start, first), min(end, last) + 1) for start, end in [*pairs.tolist(), *ranges]]
    return np.unique(np.concatenate(days)) if days else np.empty(0, dtype=np.int64)


def _read_at_the_end(rows: Rows, first: int, last: int) -> bool:
    """Posts are covered when they were read after the month; a shop's codes when they were read at both of its ends."""
    posts = rows[rows.are("level", "post-lifetime")]
    if len(posts) and (int(posts.exported.max()) >= last or not posts.exported.any()):
        return bool((posts.start <= last).any() and (posts.start >= first).any())
    read = rows[rows.are("level", "code-cumulative")].exported
    return bool(len(read)) and all(bool((np.abs(read - end) <= _NEAR_THE_END).any()) for end in (first - 1, last))


def _gaps(covered: NDArray[np.int64], first: int, last: int) -> tuple[Gap, ...]:
    """Days in a row without figures."""
    missing = sorted(set(range(first, last + 1)) - set(covered.tolist()))
    gaps: list[list[int]] = []
    for day in missing:
        if gaps and gaps[-1][1] == day - 1:
            gaps[-1][1] = day
        else:
            gaps.append([day, day])
    return tuple(_gap(date.fromordinal(start), date.fromordinal(end)) for start, end in gaps)


def _gap(first: date, last: date) -> Gap:
    return Gap(first=first, last=last, days=(last - first).days + 1, text=span_title(first, last))


def _range(rows: Rows, until: int) -> tuple[date | None, date | None]:
    """First and last day up to the month's end that a source has any figure for; where there are only counters, the day they were read.

    What came in later is not told: a review made anew in spring reads like the one made in autumn.
    """
    starts, ends = rows.start, rows.end
    is_counter = rows.are("level", *_COUNTER_LEVELS)
    if len(rows) and is_counter.all():
        ends = np.maximum(ends, rows.exported)
    known = (starts > 0) & (starts <= np.where(is_counter, until + _NEAR_THE_END, until)) & (~is_counter | is_counter.all())
    if not known.any():
        return None, None
    return date.fromordinal(int(starts[known].min())), date.fromordinal(int(np.minimum(ends[known], until).max()))


def _source_sentence(source: DataSource, state: State, gaps: tuple[Gap, ...], last: date | None, first: date) -> str:
    """What arrived, in one sentence."""
    name = source.name or PLATFORMS.get(source.platform, source.platform)
    if state == "complete":
        return as_named(f"{name}: complete")
    if last is None:
        return as_named(f"{name}: no file yet")
    if state == "missing":
        return as_named(f"{name}: nothing since {day_title(last)}") if last < first else as_named(f"{name}: nothing for this month")
    if len(gaps) == 1 and last < gaps[0].last:
        return as_named(f"{name}: nothing since {day_title(last)}")
    return as_named(
        f"{name}: nothing for {listed([gap.text for gap in gaps[:_NAMED_GAPS]])}"
        + (f" and {counted(len(gaps) - _NAMED_GAPS, 'more gap')}" if len(gaps) > _NAMED_GAPS else "")
    )
