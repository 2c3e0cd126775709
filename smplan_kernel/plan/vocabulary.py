"""The words figures are stored under: canonical metrics, rates and their parts, flags, platforms and levels.

It knows what may be added up and what may not; it knows no file layout and no calculation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["count", "people", "seconds", "fraction", "rank", "money"]
Additivity = Literal["sum", "last", "never", "per-campaign"]
Klass = Literal["input", "activity", "output", "out-take", "outcome", "impact"]


@dataclass(frozen=True, kw_only=True)
class CanonicalMetric:
    """One figure that means the same on every page: its unit and what may be added up."""

    name: str
    title: str
    unit: Unit
    klass: Klass
    over_days: Additivity = "sum"
    over_posts: Additivity = "sum"
    note: str = ""
    falls: bool = False  # fewer is better

    @property
    def is_additive(self) -> bool:
        """Days may be added up."""
        return self.over_days == "sum"


@dataclass(frozen=True, kw_only=True)
class Rate:
    """A fraction that is never averaged: recomputed from its parts wherever they are known.

    `denominators` lists the figures it may stand over, the usual one first; none means that the file does not hold the parts.
    """

    name: str
    title: str
    klass: Klass
    numerator: str = ""
    denominators: tuple[str, ...] = ()
    note: str = ""
    unit: Unit = "fraction"

    @property
    def denominator(self) -> str:
        """The usual denominator, or "" when the parts are not in any file."""
        return self.denominators[0] if self.denominators else ""


def _metric(name: str, title: str, unit: Unit, klass: Klass, note: str = "", **rules: Additivity) -> CanonicalMetric:
    return CanonicalMetric(name=name, title=title, unit=unit, klass=klass, note=note, **rules)  # type: ignore[arg-type]


_TABLE: tuple[CanonicalMetric, ...] = (
    _metric("impressions", "Impressions", "count", "output", "Times shown on a social network."),
    _metric("views", "Views", "count", "output", "Not comparable with impressions, nor from one network to another."),
    _metric("page_views", "Page views", "count", "out-take", "Views of web pages, or of a LinkedIn page."),
    _metric("thumbnail_impressions", "Thumbnail impressions", "count", "output", "Times a YouTube preview picture was shown."),
    _metric("search_impressions", "Search impressions", "count", "output", "Searches are never added up.", over_posts="never"),
    _metric("ad_impressions", "Ad impressions", "count", "output", "Times a paid ad was shown."),
    _metric("reach", "Reach", "people", "output", "People; the same person counts again on another day.", over_days="never", over_posts="never"),
    _metric("users", "Users", "people", "out-take", "People on a web site or page.", over_days="never", over_posts="never"),
    _metric("engagements", "Engagements", "count", "out-take", "The network's own sum; X and LinkedIn include clicks."),
    _metric("reactions", "Reactions", "count", "out-take", "Likes and the like; may be negative when people take them back."),
    _metric("comments", "Comments", "count", "out-take", "Comments and replies; may be negative."),
    _metric("shares", "Shares", "count", "out-take", "Shares and reposts; may be negative."),
    _metric("saves", "Saves", "count", "out-take", "Saves and bookmarks."),
    _metric("link_clicks", "Link clicks", "count", "out-take", "Clicks that leave for a link."),
    _metric("clicks", "Clicks", "count", "out-take", "All clicks, or clicks in search and ads."),
    _metric("profile_visits", "Profile visits", "count", "out-take", "Visits of the profile or page on the network."),
    _metric("followers_total", "Followers", "people", "out-take", "A stock: the last known figure counts.", over_days="last", over_posts="never"),
    _metric("followers_gained", "New followers", "count", "out-take", "Those of posts are not added to the account's.", over_posts="never"),
    _metric("followers_lost", "Lost followers", "count", "out-take", "Those of posts are not added to the account's.", over_posts="never"),
    _metric("followers_net", "Followers, net change", "count", "out-take", "Gained less lost.", over_posts="never"),
    _metric("posts_published", "Posts published", "count", "output", "Posts that went out.", over_posts="never"),
    _metric("watch_time", "Watch time", "seconds", "out-take", "Time for which videos were played."),
    _metric("sessions", "Sessions", "count", "out-take", "Visits of a web site."),
    _metric("engaged_sessions", "Engaged sessions", "count", "out-take", "Visits that lasted or led to something."),
    _metric("event_count", "Events", "count", "out-take", "Everything the web site counts."),
    _metric("key_events", "Key events", "count", "outcome", "Before 2024 GA4 called them conversions."),
    _metric("revenue", "Revenue", "money", "impact", "What was sold; amounts in two currencies are never added up."),
    _metric("spend", "Spend", "money", "input", "What was paid; amounts in two currencies are never added up."),
    _metric("emails_sent", "Emails sent", "count", "output", "Addresses that a mailing went to.", over_days="per-campaign"),
    _metric("emails_delivered", "Emails delivered", "count", "output", "Emails sent, without those that came back.", over_days="per-campaign"),
    _metric("opens_unique", "People who opened", "people", "out-take", "A person in two mailings counts twice.", over_days="per-campaign", over_posts="never"),
    _metric("clicks_unique", "People who clicked", "people", "out-take", "A person in two mailings counts twice.", over_days="per-campaign", over_posts="never"),
    CanonicalMetric(
        name="unsubscribes", title="Unsubscribes", unit="count", klass="outcome", over_days="per-campaign", note="People who left the list.", falls=True
    ),
    _metric("code_uses", "Code uses", "count", "outcome", "Shopify counts from the beginning: a month is the difference of two exports."),
    _metric("avg_position", "Average position", "rank", "output", "Weighted by search impressions, never added.", over_days="never", over_posts="never"),
)  # fmt: skip

_RATES: tuple[Rate, ...] = (
    Rate(
        name="engagement_rate",
        title="Engagement rate",
        klass="out-take",
        numerator="engagements",
        denominators=("impressions", "views", "reach"),
        note="The definition names the denominator when it is not impressions.",
    ),
    Rate(name="engaged_session_rate", title="Engaged sessions", klass="out-take", numerator="engaged_sessions", denominators=("sessions",)),
    Rate(name="key_event_rate", title="Key event rate", klass="outcome", numerator="key_events", denominators=("sessions", "users")),
    Rate(
        name="ctr",
        title="Click-through rate",
        klass="out-take",
        numerator="clicks",
        denominators=("search_impressions", "ad_impressions", "impressions"),
        note="Over impressions of the same kind.",
    ),
    Rate(name="thumbnail_ctr", title="Thumbnail click-through rate", klass="out-take", note="YouTube's own figure; the clicks are not in the file."),
    Rate(name="open_rate", title="Open rate", klass="out-take", numerator="opens_unique", denominators=("emails_delivered",)),
    Rate(name="click_rate", title="Click rate", klass="out-take", numerator="clicks_unique", denominators=("emails_delivered",)),
    Rate(name="bounce_rate", title="Bounce rate", klass="out-take", note="Google Analytics before 2024."),
    Rate(name="audience_share", title="Share of the audience", klass="output", note="A part of the audience; never added over time."),
)  # fmt: skip

METRICS: dict[str, CanonicalMetric] = {metric.name: metric for metric in _TABLE}
RATES: dict[str, Rate] = {rate.name: rate for rate in _RATES}

PLATFORMS: dict[str, str] = {
    "facebook": "Facebook",
    "instagram": "Instagram",
    "linkedin": "LinkedIn",
    "x": "X",
    "youtube": "YouTube",
    "tiktok": "TikTok",
    "web": "Web site",
    "search": "Google Search",
    "email": "Newsletter",
    "shop": "Shop",
    "ads": "Adverts",
}

FLAGS: dict[str, str] = {
    "pacific_day": "The day is a day in US Pacific time; it is not shifted.",
    "utc_day": "The day is a day in UTC.",
    "account_local_day": "The day is a day where the account is.",
    "unknown_tz": "It is not known in which time zone the day begins.",
    "lifetime_at_export": "Counted from the beginning to the day of export: two exports may be compared, never added.",
    "row_cap": "The network cut the list; its rows do not add up to the total.",
    "zero_days_omitted": "Days that are missing mean zero.",
    "typed": "Typed in by hand.",
    "total_row": "A total of other rows; it is never added to them.",
    "excel_resaved": "A spreadsheet has changed this file; compare with the original if figures look odd.",
    "reply": "Some posts answer other people; they are left out when posts are compared.",
    "definition_changed": "The network changed the meaning here; nothing is compared across the change.",
}

LEVELS: dict[str, str] = {
    "account-day": "The account on one day.",
    "account-period": "The account over the file's period.",
    "post-lifetime": "One post, from its publication to the day of export.",
    "post-day": "One post on one day.",
    "dimension-period": "One channel, page, search or country over a period, which may be one day.",
    "campaign-period": "One campaign over a period.",
    "code-period": "One code over a period.",
    "code-cumulative": "One code, from the beginning to the day of export.",
}

TYPED = "typed.counter"
"""The format of a number that somebody typed in."""

# Where a file gives a total and its parts, the parts carry these definitions; they are never added to the total.
PART_DEFINITIONS = ("organic", "sponsored", "auto-invited")


# Words under which importers keep figures whose heading says less or more; none of them is the heading itself.
_OUR_WORDS = frozenset({
    *PART_DEFINITIONS, "incl. clicks", "search", "discover", "news", "ads", "ads conversions", "reach", "views", "viewers", "visits", "follows",
    "interactions", "link clicks", "followers", "top cities", "top countries",
})  # fmt: skip


def column_of(measure: str, definition: str) -> str:
    """What the column of a file is called: its own heading, else the figure with our word for its kind.

    >>> column_of("impressions", "Impressions (total)"), column_of("clicks", "search"), column_of("reach", "reach")
    ('Impressions (total)', 'Clicks (search)', 'Reach')
    """
    if definition not in _OUR_WORDS and definition.partition(" ")[0].rstrip(",:") not in {"search", "discover", "news"}:
        return definition
    title = title_of(measure)
    return title if title.casefold() == definition else f"{title} ({definition})"


def main_definitions(definitions: tuple[str, ...]) -> tuple[str, ...]:
    """The definitions that stand for the whole: without parts, unless parts are all there is.

    >>> main_definitions(("Impressions (total)", "organic", "sponsored"))
    ('Impressions (total)',)
    >>> main_definitions(("organic",))
    ('organic',)
    """
    whole = tuple(definition for definition in definitions if definition not in PART_DEFINITIONS)
    return whole or definitions


def title_of(name: str) -> str:
    """The name for people of a metric, a rate or a column kept under its own name.

    >>> title_of("views"), title_of("ctr"), title_of("x:Media views")
    ('Views', 'Click-through rate', 'Media views')
    """
    known = METRICS.get(name) or RATES.get(name)
    return known.title if known else name.removeprefix("x:")


def unit_of(name: str) -> str:
    """The unit of a metric or a rate, "" for a column kept under its own name.

    >>> unit_of("watch_time"), unit_of("open_rate"), unit_of("x:Media views")
    ('seconds', 'fraction', '')
    """
    known = METRICS.get(name) or RATES.get(name)
    return known.unit if known else ""
