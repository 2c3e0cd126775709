"""Rows to begin with that fit the kind of organisation: a shop, a firm, an association and one person alone need different ones."""

from __future__ import annotations

from typing import Any

Rows = tuple[dict[str, Any], ...]

KIN = {"shop": "b2c", "firm": "b2b", "public": "nonprofit", "person": "solo"}
"""Profiles that begin with the rows of another."""


def _goals(business: str, marketing: str, social: str, family: str) -> Rows:
    """A goal on each level; the last two hang on the one above when somebody says so."""
    return (
        {"text": business, "level": "business", "families": (family,)},
        {"text": marketing, "level": "marketing", "families": ("awareness",)},
        {"text": social, "level": "social", "families": ("engagement",)},
    )


def _personas(*people: tuple[str, str]) -> Rows:
    """People who stand for a group, each with a reason to follow."""
    return tuple({"name": name, "why_follow": why} for name, why in people)


def _stakeholders(*people: tuple[str, str]) -> Rows:
    """Whose support is needed, and where they come from."""
    return tuple({"name": name, "function": function} for name, function in people)


def _metrics(*numbers: tuple[str, str, str]) -> Rows:
    """Numbers worth looking at: what they are called, what one of them is, and how near to the aim they stand."""
    return tuple({"text": text, "unit": unit, "direction": "up", "klass": klass} for text, unit, klass in numbers)


BY_PROFILE: dict[tuple[str, str], dict[str, Rows]] = {
    ("goals", "goals"): {
        "b2b": _goals(
            "Four new clients this year", "Known in our trade for one subject", "Talks that begin with something we wrote", "sales"
        ),
        "b2c": _goals("A tenth more regular customers", "People nearby know what we make", "Visits to the shop after a post", "loyalty"),
        "nonprofit": _goals("Two hundred people give every month", "The town knows what we do", "Helpers who found us online", "advocacy"),
        "solo": _goals(
            "Booked out until summer", "Be the first name for one thing", "Two enquiries a month from people I did not know", "sales"
        ),
    },
    ("personas", "personas"): {
        "b2b": _personas(
            ("Head of purchasing, must justify every supplier", "Finds figures to show to the board"),
            ("Engineer, tries things before anybody asks", "Sees how it really works"),
        ),
        "b2c": _personas(
            ("Regular customer from the neighbourhood", "Hears first what is new"),
            ("Somebody who looks for a present", "Gets ideas in a minute"),
        ),
        "nonprofit": _personas(
            ("Donor, wants to see what the money did", "Sees one person who was helped"),
            ("Helper with two free evenings a month", "Knows where a pair of hands is needed"),
        ),
        "solo": _personas(
            ("The client I like to work for", "Sees how I work before asking"),
            ("A colleague who passes on work", "Knows what I am good at"),
        ),
    },
    ("content", "slots"): {
        "b2b": (
            {"element": "listen", "activity": "Read what clients ask in our trade", "cadence": "weekly"},
            {"element": "share", "activity": "One case in figures", "cadence": "monthly"},
        ),
        "b2c": (
            {"element": "listen", "activity": "Read reviews and comments", "cadence": "daily"},
            {"element": "share", "activity": "Show what came in this week", "cadence": "weekly"},
        ),
        "nonprofit": (
            {"element": "listen", "activity": "Hear what helpers tell", "cadence": "weekly"},
            {"element": "share", "activity": "One story of somebody we met", "cadence": "weekly"},
        ),
        "solo": (
            {"element": "listen", "activity": "Read comments and answer them", "cadence": "weekly"},
            {"element": "share", "activity": "One photograph from my work", "cadence": "weekly"},
        ),
    },
    ("ownership", "stakeholders"): {
        "b2b": _stakeholders(("Head of sales", "Sales"), ("Whoever signs contracts", "Legal"), ("Our largest client", "Customers")),
        "b2c": _stakeholders(("Whoever stands in the shop", "Service"), ("Owner", "Leadership"), ("Regular customers", "Customers")),
        "nonprofit": _stakeholders(("Board", "Board"), ("Fundraising", "Marketing"), ("Helpers", "Personnel"), ("Funders", "Customers")),
        "solo": _stakeholders(("My largest client", "Customers"), ("Whoever does my taxes", "Legal")),
    },
    ("metrics", "metrics"): {
        "b2b": _metrics(
            ("Talks with new clients", "talks", "outcome"),
            ("Downloads of the guide", "downloads", "outcome"),
            ("Saves", "saves", "out-take"),
        ),
        "b2c": _metrics(
            ("Coupons used", "coupons", "outcome"), ("Visits to the site", "visits", "outcome"), ("Saves", "saves", "out-take")
        ),
        "nonprofit": _metrics(
            ("New monthly gifts", "gifts", "impact"), ("New helpers", "people", "outcome"), ("Shares", "shares", "out-take")
        ),
        "solo": _metrics(
            ("Enquiries", "enquiries", "outcome"),
            ("Visits to the site", "visits", "outcome"),
            ("Answers from people", "comments", "out-take"),
        ),
    },
}


def rows_for(page: str, ask: str, profile: str) -> Rows:
    """The rows that a kind of organisation begins with; none when the question has none of its own.

    >>> rows_for("metrics", "metrics", "solo")[0]["text"]
    'Enquiries'
    """
    return BY_PROFILE.get((page, ask), {}).get(KIN.get(profile, profile), ())
