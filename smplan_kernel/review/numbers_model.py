"""The parts of a review that hold figures: metrics, goals, posts and channels."""

from __future__ import annotations

from datetime import date
from typing import Literal

from smplan_kernel.review.origin_model import Provenance
from smplan_kernel.review.part import Badge, Part, Thread


class SeriesPart(Part):
    """A metric over time; a missing figure is None and is never read as zero.

    `breaks` are the places where a new definition begins; `source` names platform and account.
    """

    grain: Literal["month", "week"]
    unit: str
    periods: tuple[str, ...]
    values: tuple[float | None, ...]
    partial: tuple[bool, ...]
    breaks: tuple[int, ...] = ()
    source: str = ""


class SegmentPart(Part):
    """One stretch of a series with one set of limits, `start` to `end`, both included.

    `retired` limits stay visible although newer ones have taken their place.
    """

    start: int
    end: int
    baseline: int
    trial: bool
    centre: float | None
    upper: float | None
    lower: float | None
    mr_limit: float | None
    sigma: float | None
    retired: bool = False


class SignalPart(Part):
    """A pattern that ends at `index`: rule 1 (outside), 2 (three of four near a limit), 3 (eight on one side).

    `points` is how many points it spans, `level` their mean, `segment` the stretch whose limits found it.
    """

    index: int
    start: int
    period: str
    rule: Literal[1, 2, 3]
    side: Literal["above", "below"]
    sentence: str
    points: int = 0
    level: float | None = None
    segment: int = 0


class BehaviourPart(Part):
    """The behaviour chart of one series; the plain limits are those in force at the end of the series."""

    points: int
    baseline: int
    trial: bool
    centre: float | None
    upper: float | None
    lower: float | None
    mr_limit: float | None
    sigma: float | None
    segments: tuple[SegmentPart, ...]
    signals: tuple[SignalPart, ...]
    jumps: tuple[int, ...] = ()


class Marker(Part):
    """Something to draw on a chart: a logged change, an event, or a new definition.

    `aimed` is False where a change or event was for something else: it is drawn, because it happened, and asked about by no title.
    """

    on: date
    period: str
    week: str
    kind: Literal["change", "event", "definition"]
    text: str
    item: str = ""
    aimed: bool = True


class TargetPart(Part):
    """A target and where the figure stands on the way to it.

    `running` figures add up from month to month: then `now` and `pace` are sums since the plan's start, and `needed` is
    what each month left would have to bring.
    """

    now: float | None
    pace: float | None
    target: float | None
    target_date: date | None
    running: bool
    now_text: str
    pace_text: str
    target_text: str
    on_pace: bool | None
    sentence: str = ""
    assurance_word: str = ""
    assurance: str = ""
    reality: str = ""
    months_to_notice: int | None = None
    needed: float | None = None
    months: tuple[str, ...] = ()
    month_targets: tuple[float | None, ...] = ()


class SourceLine(Part):
    """Where a metric's figures came from: a file of an import and how many of its rows were used."""

    file: str
    rows: int
    first_row: int
    last_row: int


class DefinitionLine(Part):
    """One version of what a metric counts: formula, whose word it is, since when, and what it changed.

    `names` are the column names of its files. `on` is the day from which it counts for this account; `mine` tells the plan's own entries from those smplan comes with.
    """

    name: str
    names: tuple[str, ...]
    measure: str
    formula: str
    source: str
    since: str
    way: Literal["", "renamed", "redefined"]
    on: date | None
    mine: bool
    sentence: str

    @property
    def in_words(self) -> str:
        """The version in one line."""
        since = f", since {self.since}" if self.since else ""
        said = " ".join(words for words in (self.formula, self.sentence) if words)
        return f"{self.name}{since}: {said or 'no formula written yet.'} ({self.source})"


class MetricReview(Part):
    """One metric in one month: figure, series, limits, verdict, and the sentences that go with them.

    `verdict.word` is one of methods 4.4 ("too few points", "ordinary variation", "probable change", "strong
    signal") or "no verdict" when the month has no complete figure. `headline` names the grain the verdict was
    read from; `weeks` and `weekly_behaviour` exist when daily data exists.
    """

    id: str
    name: str
    goal: str
    goal_text: str
    owner: str
    klass: str
    kind: str
    direction: Literal["up", "down", ""]
    unit: str
    definition: str
    formula: str
    value: float | None
    value_text: str
    partial: bool
    verdict: Badge
    sentence: str
    caption: str
    supporting: str
    coincides: str
    withheld: str
    year_before: str = ""
    definitions: tuple[DefinitionLine, ...] = ()
    headline: Literal["month", "week"]
    months: SeriesPart
    behaviour: BehaviourPart
    weeks: SeriesPart | None
    weekly_behaviour: BehaviourPart | None
    target: TargetPart
    markers: tuple[Marker, ...]
    source: str
    sources: tuple[SourceLine, ...]
    provenance: Provenance | None = None
    notes: tuple[str, ...]
    thread: Thread


class MonthWord(Part):
    """The verdict word of one month in a goal's history."""

    month: str
    word: str


class GoalReview(Part):
    """One goal: where it stands, the verdict of the figures, and what people said and decided before.

    `previous` holds the verdict of people in the month before, `history` the verdict of the figures by month.
    `metric` is the metric whose figures are shown in the row; empty when the goal has none.
    """

    id: str
    text: str
    level: str
    owner: str
    metric: str
    metrics: tuple[str, ...]
    verdict: Badge
    sentence: str
    target: TargetPart
    target_by: str
    pace: str
    assurance: str
    coverage: tuple[str, ...]
    previous: tuple[str, ...]
    history: tuple[MonthWord, ...]
    thread: Thread


class PostLine(Part):
    """One post by the platform's own name for it, with its figure and what the file tells of it.

    `rate` is what people did with it over how many saw it, both parts named; words are empty where no file tells them.
    """

    object: str
    published: str
    value: float
    value_text: str
    form: str = ""
    link: str = ""
    text: str = ""
    rate: str = ""


class ChannelReview(Part):
    """One channel's posts of the month: medians with their number, best and worst unless too few to rank."""

    channel: str
    name: str
    platform: str
    account: str
    tier: str
    owner: str
    measure: str
    posts: int
    median: float | None
    median_text: str
    best: tuple[PostLine, ...]
    worst: tuple[PostLine, ...]
    caution: str
    sentence: str
