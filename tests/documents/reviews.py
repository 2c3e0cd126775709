"""A review as documents see it, put together by hand so that every part has something to say."""

from __future__ import annotations

from smplan_kernel.measures.behaviour import behaviour
from smplan_kernel.review.model import Review

CALM = {"word": "ordinary variation", "mark": "○", "label": "ordinary, do not react", "tone": "calm"}
STRONG = {"word": "strong signal", "mark": "◆", "label": "strong signal", "tone": "signal"}
REACH = {"word": "out of reach", "mark": "▲", "label": "out of reach", "tone": "change"}
PACE = {"word": "on pace", "mark": "●", "label": "on pace", "tone": "good"}

HIGHER = (37, 46, 31, 42, 49, 39, 33, 47, 43, 38, 44, 40, 47, 36, 58, 61, 64, 60, 66, 71, 65, 68, 69, 62)
COUPONS = (9, 14, 22, 31, 18, 11, 19, 24, 15, 10, 18, 23, 12, 17, 9, 21, None, 14, 28, 16, 12, 19, 25, 23)
REPLIES = (
    0.74,
    0.77,
    0.72,
    0.76,
    0.81,
    0.75,
    0.73,
    0.78,
    0.77,
    0.74,
    0.79,
    0.76,
    0.72,
    0.78,
    0.75,
    0.77,
    0.74,
    0.76,
    0.79,
    0.73,
    0.75,
    0.78,
    0.74,
    0.73,
)
MONTHS = tuple(f"{year}-{month:02d}" for year in (2024, 2025, 2026) for month in range(1, 13))[10:34]


def series(values: tuple[float | None, ...], *, unit: str = "count", breaks: tuple[int, ...] = ()) -> dict[str, object]:
    return {
        "grain": "month",
        "unit": unit,
        "periods": MONTHS[-len(values) :],
        "values": values,
        "partial": (False,) * len(values),
        "breaks": breaks,
        "source": "Web",
    }


def behaved(values: tuple[float | None, ...], *, breaks: tuple[int, ...] = (), rebase_from: tuple[int, ...] = ()) -> dict[str, object]:
    found = behaviour(values, breaks=breaks, rebase_from=rebase_from)
    limits = ("baseline", "trial", "centre", "upper", "lower", "mr_limit", "sigma")
    segments = [
        {"start": one.start, "end": one.end, "retired": one.retired}
        | {name: getattr(one.limits, name, None) for name in limits}
        | {"baseline": one.limits.baseline if one.limits else 0, "trial": bool(one.limits and one.limits.trial)}
        for one in found.segments
    ]
    signals = [
        {
            "index": one.index,
            "start": one.start,
            "period": MONTHS[-len(values) :][one.index],
            "rule": one.rule,
            "side": one.side,
            "sentence": "",
        }
        for one in found.signals
    ]
    return {
        "points": found.points,
        **{name: getattr(found, name) for name in limits},
        "segments": segments,
        "signals": signals,
        "jumps": found.jumps,
    }


def target(**changes: object) -> dict[str, object]:
    bare = {
        "now": None,
        "pace": None,
        "target": None,
        "target_date": None,
        "running": False,
        "now_text": "",
        "pace_text": "",
        "target_text": "",
        "on_pace": None,
    }
    return bare | changes


def thread(text: str) -> dict[str, object]:
    return {
        "comments": [{"by": "Jon", "on": "2026-09-24", "text": text or "The videos brought people we had never met."}],
        "verdicts": [{"month": "2026-09", "decision": "continue", "by": "Mara", "text": "It holds since March."}],
        "evidence": [
            {"month": month, "text": f"{value} enquiries.", "verdict": "strong signal"}
            for month, value in zip(MONTHS[-6:-1], HIGHER[-6:-1], strict=True)
        ],
    }


