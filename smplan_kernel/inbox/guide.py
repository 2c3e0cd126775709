"""Where each platform gives its export: two sentences that a page and a command both say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from smplan_kernel.plan.vocabulary import PLATFORMS

KINDS = (".csv", ".tsv", ".zip", ".xls", ".xlsx")
"""What the name of an export may end in."""
KINDS_IN_WORDS = "csv, tsv, zip, xls or xlsx"
NOT_READ_YET = "smplan does not read its exports yet. Its files are refused, so nothing wrong can come in."

_PLACES: dict[str, str] = {
    "ads": "In Meta Ads Manager choose the campaigns and the dates, open Reports and export the table data as csv or xlsx. "
    "In Google Ads open Campaigns, choose the dates and press Download: csv.",
    "email": "In Mailchimp open Campaigns, then All campaigns, and press Export. "
    "It gives campaigns.csv with a line for each campaign; export again after the month is over, because opens go on coming in.",
    "facebook": "In Meta Business Suite open Insights, then Content, choose the Facebook page and the dates, and press Export. "
    "It gives a csv with a line for each post; export again after the month is over, because posts go on collecting.",
    "instagram": "In Meta Business Suite open Insights, then Content, choose the Instagram account and the dates, and press Export. "
    "It gives a csv with a line for each post; export again after the month is over, because posts go on collecting.",
    "linkedin": "Open your page as an administrator, choose Analytics, then Content, Followers or Visitors, and press Export at the top right. "
    "Each gives an xls file of up to a year.",
    "search": "In Google Search Console open Performance, choose the dates, press Export at the top right and take the csv. "
    "It gives a zip; leave it packed.",
    "shop": "In Shopify open Discounts and press Export. "
    "Do it on the last or first day of each month, because uses are counted from the beginning. "
    "In WooCommerce open Analytics, then Coupons, choose the month and press Download; keep the file's name, it tells the days.",
    "tiktok": "In TikTok Studio open Analytics, then Overview, Content, Viewers or Followers, choose the dates and press Download data. "
    "It gives a zip; leave it packed and keep its name, because TikTok writes the year only there. "
    "TikTok Business Suite gives csv files, which are read too.",
    "web": "In Google Analytics open Explore, make a free form with the rows Date and Session default channel group and with your figures as values. "
    "The arrow at the top right exports it: choose csv. The standard reports are read as well.",
    "x": "On X open Analytics (it belongs to Premium), choose Overview or Content and the dates, and press the arrow for the download. "
    "It gives a csv with a line for each day or post.",
    "youtube": "In YouTube Studio open Analytics, then Advanced mode, and choose the dates with Date as the first column. "
    "The arrow at the top right gives a zip; leave it packed.",
}
READABLE = tuple(sorted(_PLACES))


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where the export of one platform is found."""

    platform: str
    title: str
    sentence: str


def where_to_find(platforms: Iterable[str] = ()) -> tuple[Place, ...]:
    """The places for some platforms, for all that smplan reads when none is named.

    >>> [place.title for place in where_to_find(("x", "tiktok"))]
    ['TikTok', 'X']
    """
    asked = set(platforms) & set(PLATFORMS) or set(READABLE)
    places = (Place(platform=name, title=PLATFORMS[name], sentence=_PLACES.get(name, NOT_READ_YET)) for name in asked)
    return tuple(sorted(places, key=lambda place: place.title.casefold()))
