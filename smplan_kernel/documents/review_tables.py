"""The numbers of a monthly review as tables for a spreadsheet: what stands, what is counted, and where each number comes from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smplan_kernel.documents.review_content_tables import content_tables
from smplan_kernel.documents.spreadsheet import Column, SheetTable, Value, xlsx
from smplan_kernel.plan.document import Plan
from smplan_kernel.review.model import MetricReview, Review

_FORMS = {"fraction": "0.0%", "money": "#,##0.00"}
_WIDE = 60


def review_xlsx(review: Review, plan: Plan) -> bytes:
    """The numbers of one month with their definitions and origins, as a workbook without any formula."""
    who = plan.start.organisation or review.plan_name or review.plan
    last = review.period.last
    tables = [_summary(review, who), _goals(review), _metrics(review), _months(review), _definitions(review), _provenance(review)]
    tables += [*_health(review), *_differences(review), *_grounds(review), *content_tables(review)]
    # The only time a review knows is the end of its month; the same review must give the same bytes.
    return xlsx(tables, title=f"{who}: review of {review.period.title}", made=dt.datetime(last.year, last.month, last.day, 12))  # noqa: DTZ001 - the format has no zone


def _summary(review: Review, who: str) -> SheetTable:
    rows: list[tuple[Value, Value]] = [(f"{who}: {review.period.title}", None), ("Period", review.period.sentence)]
    rows += [
        ("Data", review.data.sentence),
        ("Plan", review.revision),
        (None, None),
        ("What to decide", None),
        ("First", review.summary.lead),
    ]
    titles = {0, 5}
    for place, one in enumerate(review.summary.decisions, 1):
        owner = f" Owner: {one.owner or 'nobody yet'}." if not one.owner or one.owner not in one.proposal else ""
        rows.append((place, f"{one.headline} {one.evidence} {one.verdict.mark} {one.verdict.label}"))
        if one.proposal:
            rows.append(("Proposed", f"{one.proposal}{owner}"))
    rows += [("Also", words) for words in (review.summary.settled, review.summary.more, review.summary.false_alarms) if words]
    titles.add(len(rows) + 1)
    rows += [(None, None), ("How it is made", None), *(("", words) for words in review.settings)]
    rows.append(("", "An empty place in the other sheets is a missing figure; missing is not zero."))
    columns = (Column(title="", width=30, form="0"), Column(title="", width=100))
    return SheetTable(name="Summary", columns=columns, rows=tuple(rows), titles=frozenset(titles))


def _goals(review: Review) -> SheetTable:
    columns = (
        Column(title="Goal", width=44), Column(title="Level"), Column(title="Owner", width=18), Column(title="Metric", width=30),
        Column(title="Now"), Column(title="Pace"), Column(title="Target"), Column(title="Target day", width=16), Column(title="Verdict", width=24),
        Column(title="What the figures say", width=_WIDE), Column(title="Target, working as now", width=40),
    )  # fmt: skip
    rows = []
    for goal in review.goals:
        metric = review.metric(goal.metric) if goal.metric else None
        aim, unit = goal.target, metric.months.unit if metric else ""
        numbers = tuple(_number(value, unit) for value in (aim.now, aim.pace, aim.target))
        badge = f"{goal.verdict.mark} {goal.verdict.label}"
        rows.append(
            (
                goal.text,
                goal.level,
                goal.owner,
                metric.name if metric else "",
                *numbers,
                aim.target_date,
                badge,
                goal.sentence,
                goal.assurance,
            )
        )
    return SheetTable(name="Goals", columns=columns, rows=tuple(rows))


def _metrics(review: Review) -> SheetTable:
    columns = (
        Column(title="Metric", width=36), Column(title=f"{review.period.title}", width=16), Column(title="Unit"), Column(title="Usual from"), Column(title="Usual middle"),
        Column(title="Usual to"), Column(title="Points known"), Column(title="Verdict", width=24), Column(title="What the figures say", width=_WIDE),
        Column(title="Goal", width=40), Column(title="Owner", width=18), Column(title="Source", width=24),
    )  # fmt: skip
    rows = []
    for one in review.metrics:
        usual = one.behaviour
        numbers = (
            _number(one.value, one.months.unit),
            one.unit,
            *(_number(value, one.months.unit) for value in (usual.lower, usual.centre, usual.upper)),
        )
        badge = f"{one.verdict.mark} {one.verdict.label}"
        rows.append((one.name, *numbers, usual.points, badge, one.sentence, one.goal_text, one.owner, one.source))
    return SheetTable(name="Metrics", columns=columns, rows=tuple(rows))


def _months(review: Review) -> SheetTable:
    """One row a month, one column a metric: what a chart is made of."""
    periods = sorted({month for metric in review.metrics for month in metric.months.periods})
    known = [dict(zip(metric.months.periods, metric.months.values, strict=True)) for metric in review.metrics]
    partial = [dict(zip(metric.months.periods, metric.months.partial, strict=True)) for metric in review.metrics]
    rows = []
    for month in periods:
        short = [metric.name for metric, is_partial in zip(review.metrics, partial, strict=True) if is_partial.get(month)]
        values = tuple(_number(of.get(month), metric.months.unit) for metric, of in zip(review.metrics, known, strict=True))
        rows.append((_first_day(month), *values, "; ".join(short)))
    columns = (
        Column(title="Month", width=14),
        *(Column(title=metric.name, width=18, form=_FORMS.get(metric.months.unit, "")) for metric in review.metrics),
        Column(title="Not complete in this month", width=40),
    )
    return SheetTable(name="Months", columns=columns, rows=tuple(rows))


def _definitions(review: Review) -> SheetTable:
    columns = (
        Column(title="Metric", width=36), Column(title="What is counted", width=30), Column(title="In your words", width=40), Column(title="Name in the files", width=30),
        Column(title="Formula", width=_WIDE), Column(title="Since", width=16), Column(title="Whose word", width=40), Column(title="What changed", width=_WIDE),
    )  # fmt: skip
    rows = []
    for metric in review.metrics:
        if not metric.definitions:
            rows.append((metric.name, metric.definition, metric.formula, "", "", "", "", ""))
        rows += [
            (metric.name, line.name, metric.formula, "; ".join(line.names), line.formula, line.since, line.source, line.sentence)
            for line in metric.definitions
        ]
    return SheetTable(name="Definitions", columns=columns, rows=tuple(rows))


def _provenance(review: Review) -> SheetTable:
    columns = (
        Column(title="Metric", width=36), Column(title="Used as", width=14), Column(title="Measure", width=24), Column(title="Figure"), Column(title="File", width=36),
        Column(title="Sheet"), Column(title="Column", width=24), Column(title="Rows", form="0"), Column(title="Which rows", width=24), Column(title="First day"), Column(title="Last day"),
        Column(title="Why left out", width=_WIDE), Column(title="Fingerprint (SHA-256)", width=68),
    )  # fmt: skip
    return SheetTable(name="Provenance", columns=columns, rows=tuple(row for metric in review.metrics for row in _origins(metric)))


def _origins(metric: MetricReview) -> Iterator[tuple[Value, ...]]:
    told = metric.provenance
    if told is None or not told.parts:
        for line in metric.sources:
            yield (
                metric.name,
                "figure",
                "",
                None,
                line.file,
                "",
                "",
                line.rows,
                f"{line.first_row} to {line.last_row}",
                None,
                None,
                "",
                "",
            )
        if not metric.sources:
            yield (metric.name, "no file for this month", *[None] * 11)
        return
    for part in told.parts:
        for file in part.files:
            where = (file.file, file.sheet, file.column, file.rows, file.lines, file.first, file.last)
            yield (metric.name, part.role, part.measure, file.value, *where, "", file.sha256)
    for left in told.left_out:
        yield (
            metric.name,
            "left out",
            "",
            None,
            left.file,
            "",
            "",
            left.rows,
            "",
            None,
            None,
            f"{left.why}{f' ({left.instead})' if left.instead else ''}",
            "",
        )


def _grounds(review: Review) -> Iterator[SheetTable]:
    """Where each figure of the half page stands in review.json, for whoever checks or draws on."""
    rows = [("Summary", one.text, one.path) for one in review.summary.grounds]
    rows += [
        (f"Decision {place}", one.text, one.path) for place, decision in enumerate(review.summary.decisions, 1) for one in decision.grounds
    ]
    columns = (
        Column(title="Printed in", width=14),
        Column(title="As printed", width=_WIDE),
        Column(title="Place in review.json", width=_WIDE),
    )
    if rows:
        yield SheetTable(name="What it stands on", columns=columns, rows=tuple(rows))


def _differences(review: Review) -> Iterator[SheetTable]:
    """What a corrected report says otherwise than the edition before."""
    if review.edition is None or not review.edition.differences:
        return
    columns = (
        Column(title="What", width=_WIDE),
        Column(title="Before", width=30),
        Column(title="Now", width=30),
        Column(title="File", width=40),
    )
    rows = tuple((one.what, one.before, one.after, one.file) for one in review.edition.differences)
    yield SheetTable(name="Differences", columns=columns, rows=rows)


def _health(review: Review) -> Iterator[SheetTable]:
    """How the plan itself stands, and what each line stands on."""
    if review.health is None:
        return
    rows: list[tuple[Value, ...]] = [
        (line.name, f"{line.state.mark} {line.state.label}", line.sentence, None, None) for line in review.health.lines
    ]
    rows += [("Nobody accepted", None, one.name, None, None) for one in review.health.unowned]
    rows += [("Not changed", None, part.title, part.since, part.months) for part in review.health.stale]
    rows += [(f"Each {part.every}", None, part.title, part.last, None) for part in review.health.due]
    columns = (
        Column(title="What", width=20), Column(title="State", width=18), Column(title="What was found", width=_WIDE), Column(title="Page changed", width=16),
        Column(title="Months ago", form="0"),
    )  # fmt: skip
    yield SheetTable(name="Plan health", columns=columns, rows=tuple(rows))


def _number(value: float | None, unit: str) -> Value:
    """A figure without the dust of floating point; a missing one stays empty."""
    return None if value is None else round(value, 4 if unit == "fraction" else 2)


def _first_day(month: str) -> dt.date:
    return dt.date.fromisoformat(f"{month}-01")
