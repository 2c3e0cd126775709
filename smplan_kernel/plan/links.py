"""The link of a code: the address with source, medium and campaign at its end, and whether their names will hold."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit, urlunsplit

from smplan_kernel.plan.audit import Account
from smplan_kernel.plan.channels import Channel
from smplan_kernel.plan.data import Code
from smplan_kernel.plan.document import Plan

_ALLOWED = re.compile(r"[a-z0-9._-]+")
_MEDIA = {"newsletter": "email", "blog": "referral", "website": "referral", "events": "event", "word of mouth": "referral"}


@dataclass(frozen=True, kw_only=True)
class Utm:
    """What a link carries: the three words by which web statistics know a visit."""

    source: str
    medium: str
    campaign: str

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The words under the names that web statistics read."""
        words = (("utm_source", self.source), ("utm_medium", self.medium), ("utm_campaign", self.campaign))
        return tuple((name, word) for name, word in words if word)


def has_link(code: Code) -> bool:
    """Whether a code is given out as a link too."""
    return bool(code.link or code.utm_source or code.utm_medium or code.utm_campaign)


def utm_of(plan: Plan, code: Code) -> Utm:
    """The words of a code's link: as written, else made from channel, network and code."""
    channel = _channel(plan, code)
    network = _network(plan, channel)
    return Utm(
        source=code.utm_source or slug(network or (channel.name if channel else "")),
        medium=code.utm_medium or _MEDIA.get(network.casefold(), "social" if network else ""),
        campaign=code.utm_campaign or slug(code.code),
    )


def link_of(plan: Plan, code: Code) -> str:
    """The link to copy; empty while the page it leads to is not written, or is no address of the web.

    What the address has already stays, words of an older link are replaced.
    """
    parts = _address(code.link)
    if parts is None:
        return ""
    kept = [(name, word) for name, word in parse_qsl(parts.query, keep_blank_values=True) if not name.startswith("utm_")]
    return urlunsplit(parts._replace(query=urlencode([*kept, *utm_of(plan, code).pairs])))


def _address(text: str) -> SplitResult | None:
    """The parts of a web address; None for anything else."""
    address = "".join(text.split())
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:  # brackets that no address has
        return None
    return parts if parts.scheme in {"http", "https"} and "." in parts.netloc else None


def naming_faults(plan: Plan, code: Code) -> tuple[str, ...]:
    """What in a link's words would split its visits in the statistics, each as half a sentence."""
    utm = utm_of(plan, code)
    found = [_spelled(name, word) for name, word in utm.pairs]
    if code.link and _address(code.link) is None:
        found.append(f"{code.link!r} is no address of a page; write it as https://fernhill.example/visit")
    if "utm_" in code.link:
        found.append("the address has link words of its own; write it without them")
    names = channel_names(plan, code)
    if code.utm_source and names and slug(code.utm_source) not in names:
        found.append(f"utm_source {code.utm_source!r} is not the channel's own name; write {names[0]!r}")
    return tuple(fault for fault in found if fault)


def channel_names(plan: Plan, code: Code) -> tuple[str, ...]:
    """The names by which a link may call its channel, the usual one first."""
    channel = _channel(plan, code)
    if channel is None:
        return ()
    accounts = _accounts(plan, channel)
    words = (_network(plan, channel), channel.name, *(account.network for account in accounts), *(account.handle for account in accounts))
    return tuple(dict.fromkeys(name for word in words if (name := slug(word))))


def slug(text: str) -> str:
    """A name as a link carries it: small letters, no blanks, no accents.

    >>> slug("Instagram, the Studio"), slug("@Fernhill Gärten")
    ('instagram-the-studio', 'fernhill-garten')
    """
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")


def _spelled(name: str, word: str) -> str:
    """What is wrong with the spelling of one word, and how to write it."""
    if _ALLOWED.fullmatch(word):
        return ""
    what = (
        "has capital letters"
        if _ALLOWED.fullmatch(word.lower())
        else "has blanks"
        if " " in word.strip()
        else "has signs that links change"
    )
    return f"{name} {word!r} {what}; write {slug(word)!r}"


def _channel(plan: Plan, code: Code) -> Channel | None:
    found = plan.by_id.get(code.channel)
    return found if isinstance(found, Channel) else None


def _network(plan: Plan, channel: Channel | None) -> str:
    """The network behind a channel, else that of its first account."""
    if channel is None:
        return ""
    return channel.network or next((account.network for account in _accounts(plan, channel) if account.network), "")


def _accounts(plan: Plan, channel: Channel) -> tuple[Account, ...]:
    return tuple(found for name in channel.accounts if isinstance(found := plan.by_id.get(name), Account))
