"""What reads differently in a corrected report, in plain words: which number, before, now, and which file changed it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from smplan_kernel.review.calendar import month_title
from smplan_kernel.review.edition_model import Difference, Edition
from smplan_kernel.review.model import Review
from smplan_kernel.review.numbers_model import MetricReview
from smplan_kernel.review.words import as_named, counted, figure, listed, number_word, quoted, sentence

_NAMED = 3
NO_FIGURE = "no figure"


class ChangedFile(Protocol):
    """A file that came in, or was taken back, between two editions."""

    @property
    def file_name(self) -> str: ...  # noqa: D102 - named by itself
    @property
    def platform(self) -> str: ...  # noqa: D102 - named by itself
    @property
    def account(self) -> str: ...  # noqa: D102 - named by itself


@dataclass(frozen=True, kw_only=True)
class _Pair:
    """Two editions of one month, and the files between them."""

    before: Review
    after: Review
    files: tuple[ChangedFile, ...]

    def names_for(self, source: str) -> str:
        """The files of a source, by its name in the review."""
        known = next((one for one in self.after.data.sources if source and source in {one.name, one.id}), None)
        if known is None:
            return ""
        names = dict.fromkeys(
            one.file_name for one in self.files if (one.platform, one.account) in {(known.platform, known.account), (known.platform, "")}
        )
        return listed(list(names))


def edition(before: Review | None, after: Review, *, number: int, files: Iterable[ChangedFile] = ()) -> Edition:
    """The number of an edition, what it replaces, and what is different.

    `before` is the edition it replaces, None for the first one or when that is not there any more.
    """
    if number <= 1:
        return Edition(number=1, replaces=0, sentence="", differences=())
    name = f"This is edition {number} of the review"
    if before is None:
        words = sentence(f"{name}; the one before is not there any more, so what is different cannot be told")
        return Edition(number=number, replaces=0, sentence=words, differences=())
    between = tuple(files)
    found = tuple(_all(_Pair(before=before, after=after, files=between)))
    why = "with corrected figures" if between else "made anew although no file came or went"
    told = f"{counted(len(found), 'thing is', 'things are')} different" if found else "nothing in it reads differently"
    words = sentence(f"{name}, {why}; it replaces edition {number - 1}, which is kept, and {told}")
    return Edition(number=number, replaces=number - 1, sentence=words, differences=found)


def _all(pair: _Pair) -> Iterator[Difference]:
    """First the numbers, then what follows from them."""
    yield from _sources(pair)
    yield from _metrics(pair)
    yield from _goals(pair)
    yield from _assumptions(pair)
    yield from _codes(pair)
    yield from _decisions(pair)


def _told(what: str, before: str, after: str, file: str) -> Difference:
    because = f" ({file})" if file else ""
    return Difference(what=what, before=before, after=after, file=file, sentence=as_named(f"{what}: {before} before, {after} now{because}"))


def _sources(pair: _Pair) -> Iterator[Difference]:
    known = {one.id: one for one in pair.before.data.sources}
    for one in pair.after.data.sources:
        old = known.get(one.id)
        if old is not None and (old.state, old.days_covered) != (one.state, one.days_covered):
            days = [f"{number_word(source.days_covered)} of {number_word(source.days_in_month)} days" for source in (old, one)]
            yield _told(f"{one.name}, days with figures", days[0], days[1], pair.names_for(one.id))


def _metrics(pair: _Pair) -> Iterator[Difference]:
    for metric in pair.after.metrics:
        old = pair.before.metric(metric.id)
        if old is None:
            continue
        file, name = pair.names_for(metric.source), quoted(metric.name)
        if old.value != metric.value or old.partial != metric.partial:
            yield _told(f"{name}, {pair.after.period.title}", _value(old), _value(metric), file)
        yield from _earlier_months(pair, old, metric)
        if old.verdict.word != metric.verdict.word:
            yield _told(f"Verdict on {name}", old.verdict.label, metric.verdict.label, file)
        ranges = [_range(pair, one) for one in (old, metric)]
        if ranges[0] != ranges[1]:
            yield _told(f"Usual range of {name}", ranges[0], ranges[1], file)


def _value(metric: MetricReview) -> str:
    return f"{metric.value_text or NO_FIGURE}{' (not complete)' if metric.partial else ''}"


def _range(pair: _Pair, metric: MetricReview) -> str:
    low, high = (figure(value, metric.unit, currency=pair.after.currency) for value in (metric.behaviour.lower, metric.behaviour.upper))
    return "none" if metric.behaviour.lower is None else f"{low} to {high}"


def _earlier_months(pair: _Pair, old: MetricReview, metric: MetricReview) -> Iterator[Difference]:
    """Months before this one whose figure is another one now: the latest three, and how many more."""
    known = dict(zip(old.months.periods, old.months.values, strict=True))
    pairs = zip(metric.months.periods, metric.months.values, strict=True)
    moved = [(month, known.get(month), value) for month, value in pairs if month < pair.after.month and known.get(month) != value]
    file = pair.names_for(metric.source)
    for month, was, now in moved[-_NAMED:]:
        words = [figure(value, metric.unit, currency=pair.after.currency) for value in (was, now)]
        yield _told(f"{quoted(metric.name)}, {month_title(month)}", words[0], words[1], file)
    if len(moved) > _NAMED:
        more = counted(len(moved) - _NAMED, "earlier month")
        yield _told(f"{quoted(metric.name)}, {more}", "other figures", "new ones", file)


def _goals(pair: _Pair) -> Iterator[Difference]:
    known = {goal.id: goal for goal in pair.before.goals}
    for goal in pair.after.goals:
        old = known.get(goal.id)
        if old is not None and old.verdict.label != goal.verdict.label:
            yield _told(f"Goal {quoted(goal.text)}", old.verdict.label, goal.verdict.label, "")


def _assumptions(pair: _Pair) -> Iterator[Difference]:
    known = {one.id: one for one in pair.before.assumptions}
    for one in pair.after.assumptions:
        old = known.get(one.id)
        if old is not None and old.state != one.state:
            yield _told(f"Assumption {quoted(one.text)}", old.state, one.state, "")


def _codes(pair: _Pair) -> Iterator[Difference]:
    known = {code.id: code for code in pair.before.codes}
    for code in pair.after.codes:
        old = known.get(code.id)
        if old is not None and (old.uses, old.visits) != (code.uses, code.visits):
            yield _told(f"Code {quoted(code.code)}", _uses(old.uses, old.visits), _uses(code.uses, code.visits), "")


def _uses(uses: float | None, visits: float | None) -> str:
    parts = [
        f"{number_word(int(number))} {name if number != 1 else name.removesuffix('s')}"
        for number, name in ((uses, "uses"), (visits, "visits"))
        if number is not None
    ]
    return " and ".join(parts) or NO_FIGURE


def _decisions(pair: _Pair) -> Iterator[Difference]:
    """What asks for a decision now and did not before, and the other way round."""
    old, new = ({(one.kind, one.item): one.headline for one in review.summary.decisions} for review in (pair.before, pair.after))
    for key, headline in new.items():
        if key not in old:
            yield Difference(
                what=headline, before="", after="asks for a decision", file="", sentence=f"New among the decisions: {headline}"
            )
    for key, headline in old.items():
        if key not in new:
            yield Difference(
                what=headline, before="asked for a decision", after="", file="", sentence=f"No longer among the decisions: {headline}"
            )
