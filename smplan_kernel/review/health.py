"""The health of the plan: who answers for what, what is late or blocked, what nobody touches, what is due, how fresh the figures are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from smplan_kernel.plan import Plan
from smplan_kernel.plan.document import SECTIONS
from smplan_kernel.plan.fields import meta
from smplan_kernel.plan.owned import answers_of, is_accepted, owned_items
from smplan_kernel.plan.records import Record
from smplan_kernel.review.calendar import day_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.health_model import DuePart, Health, HealthLine, StalePart
from smplan_kernel.review.meeting import is_quarter_over, is_year_over
from smplan_kernel.review.model import DataCheck
from smplan_kernel.review.part import Named
from smplan_kernel.review.words import badge, counted, listed, number_word, out_of, quoted, sentence
from smplan_kernel.review.work_model import StepsReview

STALE_AFTER = 6  # months; the quarter's and the year's looks come between
_NAMED = 3
_QUARTER = (("the policy", "policy"), ("training", "policy"), ("risks", "plan"), ("the list of tools", "resources"))
_YEAR = (("the full audit", "audit"), ("the personas", "personas"), ("how far you have come", ""))


def health_review(facts: Facts, *, touched: Mapping[str, date], steps: StepsReview, data: DataCheck) -> Health:
    """Look at the plan itself; `touched` says when people last changed each of its pages."""
    items = [(item, person) for item, person in owned_items(facts.plan) if not _is_over(item, facts.last)]
    answers = answers_of(facts.plan)
    open_items = [(item, person) for item, person in items if not is_accepted(facts.plan, answers, item, person)]
    unowned = tuple(Named(id=item.id, name=facts.name(item.id)) for item, _ in open_items)
    nobody = tuple(
        Named(id=item.id, name=facts.name(item.id))
        for item, person in open_items
        if not facts.name(person) or answers.get((person, item.id)) == "declined"
    )
    stale = _stale(facts, touched)
    gaps = tuple(
        source.id
        for source in data.sources
        if source.state == "partial" and source.id in {metric.source for metric in facts.plan.metrics.metrics} and not facts.partial
    )
    due = _due(facts, touched)
    lines = (
        _ownership_line(len(items), unowned, nobody, was_asked=bool(answers)),
        _steps_line(steps),
        _stale_line(stale, touched),
        *((_due_line(due),) if due else ()),
        _data_line(data, is_partial=facts.partial),
    )
    return Health(
        sentence=_sentence(lines),
        items=len(items),
        owned=len(items) - len(unowned),
        unowned=unowned,
        nobody=nobody,
        late=len(steps.late),
        blocked=len(steps.blocked),
        stale_after=STALE_AFTER,
        stale=stale,
        due=due,
        gaps=gaps,
        lines=lines,
    )


def _is_over(item: Record, last: date) -> bool:
    """An event that is over needs no owner any more; its follow-ups are steps."""
    end = getattr(item, "ends", None) or getattr(item, "starts", None)
    return end is not None and end <= last


def _stale(facts: Facts, touched: Mapping[str, date]) -> tuple[StalePart, ...]:
    """Pages with answers that nobody has changed for half a year, the longest first; an empty page is not stale but open."""
    blank = Plan(id=facts.plan.id)
    found = [
        StalePart(section=name, title=meta(Plan, name).title, since=touched[name], months=_months(touched[name], facts.last))
        for name in SECTIONS
        if name in touched and facts.plan.section(name) != blank.section(name)
    ]
    return tuple(
        sorted((part for part in found if part.months >= STALE_AFTER), key=lambda part: (part.since, SECTIONS.index(part.section)))
    )


def _months(since: date, until: date) -> int:
    """Whole months from a day to the end of a month, which counts as the same day of any month."""
    return max(0, (until.year - since.year) * 12 + until.month - since.month)


def _due(facts: Facts, touched: Mapping[str, date]) -> tuple[DuePart, ...]:
    found = [DuePart(title=title, every="quarter", last=touched.get(name)) for title, name in _QUARTER if is_quarter_over(facts)]
    return (*found, *(DuePart(title=title, every="year", last=touched.get(name)) for title, name in _YEAR if is_year_over(facts)))


def _line(key: str, name: str, state: str, words: str) -> HealthLine:
    return HealthLine.model_validate({"key": key, "name": name, "state": badge(state), "sentence": sentence(words)})


def _ownership_line(items: int, unowned: tuple[Named, ...], nobody: tuple[Named, ...], *, was_asked: bool) -> HealthLine:
    """How many things have one person who said yes; where nobody was ever asked, a name is all that can be known."""
    if not items:
        return _line("ownership", "Ownership", "not known", "nothing in the plan needs an owner yet")
    if nobody:
        has = "has" if len(nobody) == 1 else "have"
        rest = named_first(one.name for one in nobody)
        return _line("ownership", "Ownership", "needs a look", f"{out_of(len(nobody), items, 'thing')} {has} nobody who answers: {rest}")
    if not unowned:
        words = (
            "the one thing that needs an owner has one who accepted"
            if items == 1
            else f"all {number_word(items)} things have an owner who accepted"
        )
        return _line("ownership", "Ownership", "in order", words)
    if not was_asked:
        words = "the one thing that needs an owner has one" if items == 1 else f"all {number_word(items)} things have an owner"
        return _line("ownership", "Ownership", "not known", f"{words}; whether they accepted is not written down")
    has = "has" if items - len(unowned) == 1 else "have"
    rest = named_first(one.name for one in unowned)
    return _line(
        "ownership",
        "Ownership",
        "needs a look",
        f"{out_of(items - len(unowned), items, 'thing')} {has} an owner who accepted; open: {rest}",
    )


def _steps_line(steps: StepsReview) -> HealthLine:
    """Late and blocked steps by owner."""
    owners = sorted({line.owner for line in (*steps.late, *steps.blocked)}, key=lambda name: (not name, name.casefold()))
    parts = [f"{owner or 'nobody'} ({_of_owner(steps, owner)})" for owner in owners]
    if not steps.late and not steps.blocked:
        return _line("steps", "Steps", "in order", "no step is late or blocked")
    counts = [f"{counted(len(found), 'step')} {name}" for found, name in ((steps.late, "late"), (steps.blocked, "blocked")) if found]
    by_owner = f": {listed(parts)}" if parts else ""
    return _line("steps", "Steps", "needs a look", f"{' and '.join(counts)}{by_owner}")


def _of_owner(steps: StepsReview, owner: str) -> str:
    numbers = ((sum(line.owner == owner for line in found), name) for found, name in ((steps.late, "late"), (steps.blocked, "blocked")))
    return " and ".join(f"{number_word(number)} {name}" for number, name in numbers if number)


def _stale_line(stale: tuple[StalePart, ...], touched: Mapping[str, date]) -> HealthLine:
    if not touched:
        return _line("untouched", "Pages", "not known", "nobody told when the pages were changed")
    if not stale:
        return _line("untouched", "Pages", "in order", f"every page with answers was changed within {counted(STALE_AFTER, 'month')}")
    found = [f"{part.title} since {day_title(part.since)}" for part in stale]
    return _line("untouched", "Pages", "needs a look", f"not changed: {named_first(found)}")


def _due_line(due: tuple[DuePart, ...]) -> HealthLine:
    groups = [(name, [part for part in due if part.every == name]) for name in ("quarter", "year")]
    words = [f"a {name} is over: {listed([part.title for part in parts])}" for name, parts in groups if parts]
    return _line("due", "To look at now", "due", "; ".join(words))


def _data_line(data: DataCheck, *, is_partial: bool) -> HealthLine:
    """How fresh the figures are."""
    if not data.sources:
        return _line("data", "Figures", "not known", "the plan names no data source yet")
    days = sum(gap.days for source in data.sources if source.state == "partial" for gap in source.gaps)
    missing = f"; {counted(days, 'day')} missing in between" if days else ""
    known = [source.last for source in data.sources if source.last]
    oldest = f", with figures up to {day_title(min(known))}" if len(known) == len(data.sources) else ""
    oldest += " or later" if len(set(known)) > 1 else ""
    is_whole = data.complete == data.total or is_partial
    return _line(
        "data",
        "Figures",
        "in order" if is_whole else "needs a look",
        f"{out_of(data.complete, data.total, 'source')} complete{oldest}{missing}",
    )


def named_first(names: Iterable[str]) -> str:
    """The first three, and how many more.

    >>> named_first(["Blog", "Shop", "Shows", "Film"])
    'Blog, Shop, Shows and one more'
    """
    known = list(names)
    more = [counted(len(known) - _NAMED, "more", "more")] if len(known) > _NAMED else []
    return listed([quoted(name).strip("“”") for name in known[:_NAMED]] + more)


def _sentence(lines: tuple[HealthLine, ...]) -> str:
    """How many of the looks found something."""
    look = sum(line.state.word == "needs a look" for line in lines)
    if not look:
        return "Nothing about the plan itself needs a look."
    return sentence(f"{counted(look, 'part', 'parts')} of the plan’s upkeep {'needs' if look == 1 else 'need'} a look")
