"""Small exports of Google's formats and of adverts, newsletters and shops, for the tests that look at every format."""

from __future__ import annotations

from datetime import date

from tests.layouts.business_profile import business_profile
from tests.layouts.ga4_report import EVENTS_2026, Card, ga4_report, ga4_snapshot
from tests.layouts.ga_universal import PAGES, Block, ga_universal, ga_universal_xlsx
from tests.layouts.google_ads import google_ads
from tests.layouts.mailchimp_campaigns import mailchimp_campaigns
from tests.layouts.meta_ads import ADS, RAW, meta_ads_csv, meta_ads_xlsx
from tests.layouts.woocommerce_coupons import woocommerce_coupons

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
_VISITS = Block(columns=("Day Index", "Sessions"), rows=[{"Day Index": FIRST, "Sessions": 1200}], total={"Sessions": 1200})
_PAGE = {"Page": "/", "Pageviews": 300}
_CARDS = (
    Card(columns=("Nth day", "Users"), rows=[{"Nth day": "0000", "Users": 4}], first=FIRST, last=LAST),
    Card(columns=("Event name", "Conversions"), rows=[{"Event name": "lead", "Conversions": 2}], first=FIRST, last=LAST, title=""),
)
_ADVERT = {"Reporting starts": "2026-09-01", "Reporting ends": "2026-09-30", "Impressions": 5, "Amount spent (USD)": 1.5}

MADE = {
    "ga4 report": ("ga4.report", ga4_report(EVENTS_2026, [{"Event name": "click", "Event count": 3}], first=FIRST, last=LAST)),
    "ga4 page of cards": ("ga4.report", ga4_snapshot(_CARDS)),
    "universal": ("ga.universal", ga_universal([_VISITS], first=FIRST, last=LAST)),
    "universal, workbook": (
        "ga.universal",
        ga_universal_xlsx(Block(columns=PAGES, rows=[_PAGE], total={"Pageviews": 300}), _VISITS, first=FIRST, last=LAST),
    ),
    "business profile": ("google.business_profile", business_profile([{"Store code": "1", "Calls": 3}])),
    "meta ads": ("meta.ads", meta_ads_csv([_ADVERT | {"Campaign name": "Gardens"}])),
    "meta ads, workbook": ("meta.ads", meta_ads_xlsx([_ADVERT | {"Ad name": "Gardens"}], columns=ADS)),
    "meta ads, report builder": ("meta.ads", meta_ads_xlsx([_ADVERT | {"Region": "Kent"}], columns=RAW, sheet="Raw Data Report")),
    "mailchimp": (
        "mailchimp.campaigns",
        mailchimp_campaigns([{"Send Date": "Jun 09, 2026 09:30 pm", "Unique Id": "0a1b2c", "Total Recipients": 9}], analytics=True),
    ),
    "woocommerce": ("woocommerce.coupons", woocommerce_coupons([{"Coupon code": "show15", "Orders": 3, "Type": "Percentage discount"}])),
    "google ads": ("google.ads", google_ads([{"Campaign": "Gardens", "Impr.": 1200, "Cost": 3.5}])),
    "google ads, for a spreadsheet": ("google.ads", google_ads([{"Campaign": "Gardens", "Impr.": 1200, "Cost": 3.5}], for_excel=True)),
}
