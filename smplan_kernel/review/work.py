"""Plan against record: pieces published, own and others' pieces, money, hours, and follow-ups of events."""

from __future__ import annotations

import math
from collections import Counter
from datetime import timedelta

from smplan_kernel.plan import Event, Step
from smplan_kernel.plan.pieces import Pieces, pieces_in
from smplan_kernel.plan.resources import HoursSpent
from smplan_kernel.review.calendar import day_title, month_after, month_bounds, month_title
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.steps import done_on, is_late
from smplan_kernel.review.words import as_named, counted, figure, out_of, quoted, sentence
from smplan_kernel.review.work_model import Adherence, BudgetLine, FollowUp

_WEEKS_A_MONTH = 365.25 / 12 / 7
_SOON_AFTER = timedelta(days=14)


def adherence_review(facts: Facts) -> tuple[Adherence, ...]:
    """Pieces by channel against the calendar, else against the quota, then the share of own pieces; empty when nothing is known."""
    first, last = facts.bounds
    entries = [entry for entry in facts.plan.content.entries if entry.on is not None and first <= entry.on <= last]
    known = pieces_in(facts.plan, facts.month)
    planned = Counter(entry.channel for entry in entries)
    channels = sorted({*planned, *known}, key=lambda channel: (facts.name(channel).casefold(), channel))
    lines = [_channel(facts, channel, planned[channel], known.get(channel)) for channel in channels]
    own = _own_share(facts, tuple(known.values()))
    return (*lines, own) if own else tuple(lines)


def _channel(facts: Facts, channel: str, planned: int, pieces: Pieces | None) -> Adherence:
    published = pieces.total if pieces else 0
    quota = _quota(facts, channel) if not planned else None
    name = facts.name(channel) or "No channel"
    if planned:
        words = f"{out_of(published, planned, 'planned piece')} published"
    elif quota is not None:
        words = f"{counted(published, 'piece')} published, the quota was {quota} a month"
    else:
        words = f"{counted(published, 'piece')} published, nothing was planned"
    return Adherence(name=name, planned=planned or quota or 0, published=published, sentence=as_named(f"{name}: {words}{_part(pieces)}"))


def _quota(facts: Facts, channel: str) -> int | None:
    """What the quotas of a channel come to in a month."""
    weekly = _total(quota.per_week for quota in facts.plan.content.quotas if quota.channel == channel)
    return None if weekly is None else math.floor(weekly * _WEEKS_A_MONTH + 0.5)


def _part(pieces: Pieces | None) -> str:
    return f" (counted to {day_title(pieces.to)} only)" if pieces and pieces.to else ""


def _own_share(facts: Facts, known: tuple[Pieces, ...]) -> Adherence | None:
    """Own pieces among those published, against the share that was planned."""
    published = sum(pieces.total for pieces in known)
    if not published:
        return None
    own = sum(pieces.own for pieces in known)
    aim = facts.plan.content.own_share
    planned = f", planned {aim:.0f} %" if aim is not None else ""
    share = math.floor(100 * own / published + 0.5)
    return Adherence(
        name="Own pieces",
        planned=published,
        published=own,
        sentence=sentence(f"{out_of(own, published, 'piece')} were our own ({share} %{planned})"),
    )


def budget_review(facts: Facts) -> tuple[BudgetLine, ...]:
    """Money and hours of the month and so far, plan against record; empty when neither is written down."""
    lines = [line for line in facts.plan.resources.budget if line.month == facts.month]
    money = _effort("Money", "money", _total(line.planned for line in lines), _total(line.spent for line in lines), facts.currency)
    pledged = _total(person.hours_per_week for person in facts.plan.ownership.people)
    spent = [line for line in facts.plan.resources.hours_spent if line.month == facts.month]
    given = _total(line.hours for line in spent)
    hours = _effort("Hours", "hours", pledged * _WEEKS_A_MONTH if pledged is not None else None, given, facts.currency, _until(spent))
    return tuple(line for line in (money, _money_so_far(facts), hours, _hours_so_far(facts, pledged)) if line is not None)


def _money_so_far(facts: Facts) -> BudgetLine | None:
    """Money of all months up to this one for which any was written down; one month alone has nothing to add up."""
    known = {line.month for line in facts.plan.resources.budget if line.spent is not None and line.month <= facts.month}
    lines = [line for line in facts.plan.resources.budget if line.month in known]
    return _so_far(facts, "Money", "money", known, _total(line.planned for line in lines), _total(line.spent for line in lines))


