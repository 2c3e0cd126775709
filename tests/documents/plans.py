"""A small worked plan, and reviews of it, for looking at documents."""

from __future__ import annotations

import datetime as dt

from smplan_kernel.plan import Plan, blank_plan

DAY = dt.date(2026, 10, 29)


def worked_plan(*, text: str = "") -> Plan:
    """A garden designer's plan; `text` is put where people type words."""
    say = text or "Twelve commissions from people who found us online"
    plan = blank_plan("fernhill", organisation=text or "Fernhill Garden Design")
    plan = plan.with_start(
        about="We design small gardens.",
        hours_per_week=9.0,
        budget_per_month=150.0,
        mission=text or "Every town house a garden.",
        position=text,
    )
    plan = plan.with_ownership(
        people=(
            {"id": "pson-mara", "name": text or "Mara Lind", "hours_per_week": 5.0, "departments": ("Design",)},
            {"id": "pson-jonn", "name": "Jon Berg", "hours_per_week": 3.0, "departments": ("Sales",)},
        ),
        commitments=({"id": "comm-0001", "person": "pson-mara", "item": "goal-enqu", "state": "accepted", "on": DAY},),
    )
    plan = plan.with_goals(
        goals=(
            {"id": "goal-fill", "text": "Fill the spring calendar", "level": "business", "owner": "pson-jonn"},
            {
                "id": "goal-comm",
                "text": say,
                "level": "marketing",
                "parent": "goal-fill",
                "owner": "pson-jonn",
                "number": 12.0,
                "unit": "commissions",
                "date": dt.date(2027, 6, 30),
            },
            {
                "id": "goal-enqu",
                "text": text or "Sixty enquiries a month from the site",
                "level": "social",
                "parent": "goal-comm",
                "owner": "pson-mara",
                "number": 60.0,
                "unit": "enquiries a month",
                "date": dt.date(2026, 12, 31),
                "comments": (
                    {
                        "id": "note-0001",
                        "author": "Jon",
                        "on": dt.date(2026, 9, 24),
                        "text": text or "The videos brought people we had **never** met.",
                    },
                ),
                "evidence": (
                    {
                        "id": "evid-0001",
                        "month": "2026-09",
                        "text": "59 enquiries, above the usual range.",
                        "verdict": "strong signal",
                        "metric": "metr-enqu",
                    },
                ),
                "verdicts": (
                    {
                        "id": "verd-0001",
                        "month": "2026-09",
                        "decision": "continue",
                        "by": "Mara",
                        "on": dt.date(2026, 9, 24),
                        "text": "It holds since March.",
                    },
                ),
            },
            {"id": "goal-name", "text": "Be the first name for small town gardens", "level": "social", "parent": "goal-fill"},
        )
    )
    plan = plan.with_personas(
        personas=(
            {
                "id": "pers-ines",
                "name": "Ines, first house with a garden",
                "who": "Couples who bought a town house in the last two years.",
                "why_follow": "Sees what a small garden can become",
                "wants": ("Before and after", "Costs"),
                "ignores": ("Awards",),
                "facts": (
                    {"id": "fact-0001", "text": "Plans the garden in winter", "source": "Nine first talks in 2026", "confidence": "known"},
                    {"id": "fact-0002", "text": text or "Asks friends first", "confidence": "guess"},
                ),
                "presence": ({"id": "pres-0001", "channel": "chan-inst", "share": "most"},),
            },
        )
    )
    plan = plan.with_channels(
        channels=(
            {
                "id": "chan-inst",
                "name": "Instagram",
                "network": "Instagram",
                "tier": "focus",
                "job": "Show gardens growing",
                "personas": ("pers-ines",),
                "owner": "pson-mara",
                "deputy": "pson-jonn",
                "hours_per_week": 3.0,
                "audience_fit": 5,
                "goal_fit": 4,
                "format_fit": 4,
                "capacity_fit": 3,
                "rank": 1,
                "rank_note": text,
            },
            {"id": "chan-show", "name": "Home shows", "network": "Events", "tier": "maintain", "owner": "pson-jonn"},
        )
    )
    plan = plan.with_content(
        slots=(
            {
                "id": "slot-0001",
                "element": "listen",
                "activity": "Read the neighbourhood group",
                "cadence": "weekly",
                "owner": "pson-jonn",
                "goals": ("goal-name",),
                "hours_per_week": 0.5,
            },
            {
                "id": "slot-0002",
                "element": "share",
                "activity": text or "Process videos",
                "cadence": "weekly",
                "owner": "pson-mara",
                "goals": ("goal-enqu",),
                "hours_per_week": 4.0,
            },
        ),
        formats=({"id": "frmt-0001", "name": "Short video", "per_week": 2.0, "hours_each": 1.5},),
        steps=(
            {
                "id": "step-0001",
                "text": text or "Film three planting days",
                "done_means": "Nine films cut",
                "owner": "pson-mara",
                "planned": dt.date(2026, 11, 12),
                "status": "doing",
                "goal": "goal-enqu",
                "hours": 6.0,
            },
            {
                "id": "step-0002",
                "text": "Write to the twelve people from the fair",
                "owner": "",
                "planned": dt.date(2026, 10, 9),
                "status": "open",
            },
        ),
    )
    plan = plan.with_policy(
        intro="We are glad when you talk about your work.",
        rules=(
            {
                "id": "rule-0001",
                "text": "Talk about gardens you are proud of",
                "area": "authentic",
                "permission": True,
                "accepted": text or "Look what we planted today!",
                "not_accepted": "The Lees paid 9,000 for this.",
            },
            {"id": "rule-0002", "text": "Names and addresses of clients stay inside", "area": "confidential"},
        ),
    )
    plan = plan.with_resources(
        budget=(
            {"id": "budg-0001", "name": "Adverts for the home show", "month": "2027-02", "planned": 300.0},
            {"id": "budg-0002", "name": "Planner app", "month": "2026-10", "planned": 20.0, "spent": 18.0},
        )
    )
    plan = plan.with_metrics(
        metrics=(
            {
                "id": "metr-enqu",
                "text": text or "Enquiries from the site",
                "goal": "goal-enqu",
                "measure": "key_events",
                "direction": "up",
                "klass": "outcome",
                "target": 60.0,
                "is_counts": True,
            },
            {"id": "metr-repl", "text": "Replies within four working hours", "goal": "goal-name", "klass": "activity"},
        )
    )
    plan = plan.with_audit(listening=({"id": "lsrc-0001", "name": "Neighbourhood group", "kind": "customers", "is_set_up": True},))
    return plan.with_plan(summary=text or "Show how small gardens grow, and ask for the first talk.", starts=dt.date(2026, 1, 5), months=18)
