"""Habits against the plan: how often each routine was done of the times it was due, and how fast people got an answer."""

from __future__ import annotations

import math
from datetime import date, timedelta
from typing import TYPE_CHECKING

from smplan_kernel.review.calendar import day_title, month_bounds
from smplan_kernel.review.effort import summed
from smplan_kernel.review.routines_model import Habits, ReplyLine, RoutineLine
from smplan_kernel.review.words import as_named, counted, figure, listed, out_of, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from smplan_kernel.plan.content import ReplyCount, Routine
    from smplan_kernel.review.facts import Facts

_SATURDAY = 5
_WEEK = 7
LEAST_ANSWERS = 10
"""Fewer answers than this ask for no decision: one of them would move the share by more than ten points of a hundred, and
the median would rest on three or four, so that one bad day speaks for a month."""


def habits_review(facts: Facts) -> Habits | None:
    """Routines and answers of the month; None where the plan has neither a routine nor a promise nor a log."""
    content = facts.plan.content
    counts = [count for count in content.reply_counts if count.month == facts.month]
    promise = content.replies
    if not content.routines and not counts and promise.target_hours is None and promise.share_target is None:
        return None
    routines = tuple(_routine(facts, routine) for routine in content.routines)
    replies = tuple(_reply(facts, count) for count in counts)
    answered, in_time, unanswered = (_whole(getattr(line, name) for line in replies) for name in ("answered", "in_time", "unanswered"))
    paired = [line for line in replies if line.answered and line.in_time is not None]
    both = (sum(line.in_time or 0 for line in paired), sum(line.answered or 0 for line in paired))
    share = both[0] / both[1] if both[1] else None
    return Habits(
        routines=routines,
        replies=replies,
        answered=answered,
        in_time=in_time,
        share_in_time=share,
        unanswered=unanswered,
        target_hours=promise.target_hours,
        share_target=promise.share_target / 100 if promise.share_target is not None else None,
        timed=both[1],
        timed_in_time=both[0],
        slow=tuple(line.channel for line in replies if _is_slow(line, promise.target_hours)),
        is_share_missed=_is_missed(both, promise.share_target),
        sentence=_told(both, share, unanswered, promise.share_target, promise.target_hours) if replies else "",
        advice=_advice(routines, replies),
    )


def due_times(frequency: str, month: str, closed: Iterable[date] = ()) -> int | None:
    """How often a routine is due in a month: daily means working days; rarer than monthly is judged by nobody.

    >>> due_times("daily", "2026-10"), due_times("weekly", "2026-10"), due_times("monthly", "2026-10"), due_times("yearly", "2026-10")
    (22, 4, 1, None)
    """
    first, last = month_bounds(month)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if frequency == "daily":
        shut = set(closed)
        return sum(day.weekday() < _SATURDAY and day not in shut for day in days)
    if frequency == "weekly":
        return math.floor(len(days) / _WEEK + 0.5)
    return 1 if frequency == "monthly" else None


def _routine(facts: Facts, routine: Routine) -> RoutineLine:
    kept = [
        one for one in facts.plan.content.routines_kept if one.routine == routine.id and one.month == facts.month and one.times is not None
    ]
    planned = due_times(routine.frequency, facts.month, facts.plan.review.closed_days)
    done = sum(one.times or 0 for one in kept) if kept else None
    to = max((one.counted_to for one in kept if one.counted_to), default=None)
    share = done / planned if done is not None and planned and to is None else None
    part = f" (counted to {day_title(to)} only)" if to else ""
    if done is None:
        words = "nothing is logged"
    elif planned is None:
        words = f"done {_times(done)}{part}"
    else:
        rate = f", {figure(share, 'fraction')}" if share is not None else ""
        words = f"done {out_of(done, planned, 'time')}{rate}{part}"
    return RoutineLine(
        id=routine.id,
        name=routine.text,
        owner=facts.name(routine.owner),
        planned=planned,
        done=done,
        share=share,
        sentence=as_named(f"{routine.text}: {words}"),
    )


def _times(number: int) -> str:
    return "once" if number == 1 else counted(number, "time")


def _reply(facts: Facts, count: ReplyCount) -> ReplyLine:
    """One channel's answers; more answers than messages leave nothing open."""
    known = count.received is not None and count.answered is not None
    unanswered = max(0, (count.received or 0) - (count.answered or 0)) if known else None
    name = facts.name(count.channel) or "No channel"
    said = [f"{counted(count.received, 'message')}"] if count.received is not None else []
    said += [f"{figure(count.answered)} answered"] if count.answered is not None else []
    said += [f"{figure(count.in_time)} in time"] if count.in_time is not None else []
    said += [f"median {in_hours(count.median_hours)}"] if count.median_hours is not None else []
    said += [f"{figure(unanswered)} unanswered"] if unanswered else []
    return ReplyLine(
        channel=count.channel,
        name=name,
        received=count.received,
        answered=count.answered,
        in_time=count.in_time,
        unanswered=unanswered,
        median_hours=count.median_hours,
        sentence=as_named(f"{name}: {', '.join(said) or 'no figures'}"),
    )


def _is_slow(line: ReplyLine, promised: float | None) -> bool:
    """More than half of enough answers took longer than promised, by more than the words show."""
    if promised is None or line.median_hours is None or (line.answered or 0) < LEAST_ANSWERS:
        return False
    return line.median_hours > promised and in_hours(line.median_hours) != in_hours(promised)


def _is_missed(both: tuple[int, int], promised: float | None) -> bool:
    """The share is below the promise, and one more answer in time would not have changed that."""
    in_time, answered = both
    return promised is not None and answered >= LEAST_ANSWERS and (in_time + 1) / answered < promised / 100


def in_hours(value: float | None) -> str:
    """A time in words, to a tenth of an hour.

    >>> in_hours(1), in_hours(5.5), in_hours(4.02)
    ('1 hour', '5.5 hours', '4 hours')
    """
    words = figure(value if value is None else round(value, 1))
    return f"{words} hour" if words == "1" else f"{words} hours"


def _whole(values: Iterable[int | None]) -> int | None:
    total = summed(values)
    return None if total is None else int(total)


def _told(both: tuple[int, int], share: float | None, unanswered: int | None, target: float | None, hours: float | None) -> str:
    """All channels together: a median cannot be made of medians, so only counts are added."""
    within = f"within {in_hours(hours)}" if hours is not None else "in time"
    parts = []
    if share is not None:
        promised = f", promised {target:.0f} %" if target is not None else ""
        parts.append(sentence(f"{figure(both[0])} of {counted(both[1], 'answer')} came {within} ({figure(share, 'fraction')}{promised})"))
    if unanswered is not None:
        parts.append(
            sentence("nobody waits for an answer" if not unanswered else f"{counted(unanswered, 'message has', 'messages have')} no answer")
        )
    return " ".join(parts)


def _advice(routines: Sequence[RoutineLine], replies: Sequence[ReplyLine]) -> str:
    """What is not logged, and where to log it."""
    missing = ["how often the routines were kept"] if routines and all(line.done is None for line in routines) else []
    missing += ["how people were answered"] if not replies else []
    return sentence(f"nobody logged {listed(missing)}; one line a month is enough, on the page Content") if missing else ""