def _hours_so_far(facts: Facts, pledged: float | None) -> BudgetLine | None:
    """Hours of those months beside what people promised for as many; a month that is known in part only is left out."""
    lines = [line for line in facts.plan.resources.hours_spent if line.hours is not None and line.month <= facts.month]
    known = {line.month for line in lines} - {line.month for line in lines if line.counted_to}
    planned = pledged * _WEEKS_A_MONTH * len(known) if pledged is not None else None
    return _so_far(facts, "Hours", "hours", known, planned, _total(line.hours for line in lines if line.month in known))


def _so_far(facts: Facts, name: str, unit: str, months: set[str], planned: float | None, recorded: float | None) -> BudgetLine | None:
    if len(months) < 2 or recorded is None:  # noqa: PLR2004 - the month itself stands above
        return None
    span = f"{name} so far, {month_title(min(months))} to {month_title(max(months))}"
    line = _effort(span, unit, planned, recorded, facts.currency)
    over = recorded - planned if planned is not None and recorded > planned else None
    if line is None or over is None:
        return line and line.model_copy(update={"so_far": True})
    more = f"{line.sentence.rstrip('.')}, {figure(over, unit, currency=facts.currency)} more"
    return line.model_copy(update={"so_far": True, "over": over, "sentence": sentence(more)})


def _total(values: object) -> float | None:
    known = [float(value) for value in values if value is not None]  # type: ignore[attr-defined]  # any iterable of numbers or None
    return sum(known) if known else None


def _until(spent: list[HoursSpent]) -> str:
    """The last day up to which hours are known, where a log does not hold the whole month."""
    to = max((line.counted_to for line in spent if line.counted_to), default=None)
    return f", counted to {day_title(to)} only" if to else ""


def _effort(name: str, unit: str, planned: float | None, recorded: float | None, currency: str, note: str = "") -> BudgetLine | None:
    if planned is None and recorded is None:
        return None
    if planned is not None and recorded is not None:
        words = f"{name}: {figure(recorded, unit, currency=currency)} of {figure(planned, unit, currency=currency)} planned"
    elif recorded is not None:
        words = f"{name}: {figure(recorded, unit, currency=currency)}, nothing was planned"
    else:
        words = f"{name}: {figure(planned, unit, currency=currency)} planned, nothing is written down yet"
    return BudgetLine(name=name, unit=unit, planned=planned, recorded=recorded, sentence=sentence(f"{words}{note}"))


def follow_ups_review(facts: Facts) -> tuple[FollowUp, ...]:
    """Follow-ups of events that are due, late, or were done in the month."""
    steps = [step for step in facts.plan.content.steps if step.moment == "after" and step.event and step.status != "dropped"]
    found = [part for step in steps if (part := _follow_up(facts, step)) is not None]
    with_step = {step.event for step in steps}
    found += [_unplanned(facts, event) for event in facts.known_events if event.id not in with_step and _is_fresh(facts, event)]
    order = {"late": 0, "due": 1, "done": 2}
    return tuple(sorted(found, key=lambda part: (order[part.state], part.due or facts.last, part.item, part.event)))


def _follow_up(facts: Facts, step: Step) -> FollowUp | None:
    first, last = facts.bounds
    end = done_on(step)
    soon = month_bounds(month_after(facts.month))[1]
    name = facts.name(step.event)
    if end is not None and first <= end <= last:
        return _line(facts, step, name, "done", f"{quoted(step.text)} was done on {day_title(end)}")
    if is_late(step, last) and step.planned is not None:
        return _line(facts, step, name, "late", f"{quoted(step.text)} was planned for {day_title(step.planned)} and is not done")
    if (end is None or end > last) and step.planned is not None and step.planned <= soon:
        return _line(facts, step, name, "due", f"{quoted(step.text)} is due on {day_title(step.planned)}")
    return None


def _line(facts: Facts, step: Step, event: str, state: str, words: str) -> FollowUp:
    return FollowUp(
        event=step.event,
        event_name=event,
        item=step.id,
        text=step.text,
        owner=facts.name(step.owner),
        due=step.planned,
        state=state,
        sentence=sentence(words),
    )


def _is_fresh(facts: Facts, event: Event) -> bool:
    """It ended within the month, and somebody wrote how to come back to the people who were there."""
    end = event.ends or event.starts
    return end is not None and facts.bounds[0] <= end <= facts.last


def _unplanned(facts: Facts, event: Event) -> FollowUp:
    end = event.ends or event.starts or facts.last
    words = f"{quoted(event.name)} is over and has no follow-up step; who comes back to the people you met?"
    return FollowUp(
        event=event.id,
        event_name=event.name,
        item="",
        text=event.follow_ups,
        owner=facts.name(event.owner),
        due=end + _SOON_AFTER,
        state="due",
        sentence=words,
    )
