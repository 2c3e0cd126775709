"""Who is listened to, how others do by the same metric, and how often people talk about whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from smplan_kernel.figures.chart import Charts, Figure, Layout, Table
from smplan_kernel.figures.picture import MISSING, PARTLY, THERE, Cell, Picture, Row, rows_picture, state
from smplan_kernel.figures.words import amount, count, day, listed, month, sentence, short_period
from smplan_kernel.plan.audit import LABELS, LISTENING_KINDS, Mentions, RivalFigure
from smplan_kernel.plan.document import Plan
from smplan_kernel.plan.lookup import name_of
from smplan_kernel.plan.metrics import Metric
from smplan_kernel.plan.voice import FEW, Voice, voice_by_month

_RIVALS = "How do you compare with the others?"
_VOICE = "How many of all mentions are yours?"
_TOPICS = "What do people talk about, where, and in which tone?"
_FAR_APART = 31  # days
_MONTHS = 24


def sources_by_type(plan: Plan) -> Picture:
    """Whom do you listen to, and whom not yet."""
    sources = plan.audit.listening
    kinds = {kind: [source for source in sources if source.kind == kind] for kind, _ in LISTENING_KINDS}
    rows = []
    for kind, words in LISTENING_KINDS:
        found = kinds[kind]
        ready = sum(bool(source.is_set_up) for source in found)
        look = THERE if found and ready == len(found) else PARTLY if found else MISSING
        said = f"{ready} of {len(found)} set up" if found else "nobody yet"
        rows.append((words, Cell(text=count(len(found), "source"), lines=tuple(source.name for source in found)), state(said, look)))
    empty_kinds = [words.lower() for kind, words in LISTENING_KINDS if not kinds[kind]]
    return rows_picture(
        "Whom do you listen to, and whom not yet?",
        ("Kind", "Sources", "Set up"),
        rows if sources else (),
        note=f"Nobody is listened to among {listed(empty_kinds)}." if empty_kinds else "All five kinds are heard.",
        empty="No sources yet. Listen first: one source for each of customers, prospects, competitors, journalists and influencers is enough.",
    )


Standing = tuple[str, float, dt.date | None]
"""A name with its latest figure and the day it is of."""


Latest = Mapping[str, tuple[float, dt.date]]
"""By metric one's own latest figure, as files brought it, with its day."""


def rivals_by_metric(plan: Plan, *, latest: Latest | None = None) -> Charts:
    """How competitors stand by the same metrics as one's own, each metric by itself; where no file has a figure, by where it began."""
    own = latest or {}
    charts = tuple(
        _rivals_chart(metric, own.get(metric.id), rivals) for metric in plan.metrics.metrics if (rivals := rivals_of(plan, metric))
    )
    return Charts(
        question=_RIVALS,
        charts=charts,
        empty="Nothing to compare yet. Write a figure of a competitor, of the same metric as one of yours, with the day you saw it.",
    )


def rivals_of(plan: Plan, metric: Metric) -> list[Standing]:
    """The latest figure of each competitor in one metric."""
    found: list[Standing] = []
    for rival in plan.audit.competitors:
        known = [figure for figure in rival.figures if figure.metric == metric.id and figure.value is not None]
        latest = max(known, key=lambda figure: figure.on or dt.date.min, default=None)
        if latest is not None:
            found.append((rival.name or "Somebody without a name", _value(latest), latest.on))
    return found


def _value(figure: RivalFigure) -> float:
    return float(figure.value or 0)


def _rivals_chart(metric: Metric, latest: tuple[float, dt.date] | None, rivals: list[Standing]) -> Figure:
    began: list[Standing] = [] if metric.baseline is None else [("You", metric.baseline, metric.baseline_on)]
    own: list[Standing] = [("You", *latest)] if latest else began
    standings = sorted([*own, *rivals], key=lambda one: (-one[1], one[0].casefold()))
    words = f"{metric.text}: {listed([f'{name} {amount(value)}' for name, value, _ in standings])}."

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Bar, draw_bars  # noqa: PLC0415 - only when something is drawn

        bars = [Bar(name=name, value=max(value, 0), words=_dated(value, on, layout)) for name, value, on in standings]
        return draw_bars(bars, words=words, layout=layout)

    rows = tuple((name, amount(value), day(on, unset="no day")) for name, value, on in standings)
    return Figure(
        title=metric.text or "A metric without a name",
        alt=words,
        table=Table(header=("Who", metric.unit.capitalize() or "Figure", "Seen on"), rows=rows, numeric=(1,)),
        caption=f"{metric.text}: you and the others",
        note=" ".join(_rivals_notes(own, standings)),
        key=("Yours is the latest finished month." if latest else "Yours is where the metric stood at the beginning.") if own else "",
        draw=draw,
        name=metric.id,
    )


def _dated(value: float, on: dt.date | None, layout: Layout) -> str:
    return f"{amount(value)} on {day(on)}" if on and layout != "narrow" else amount(value)


def _rivals_notes(own: list[Standing], standings: list[Standing]) -> list[str]:
    """What to be careful about; a figure that is missing is named, not drawn as nothing."""
    days = [on for _, _, on in standings if on]
    notes = [] if own else ["Your own figure is missing: write where the metric stands today on the page Metrics."]
    if days and (max(days) - min(days)).days > _FAR_APART:
        notes.append(f"The figures are from {day(min(days))} to {day(max(days))}: look again on one day before you compare them.")
    if len(days) < len(standings):
        notes.append("Some figures have no day; nobody can tell how old they are.")
    return notes


