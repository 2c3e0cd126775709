"""The definitions that smplan comes with: what platforms count under a name, who says so, and from when on.

When it is not certain that a new name counts the same, it is written down as a new meaning: then nothing is compared across it.
A plan sets its own entry in the place of any change here.
"""

from __future__ import annotations

import datetime as dt

from smplan_kernel.plan.definition import Definition

_FILES = "Names in the platform's own export files"
_META = "Meta, on Views as the main figure of Instagram and Facebook, 2024"
_META_HELP = "Meta Business Suite, help on the insights"
_GOOGLE = "Google Analytics, announcement of 21 March 2024"
_GA_HELP = "Google Analytics, help on dimensions and metrics"
_UA_HELP = "Google Analytics, help on Universal Analytics and Google Analytics 4 compared"
_LINKEDIN_HELP = "LinkedIn, help on the analytics of pages"
_YOUTUBE_HELP = "YouTube Studio, help on the analytics of channels"
_X_HELP = "X, help on analytics"
_RENAMED_ON = dt.date(2026, 9, 1)


def _one(key: str, place: str, names: tuple[str, ...], formula: str, source: str) -> Definition:
    """A version of which no former one is known; `place` is platform and measure."""
    platform, _, measure = place.partition(" ")
    return Definition(key=key, platform=platform, measure=measure, names=names, formula=formula, source=source)


