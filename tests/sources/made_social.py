"""One made file for each layout of the social networks and for each of its variants."""

from __future__ import annotations

from datetime import date, datetime

from tests.layouts import resaved, tiktok_business, tiktok_studio
from tests.layouts.linkedin_page import VISITOR_COLUMNS, linkedin_followers, linkedin_visitors
from tests.layouts.linkedin_updates import linkedin_updates
from tests.layouts.twitter_legacy import DAY_COLUMNS, SHORT_COLUMNS, TWEET_COLUMNS, twitter_days, twitter_tweets, until_2015
from tests.layouts.x_content import COLUMNS, x_content
from tests.layouts.youtube_studio import ENGLISH_BEFORE_2022, GERMAN_2026, GERMAN_2026_METRICS, youtube_videos

DAY = date(2026, 9, 1)
POST = {
    "Post id": "1962400000000000123",
    "Date": DAY,
    "Post text": 'A "slope",\nin terraces',
    "Impressions": 900,
    "Likes": 20,
    "URL Clicks": 7,
}
TWEET = {
    "Tweet id": "1355921000000000123",
    "Tweet text": 'A "slope",\nin terraces',
    "time": datetime(2021, 1, 31, 16, 41),  # noqa: DTZ001 - the writer prints the zone
    "impressions": 2463,
    "engagements": 85,
    "engagement rate": 0.0345,
    "likes": 12,
    "favorites": 12,
}
TWEET_DAY = {"Date": DAY, "Tweets published": 2, "impressions": 2463, "likes": 12, "favorites": 12}
FOLLOWERS = [{"Date": date(2026, 9, day), "Organic followers": 3, "Sponsored followers": 1, "Total followers": 4} for day in (1, 2)]
VISITORS = [{"Date": date(2026, 9, day), "Total page views (total)": 40, "Total unique visitors (total)": 9} for day in (1, 2)]
UPDATE_DAYS = [{"Date": date(2026, 9, day), "Impressions (total)": 100, "Shares (total)": 2} for day in (1, 2)]
TIKTOK_DAYS = [{"Date": date(2025, 12, day), "Video Views": 30, "Likes": -1, "Total Viewers": 20, "Followers": 400} for day in (30, 31)]
OVERVIEW = ("Overview", tiktok_studio.OVERVIEW, TIKTOK_DAYS)
FOLLOWER_FILES = (
    ("FollowerHistory", tiktok_studio.HISTORY, TIKTOK_DAYS),
    ("FollowerActivity", tiktok_studio.ACTIVITY, [{"Date": date(2025, 12, 31), "Hour": hour, "Active followers": 9} for hour in range(24)]),
    ("FollowerGender", tiktok_studio.GENDER, [{"Gender": "Female", "Distribution": 0.61}]),
    ("FollowerTopTerritories", tiktok_studio.TERRITORIES, [{"Top territories": "Others", "Distribution": 0.25}]),
)
VIDEO = {"Video title": "A slope", "Video link": "https://www.tiktok.com/@fernhill/video/7583000000000000000", "Total views": 900}
VIDEO_FILE = ("Content", tiktok_studio.CONTENT, [{"Time": date(2026, 1, 1), "Post time": date(2025, 12, 12), **VIDEO}])
BUSINESS_DAY = {"Date": DAY, "Datum": DAY, "Video views": 40, "Videovisningar": 40, "Total followers": 400, "New followers": 2}
BUSINESS_VIDEO = {**VIDEO, "Post time": datetime(2025, 10, 31, 18, 19, 10), "Video views": 900}  # noqa: DTZ001 - as above
GERMAN_VIDEO = {"Videos": "aBcDeFgHiJk", "Videotitel": "Ein Hang", "Aufrufe": 40, "Likes": 3}
ENGLISH_VIDEO = {"Video": "aBcDeFgHiJk", "Video title": "A slope", "Views": 40}

