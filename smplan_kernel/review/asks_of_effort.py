"""What effort and posts ask: money over plan, a channel whose tier its figures speak against, a kind of posts that stands apart."""

from __future__ import annotations

from smplan_kernel.review.ask import Ask
from smplan_kernel.review.effort import last_months
from smplan_kernel.review.effort_model import ChannelFit
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.part import Ground
from smplan_kernel.review.posts_model import PostCut, PostsReview
from smplan_kernel.review.ranking import ranked
from smplan_kernel.review.words import badge, counted, figure, quoted
from smplan_kernel.review.work_model import BudgetLine

_TOLERATED = 0.1
"""The share by which money may exceed its plan before a meeting has to talk about it."""

_OTHERS = {"form": "every other form", "pillar": "every other pillar", "persona": "every other persona", "weekday": "every other day"}
_REST = 6  # months for which a decision holds


def of_effort(facts: Facts, budget: tuple[BudgetLine, ...], fits: tuple[ChannelFit, ...], posts: tuple[PostsReview, ...]) -> list[Ask]:
    """Everything of it that asks for a decision."""
    return [*of_money(facts, budget), *of_channels(facts, fits), *of_posts(facts, posts)]


def of_money(facts: Facts, budget: tuple[BudgetLine, ...]) -> list[Ask]:
    """One decision where clearly more money was spent so far than planned, hung on the line that exceeded its plan most."""
    place = next((number for number, line in enumerate(budget) if line.so_far and line.unit == "money"), None)
    if place is None:
        return []
    line = budget[place]
    exceeded = [
        one
        for one in facts.plan.resources.budget
        if one.month <= facts.month and one.spent is not None and one.planned is not None and one.spent > one.planned
    ]
    if line.over is None or line.planned is None or line.recorded is None or line.over <= _TOLERATED * line.planned or not exceeded:
        return []
    largest = max(exceeded, key=lambda one: ((one.spent or 0) - (one.planned or 0), one.id))
    spent, planned, over = (figure(value, "money", currency=facts.currency) for value in (line.recorded, line.planned, line.over))
    asked = Ask(
        rank=ranked("money over plan", largest.id),
        item=largest.id,
        kind="money",
        headline=f"{spent} are spent of {planned} planned so far.",
        evidence=f"That is {over} more; most went into {quoted(largest.name)}.",
        verdict=badge("over plan"),
        proposal="Find it elsewhere, or plan less from now on.",
        person=facts.plan.review.sponsor,
        grounds=tuple(
            Ground(text=text, path=f"/budget/{place}/{name}") for text, name in ((spent, "recorded"), (planned, "planned"), (over, "over"))
        ),
    )
    return [] if is_settled(facts, asked) else [asked]


def of_channels(facts: Facts, fits: tuple[ChannelFit, ...]) -> list[Ask]:
    """The channel whose figures speak most clearly against its tier; a second one can wait for a month."""
    found = [fit for fit in fits if fit.value]
    order = {"falling": 0, "does more": 1, "rising": 2}
    asked = [_of_channel(facts, fit, fits) for fit in sorted(found, key=lambda fit: (order[fit.word], fit.id))]
    return [ask for ask in asked if not is_settled(facts, ask)][:1]


def _of_channel(facts: Facts, fit: ChannelFit, fits: tuple[ChannelFit, ...]) -> Ask:
    at = f"/channel_fit/{fits.index(fit)}"
    own = figure(fit.per_hour)
    grounds = [Ground(text=own, path=f"{at}/per_hour")]
    hour = "a planned hour" if fit.is_planned else "an hour"
    if fit.word == "does more":
        other = next(one for one in fits if one.id == fit.beside)
        beside = figure(other.per_hour)
        where = f"/channel_fit/{fits.index(other)}"
        only = () if fit.is_planned == other.is_planned else (fit.name, at) if fit.is_planned else (other.name, where)
        hour = "an hour" if only else hour
        headline = f"{quoted(fit.name)} brings more for {hour} than {quoted(other.name)}."
        evidence = f"In the median month it is {own} against {beside}, for the same goal."
        grounds += [Ground(text=f"brings more for {hour}", path=f"{at}/word"), Ground(text=beside, path=f"{where}/per_hour")]
        if only:
            evidence = f"{evidence} The hours of {quoted(only[0])} are planned, not given."
            grounds.append(Ground(text="planned", path=f"{only[1]}/is_planned"))
    else:
        headline = f"{quoted(fit.name)} is {fit.word}, and its tier is {quoted(fit.tier_name)}."
        evidence = f"In the median month {hour} brought {own}."
        grounds.append(Ground(text=fit.word, path=f"{at}/word"))
    if "planned" in hour:
        grounds.append(Ground(text="planned", path=f"{at}/is_planned"))
    return Ask(
        rank=ranked("channel and tier", fit.id),
        item=fit.id,
        kind="channel",
        headline=headline,
        evidence=evidence,
        verdict=badge("tier in question"),
        proposal=fit.proposal,
        person=next((channel.owner for channel in facts.plan.channels.channels if channel.id == fit.id), ""),
        field="tier",
        value=fit.value,
        grounds=tuple(grounds),
    )


def of_posts(facts: Facts, posts: tuple[PostsReview, ...]) -> list[Ask]:
    """One kind of posts that did better than all others on its channel; the weekday alone asks for nothing."""
    found = [
        _of_cut(facts, part, cut, f"/posts/{place}/cuts/{number}")
        for place, part in enumerate(posts)
        for number, cut in enumerate(part.cuts)
        if cut.best and cut.by != "weekday"
    ]
    return [ask for ask in found if not is_settled(facts, ask)][:1]


def _of_cut(facts: Facts, part: PostsReview, cut: PostCut, at: str) -> Ask:
    place = next(number for number, group in enumerate(cut.groups) if group.name == cut.best)
    best = cut.groups[place]
    others = [(group.median, number) for number, group in enumerate(cut.groups) if number != place and group.low is not None]
    next_best, next_place = max(others)
    own, other = figure(best.median, part.unit), figure(next_best, part.unit)
    many = counted(best.posts, "post")
    return Ask(
        rank=ranked("kind of posts", part.channel or part.source),
        item=part.channel or part.source,
        kind="posts",
        headline=f"{quoted(best.name)} did better than {_OTHERS[cut.by]}, over {many}.",
        evidence=f"Its median post has {own} against {other} of the next kind, on {quoted(part.name)}.",
        verdict=badge("stands apart"),
        proposal="Plan more of it for six months, and look again then.",
        person=next((channel.owner for channel in facts.plan.channels.channels if channel.id == part.channel), "")
        or facts.plan.review.explainer,
        grounds=(
            Ground(text=many, path=f"{at}/groups/{place}/posts"),
            Ground(text=own, path=f"{at}/groups/{place}/median"),
            Ground(text=other, path=f"{at}/groups/{next_place}/median"),
        ),
    )


def is_settled(facts: Facts, ask: Ask) -> bool:
    """People accepted or refused the very same within the last six months; asking again would be nagging."""
    recent = last_months(facts.month, _REST + 1)[:-1]
    return any(
        one.on_item == ask.item and one.text == ask.proposal and one.status != "proposed" and one.month in recent
        for one in facts.plan.review.corrections
    )