def share_of_voice(plan: Plan) -> Picture:
    """How many of all counted mentions were one's own, month by month, with the words that were searched for."""
    months = voice_by_month(plan)[-_MONTHS:]
    has_share = any(one.total is not None for one in months)
    return rows_picture(
        _VOICE,
        ("Month", "Yours", "All", "Share", "Searched for"),
        [_voice_row(plan, one) for one in months] if has_share else (),
        numeric=(1, 2, 3),
        note=_voice_note(months),
        empty="No share yet: it takes a count of your own mentions and one of a competitor, in the same month. Search with the same words each month, and write down both counts.",
        chart=lambda: _voice_chart(plan, months),
    )


def _voice_row(plan: Plan, one: Voice) -> Row:
    searches = [f"{name_of(plan, about) or 'You'}: {query or 'no words kept'}" for about, query in sorted(one.searches)]
    return (
        _voice_month(one),
        amount(one.own, unset="not counted"),
        amount(one.total, unset="–"),
        amount(one.share, "fraction", unset="–"),
        Cell(text=searches[0], lines=tuple(searches[1:])),
    )


def _voice_month(one: Voice) -> str:
    return f"{month(one.month)}, to {day(one.to)} only" if one.to else month(one.month)


def _voice_chart(plan: Plan, months: tuple[Voice, ...]) -> Figure:
    whole = [one for one in months if one.total is not None]
    words = _voice_words(whole)

    def draw(layout: Layout = "paper") -> Any:
        from smplan_kernel.figures.bars import Column, draw_columns  # noqa: PLC0415 - only when something is drawn

        columns = [Column(name=short_period(one.month), planned=one.total or 0, spent=one.own) for one in whole]
        return draw_columns(columns, words=words, layout=layout)

    rows = tuple(
        (str(cells[0]), str(cells[1]), str(cells[2]), str(cells[3]), "; ".join((cells[4].text, *cells[4].lines)))
        for cells in (_voice_row(plan, one) for one in months)
        if isinstance(cells[4], Cell)
    )
    return Figure(
        title=_VOICE,
        alt=words,
        table=Table(header=("Month", "Yours", "All", "Share", "Searched for"), rows=rows, numeric=(1, 2, 3)),
        caption="Mentions by month",
        note=_voice_note(months),
        key="Wide column: all mentions that were counted. Narrow column in it: yours.",
        stops=tuple(
            f"{_voice_month(one)}: {amount(one.own)} of {amount(one.total)}, {amount(one.share, 'fraction', unset='no share')}."
            for one in whole
        ),
        here=len(whole) - 1,
        draw=draw,
    )


def _voice_words(whole: list[Voice]) -> str:
    if not whole:
        return "No month yet in which both you and others were counted."
    latest = whole[-1]
    return sentence(f"in {month(latest.month)}, {amount(latest.own)} of {amount(latest.total)} mentions were yours")


def _voice_note(months: tuple[Voice, ...]) -> str:
    """What keeps two months from being compared, and where a share says little."""
    few = [month(one.month) for one in months if one.total is not None and one.total < FEW]
    changed = [month(after.month) for before, after in pairwise(months) if not after.compares_with(before)]
    lone = [month(one.month) for one in months if one.total is None]
    said = (
        f"fewer than {FEW} mentions in {listed(few)}: such a share moves by itself" if few else "",
        f"other words were searched for, or others counted, from {listed(changed)} on: do not compare across" if changed else "",
        f"only one side was counted in {listed(lone)}, so there is no share" if lone else "",
    )
    return " ".join(sentence(one) for one in said if one)


def mentions_by_topic(plan: Plan) -> Picture:
    """What one's own mentions of the latest month were about, where they stood, and how they were meant."""
    own = [
        one
        for one in plan.audit.mentions
        if not one.about and one.month and one.count is not None and (one.topic or one.source or one.label)
    ]
    latest = max((one.month for one in own), default="")
    here = [one for one in own if one.month == latest]
    total = sum(one.count or 0 for one in here)
    queries = listed(sorted({one.query.strip() or "no words kept" for one in here}))
    small = f" Fewer than {FEW} in all: read them one by one rather than as sums." if total < FEW else ""
    return rows_picture(
        _TOPICS,
        ("Topic", "Where", *(words for _, words in LABELS), "No tone", "All"),
        [_topic_row(plan, place, counts) for place, counts in _topics(here)],
        numeric=tuple(range(2, len(LABELS) + 4)),
        note=f"{month(latest)}, searched for: {queries}.{small}",
        empty="No topics yet. Beside a count of mentions, write what they were about and how they were meant.",
    )


def _topics(here: list[Mentions]) -> list[tuple[tuple[str, str], Counter[str]]]:
    """Topic and place with the counts by tone, the most talked about first."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for one in here:
        found.setdefault((one.topic.strip(), one.source), Counter())[one.label] += one.count or 0
    return sorted(found.items(), key=lambda item: (-item[1].total(), item[0]))


def _topic_row(plan: Plan, place: tuple[str, str], counts: Counter[str]) -> Row:
    topic, source = place
    tones = [amount(counts[label]) if label in counts else "–" for label in (*(value for value, _ in LABELS), "")]
    return (topic or "no topic", name_of(plan, source) or "anywhere", *tones, amount(counts.total()))
