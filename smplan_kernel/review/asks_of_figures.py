"""What the figures ask: signals, assumptions that broke, and targets missed or out of reach."""

from __future__ import annotations

from smplan_kernel.measures.rules import Signal
from smplan_kernel.review.ask import Ask, place
from smplan_kernel.review.calendar import month_before, month_title
from smplan_kernel.review.charted import Charted
from smplan_kernel.review.facts import Facts
from smplan_kernel.review.grounds import coinciding_grounds, level_grounds, places, signal_grounds
from smplan_kernel.review.numbers_model import GoalReview, MetricReview
from smplan_kernel.review.part import Ground
from smplan_kernel.review.ranking import Reason, ranked
from smplan_kernel.review.signals import current_signals, level_of, strongest_rule, told, usual_range
from smplan_kernel.review.words import badge, counted, figure, quoted, sentence
from smplan_kernel.review.work_model import AssumptionReview, ExperimentReview

_BY_RULE: dict[int, Reason] = {1: "rule 1", 2: "rule 2", 3: "rule 3"}

_TRIED = "Decide whether it becomes a routine. Other things changed as well; they stand under the figure."


def goal_owner(facts: Facts, goal_id: str) -> str:
    """The id of the person who answers for a goal; whoever explains the figures where nobody does."""
    owner = next((goal.owner for goal in facts.plan.goals.goals if goal.id == goal_id), "")
    return owner or facts.plan.review.explainer


def is_good(metric: MetricReview, signal: Signal) -> bool:
    """The signal points where the metric should go."""
    return (signal.side == "above") == (metric.direction == "up")


def of_signals(
    facts: Facts, metrics: tuple[MetricReview, ...], shown: dict[str, Charted], experiments: tuple[ExperimentReview, ...]
) -> list[Ask]:
    """One decision for each metric with a signal that nobody has decided about yet."""
    return [
        _signal(facts, metric, shown[metric.id], experiments, at=f"/metrics/{number}")
        for number, metric in enumerate(metrics)
        if has_signal(metric) and not settled_in(facts, metric, shown[metric.id])
    ]


def has_signal(metric: MetricReview) -> bool:
    """Whether the figures show more than ordinary variation."""
    return metric.verdict.word in {"strong signal", "probable change"}


def settled_in(facts: Facts, metric: MetricReview, shown: Charted) -> str:
    """The earlier month whose review already decided about all that is seen now; empty when something is new.

    A lasting change goes on for months; who has decided about it is not asked again unless a point leaves the range now in force.
    """
    signals = current_signals(shown)
    newest = len(shown.behaviour.segments) - 1
    if any(signal.rule == 1 and signal.segment == newest and not shown.behaviour.trial for signal in signals):
        return ""
    since = min((shown.series.periods[signal.start] for signal in signals if signal.rule == 3), default="")  # noqa: PLR2004 - methods 4.2
    decided = [
        one.month
        for one in facts.plan.review.corrections
        if one.on_item == metric.id and one.status in {"accepted", "rejected"} and one.month < facts.month
    ]
    begun = [month for month in decided if since and shown.headline == "month" and since <= month]
    return max(begun, default="")


def _signal(facts: Facts, metric: MetricReview, shown: Charted, experiments: tuple[ExperimentReview, ...], *, at: str) -> Ask:
    signals = current_signals(shown)
    words, grounds = _since(facts, shown, signals, at=at)
    headline, side = _signal_headline(metric, signals, shown)
    chart, _ = places(shown, at)
    worked = next((number for number, one in enumerate(experiments) if one.metric == metric.id and one.verdict == "worked"), None)
    tried = (
        "" if worked is None else f"The change {quoted(experiments[worked].text)} was meant to do this, and its figures say that it worked."
    )
    tried_grounds = () if worked is None else (Ground(text="it worked", path=f"/experiments/{worked}/verdict"),)
    named = Ground(text=side, path=f"{chart}/signals/{shown.behaviour.signals.index(_leading(signals))}/side")
    return Ask(
        rank=ranked(_BY_RULE[strongest_rule(shown)], metric.id, within=-len({signal.rule for signal in signals})),
        item=metric.id,
        kind="metric",
        headline=headline,
        evidence=" ".join(part for part in (words, tried or metric.coincides) if part),
        verdict=metric.verdict,
        proposal=_TRIED if tried else _signal_proposal(metric, signals),
        person=goal_owner(facts, metric.goal),
        grounds=(named, *grounds, *(tried_grounds or coinciding_grounds(metric, at=at))),
    )


