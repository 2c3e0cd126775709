"""What is true at Fernhill Garden Design, month by month: the planted stories, and ordinary variation for everything else."""

from __future__ import annotations

from datetime import date

from tests.samples.noise import EVENINGS, OFFICE_DAYS, Habit, monthly, months_between

FIRST_MONTH, LAST_MONTH = "2024-11", "2026-10"
MONTHS = months_between(FIRST_MONTH, LAST_MONTH)
FIRST_DAY, LAST_DAY = date(2024, 11, 1), date(2026, 10, 31)

# (a) The lasting shift: enquiries from the site since the process videos began.
VIDEOS_BEGAN = date(2025, 12, 4)
ENQUIRIES = dict(
    zip(
        MONTHS,
        (36, 41, 34, 39, 42, 37, 40, 35, 38, 43, 36, 37, 37, *(58, 61, 57, 63, 59, 62, 56, 60, 64, 58, 62)),
        strict=True,
    )
)

# (b) Two changes of definition: one of meaning, one of name only.
INSTAGRAM_VIEWS_SINCE = date(2025, 4, 1)
YOUTUBE_THUMBNAILS_SINCE = date(2026, 9, 1)

# (c) The missing week: nobody downloaded it.
X_GAP = (date(2026, 7, 6), date(2026, 7, 12))

# (d) The noisy month: a fall of a fifth that is ordinary.
LINKEDIN_SEPTEMBER, LINKEDIN_OCTOBER = 10_390, 8_290

# (e) The form that does better: people like the studio's carousels much more, and nothing else of the kind is planted.
BETTER_FORM = ("fernhill.studio", "IG carousel")


def likes_of(account: str, form: str) -> float:
    """How much more often a post of that form is liked than others of its account."""
    return 1.7 if (account, form) == BETTER_FORM else 1.0


SESSIONS = Habit(level=4_200, spread=0.065, seed="sessions 3", weekday=EVENINGS)
SEARCH_CLICKS = Habit(level=910, spread=0.07, seed="search clicks", weekday=EVENINGS)
SEARCH_IMPRESSIONS = Habit(level=26_400, spread=0.06, seed="search impressions", weekday=EVENINGS)
LINKEDIN = Habit(level=9_500, spread=0.085, seed="linkedin 12", weekday=OFFICE_DAYS)
X = Habit(level=6_200, spread=0.1, seed="x 8", weekday=OFFICE_DAYS)
YOUTUBE_VIEWS = Habit(level=5_200, spread=0.08, seed="youtube views 2", weekday=EVENINGS)
YOUTUBE_MINUTES = Habit(level=16_800, spread=0.08, seed="youtube minutes 6", weekday=EVENINGS)
YOUTUBE_THUMBNAILS = Habit(level=48_500, spread=0.07, seed="youtube thumbnails 6", weekday=EVENINGS)
STUDIO_VIEWS = Habit(level=41_000, spread=0.09, seed="studio views")
STUDIO_IMPRESSIONS = Habit(level=33_500, spread=0.09, seed="studio impressions 1")
STUDIO_SAVES = Habit(level=520, spread=0.09, seed="studio saves 7")
PLANTS_VIEWS = Habit(level=17_500, spread=0.09, seed="plants views 2")
PLANTS_IMPRESSIONS = Habit(level=14_200, spread=0.09, seed="plants impressions 15")
PLANTS_SAVES = Habit(level=390, spread=0.09, seed="plants saves 1")


def linkedin_impressions() -> dict[str, int]:
    """Give the page's impressions by month, the two planted months included."""
    return monthly(LINKEDIN, MONTHS) | {"2026-09": LINKEDIN_SEPTEMBER, "2026-10": LINKEDIN_OCTOBER}


# Uses of each coupon code by month, November 2024 to October 2026; a shorter list is a younger code.
CODE_USES = {
    "GARDENVISIT": (7, 6, 8, 7, 9, 7, 8, 6, 7, 8, 6, 7, 8, 7, 6, 9, 8, 7, 9, 7, 6, 8, 7, 8),
    "SHOW15": (12, 15, 10, 17, 24, 28, 22, 18, 11, 14, 29, 20, 14, 9, 12, 18, 22, 31, 27, 19, 13, 16, 25, 23),
    "STUDIO10": (9, 11, 8, 10, 12, 10, 9, 11, 8, 10, 9, 11, 10, 8, 11, 9, 12, 10, 11, 9, 8, 10, 11, 9),
    "PLANTS10": (14, 9, 11, 16, 19, 18, 13, 12, 10, 14, 17, 15, 13, 10, 12, 15, 18, 17, 14, 11, 12, 13, 16, 14),
    "BOARD10": (5, 4, 6, 5, 7, 6, 5, 4, 5, 6, 5, 4, 6, 5, 4, 6, 7, 5, 6, 4, 5, 6, 5, 4),
    "FRIEND20": (3, 4, 2, 3, 5, 4, 3, 4, 3, 2, 4, 3, 3, 4, 2, 3, 4, 5, 3, 4, 3, 3, 4, 3),
    "BLOG10": (6, 5, 7, 6, 8, 7, 6, 5, 6, 7, 6, 5, 7, 6, 5, 7, 8, 6, 7, 6, 5, 7, 6, 7),
    "VIDEO10": (4, 6, 7, 5, 8, 6, 7, 5, 6, 8, 7),
}
USED_BEFORE = {
    "GARDENVISIT": 46,
    "SHOW15": 187,
    "STUDIO10": 95,
    "PLANTS10": 122,
    "BOARD10": 41,
    "FRIEND20": 28,
    "BLOG10": 57,
    "VIDEO10": 0,
}
