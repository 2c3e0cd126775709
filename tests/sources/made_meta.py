"""Samples of every layout that Meta has given, by the independent writers."""

from __future__ import annotations

from datetime import date, timedelta

from tests.layouts import resaved
from tests.layouts.facebook_legacy import (
    PAGE_COLUMNS,
    PEOPLE,
    TOTAL,
    VIDEO_COLUMNS,
    as_csv,
    as_xls,
    as_xlsx,
    in_sheets,
    page_table,
    post_columns,
    post_table,
)
from tests.layouts.meta_card import INSTAGRAM_FOLLOWERS, across_block, days_block, followers_block, meta_card, shares_block
from tests.layouts.meta_content_facebook import (
    PRESET_2024,
    PRESET_2025_VIEWS_TWICE,
    meta_content_facebook,
    meta_content_facebook_swedish,
    meta_video_facebook,
)

FACEBOOK_POST = {
    "Post ID": "122100000000000123",
    "Page ID": "1000000000000001",
    "Page name": "Fernhill",
    "Title": 'A "slope"\nin three terraces',
    "Publish time": "09/21/2026 18:30",
    "Permalink": "https://www.facebook.com/reel/122100000000000123/",
    "Post type": "Reels",
    "Impressions": 1000,
    "Views": 900,
    "Reach": 700,
    "Reactions": 50,
}
FACEBOOK_VIDEO = {
    "Video asset ID": "987654321000001",
    "Page ID": "1000000000000001",
    "Publish time": "09/21/2026 18:30",
    "3-second video views": 90,
}
CARD_DAYS = {date(2025, 10, 1) + timedelta(days=n): n for n in range(5)}
CARD = meta_card([days_block("Facebook reach", CARD_DAYS)])
PAGE = page_table({date(2014, 1, 2): dict.fromkeys(PAGE_COLUMNS, 3), date(2014, 1, 3): dict.fromkeys(PAGE_COLUMNS, 4)})
POST = {"Post ID": "104_205", "Permalink": "https://www.facebook.com/fernhill/posts/205", "Posted": "02/19/2014 04:29:18 AM"}
POSTS = post_table([{**POST, ("Lifetime Post Total Reach", PEOPLE): 9}], post_columns())
VIDEOS = post_table([{**POST, ("Lifetime Total Video Views", TOTAL): 9}], VIDEO_COLUMNS, is_video=True)

MADE = {
    "facebook page until 2022": ("facebook.page.legacy", as_csv(PAGE)),
    "facebook page until 2022, saved again": ("facebook.page.legacy", as_csv(PAGE, resaved=True)),
    "facebook page until 2022, xls": (
        "facebook.page.legacy",
        as_xls(in_sheets(PAGE, ["Daily Page consumptions by type"], about=1, bare=True)),
    ),
    "facebook page until 2022, xlsx": ("facebook.page.legacy", as_xlsx({"Key Metrics": PAGE})),
    "facebook posts until 2022": ("facebook.post.legacy", as_csv(POSTS)),
    "facebook posts until 2022, xls": (
        "facebook.post.legacy",
        as_xls(in_sheets(POSTS, ["Lifetime Post Stories by action type"], about=8, bare=True)),
    ),
    "facebook videos until 2022": ("facebook.post.legacy", as_csv(VIDEOS)),
    "facebook videos until 2022, xlsx": ("facebook.post.legacy", as_xlsx({"Key Metrics": VIDEOS})),
    "card": ("meta.card", CARD),
    "card without a platform": ("meta.card", meta_card([days_block("Views", CARD_DAYS)])),
    "card of an unknown title": ("meta.card", meta_card([days_block("Facebook ad clicks", CARD_DAYS)])),
    "card of 2023": (
        "meta.card",
        meta_card(
            [
                days_block("Facebook visits", CARD_DAYS, value="Facebook Page likes"),
                days_block("Instagram profile visits", CARD_DAYS, value="Instagram followers"),
            ]
        ),
    ),
    "card, tabs": ("meta.card", resaved.as_unicode_text(CARD)),
    "card, lines quoted": ("meta.card", resaved.each_line_quoted(CARD)),
    "audience of 2023": ("meta.card", meta_card([followers_block("Instagram followers", INSTAGRAM_FOLLOWERS, 1200)])),
    "audience": (
        "meta.card",
        meta_card(
            [
                shares_block("Age & gender", ["", "Men", "Women"], [("18-24", "6.5", "10.5")]),
                across_block("Top countries", {"Italy": "70.5"}),
            ]
        ),
    ),
    "content formats": ("meta.card", b"Views;;\nReels;Links;\n1;2;\n;;\nPublished content;;\nReels;;\n13;;\n"),
    "facebook posts": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST])),
    "facebook posts, ragged": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], ragged=True)),
    "facebook posts of 2024": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], metrics=PRESET_2024)),
    "facebook posts, views twice": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], metrics=PRESET_2025_VIEWS_TWICE)),
    "facebook posts, Swedish": ("meta.content.facebook", meta_content_facebook_swedish([FACEBOOK_POST])),
    "facebook posts, semicolons": ("meta.content.facebook", resaved.with_semicolons(meta_content_facebook([FACEBOOK_POST]))),
    "facebook posts, lines quoted": ("meta.content.facebook", resaved.each_line_quoted(meta_content_facebook([FACEBOOK_POST]))),
    "facebook videos": ("meta.video.facebook", meta_video_facebook([FACEBOOK_VIDEO])),
}
