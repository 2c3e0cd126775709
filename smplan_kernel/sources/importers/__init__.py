"""The formats that smplan reads, one module each; adding one is adding a module and a line here."""

from __future__ import annotations

from smplan_kernel.sources.importers import (
    business_profile,
    facebook_page,
    facebook_posts,
    ga4,
    ga4_report,
    ga_universal,
    linkedin,
    linkedin_page,
    mailchimp,
    meta_ads,
    meta_card,
    meta_facebook,
    meta_instagram,
    search_console,
    shopify,
    twitter,
    woocommerce,
    x,
    youtube,
)
from smplan_kernel.sources.layout import Layout

LAYOUTS: tuple[Layout, ...] = (
    business_profile.LAYOUT,
    facebook_page.LAYOUT,
    facebook_posts.LAYOUT,
    ga4.LAYOUT,
    ga4_report.LAYOUT,
    ga_universal.LAYOUT,
    linkedin.LAYOUT,
    linkedin.UPDATES,
    linkedin_page.FOLLOWERS_LAYOUT,
    linkedin_page.VISITORS_LAYOUT,
    meta_card.LAYOUT,
    mailchimp.LAYOUT,
    meta_ads.LAYOUT,
    meta_facebook.POSTS_LAYOUT,
    meta_facebook.VIDEOS_LAYOUT,
    meta_instagram.LAYOUT,
    search_console.LAYOUT,
    shopify.LAYOUT,
    twitter.TWEETS_LAYOUT,
    twitter.DAYS_LAYOUT,
    woocommerce.LAYOUT,
    x.LAYOUT,
    x.CONTENT,
    youtube.LAYOUT,
)
