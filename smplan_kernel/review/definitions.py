"""What a metric counts, since when and on whose word: its versions, the changes between them, and what is not compared because of them."""

from __future__ import annotations

from smplan_kernel.measures.changeover import changes_of_source
from smplan_kernel.measures.meaning import canonical, meaning_of
from smplan_kernel.measures.series import Series
from smplan_kernel.plan import DataSource, DefinitionChange, Metric
from smplan_kernel.plan.definition import Definition, is_shipped
from smplan_kernel.plan.definitions import definitions_of, since_words, speaks_of
from smplan_kernel.plan.vocabulary import METRICS, PLATFORMS, RATES, title_of
from smplan_kernel.review.calendar import day_title, month_title
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.numbers_model import DefinitionLine
from smplan_kernel.review.signals import period_title
from smplan_kernel.review.standing import is_old_baseline
from smplan_kernel.review.words import figure, sentence


def changes_for(facts: Facts, metric: Metric) -> tuple[DefinitionChange, ...]:
    """The changes that touch a metric, those with a day in order of it; the plan's own and the shipped ones."""
    source = facts.sources.get(metric.source)
    if source is None:
        return ()
    known = changes_of_source(facts.observed, facts.plan.metrics.definitions, source)
    meaning = meaning_of(canonical(metric.measure), known, platform=source.platform, account=source.account)
    found = (change for change in known if change.id in meaning.changes)
    return tuple(sorted(found, key=lambda change: (str(change.on or ""), change.id)))


def breaks_to_draw(facts: Facts, metric: Metric) -> tuple[DefinitionChange, ...]:
    """The new meanings with a day up to the month's end, each day once; a new name alone is nothing to draw."""
    dated = {
        change.on: change for change in reversed(changes_for(facts, metric)) if change.new_meaning and change.on and change.on <= facts.last
    }
    return tuple(dated[day] for day in sorted(day for day in dated if day))


def withheld(facts: Facts, shown: Charted) -> str:
    """What is not compared, because it was counted differently before."""
    if not shown.months.breaks:
        return ""
    since = period_title(shown.months.periods[shown.months.breaks[-1]])
    words = f"Counted in a new way since {since}. Nothing is compared across that change; figures before it stay on the chart."
    named = [
        change for change in breaks_to_draw(facts, shown.metric) if change.before and change.on and f"{change.on:%Y-%m}" <= facts.month
    ]
    now = sentence(f"the figure is now {named[-1].after}, before {named[-1].before}") if named else ""
    baseline = "The baseline was counted the old way: write down a new one." if is_old_baseline(facts, shown) else ""
    return " ".join(part for part in (words, now, baseline) if part)


def year_before(facts: Facts, shown: Charted) -> str:
    """The same month a year before, or why it is not compared; empty where one of the two is not known."""
    month = f"{int(facts.month[:4]) - 1}{facts.month[4:]}"
    then, now = _complete(shown.months, month), _complete(shown.months, facts.month)
    if then is None or now is None:
        return ""
    place = shown.months.periods.index(month)
    if any(place < at for at in shown.months.breaks):
        return f"{month_title(month)} was counted in another way, so this month is not compared with it."
    return f"A year before, in {month_title(month)}: {figure(then, shown.months.unit, currency=facts.currency_of(shown.months))}."


def _complete(series: Series, month: str) -> float | None:
    return series.trusted[series.periods.index(month)] if month in series.periods else None


def renamed_notes(facts: Facts, metric: Metric) -> tuple[str, ...]:
    """What only has a new name, in words; it stays one series."""
    found = (change for change in changes_for(facts, metric) if not change.new_meaning and change.on and change.on <= facts.last)
    return tuple(
        dict.fromkeys(
            f"{change.before} is called {change.after} since {day_title(change.on)}. It counts the same, so the series goes on."
            for change in found
            if change.on
        )
    )