def _leading(signals: tuple[Signal, ...]) -> Signal:
    """The signal that a headline speaks of: a lasting change if there is one, else the strongest."""
    return next((signal for signal in signals if signal.rule == 3), signals[0])  # noqa: PLR2004 - the third rule of methods 4.2


def _signal_headline(metric: MetricReview, signals: tuple[Signal, ...], shown: Charted) -> tuple[str, str]:
    """What the pattern looks like, without a cause, and the words in it that say where."""
    signal = _leading(signals)
    higher = "higher" if signal.side == "above" else "lower"
    name = quoted(metric.name)
    if signal.rule == 3:  # noqa: PLR2004 - as above
        return f"{name} has settled {higher}.", f"settled {higher}"
    if signal.rule == 1:
        return f"{name} lies far {signal.side} its usual range.", f"far {signal.side}"
    return f"{name} has moved {higher} in the last {'weeks' if shown.series.grain == 'week' else 'months'}.", f"moved {higher}"


def _since(facts: Facts, shown: Charted, signals: tuple[Signal, ...], *, at: str) -> tuple[str, tuple[Ground, ...]]:
    """The level of a lasting change beside the level before; else the sentences of the signals."""
    lasting = _leading(signals)
    limits = shown.behaviour.segments[lasting.segment].limits
    currency = facts.currency_of(shown.series)
    level = level_of(lasting, shown.series)
    if lasting.rule != 3 or limits is None or level is None:  # noqa: PLR2004 - the third rule of methods 4.2
        words = " ".join(told(signal, shown.series, shown.behaviour, currency=currency) for signal in signals)
        return words, tuple(ground for signal in signals for ground in signal_grounds(facts, shown, signal, at=at))
    grain = shown.series.grain
    now, before = (figure(value, shown.series.unit, currency=currency) for value in (level, limits.centre))
    length = counted(lasting.index - lasting.start + 1, grain)
    return sentence(f"{now} a {grain} against {before} before, {length} in a row"), level_grounds(facts, shown, lasting, level, at=at)


def _signal_proposal(metric: MetricReview, signals: tuple[Signal, ...]) -> str:
    if not metric.direction:
        return "Look for the cause, and decide whether anything follows from it."
    if is_good(metric, signals[0]):
        return "Find out what brought it, and decide whether to make that a routine."
    return "Look for the cause, and decide what to try next."


def of_assumptions(facts: Facts, assumptions: tuple[AssumptionReview, ...], metrics: tuple[MetricReview, ...]) -> list[Ask]:
    """One decision for each assumption that does not hold any more."""
    return [_broken(facts, one, metrics, at=f"/assumptions/{number}") for number, one in enumerate(assumptions) if one.state == "broken"]


def _broken(facts: Facts, one: AssumptionReview, metrics: tuple[MetricReview, ...], *, at: str) -> Ask:
    parts = counted(len(one.rests), "part")
    verb = "rests" if len(one.rests) == 1 else "rest"
    rests = f" {sentence(f'{parts} of the plan {verb} on it')}" if one.rests else ""
    metric = next((metric for metric in facts.plan.metrics.metrics if metric.id == one.metric), None)
    grounds = [Ground(text="does not hold", path=f"{at}/state"), Ground(text=one.sentence, path=f"{at}/sentence")]
    grounds += [Ground(text=f"{parts} of the plan", path=f"{at}/rests")] if one.rests else []
    if metric and one.value is not None and one.beyond:
        source = next((source for source in metrics if source.id == metric.id), None)
        unit = source.unit if source else ""
        grounds += [
            Ground(text=figure(value, unit, currency=facts.currency), path=f"{at}/{name}")
            for name, value in (("value", one.value), ("line", one.line))
        ]
        grounds += [Ground(text=counted(one.beyond, "month"), path=f"{at}/beyond")] if one.beyond > 1 else []
    return Ask(
        rank=ranked("broken assumption", one.id),
        item=one.id,
        kind="assumption",
        headline=f"{quoted(one.text)} does not hold any more.",
        evidence=one.sentence + rests,
        verdict=badge("broken"),
        proposal="Decide what becomes of the parts of the plan that rest on it." if one.rests else "Decide what takes its place.",
        person=goal_owner(facts, metric.goal if metric else ""),
        grounds=tuple(grounds),
    )


