"""What spreadsheets and broken downloads do to the files of Google, adverts, newsletters and shops: the same figures, or one sentence."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest

from tests.layouts import business_profile as gmb
from tests.layouts.ga4_exploration import CHANNEL, DAY, ga4_exploration
from tests.layouts.ga4_report import TRAFFIC_2026, ga4_report
from tests.layouts.ga_universal import Block, ga_universal
from tests.layouts.google_ads import google_ads
from tests.layouts.mailchimp_campaigns import mailchimp_campaigns
from tests.layouts.meta_ads import meta_ads_csv
from tests.layouts.shopify_discounts import shopify_discounts
from tests.layouts.woocommerce_coupons import woocommerce_coupons

FIRST, LAST = date(2026, 9, 1), date(2026, 9, 30)
DAYS = [FIRST + timedelta(days=n) for n in range(5)]
NAME = gmb.file_name(FIRST, LAST)
_ADVERT = {"Reporting starts": "2026-09-01", "Reporting ends": "2026-09-30", "Results": 3, "Result indicator": "lead", "Impressions": 1234}


def _visits() -> bytes:
    rows = [{"Day Index": day, "Sessions": 1200 + day.day} for day in DAYS]
    return ga_universal(
        [Block(columns=("Day Index", "Sessions"), rows=rows, total={"Sessions": sum(1200 + day.day for day in DAYS)})],
        first=FIRST,
        last=LAST,
    )


FILES = {
    "ga4.exploration": ga4_exploration(
        [{DAY: day, CHANNEL: "Direct", "Sessions": 1200 + day.day, "Engaged sessions": 400, "Key events": 3} for day in DAYS],
        first=FIRST,
        last=LAST,
    ),
    "ga4.report": ga4_report(
        TRAFFIC_2026,
        [{TRAFFIC_2026[0]: f"Channel {day.day}", "Sessions": 1200, "Event count": 4000 + day.day, "Key events": 3} for day in DAYS],
        first=FIRST,
        last=LAST,
    ),
    "ga.universal": _visits(),
    "google.ads": google_ads([{"Campaign": f"Gardens {day.day}", "Clicks": 40, "Impr.": 900, "Cost": 20.5} for day in DAYS]),
    "google.business_profile": gmb.business_profile(
        [dict.fromkeys(gmb.COLUMNS[4:], day.day) | {"Store code": str(day.day), "Address": "1 Hill Road, Ashford"} for day in DAYS]
    ),
    "meta.ads": meta_ads_csv([_ADVERT | {"Campaign name": f"Gardens {day.day}", "Amount spent (USD)": 20.5 + day.day} for day in DAYS]),
    "mailchimp.campaigns": mailchimp_campaigns(
        [
            {"Send Date": f"Sep {day.day:02}, 2026 09:30 pm", "Unique Id": f"0a1b{day.day}", "Total Recipients": 900, "Total Revenue": 0}
            for day in DAYS
        ]
    ),
    "shopify.discounts": shopify_discounts(
        [{"Name": f"SHOW{day.day}", "Value": "-15.0", "Value Type": "percentage", "Times Used In Total": 187} for day in DAYS]
    ),
    "woocommerce.coupons": woocommerce_coupons(
        [{"Coupon code": f"show{day.day}", "Orders": 12, "Amount discounted": 20.5, "Type": "Percentage discount"} for day in DAYS]
    ),
}
# Uncut files of these end without a line break, or may, so a cut within the last field cannot be seen
ENDS_OPEN = {"ga4.report", "mailchimp.campaigns", "woocommerce.coupons"}


def _rows(data: bytes) -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(text.split("\n") if text.startswith("#") else io.StringIO(text)))


def _written(rows: list[list[str]], delimiter: str, *, comma: bool = False) -> str:
    """The rows as a spreadsheet saves them: all as wide as the widest."""
    width = max(map(len, rows))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        cells = [_with_comma(cell) if comma else cell for cell in row]
        writer.writerow(cells + [""] * (width - len(cells)))
    return text.getvalue()


def _with_comma(cell: str) -> str:
    """A number as a spreadsheet of another country writes it: no mark between thousands, a comma before decimals."""
    plain = cell.replace(",", "")
    return plain.replace(".", ",") if plain.rstrip("%").replace(".", "", 1).isdigit() else cell


def _workbook(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([_number(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _number(cell: str) -> object:
    try:
        return float(cell.replace(",", ""))
    except ValueError:
        return cell or None


COPIES = {
    "padded with commas": lambda data: _written(_rows(data), ",").encode(),
    "with semicolons": lambda data: _written(_rows(data), ";").encode(),
    "with semicolons and decimal commas": lambda data: _written(_rows(data), ";", comma=True).encode(),
    "with tabs, in UTF-16": lambda data: _written(_rows(data), "\t").encode("utf-16"),
    "with a byte-order mark": lambda data: b"\xef\xbb\xbf" + data,
    "with Windows line ends": lambda data: data.replace(b"\n", b"\r\n"),
    "each line in quotes": lambda data: b"".join(b'"' + line.replace(b'"', b'""') + b'"\n' for line in data.rstrip(b"\n").split(b"\n")),
    "as a workbook": lambda data: _workbook(_rows(data)),
}


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize("copy", COPIES)
def test_a_copy_gives_the_same_figures(read, kind, copy):
    original, answer = read(FILES[kind], NAME), read(COPIES[copy](FILES[kind]), NAME)

    assert (original.status, original.format) == ("recognised", kind), original.problems
    assert (answer.status, answer.totals, answer.period) == ("recognised", original.totals, original.period), answer.problems


@pytest.mark.parametrize("kind", FILES)
def test_cut_off_in_the_middle_it_gives_one_sentence(read, kind):
    data = FILES[kind]
    whole = read(data, NAME).totals
    silent = [end for end in range(len(data) // 4, len(data), 3) if _is_silently_wrong(read(data[:end], NAME), whole)]

    # a cut just behind a line cannot be seen where nothing says how many there should be
    assert [end for end in silent if data[end - 1 : end] != b"\n" and data[end : end + 1] != b"\n" and kind not in ENDS_OPEN] == []


def _is_silently_wrong(answer, whole):
    return answer.status == "recognised" and answer.totals != whole and not any("may be missing" in note for note in answer.notes)


THIRD = (
    b"20260903",
    b"Channel 3",
    b"03/09/2026",
    b"Gardens 3",
    b"0a1b3",
    b"SHOW3",
    b"show3",
    b"3,,",
)  # how the row of the third day is known


@pytest.mark.parametrize("kind", FILES)
def test_rows_that_stand_twice_count_once(read, kind):
    lines = FILES[kind].split(b"\n")
    place = next(place for place, line in enumerate(lines) if any(sign in line for sign in THIRD))
    doubled = b"\n".join([*lines[: place + 1], *lines[place:]])

    assert read(doubled, NAME).totals == read(FILES[kind], NAME).totals


@pytest.mark.parametrize("kind", FILES)
def test_without_a_single_row_it_is_said_to_be_empty(read, kind):
    empty = {
        "ga4.exploration": ga4_exploration([], first=FIRST, last=LAST, total={}),
        "ga4.report": ga4_report(TRAFFIC_2026, [], first=FIRST, last=LAST),
        "ga.universal": ga_universal([Block(columns=("Day Index", "Sessions"), rows=[], total={})], first=FIRST, last=LAST),
        "google.ads": google_ads([]),
        "google.business_profile": gmb.business_profile([]),
        "meta.ads": meta_ads_csv([]),
        "mailchimp.campaigns": mailchimp_campaigns([]),
        "shopify.discounts": shopify_discounts([]),
        "woocommerce.coupons": woocommerce_coupons([]),
    }
    answer = read(empty[kind], NAME)

    assert (answer.status, len(answer.problems)) == ("refused", 1)
    assert "not one figure" in answer.problems[0]


@pytest.mark.parametrize(
    "data",
    [
        ga4_exploration([], first=FIRST, last=LAST),
        ga_universal([Block(columns=("Day Index", "Sessions"), rows=[], total={"Sessions": 0})], first=FIRST, last=LAST),
    ],
)
def test_a_total_over_nothing_is_an_empty_export(read, data):
    assert "not one figure that it adds up" in read(data).problems[0]