def definition_lines(facts: Facts, metric: Metric) -> tuple[DefinitionLine, ...]:
    """Every version of what a metric counts, oldest first: shipped ones, and in their place what the plan says itself."""
    source = facts.sources.get(metric.source)
    if source is None:
        return (_of_the_vocabulary(metric, None),)
    changes = changes_for(facts, metric)
    shipped = {change.id: change for change in changes if is_shipped(change)}
    versions = _seen(facts, source, definitions_of(canonical(metric.measure), source.platform))
    lines = [
        _of_version(version, shipped) for version in versions if not version.changes or {one.id for one in version.changes} & shipped.keys()
    ]
    own = [_of_own(change, versions) for change in changes if not is_shipped(change)]
    return (*(lines or [_of_the_vocabulary(metric, source)]), *own)


def _seen(facts: Facts, source: DataSource, versions: tuple[Definition, ...]) -> tuple[Definition, ...]:
    """The versions that belong to a change, and of the others those whose columns the files have; all where there is no file yet."""
    chained = {before for version in versions for before, _ in version.before}
    others = [version for version in versions if not version.before and not chained & set(version.names)]
    columns = {
        name.casefold()
        for version in others
        for name in facts.observed.figures(source.platform, source.account, version.measure).different("definition")
    }
    known = [version for version in others if columns & {name.casefold() for name in version.names}]
    return tuple(version for version in versions if version not in others or version in (known or others))


def _of_version(version: Definition, changes: dict[str, DefinitionChange]) -> DefinitionLine:
    """A shipped version; the day is the one on which the account's files changed over."""
    dated = [changes[one.id] for one in version.changes if one.id in changes and changes[one.id].on]
    found = (dated or list(version.changes))[:1]
    return DefinitionLine(
        name=version.names[0],
        names=version.names,
        measure=version.measure,
        formula=version.formula,
        source=version.source,
        since=since_words(version.since) if version.since else "",
        way=version.way,
        on=dated[0].on if dated else None,
        mine=False,
        sentence=_sentence(found[0]) if found else "",
    )


def _of_own(change: DefinitionChange, versions: tuple[Definition, ...]) -> DefinitionLine:
    """What the plan says itself; the formula is the shipped one where it is about the same names."""
    same = [version for version in versions if speaks_of(change, version)]
    return DefinitionLine(
        name=change.after or title_of(canonical(change.measure)),
        names=same[0].names if same else (change.after,) if change.after else (),
        measure=canonical(change.measure),
        formula=same[0].formula if same else "",
        source=change.note or "Your own entry",
        since=day_title(change.on) if change.on else "",
        way="redefined" if change.new_meaning else "renamed",
        on=change.on,
        mine=True,
        sentence=_sentence(change),
    )


def _sentence(change: DefinitionChange) -> str:
    """A change in words: what took whose place, what follows from it, and from which day it counts here."""
    now = change.after or title_of(canonical(change.measure))
    what = f"{now} took the place of {change.before}" if change.before else f"{now} is counted in a new way"
    follows = "a new meaning, so nothing is compared across it" if change.new_meaning else "only a new name, so the series goes on"
    when = f"It counts here from {day_title(change.on)}." if change.on else "Your files hold only one of the two, so nothing is cut."
    return f"{what}: {follows}. {when}"


def _of_the_vocabulary(metric: Metric, source: DataSource | None) -> DefinitionLine:
    """A figure of which no version is known: what smplan counts it as."""
    measure = canonical(metric.measure)
    known, rate = METRICS.get(measure), RATES.get(measure)
    parts = (
        f"{title_of(rate.numerator)} divided by {title_of(metric.denominator or rate.denominator).lower()}."
        if rate and rate.numerator
        else ""
    )
    words = known.note if known else parts or (rate.note if rate else "")
    return DefinitionLine(
        name=metric.definition or title_of(measure) or metric.text,
        names=(),
        measure=measure,
        formula=words or metric.formula,
        source=PLATFORMS.get(source.platform, source.platform) if source else "No source yet",
        since="",
        way="",
        on=None,
        mine=False,
        sentence="",
    )
