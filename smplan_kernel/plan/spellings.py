"""Column names of one figure in the languages that platforms write: another language is another name, never another meaning."""

from __future__ import annotations

from functools import cache

from smplan_kernel.plan.data import DefinitionChange

_SWEDISH_META = (
    ("views", "Visningar", "Views"),
    ("reach", "Räckvidd", "Reach"),
    ("comments", "Kommentarer", "Comments"),
    ("shares", "Delningar", "Shares"),
)
# Platform -> measure, the name in another language, the English one.
_SPELLED: dict[str, tuple[tuple[str, str, str], ...]] = {
    "youtube": (
        ("views", "Aufrufe", "Views"),
        ("watch_time", "Wiedergabezeit (Stunden)", "Watch time (hours)"),
        ("followers_net", "Abonnenten", "Subscribers"),
        ("followers_gained", "Gewonnene Abonnenten", "Subscribers gained"),
        ("followers_lost", "Verlorene Abonnenten", "Subscribers lost"),
    ),
    "instagram": (
        *_SWEDISH_META,
        ("reactions", "Gilla-markeringar", "Likes"),
        ("saves", "Sparade objekt", "Saves"),
        ("followers_gained", "Följer", "Follows"),
    ),
    "facebook": (
        *_SWEDISH_META,
        ("engagements", "Reaktioner, kommentarer och delningar", "Reactions, Comments and Shares"),
        ("reactions", "Reaktioner", "Reactions"),
        ("clicks", "Totalt antal klick", "Total clicks"),
        ("link_clicks", "Länkklick", "Link Clicks"),
    ),
    "tiktok": (
        ("views", "Videovisningar", "Video views"),
        ("reactions", "Gilla-markeringar", "Likes"),
        ("comments", "Kommentarer", "Comments"),
        ("shares", "Delningar", "Shares"),
        ("reach", "Målgrupp som nåtts", "Reached audience"),
        ("followers_gained", "Nya följare", "New followers"),
        ("followers_net", "Nettotillväxt", "Net growth"),
        ("followers_lost", "Tappade följare", "Lost followers"),
        ("profile_visits", "Profilvisningar", "Profile views"),
    ),
}


@cache
def spellings(platform: str) -> tuple[DefinitionChange, ...]:
    """The names of a platform's figures in other languages, as renames without a day."""
    return tuple(
        DefinitionChange(id=f"defn-knownword{number}", platform=platform, measure=measure, before=other, after=english, new_meaning=False)
        for number, (measure, other, english) in enumerate(_SPELLED.get(platform, ()), start=1)
    )