MADE = {
    "youtube, German of 2026": ("youtube.studio", youtube_videos([GERMAN_VIDEO], {(DAY, "aBcDeFgHiJk"): 40}, total={"Aufrufe": 42}, language=GERMAN_2026, metrics=GERMAN_2026_METRICS)),
    "youtube, before 2022": ("youtube.studio", youtube_videos([ENGLISH_VIDEO], {(DAY, "aBcDeFgHiJk"): 40}, total={"Views": 42}, language=ENGLISH_BEFORE_2022)),
    "x, posts": ("x.content", x_content([POST])),
    "x, posts with columns in another order": ("x.content", x_content([POST], columns=COLUMNS[::-1])),
    "x, posts with each line quoted": ("x.content", resaved.each_line_quoted(x_content([POST]))),
    "x, posts saved again as Unicode text": ("x.content", resaved.as_unicode_text(x_content([POST]))),
    "twitter, by tweet": ("twitter.tweets.legacy", twitter_tweets([TWEET])),
    "twitter, by tweet until 2015": ("twitter.tweets.legacy", twitter_tweets([TWEET], columns=until_2015(TWEET_COLUMNS))),
    "twitter, shortened and with rounded ids": ("twitter.tweets.legacy", resaved.with_rounded_ids(twitter_tweets([TWEET], columns=SHORT_COLUMNS))),
    "twitter, saved again with semicolons": ("twitter.tweets.legacy", resaved.with_semicolons(twitter_tweets([TWEET]))),
    "twitter, each line quoted": ("twitter.tweets.legacy", resaved.each_line_quoted(twitter_tweets([TWEET]))),
    "twitter, by day": ("twitter.days.legacy", twitter_days([TWEET_DAY])),
    "twitter, by day until 2015": ("twitter.days.legacy", twitter_days([TWEET_DAY], columns=until_2015(DAY_COLUMNS))),
    "linkedin, followers": ("linkedin.followers", linkedin_followers(FOLLOWERS, {"Location": {"Turin": 40}})),
    "linkedin, followers without the auto-invited": ("linkedin.followers", linkedin_followers(FOLLOWERS, auto_invited=False)),
    "linkedin, visitors": ("linkedin.visitors", linkedin_visitors(VISITORS, {"Industry": {"Horticulture": 7}})),
    "linkedin, visitors with a further section": ("linkedin.visitors", linkedin_visitors(VISITORS, columns=(*VISITOR_COLUMNS, "Products page views (total)"))),
    "linkedin, updates": ("linkedin.updates.legacy", linkedin_updates(UPDATE_DAYS, [{"Update title": "A slope", "Update link": "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001", "Created date": DAY, "Impressions": 50}])),
    "tiktok, overview": ("tiktok.overview", tiktok_studio.tiktok_zip([OVERVIEW])),
    "tiktok, overview in Spanish": ("tiktok.overview", tiktok_studio.tiktok_zip([OVERVIEW], say=tiktok_studio.spanish)),
    "tiktok, overview in Russian": ("tiktok.overview", tiktok_studio.tiktok_zip([OVERVIEW], say=tiktok_studio.russian)),
    "tiktok, overview as workbook": ("tiktok.overview", tiktok_studio.tiktok_workbook([OVERVIEW])),
    "tiktok, overview unpacked": ("tiktok.overview", tiktok_studio.tiktok_csv(*OVERVIEW[1:])),
    "tiktok, overview with new followers": ("tiktok.overview", tiktok_studio.tiktok_zip([("Overview", (*tiktok_studio.OVERVIEW, "New followers"), TIKTOK_DAYS)])),
    "tiktok, viewers": ("tiktok.viewers", tiktok_studio.tiktok_zip([("Viewers", tiktok_studio.VIEWERS, TIKTOK_DAYS)])),
    "tiktok, followers": ("tiktok.followers", tiktok_studio.tiktok_zip(FOLLOWER_FILES)),
    "tiktok, followers as workbook": ("tiktok.followers", tiktok_studio.tiktok_workbook(FOLLOWER_FILES)),
    "tiktok, content": ("tiktok.content", tiktok_studio.tiktok_zip([VIDEO_FILE])),
    "tiktok business, overview": ("tiktok.business", tiktok_business.tiktok_business(tiktok_business.OVERVIEW, [BUSINESS_DAY])),
    "tiktok business, overview in Swedish": ("tiktok.business", tiktok_business.tiktok_business(tiktok_business.SWEDISH, [BUSINESS_DAY])),
    "tiktok business, audience": ("tiktok.business", tiktok_business.tiktok_business(tiktok_business.AUDIENCE, [BUSINESS_DAY], missing="NAN")),
    "tiktok business, videos": ("tiktok.business", tiktok_business.tiktok_business(tiktok_business.VIDEOS, [BUSINESS_VIDEO])),
}  # fmt: skip