def metric(
    metric_id: str, name: str, values: tuple[float | None, ...], *, verdict: dict[str, str] = CALM, unit: str = "count", **changes: object
) -> dict[str, object]:
    breaks = changes.get("breaks", ())
    rebase = changes.pop("rebase_from", ())
    changes.pop("breaks", None)
    return {
        "id": metric_id, "name": name, "goal": "goal-enqu", "goal_text": "Sixty enquiries a month from the site", "owner": "Mara Lind", "klass": "outcome", "kind": "result",
        "direction": "up", "unit": unit, "definition": "Key events", "formula": "", "value": values[-1], "value_text": f"{values[-1]}", "partial": False, "verdict": verdict,
        "sentence": "Ordinary variation. No need to react.", "caption": name, "supporting": "", "coincides": "", "withheld": "", "headline": "month",
        "months": series(values, unit=unit, breaks=breaks), "behaviour": behaved(values, breaks=breaks, rebase_from=rebase), "weeks": None, "weekly_behaviour": None, "target": target(), "markers": (),
        "source": "Web site", "sources": ({"file": "enquiries.csv", "rows": 31, "first_row": 9, "last_row": 39},), "notes": (), "thread": {},
    } | changes  # fmt: skip


def goal(goal_id: str, text: str, verdict: dict[str, str], **changes: object) -> dict[str, object]:
    return {
        "id": goal_id, "text": text, "level": "social", "owner": "Mara Lind", "metric": "", "metrics": (), "verdict": verdict, "sentence": "", "target": target(), "target_by": "",
        "pace": "", "assurance": "", "coverage": (), "previous": (), "history": (), "thread": {},
    } | changes  # fmt: skip


def step(step_id: str, text: str, sentence: str, **changes: object) -> dict[str, object]:
    return {
        "id": step_id,
        "text": text,
        "owner": "Mara Lind",
        "planned": None,
        "done": None,
        "days_late": 0,
        "waits_for": (),
        "goal": "",
        "sentence": sentence,
        "thread": {},
    } | changes


def empty_review(**changes: object) -> Review:
    bare = {
        "schema": "smplan.review/1", "plan": "fernhill", "plan_name": "Fernhill Garden Design", "currency": "EUR", "month": "2026-10", "partial": False, "revision": "",
        "period": {"month": "2026-10", "title": "October 2026", "first": "2026-10-01", "last": "2026-10-31", "partial": False, "data_up_to": None, "sentence": "1 to 31 October."},
        "data": {"complete": 0, "total": 0, "sentence": "No data yet.", "facts": (), "sources": ()},
        "summary": {"lead": "There is nothing to decide yet.", "quiet": 0, "counted": 0, "decisions": (), "more": "", "false_alarms": "", "expected_false_signals": 0.0},
        "goals": (), "metrics": (), "steps": {"sentence": "No steps yet.", "done": (), "late": (), "blocked": (), "coming": (), "owners": (), "owned": ""}, "channels": (), "codes": (),
        "adherence": (), "budget": (), "assumptions": (), "experiments": (), "follow_ups": (), "lessons": (), "ideas": (), "plan_changes": (), "corrections": (), "actions": (),
        "commitments": (), "also_due": (), "wins": (), "recipients": (), "next_review": None, "next_review_text": "", "settings": (),
    }  # fmt: skip
    return Review.model_validate(bare | changes)


