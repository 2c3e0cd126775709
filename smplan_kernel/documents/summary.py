"""The half page of a monthly review as Markdown, to paste into a mail or a chat: what to leave alone, what to decide, where the goals stand."""

from __future__ import annotations

from collections.abc import Iterator

from smplan_kernel.documents.markdown import line
from smplan_kernel.figures.words import count, sentence
from smplan_kernel.plan.document import Plan
from smplan_kernel.review.model import Badge, Decision, GoalReview, Review

MOST_GOALS = 10


def review_summary(review: Review, plan: Plan) -> str:
    """The decision summary of one month; every word of it stands in the review, and no word of a person turns into markup."""
    who = plan.start.organisation or review.plan_name or review.plan
    so_far = " so far" if review.partial else ""
    lines = [f"# {line(who)}: {line(review.period.title)}{so_far}", "", line(" · ".join(_facts(review))), ""]
    if review.edition:
        lines += [line(review.edition.sentence), "", *(f"- {line(one.sentence)}" for one in review.edition.differences[:MOST_GOALS]), ""]
    lines += ["## What to decide", "", line(review.summary.lead), ""]
    lines += [words for place, one in enumerate(review.summary.decisions, 1) for words in _decision(place, one)]
    lines += [f"{line(words)}\n" for words in (review.summary.settled, review.summary.more, review.summary.false_alarms) if words]
    if review.goals:
        lines += ["## Goals", "", *_goals(review.goals), ""]
    lines += ["## What comes next", "", *(f"- {line(words)}" for words in _next(review)), ""]
    return "\n".join(lines).rstrip() + "\n"


def _facts(review: Review) -> Iterator[str]:
    yield review.period.sentence.rstrip(".")
    yield from review.data.facts
    if review.revision:
        yield review.revision


def _decision(place: int, one: Decision) -> Iterator[str]:
    end = "\\" if one.proposal else ""  # a line break in Markdown
    yield f"{place}. **{line(one.headline)}** {line(one.evidence)} {_badge(one.verdict)}{end}"
    if one.proposal:
        owner = f" Owner: {line(one.owner or 'nobody yet')}." if not one.owner or one.owner not in one.proposal else ""
        yield f"   Proposed: {line(one.proposal)}{owner}"
    yield ""


def _badge(verdict: Badge) -> str:
    return line(f"{verdict.mark} {verdict.label}")


def _goals(goals: tuple[GoalReview, ...]) -> Iterator[str]:
    for goal in goals[:MOST_GOALS]:
        target = goal.target
        stands = [
            f"{name} {line(words)}"
            for name, words in (("now", target.now_text), ("pace", target.pace_text), ("target", target.target_text))
            if words
        ]
        yield f"- {line(goal.text)}: {', '.join(stands) or 'no figure yet'}. {_badge(goal.verdict)}"
    if len(goals) > MOST_GOALS:
        yield f"- And {count(len(goals) - MOST_GOALS, 'more goal')} in the report."


def _next(review: Review) -> Iterator[str]:
    yield review.steps.sentence
    yield review.data.sentence
    yield from review.also_due
    yield review.next_review_text or "No review day is set."
    yield sentence("the whole review is in review.html")
