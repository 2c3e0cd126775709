"""Samples of every layout that Meta has given, by the independent writers."""

from __future__ import annotations

from tests.layouts import resaved
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

MADE = {
    "facebook posts": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST])),
    "facebook posts, ragged": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], ragged=True)),
    "facebook posts of 2024": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], metrics=PRESET_2024)),
    "facebook posts, views twice": ("meta.content.facebook", meta_content_facebook([FACEBOOK_POST], metrics=PRESET_2025_VIEWS_TWICE)),
    "facebook posts, Swedish": ("meta.content.facebook", meta_content_facebook_swedish([FACEBOOK_POST])),
    "facebook posts, semicolons": ("meta.content.facebook", resaved.with_semicolons(meta_content_facebook([FACEBOOK_POST]))),
    "facebook posts, lines quoted": ("meta.content.facebook", resaved.each_line_quoted(meta_content_facebook([FACEBOOK_POST]))),
    "facebook videos": ("meta.video.facebook", meta_video_facebook([FACEBOOK_VIDEO])),
}