def worked_review(*, text: str = "", many: int = 0) -> Review:
    """October of the garden designer; `text` is put where people type words, `many` adds calm metrics."""
    enquiries = metric(
        "metr-enqu", text or "Enquiries from the site", HIGHER, verdict=STRONG, rebase_from=(14,), sentence="A strong signal. Look for the cause.", coincides="It coincides with “Process videos started”.",
        markers=({"on": "2026-01-12", "period": "2026-01", "week": "2026-W03", "kind": "change", "text": text or "Process videos started"}, {"on": "2025-03-02", "period": "2025-03", "week": "2025-W09", "kind": "event", "text": "Spring fair"}),
        target=target(target=60.0, now=62.0, now_text="62", pace_text="55", target_text="60"), value_text="62", thread=thread(text), notes=(text,) if text else (),
    )  # fmt: skip
    coupons = metric("metr-coup", "Coupons redeemed at the home show", COUPONS, verdict=CALM, value_text="23", target=target(target=80.0))
    replies = metric(
        "metr-repl", "Replies within four working hours", REPLIES, unit="fraction", value_text="73 %", target=target(target=0.8)
    )
    renamed = metric("metr-view", "Views on Instagram", tuple(value * 90 for value in HIGHER[:10]) + tuple(value * 160 for value in HIGHER[:14]), breaks=(10,), value_text="5,800",
        withheld="Not compared with last year: Instagram counts views since September 2025, impressions before.",
        markers=({"on": "2025-09-01", "period": "2025-09", "week": "2025-W36", "kind": "definition", "text": "Views instead of impressions"},))  # fmt: skip
    more = tuple(metric(f"metr-more{place}", f"Calm metric {place + 1}", COUPONS[place:] + COUPONS[:place]) for place in range(many))
    return empty_review(
        data={
            "complete": 6, "total": 7, "sentence": "Six of seven sources are complete.", "facts": ("1 to 31 October, data up to 2 November", "6 of 7 sources complete", "Pinterest: nothing since 12 October", "Plan as of 29 October"),
            "sources": (
                {"id": "dsrc-webb", "name": text or "Web site", "platform": "web", "account": "fernhill.example", "days_covered": 31, "days_in_month": 31, "first": "2026-10-01", "last": "2026-11-02", "gaps": (), "state": "complete", "sentence": "Complete.", "notes": ()},
                {"id": "dsrc-pint", "name": "Pinterest", "platform": "pinterest", "account": "", "days_covered": 12, "days_in_month": 31, "first": "2026-10-01", "last": "2026-10-12", "gaps": ({"first": "2026-10-13", "last": "2026-10-31", "days": 19, "text": "13 to 31 October are missing"},), "state": "partial", "sentence": "Nothing since 12 October.", "notes": (text,) if text else ()},
            ),
        },
        summary={
            "lead": "Nine of eleven numbers moved inside their usual range. Leave those alone. Two things ask for a decision.", "quiet": 9, "counted": 11, "more": "", "expected_false_signals": 0.27,
            "decisions": (
                {"item": "metr-enqu", "kind": "metric", "headline": text or "Enquiries from the site have settled higher since the process videos began.", "evidence": "60 a month against 38 before, eleven months in a row.", "verdict": STRONG, "proposal": text or "make the videos a fixed routine from November.", "owner": text or "Mara Lind", "correction": ""},
                {"item": "goal-coup", "kind": "goal", "headline": "“Coupons at the home show” cannot reach 80 by June as things are.", "evidence": "The last twelve months ran between 9 and 31.", "verdict": REACH, "proposal": "change the offer or lower the number.", "owner": "Jon Berg", "correction": ""},
            ),
            "false_alarms": "With eleven numbers, about one false alarm is expected every four months. This month’s signals are far outside that.",
        },
        goals=(
            goal("goal-comm", text or "Twelve commissions from people who found us online", PACE, sentence="Eight of twelve, one ahead of the pace.", target=target(now_text="8", pace_text="7", target_text="12"), target_by="by Jun 27", thread=thread(text)),
            goal("goal-enqu", "Sixty enquiries a month from the site", STRONG, metric="metr-enqu", sentence="Above the target for the tenth month.", assurance="Working as now, you will sometimes reach it, sometimes not.", target=target(now_text="62", pace_text="55", target_text="60"), thread=thread(text), history=({"month": "2026-08", "word": "strong signal"}, {"month": "2026-09", "word": "strong signal"})),
            goal("goal-coup", "Eighty coupons redeemed at the home show", REACH, metric="metr-coup", target=target(now_text="23", pace_text="48", target_text="80"), target_by="by Jun 27"),
            goal("goal-repl", "Replies within four working hours", CALM, metric="metr-repl", target=target(now_text="73 %", pace_text="75 %", target_text="80 %")),
        ),
        metrics=(enquiries, coupons, replies, renamed, *more),
        steps={
            "sentence": "Two steps were due, one is done.", "owned": "Three of four steps have an owner.", "owners": ({"owner": "Mara Lind", "person": "pson-mara", "due": 2, "done": 1, "late": 0, "blocked": 0, "sentence": "Mara Lind: one of two done."},),
            "late": (step("step-0002", text or "Write to the twelve people from the fair", "22 days late; nobody owns it.", owner="", thread=thread(text)),), "blocked": (), "done": (step("step-0001", "Film three planting days", "Done on 12 October."),), "coming": (step("step-0003", "Cut the films", "Planned for 12 November."),),
        },
        channels=(
            {"channel": "chan-inst", "name": "Instagram", "platform": "instagram", "account": "fernhill", "tier": "focus", "owner": "Mara Lind", "measure": "engagements", "posts": 9, "median": 41.0, "median_text": "41",
             "best": ({"object": "17900000000000001", "published": "2026-10-07", "value": 210.0, "value_text": "210", "form": text or "IG reel", "link": "https://instagram.example/p/abc", "text": text or "Ten plants under a birch", "rate": "210 engagements of 2,100 people reached, 10 %"},), "worst": ({"object": "Poster of the fair", "published": "2026-10-20", "value": 4.0, "value_text": "4"},), "caution": "", "sentence": "Nine posts, half of them with more than 41 engagements."},
        ),
        posts=(
            {"channel": "chan-inst", "source": "dsrc-inst", "name": "Instagram", "platform": "instagram", "account": "fernhill", "first": "2025-11-01", "last": "2026-10-31", "posts": 69, "left_out": 0, "linked": 0,
             "measure": "Engagements (reactions + comments) over people reached", "unit": "fraction", "numerator": "Engagements", "denominator": "people reached", "sentence": "69 posts, November 2025 to October 2026.", "advice": "Nothing links these posts to pillars and personas.",
             "cuts": (
                 {"by": "form", "title": "Form", "best": text or "IG carousel", "worst": "IG image", "sentence": "“IG carousel” did better than “IG image”: median 12 % of 42 posts against 8.8 %.",
                  "groups": (
                      {"name": text or "IG carousel", "posts": 42, "median": 0.12, "low": 0.116, "high": 0.137, "numerator": 10931.0, "denominator": 88618.0, "text": "42 posts.", "better_than": ("IG image",), "worse_than": ()},
                      {"name": "IG image", "posts": 27, "median": 0.088, "low": 0.083, "high": 0.096, "numerator": 4505.0, "denominator": 51541.0, "text": "27 posts.", "better_than": (), "worse_than": ("IG carousel",)},
                  )},
                 {"by": "weekday", "title": "Weekday", "best": "", "worst": "", "sentence": "Too few posts to tell them apart.",
                  "groups": (
                      {"name": "Monday", "posts": 64, "median": 0.1, "low": 0.08, "high": 0.12, "numerator": 9000.0, "denominator": 90000.0, "text": "64 posts.", "better_than": (), "worse_than": ()},
                      {"name": "Friday", "posts": 5, "median": 0.1, "low": None, "high": None, "numerator": 500.0, "denominator": 5000.0, "text": "Five posts.", "better_than": (), "worse_than": ()},
                  )},
             )},
        ),
        codes=({"id": "code-0001", "code": text or "SHOW10", "channel": "Home shows", "goal": "Eighty coupons", "uses": 23.0, "so_far": None, "sentence": "23 uses in October.", "problem": "Used on two channels: Instagram and the home show."},),
        adherence=({"name": "Instagram", "planned": 8, "published": 9, "sentence": "Instagram: nine of eight planned pieces were published."},),
        budget=({"name": "Hours", "unit": "hours", "planned": 34.0, "recorded": 31.0, "sentence": "31 of 34 promised hours were given."},),
        habits={
            "routines": ({"id": "rout-0001", "name": text or "Answer comments", "owner": text or "Mara Lind", "planned": 22, "done": 11, "share": 0.5, "sentence": text or "Answer comments: done 11 of 22 times, 50 %."},),
            "replies": ({"channel": "chan-inst", "name": text or "Instagram", "received": 50, "answered": 46, "in_time": 23, "unanswered": 4, "median_hours": 5.5, "sentence": text or "Instagram: 50 messages."},),
            "answered": 46, "in_time": 23, "share_in_time": 0.5, "unanswered": 4, "target_hours": 4.0, "share_target": 0.8, "sentence": "23 of 46 answers came within 4 hours (50 %, promised 80 %).", "advice": "",
        },
        costs={
            "rate": 38.0, "sentence": "July 2026 to October 2026, an hour at 38 EUR.",
            "goals": (
                {"item": "goal-enqu", "name": text or "Sixty enquiries a month", "kind": "goal", "months": 4, "hours": 35.0, "is_planned": False, "money": 108.0, "cost": 1438.0, "results": 244.0, "result": text or "Enquiries from the site", "hours_per_result": 0.14, "cost_per_result": 5.89, "cost_text": "5.89 EUR", "sentence": "35 hours."},
                {"item": "goal-coup", "name": "Eighty coupons", "kind": "goal", "months": 4, "hours": 12.0, "is_planned": True, "money": None, "cost": 456.0, "results": 0.0, "result": "Coupons", "hours_per_result": None, "cost_per_result": None, "cost_text": "undefined", "sentence": "Eighty coupons: 12 hours; the cost of a result is undefined, because there was no result."},
            ),
            "channels": (),
        },
        channel_fit=(
            {"id": "chan-inst", "name": text or "Instagram", "tier": "focus", "tier_name": "Focus", "owner": "Mara Lind", "metric": "metr-enqu", "measure": "Saves", "months": 12, "hours_a_month": 13.0, "is_planned": True, "per_hour": 39.0, "low": 38.0, "high": 43.0, "beside": "chan-plan", "beside_name": "Plants", "word": "outdone", "sentence": text or "39 saves an hour.", "proposal": "", "value": ""},
            {"id": "chan-talk", "name": "Talks", "tier": "watch", "tier_name": "Watch", "owner": "", "metric": "", "measure": "", "months": 0, "hours_a_month": None, "is_planned": False, "per_hour": None, "low": None, "high": None, "beside": "", "beside_name": "", "word": "not measured", "sentence": "No number of the plan counts what it brings.", "proposal": "", "value": ""},
        ),
        assumptions=({"id": "asmp-0001", "text": text or "People look for designers on Instagram", "state": "doubtful", "sentence": "Profile visits fell below 200 twice.", "check_by": "2026-10-15", "overdue": True, "metric": "", "rests": ({"id": "chan-inst", "name": "Instagram"},)},),
        experiments=({"id": "chng-0001", "text": text or "Process videos started", "on": "2026-01-12", "metric": "metr-enqu", "expected": "up", "verdict": "worked", "chance": 0.001, "sentence": "Worked: a difference this large would come up by chance less than once in 100.", "others": ("Spring fair",)},),
        follow_ups=({"event": "evnt-0001", "event_name": "Home show", "item": "step-0002", "text": text or "Write to the twelve people we met", "owner": "Jon Berg", "due": "2026-10-09", "state": "late", "sentence": "Late since 9 October."},),
        lessons=({"id": "less-0001", "text": text or "Short videos take half the time when filmed on site."},),
        ideas=({"id": "idea-0001", "text": "A film about costs", "score": 7.0, "state": "parked"},),
        plan_changes=(text or "Goal “Twelve commissions”: number is now 12 (was 10).",),
        corrections=({"id": "corr-0001", "month": "2026-10", "text": text or "Make the videos a fixed routine", "on_item": "slot-0002", "item_name": "Process videos", "field": "cadence", "value": "weekly", "owner": "Mara Lind", "person": "pson-mara", "reason": "Enquiries have settled higher."},),
        actions=({"id": "actn-0001", "text": "Ask the printer for prices", "owner": "Jon Berg", "due": "2026-10-20", "state": "open", "sentence": "Open since the September review."},),
        also_due=("Policy: look again by 1 November 2026.",),
        wins=("Enquiries stayed above 60 for the tenth month.",),
        next_review="2026-11-26", next_review_text="Thursday, 26 November 2026.",
        settings=("Limits from the first twelve points, re-based only at a logged change.",),
    )  # fmt: skip
