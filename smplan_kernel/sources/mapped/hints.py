"""What a heading usually means, as a proposal only: the person decides. And ready layouts for tools whose headings are certain."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from smplan_kernel.sources.files.tables import header_key

LEAVE_OUT = ""
_WORDS: dict[str, str] = {
    "impressions": "impressions, impr, impr., impressionen, vertoningen, impresiones, impressioni, impressões, visningar",
    "views": "views, video views, aufrufe, vues, visualizaciones, visualizzazioni, weergaven, plays",
    "page_views": "page views, pageviews, seitenaufrufe, pages vues, páginas vistas",
    "reach": "reach, reichweite, portée, alcance, copertura, bereik, räckvidd, unique viewers",
    "users": "users, total users, visitors, unique visitors, nutzer, besucher, utilisateurs, visiteurs, usuarios, visitatori, bezoekers, besökare",
    "engagements": "engagements, engagement, total engagements, total post engagements, interactions, interaktionen, interacciones, interazioni",
    "reactions": "reactions, likes, favorites, favourites, gefällt mir, gefällt-mir-angaben, j'aime, me gusta, mi piace, vind-ik-leuks, gilla-markeringar",
    "comments": "comments, replies, kommentare, commentaires, comentarios, commenti, reacties, kommentarer",
    "shares": "shares, reposts, retweets, geteilte inhalte, partages, compartidos, condivisioni, delningar, repins",
    "saves": "saves, bookmarks, saved, gespeichert, enregistrements, guardados, salvataggi, sparade objekt",
    "link_clicks": "link clicks, post link clicks, outbound clicks, clicks on link, link-klicks, clics sur le lien, website clicks",
    "clicks": "clicks, klicks, clics, clic, klikken, klick, clicks (destination), pin clicks, total clicks, clicks (all)",
    "profile_visits": "profile visits, profile views, profilaufrufe, visites du profil, visitas al perfil",
    "followers_total": "followers, total followers, audience, fans, follower, abonnés, seguidores, seguaci, volgers, följare, subscribers",
    "followers_gained": "new followers, followers gained, follows, new subscribers, neue follower, nouveaux abonnés, nuevos seguidores",
    "followers_lost": "lost followers, followers lost, unfollows, verlorene follower",
    "followers_net": "net growth, net audience growth, net followers, net follower growth",
    "posts_published": "posts, published posts, total posts, posts published, beiträge, publications, publicaciones",
    "watch_time": "watch time, watch time (hours), view time, wiedergabezeit, wiedergabezeit (stunden)",
    "sessions": "sessions, visits, sitzungen, besuche, visites, sesiones, visitas, sessioni, visite, bezoeken",
    "engaged_sessions": "engaged sessions",
    "event_count": "events, event count, ereignisse",
    "key_events": "key events, conversions, enquiries, leads, anfragen, goal completions, results, ergebnisse, bookings, orders",
    "revenue": "revenue, sales, turnover, takings, umsatz, chiffre d'affaires, ingresos, ricavi, omzet, total revenue, conv. value",
    "spend": "spend, cost, costs, amount spent, kosten, ausgaben, coût, coste, spesa, total spent, ausgegebener betrag",
    "emails_sent": "sends, sent, emails sent, recipients, total recipients, empfänger",
    "emails_delivered": "delivered, deliveries, successful deliveries, zugestellt",
    "opens_unique": "opens, unique opens, öffnungen, ouvertures",
    "clicks_unique": "unique clicks",
    "unsubscribes": "unsubscribes, unsubscribed, opt-outs, abmeldungen, désabonnements",
    "code_uses": "uses, redemptions, times used, einlösungen",
    "avg_position": "position, average position, avg. position",
    "engagement_rate": "engagement rate, engagement rate (per impression)",
    "ctr": "ctr, click-through rate, click through rate",
    "open_rate": "open rate, öffnungsrate",
    "click_rate": "click rate, klickrate",
    "bounce_rate": "bounce rate, absprungrate",
}  # fmt: skip
_METRIC_OF = {word.strip(): metric for metric, words in _WORDS.items() for word in words.split(",")}
_ROLES = {
    "date": "date, day, datum, tag, fecha, data, jour, dag, time sent, send date, published, publish time, date (gmt), week, month, monat, mois, mes, mese, "
    "maand, woche, semaine, time, year, posted, created",
    "object": "post id, campaign, campaign name, kampagne, kampagnenname, title, titel, post, name, subject, page, seite, url, query, code, content, channel, "
    "id, video title, post message, article, id of post, coupon code, update, kanal",
    "link": "link, permalink, post link, post permalink, address",
    "account": "account, profile, profil, konto, account name, social network profile",
    "platform": "network, platform, social network, netzwerk, source, service",
}  # fmt: skip
_ROLE_OF = {word.strip(): role for role, words in _ROLES.items() for word in words.split(",")}
_UNITS_IN_NAMES = (("(hours)", "hours"), ("(stunden)", "hours"), ("(minutes)", "minutes"), ("(ms)", "milliseconds"), ("(%)", "percent"))


def metric_of(name: str) -> str:
    """The metric that a heading usually means, "" when none is known.

    >>> metric_of("Amount spent (EUR)"), metric_of("Besucher"), metric_of("Weather")
    ('spend', 'users', '')
    """
    key = header_key(name)
    return _METRIC_OF.get(key) or _METRIC_OF.get(key.partition(" (")[0].strip(), "")


def role_of(name: str) -> str:
    """What a column that holds no figures is for: "date", "object", "link", "account", "platform" or ""."""
    return _ROLE_OF.get(header_key(name), "")


def unit_of(name: str) -> str:
    """The unit that a heading names in brackets: hours, per cent, or a currency.

    >>> unit_of("Watch time (hours)"), unit_of("Cost (ZAR)"), unit_of("Visitors")
    ('hours', 'ZAR', '')
    """
    key = header_key(name)
    found = next((unit for word, unit in _UNITS_IN_NAMES if word in key), "")
    inside = name.rpartition("(")[2].partition(")")[0].strip()
    is_currency = "(" in name and len(inside) == 3 and inside.isascii() and inside.isalpha() and inside.isupper()  # noqa: PLR2004 - a currency's letters
    return found or (inside if is_currency else "")


@dataclass(frozen=True, kw_only=True)
class Ready:
    """A layout for a tool whose headings are known for certain, though no real rows of it were seen."""

    name: str
    signature: frozenset[str]
    answers: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)


def _keys(text: str) -> frozenset[str]:
    return frozenset(header_key(name) for name in text.split(","))


READY = (
    Ready(
        name="Constant Contact, campaigns",
        signature=_keys("Time Sent,Campaign Name,Sends,Opens,Open Rate,Clicks,Click Rate,Bounces,Unsubscribes"),
        answers={
            "platform": "email",
            "level": "campaign-period",
            "date_column": "Time Sent",
            "date_format": "MM/DD/YY",
            "object_column": "Campaign Name",
        },
        measures={"Sends": "emails_sent", "Opens": "opens_unique", "Clicks": "clicks_unique", "Unsubscribes": "unsubscribes"},
    ),
    Ready(
        name="Sprout Social, posts",
        signature=_keys("Date,Post ID,Network,Profile,Link,Post,Impressions,Engagements"),
        answers={
            "level": "post-lifetime",
            "date_column": "Date",
            "date_format": "MM/DD/YYYY",
            "object_column": "Post ID",
            "link_column": "Link",
            "platform_column": "Network",
            "account_column": "Profile",
        },
        measures={
            "Impressions": "impressions",
            "Reach": "reach",
            "Engagements": "engagements",
            "Reactions": "reactions",
            "Comments": "comments",
            "Shares": "shares",
            "Saves": "saves",
            "Post Link Clicks": "link_clicks",
            "Video Views": "views",
        },
    ),
    Ready(
        name="Sprout Social, profiles",
        signature=_keys("Date,Network,Profile,Audience,Net Audience Growth,Published Posts"),
        answers={"level": "account-day", "date_column": "Date", "platform_column": "Network", "account_column": "Profile"},
        measures={
            "Audience": "followers_total",
            "Net Audience Growth": "followers_net",
            "Published Posts": "posts_published",
            "Impressions": "impressions",
            "Engagements": "engagements",
        },
    ),
    Ready(
        name="TikTok Ads Manager",
        signature=_keys("Date,Campaign name,Impressions,Clicks (destination)"),
        answers={"platform": "ads", "level": "campaign-period", "date_column": "Date", "object_column": "Campaign name"},
        measures={"Impressions": "ad_impressions", "Clicks (destination)": "clicks"},
    ),
    Ready(
        name="Pinterest Ads",
        signature=_keys("Date,Campaign name,Impressions,Pin clicks,Outbound clicks"),
        answers={
            "platform": "ads",
            "level": "campaign-period",
            "date_column": "Date",
            "object_column": "Campaign name",
            "totals": "word",
            "totals_word": "Total",
        },
        measures={"Impressions": "ad_impressions", "Pin clicks": "clicks", "Outbound clicks": "link_clicks"},
    ),
    Ready(
        name="LinkedIn, competitors",
        signature=_keys("Page,Total Followers,New Followers,Total post engagements,Total posts"),
        answers={"platform": "linkedin", "level": "dimension-period", "object_column": "Page"},
        measures={
            "Total Followers": "followers_total",
            "New Followers": "followers_gained",
            "Total post engagements": "engagements",
            "Total posts": "posts_published",
        },
    ),
    Ready(
        name="Hootsuite, posts",
        signature=_keys("Date (GMT),Post ID,Post Message,Post Permalink,Social Network"),
        answers={
            "level": "post-lifetime",
            "date_column": "Date (GMT)",
            "zone": "utc",
            "object_column": "Post ID",
            "link_column": "Post Permalink",
            "platform_column": "Social Network",
        },
    ),
)


def ready_for(names: frozenset[str]) -> Ready | None:
    """The ready layout whose headings all stand among those of a table."""
    return next((ready for ready in READY if ready.signature <= names), None)