KNOWN: tuple[Definition, ...] = (
    _one("igshown", "instagram impressions", ("Impressions",), "Times a post or story was on a screen.", _META_HELP),
    Definition(
        key="igviews",
        platform="instagram",
        measure="views",
        names=("Views", "Visningar"),
        formula="Times a reel was played, or a post or story was on a screen; the same person counts again each time.",
        source=_META,
        since="2025",
        way="redefined",
        before=(("Impressions", "Views"),),
        was="impressions",
    ),
    _one("fbshown", "facebook impressions", ("Impressions", "Daily Total Impressions", "Lifetime Post Total Impressions"),
         "Times anything from the page was on a screen.", _META_HELP),
    Definition(
        key="fbviews",
        platform="facebook",
        measure="views",
        names=("Views",),
        formula="Times a video was played, or a post was on a screen; the same person counts again each time.",
        source=_META,
        since="2025",
        way="redefined",
        before=(("Impressions", "Views"),),
        was="impressions",
    ),
    _one("igreach", "instagram reach", ("Reach", "reach"), "People who saw it at least once.", _META_HELP),
    _one("fbreach", "facebook reach", ("Reach", "reach", "Daily Total Reach", "Lifetime Post Total Reach"), "People who saw it at least once.", _META_HELP),
    _one("iginter", "instagram engagements", ("interactions",), "Likes, comments, saves, shares and replies.", _META_HELP),
    _one("fbinter", "facebook engagements", ("interactions", "Reactions, Comments and Shares", "Reactions, comments and shares"), "Reactions, comments and shares.", _META_HELP),
    _one("lishown", "linkedin impressions", ("Impressions (total)", "Impressions"), "Times a post was on a screen, paid and unpaid.", _LINKEDIN_HELP),
    _one("lireach", "linkedin reach", ("organic",), "Members who saw a post at least once, unpaid only.", _LINKEDIN_HELP),
    _one("liengag", "linkedin engagements", ("incl. clicks",), "Clicks + reactions + comments + reposts.", _FILES),
    _one("lishare", "linkedin shares", ("Shares (total)", "Shares"), "Times a post was shared.", _LINKEDIN_HELP),
    Definition(
        key="lireposts",
        platform="linkedin",
        measure="shares",
        names=("Reposts (total)", "Reposts"),
        formula="Times a post was reposted, with words of one's own or without.",
        source=_FILES,
        since="2022",
        way="redefined",
        before=(("Shares (total)", "Reposts (total)"), ("Shares", "Reposts")),
    ),
    _one("livideo", "linkedin views", ("Video views",), "Times a video was played.", _LINKEDIN_HELP),
    Definition(
        key="liviews",
        platform="linkedin",
        measure="views",
        names=("Views (Excluding offsite video views)", "Views"),
        formula="Times a video was played on LinkedIn itself.",
        source=_FILES,
        way="redefined",
        before=(("Video views", "Views (Excluding offsite video views)"), ("Video views", "Views")),
    ),
    _one("xshown", "x impressions", ("Impressions",), "Times a post was on a screen.", _X_HELP),
    _one("xengag", "x engagements", ("incl. clicks",), "Every press on a post: likes, replies, reposts, bookmarks, links, details.", _X_HELP),
    _one("xretweet", "x shares", ("retweets",), "Times a tweet was passed on.", _X_HELP),
    Definition(
        key="xreposts",
        platform="x",
        measure="shares",
        names=("Reposts",),
        formula="Times a post was passed on.",
        source="X, new names of July 2023",
        since="2023-07",
        way="renamed",
        before=(("retweets", "Reposts"),),
    ),
    _one("xfavour", "x reactions", ("favorites",), "Times a tweet was marked with a star.", _X_HELP),
    Definition(
        key="xlikes",
        platform="x",
        measure="reactions",
        names=("Likes",),
        formula="Times a post was marked with a heart.",
        source="Twitter, announcement of 3 November 2015",
        since="2015-11",
        way="renamed",
        before=(("favorites", "Likes"),),
    ),
    _one("xtweets", "x posts_published", ("Tweets published",), "Tweets of the account on a day.", _FILES),
    Definition(
        key="xposts",
        platform="x",
        measure="posts_published",
        names=("Create Post",),
        formula="Posts of the account on a day.",
        source=_FILES,
        since="2023",
        way="redefined",
        before=(("Tweets published", "Create Post"),),
    ),
    _one("ytshown", "youtube thumbnail_impressions", ("Impressions", "Impressionen"),
         "Times a preview picture was on a screen on YouTube for more than a second.", _YOUTUBE_HELP),
    Definition(
        key="ytthumbs",
        platform="youtube",
        measure="thumbnail_impressions",
        names=("Thumbnail impressions",),
        formula="Times a preview picture was on a screen on YouTube for more than a second.",
        source=_FILES,
        since="2026-09-01",
        way="renamed",
        before=(("Impressions", "Thumbnail impressions"), ("Impressionen", "Thumbnail impressions")),
        on=_RENAMED_ON,
    ),
    _one("ytrate", "youtube thumbnail_ctr", ("Impressions click-through rate (%)", "Klickrate der Impressionen (%)"),
         "Views that came from a preview picture, divided by its impressions.", _YOUTUBE_HELP),
    Definition(
        key="ytthumbrate",
        platform="youtube",
        measure="thumbnail_ctr",
        names=("Thumbnail click-through rate (%)",),
        formula="Views that came from a preview picture, divided by its impressions.",
        source=_FILES,
        since="2026-09-01",
        way="renamed",
        before=(
            ("Impressions click-through rate (%)", "Thumbnail click-through rate (%)"),
            ("Klickrate der Impressionen (%)", "Thumbnail click-through rate (%)"),
        ),
        on=_RENAMED_ON,
    ),
    _one("ytviews", "youtube views", ("Views", "Aufrufe"), "Times a video or a short was played, as YouTube counts them.", _YOUTUBE_HELP),
    _one("yttime", "youtube watch_time", ("Watch time (hours)", "Wiedergabezeit (Stunden)"), "Time that people spent watching.", _YOUTUBE_HELP),
    _one("ttviews", "tiktok views", ("Video views", "Total views"), "Times a video was played.", "TikTok Studio, help on analytics"),
    _one("gaconv", "web key_events", ("Conversions",), "Events that were marked as a conversion.", _GA_HELP),
    Definition(
        key="gakey",
        platform="web",
        measure="key_events",
        names=("Key events",),
        formula="Events that are marked as a key event; each mark counts from the day on which it was set.",
        source=_GOOGLE,
        since="2024-03",
        way="redefined",
        before=(("Conversions", "Key events"),),
    ),
    _one("uasess", "web sessions", ("Sessions in Universal Analytics",),
         "Visits; a new one begins after half an hour without a sign of life, at midnight and when somebody comes by another campaign.", _UA_HELP),
    Definition(
        key="gasess",
        platform="web",
        measure="sessions",
        names=("Sessions",),
        formula="Visits; a new one begins after half an hour without a sign of life.",
        source=_UA_HELP,
        since="2023-07",
        way="redefined",
        before=(("Sessions in Universal Analytics", "Sessions"),),
    ),
    _one("gaengaged", "web engaged_sessions", ("Engaged sessions",), "Visits of over ten seconds, with a key event or with two pages.", _GA_HELP),
    _one("uaviews", "web page_views", ("Pageviews",), "Times a page was loaded, as Universal Analytics counted them.", _UA_HELP),
    Definition(
        key="gaviews",
        platform="web",
        measure="page_views",
        names=("Views",),
        formula="Times a page or a screen of an app was seen; again in the same visit counts again.",
        source=_UA_HELP,
        since="2023-07",
        way="redefined",
        before=(("Pageviews", "Views"),),
    ),
    _one("uausers", "web users", ("Users in Universal Analytics",), "Everybody who came, as far as browsers can be told apart.", _UA_HELP),
    Definition(
        key="gausers",
        platform="web",
        measure="users",
        names=("Total users", "Active users", "Users"),
        formula="People, as far as browsers can be told apart; Total users are all, Active users those who really looked.",
        source=_UA_HELP,
        since="2023-07",
        way="redefined",
        before=(("Users in Universal Analytics", "Total users"),),
    ),
    _one("search", "search search_impressions", ("Impressions", "search"), "Times a link to the site was among the results.", "Google Search Console, help on impressions"),
    _one("searchcl", "search clicks", ("Clicks", "search"), "Clicks from the results to the site.", "Google Search Console, help on clicks"),
    _one("shopify", "shop code_uses", ("Times Used In Total",),
         "Orders with the code since it was made; a month is the difference of two exports.", "Shopify, help on discounts"),
    _one("woo", "shop code_uses", ("Orders",), "Orders with the code in the period of the file.", "WooCommerce, help on coupons"),
)  # fmt: skip
