"""The plan as one HTML file, at three depths, in the dress of the reports."""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from smplan_kernel import figures
from smplan_kernel.documents.environment import faces, rendered
from smplan_kernel.documents.one_page import one_page
from smplan_kernel.documents.outline import chapters, check_depth, unwritten
from smplan_kernel.figures.picture import Picture
from smplan_kernel.figures.words import count, day, month
from smplan_kernel.plan.document import Plan

_PICTURES: dict[str, tuple[Callable[[Plan], Picture], ...]] = {
    "audit": (figures.sources_by_type,),
    "goals": (figures.goal_tree,),
    "channels": (figures.channels_by_tier,),
    "content": (figures.activities_by_goal, figures.effort_per_week),
    "ownership": (figures.who_owns_what,),
    "policy": (figures.balance_of_rules,),
    "resources": (figures.hours_needed_and_pledged, figures.budget_by_month),
    "metrics": (figures.coverage_by_goal,),
    "plan": (figures.seven_parts,),
}


def plan_html(plan: Plan, *, depth: str = "") -> str:
    """The plan as a document; without a depth the one chosen on the start page."""
    how_deep = check_depth(depth or plan.start.depth)
    is_short = how_deep == "one-page"
    written = one_page(plan) if is_short else chapters(plan, is_full=how_deep == "full")
    return rendered(
        "plan.html.j2",
        plan=plan,
        organisation=plan.start.organisation or plan.id,
        facts=facts(plan),
        chapters=written,
        pictures={} if is_short else {chapter.key: pictures(plan, chapter.key) for chapter in written},
        is_short=is_short,
        unwritten=unwritten(plan),
        running=f"{plan.start.organisation or plan.id}: social media plan",
        faces=faces(),
    )


def pictures(plan: Plan, key: str) -> tuple[Markup, ...]:
    """The pictures of one chapter; those with nothing to show stay away from paper."""
    made = (draw(plan) for draw in _PICTURES.get(key, ()))
    return tuple(picture.html() for picture in made if not picture.empty)


def facts(plan: Plan) -> tuple[str, ...]:
    """The line of facts under the title."""
    issued = plan.plan.issued[-1] if plan.plan.issued else None
    held = max((review.month for review in plan.review.held), default="")
    known = (
        f"From {day(plan.plan.starts)}" if plan.plan.starts else "",
        f"for {count(plan.plan.months, 'month')}" if plan.plan.starts and plan.plan.months else "",
        f"Version {issued.name}{f', {day(issued.on)}' if issued.on else ''}" if issued else "Draft",
        f"Last reviewed for {month(held)}" if held else "Not reviewed yet",
        f"Review day: {plan.review.rule}" if plan.review.rule else "",
    )
    return tuple(fact for fact in known if fact)
