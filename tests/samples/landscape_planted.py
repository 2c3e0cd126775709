"""What was planted in the landscape sample, told once for people and tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.samples import landscape_truth as truth
from tests.samples.landscape_web import sessions_by_channel
from tests.samples.noise import Habit, monthly

PROCESS_VIDEOS = "chng-processvideos"


def planted() -> dict[str, Any]:
    """Give the planted stories with their truth, and the true monthly figures of every series."""
    return {
        "months": [truth.FIRST_MONTH, truth.LAST_MONTH],
        "lasting_shift": {
            "platform": "web",
            "account": "fernhillgardens.example",
            "measure": "key_events",
            "since": "2025-12",
            "before": 38,
            "after": 60,
            "months_after": 11,
            "change": PROCESS_VIDEOS,
            "says": "Enquiries from the site have settled higher since the process videos began in December 2025.",
        },
        "definition_changes": [
            {
                "platform": "instagram",
                "account": "",
                "on": f"{truth.INSTAGRAM_VIEWS_SINCE}",
                "before": "Impressions",
                "after": "Views",
                "new_meaning": True,
                "says": "Instagram counts views instead of impressions: the series breaks, nothing is compared across.",
            },
            {
                "platform": "youtube",
                "account": "",
                "on": f"{truth.YOUTUBE_THUMBNAILS_SINCE}",
                "before": "Impressions",
                "after": "Thumbnail impressions",
                "new_meaning": False,
                "says": "YouTube gave its impressions another name: the series goes on.",
            },
        ],
        "missing_week": {
            "platform": "x",
            "account": "@fernhillgardens",
            "first": f"{truth.X_GAP[0]}",
            "last": f"{truth.X_GAP[1]}",
            "says": "Nobody downloaded this week: it is missing, not zero.",
        },
        "ordinary_fall": {
            "platform": "linkedin",
            "account": "Fernhill Garden Design",
            "measure": "impressions",
            "month": "2026-10",
            "before": truth.LINKEDIN_SEPTEMBER,
            "value": truth.LINKEDIN_OCTOBER,
            "fall_percent": 20,
            "says": "LinkedIn impressions fell by a fifth, inside the usual range: ordinary, nobody needs to explain it.",
        },
        "better_form": {
            "platform": "instagram",
            "account": truth.BETTER_FORM[0],
            "form": truth.BETTER_FORM[1],
            "says": "The studio's carousels do better than every other form there; no other form, weekday or channel stands apart.",
        },
        "money_over_plan": {
            "planned": 720,
            "spent": 950,
            "line": "Stand and cards",
            "says": "The autumn stand cost more than planned: 950 of 720 pounds are spent by the end of October 2026.",
        },
        "slow_answers": {
            "month": "2026-10",
            "in_time": 49,
            "answered": 74,
            "unanswered": 7,
            "says": "In October 2026 two in three answers came in time where four in five are promised, and seven people got none.",
        },
        "channel_and_tier": {
            "channel": "chan-plants",
            "beside": "chan-studio",
            "says": "An hour on the plants account brings more saves than one on the studio account, which is a focus channel for the same goal.",
        },
        "monthly": {series: list(totals.values()) for series, totals in series_by_month().items()},
    }


def series_by_month() -> dict[str, Mapping[str, int]]:
    """Give each series as "folder measure", November 2024 to October 2026; code uses start with the code's first month."""
    codes = {f"shop code_uses {code}": dict(zip(truth.MONTHS[-len(uses) :], uses, strict=True)) for code, uses in truth.CODE_USES.items()}
    return {
        "web key_events": truth.ENQUIRIES,
        "web sessions": _months(truth.SESSIONS),
        "web sessions Organic Video": _video_visits(),
        "search clicks": _months(truth.SEARCH_CLICKS),
        "search search_impressions": _months(truth.SEARCH_IMPRESSIONS),
        "linkedin impressions": truth.linkedin_impressions(),
        "x impressions, nothing missing": _months(truth.X),
        "youtube views": _months(truth.YOUTUBE_VIEWS),
        "youtube minutes watched": _months(truth.YOUTUBE_MINUTES),
        "youtube thumbnail_impressions": _months(truth.YOUTUBE_THUMBNAILS),
        "instagram-studio impressions": _part(truth.STUDIO_IMPRESSIONS, before=True),
        "instagram-studio views": _part(truth.STUDIO_VIEWS, before=False),
        "instagram-studio saves": _months(truth.STUDIO_SAVES),
        "instagram-plants impressions": _part(truth.PLANTS_IMPRESSIONS, before=True),
        "instagram-plants views": _part(truth.PLANTS_VIEWS, before=False),
        "instagram-plants saves": _months(truth.PLANTS_SAVES),
        **codes,
    }


def _video_visits() -> dict[str, int]:
    visits = dict.fromkeys(truth.MONTHS, 0)
    for (day, channel), count in sessions_by_channel().items():
        visits[f"{day:%Y-%m}"] += count if channel == "Organic Video" else 0
    return visits


def _months(habit: Habit) -> dict[str, int]:
    return monthly(habit, truth.MONTHS)


def _part(habit: Habit, *, before: bool) -> dict[str, int]:
    """Keep the months before or since Instagram began to count views."""
    return {month: count for month, count in _months(habit).items() if (month < f"{truth.INSTAGRAM_VIEWS_SINCE:%Y-%m}") is before}
