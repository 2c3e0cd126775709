"""What the cards of Meta Business Suite are called, and what each means. The title decides: the column names of 2023 contradict it."""

from __future__ import annotations

from dataclasses import dataclass

from smplan_kernel.sources.files.tables import header_key

FACEBOOK, INSTAGRAM = "facebook", "instagram"


@dataclass(frozen=True, kw_only=True)
class Card:
    """One card by day; `platform` is "" where the title does not name it, `omits_zeros` where days of zero are left out."""

    metric: str
    definition: str
    platform: str = ""
    omits_zeros: bool = False


# Titles in English and, behind a stroke, in Brazilian Portuguese
_DAYS: tuple[tuple[str, Card], ...] = (
    ("Facebook reach|Alcance no Facebook", Card(metric="reach", definition="reach", platform=FACEBOOK)),
    ("Instagram reach|Alcance do Instagram", Card(metric="reach", definition="reach", platform=INSTAGRAM)),
    ("Reach", Card(metric="reach", definition="reach")),
    ("Views", Card(metric="views", definition="views")),
    ("Facebook views", Card(metric="views", definition="views", platform=FACEBOOK)),
    ("Instagram views", Card(metric="views", definition="views", platform=INSTAGRAM)),
    ("Viewers", Card(metric="reach", definition="viewers")),
    ("Facebook viewers", Card(metric="reach", definition="viewers", platform=FACEBOOK)),
    ("Instagram viewers", Card(metric="reach", definition="viewers", platform=INSTAGRAM)),
    ("Facebook visits|Visitas ao Facebook", Card(metric="profile_visits", definition="visits", platform=FACEBOOK)),
    ("Instagram profile visits|Visitas ao perfil do Instagram", Card(metric="profile_visits", definition="visits", platform=INSTAGRAM)),
    ("Follows|Facebook follows|Seguidores", Card(metric="followers_gained", definition="follows", platform=FACEBOOK)),
    ("Instagram follows|Seguidos no Instagram", Card(metric="followers_gained", definition="follows", platform=INSTAGRAM, omits_zeros=True)),
    ("Content interactions", Card(metric="engagements", definition="interactions")),
    ("Facebook content interactions", Card(metric="engagements", definition="interactions", platform=FACEBOOK)),
    ("Instagram content interactions", Card(metric="engagements", definition="interactions", platform=INSTAGRAM)),
    ("Facebook link clicks", Card(metric="link_clicks", definition="link clicks", platform=FACEBOOK)),
    ("Instagram link clicks", Card(metric="link_clicks", definition="link clicks", platform=INSTAGRAM)),
)  # fmt: skip
DAYS: dict[str, Card] = {header_key(title): card for titles, card in _DAYS for title in titles.split("|")}

# Nobody has shown the bytes of a file with these titles
UNCONFIRMED = frozenset(
    header_key(title)
    for title in (
        *("Alcance no Facebook", "Alcance do Instagram", "Visitas ao Facebook", "Visitas ao perfil do Instagram"),
        *("Seguidores", "Seguidos no Instagram"),
        *(f"{platform} {what}" for platform in (FACEBOOK, INSTAGRAM) for what in ("views", "viewers", "content interactions")),
    )
)


@dataclass(frozen=True, kw_only=True)
class Shares:
    """One block of shares of the audience; `is_across` when it is a row of names above a row of values."""

    definition: str  # "" where the column's own name says it: women, men
    platform: str = ""
    is_across: bool = False


_SHARES: tuple[tuple[str, Shares], ...] = (
    ("Facebook followers by gender and age", Shares(definition="", platform=FACEBOOK)),
    ("Instagram followers by gender and age", Shares(definition="", platform=INSTAGRAM)),
    ("Facebook followers by top towns/cities|Facebook followers by top cities", Shares(definition="top cities", platform=FACEBOOK)),
    ("Instagram followers by top towns/cities|Instagram followers by top cities", Shares(definition="top cities", platform=INSTAGRAM)),
    ("Facebook followers by top countries", Shares(definition="top countries", platform=FACEBOOK)),
    ("Instagram followers by top countries", Shares(definition="top countries", platform=INSTAGRAM)),
    ("Age & gender", Shares(definition="")),
    ("Top countries", Shares(definition="top countries", is_across=True)),
    ("Top cities|Top towns/cities", Shares(definition="top cities", is_across=True)),
)
SHARES: dict[str, Shares] = {header_key(title): shares for titles, shares in _SHARES for title in titles.split("|")}

# The only place with the number of followers; gone since 2025
FOLLOWERS = {"facebook followers": FACEBOOK, "instagram followers": INSTAGRAM}

FORMATS = frozenset({"views", "content interactions", "published content"})
FORMAT_NAMES = frozenset({"reels", "multi-photo", "links", "photos", "stories", "text", "others", "videos"})

TITLES = frozenset({*DAYS, *SHARES, *FOLLOWERS, *FORMATS, "top pages"})