def of_goals(facts: Facts, goals: tuple[GoalReview, ...], metrics: tuple[MetricReview, ...]) -> list[Ask]:
    """One decision for each goal whose day has passed without its number, or whose number is out of reach."""
    found = []
    for number, goal in enumerate(goals):
        if not goal.metric or _goes_on(facts, goal.id):
            continue
        if is_missed(facts, goal, metrics):
            found.append(_missed(facts, goal, at=f"/goals/{number}"))
        elif goal.verdict.word == "out of reach":
            found.append(_out_of_reach(facts, goal, metrics, at=f"/goals/{number}"))
    return found


def _goes_on(facts: Facts, goal_id: str) -> bool:
    """People looked at the goal a month ago and decided to go on as before; asking again would be nagging."""
    before = month_before(facts.month)
    verdicts = next((goal.verdicts for goal in facts.plan.goals.goals if goal.id == goal_id), ())
    return any(verdict.month == before and verdict.decision in {"continue", "done", "stop"} for verdict in verdicts)


def is_missed(facts: Facts, goal: GoalReview, metrics: tuple[MetricReview, ...]) -> bool:
    """The goal's day has come, its figure is known in full, and it is short of the number."""
    metric, aim = next(metric for metric in metrics if metric.id == goal.metric), goal.target
    is_over = aim.target_date is not None and aim.target_date <= facts.last
    if not is_over or aim.now is None or aim.target is None or aim.on_pace is None:
        return False
    return aim.now < aim.target if metric.direction == "up" else aim.now > aim.target


def _missed(facts: Facts, goal: GoalReview, *, at: str) -> Ask:
    when = month_title(f"{goal.target.target_date:%Y-%m}")
    return Ask(
        rank=ranked("missed target", goal.id),
        item=goal.id,
        kind="goal",
        headline=f"{quoted(goal.text)} has not come to {goal.target.target_text}.",
        evidence=f"It stands at {goal.target.now_text}. Its day was the end of {when}.",
        verdict=badge("missed"),
        proposal="Set a new number or a new day, or close the goal.",
        person=goal_owner(facts, goal.id),
        field="number",
        grounds=(
            *_target_grounds(goal, at=at),
            Ground(text=goal.target.now_text, path=f"{at}/target/now"),
            Ground(text=when, path=f"{at}/target/target_date"),
        ),
    )


def _target_grounds(goal: GoalReview, *, at: str) -> tuple[Ground, ...]:
    number, _, when = goal.target.target_text.partition(" by ")
    dated = (Ground(text=when, path=f"{at}/target/target_date"),) if when else ()
    return (Ground(text=number, path=f"{at}/target/target"), *dated)


def _out_of_reach(facts: Facts, goal: GoalReview, metrics: tuple[MetricReview, ...], *, at: str) -> Ask:
    metric = next(metric for metric in metrics if metric.id == goal.metric)
    chart, where = metric.behaviour, place("metrics", metrics, metric.id)
    usual, grounds = "", [*_target_grounds(goal, at=at), Ground(text=goal.assurance, path=f"{at}/assurance")]
    if chart.lower is not None and chart.upper is not None:
        words = usual_range(chart.lower, chart.upper, metric.unit, currency=facts.currency)
        usual = sentence(f"ordinary months run between {words.replace(' to ', ' and ')}")
        low, _, high = words.partition(" to ")
        grounds += [Ground(text=low, path=f"{where}/behaviour/lower"), Ground(text=high, path=f"{where}/behaviour/upper")]
    if goal.target.needed is not None:
        grounds.append(Ground(text=figure(goal.target.needed, metric.unit, currency=facts.currency), path=f"{at}/target/needed"))
    return Ask(
        rank=ranked("target out of reach", goal.id),
        item=goal.id,
        kind="goal",
        headline=f"{quoted(goal.text)} cannot reach {goal.target.target_text} as things are.",
        evidence=f"{usual} {goal.assurance}".strip(),
        verdict=badge("out of reach"),
        proposal="Change the way of working, or lower the number.",
        person=goal_owner(facts, goal.id),
        field="number",
        grounds=tuple(grounds),
    )
