from __future__ import annotations

import csv
import io
from datetime import date

import pytest
import xlrd

from tests.layouts import resaved
from tests.layouts.linkedin_content import linkedin_content
from tests.layouts.linkedin_updates import linkedin_updates
from tests.sources.makers import LINKEDIN_COUNTS, linkedin_file, linkedin_metrics, linkedin_post

OLD_DAYS = [{"Date": date(2021, 12, day), "Impressions (total)": 100, "Shares (total)": -1} for day in (13, 14)]
OLD_UPDATE = {
    "Update title": "Twelve gardens",
    "Update link": "https://www.linkedin.com/feed/update/urn:li:activity:6879000000000000001",
    "Posted by": "Rowan Staff",
    "Created date": date(2021, 12, 14),
    "Impressions": 50,
    "Video views": 7,
    "Follows": 1,
}


def test_the_total_feeds_the_metric(figures):
    found = figures(linkedin_file(), level="account-day", definition="Impressions (total)")

    assert found == {"impressions": [10.0, 10.0, 10.0]}


def test_parts_stand_apart_and_out_of_the_totals(read):
    answer = read(linkedin_file())

    assert {"organic", "sponsored"} <= set(answer.observations["definition"])
    assert answer.totals["impressions"] == 30.0


def test_engagements_are_added_up_with_clicks(figures):
    assert figures(linkedin_file(), level="account-day", definition="incl. clicks")["engagements"] == [40.0] * 3


def test_the_engagement_rate_is_recomputed(figures):
    assert figures(linkedin_file(), level="account-day", definition="Engagement rate (total)")["engagement_rate"] == [4.0] * 3


def test_negative_reposts_are_kept(read):
    metrics = linkedin_metrics(2, **{"Reposts (total)": -2.0})

    assert read(linkedin_file(metrics)).totals["shares"] == -4.0


def test_a_row_that_lost_a_cell_is_refused_where_its_rate_stands_under_a_count(read):
    whole = linkedin_metrics(words=LINKEDIN_COUNTS)
    rate = "Engagement rate (organic)"
    rows = [{name: row[name] for name in row if "rate" not in name} | {rate: 0.4, "Engagement rate (total)": 0.5} for row in whole]
    cells = list(rows[1].values())
    rows[1] = dict(zip(rows[1], [*cells[:4], *cells[5:], ""], strict=True))

    answer = read(linkedin_file(rows))

    assert (answer.status, answer.count) == ("refused", 0)
    assert "(sheet 'Metrics', row 4, column 'Reposts (sponsored)', value '0.4'): this column counts" in answer.problems[0]


def test_shares_of_older_files_are_reposts(figures):
    words = (*LINKEDIN_COUNTS[:4], "Shares")

    assert figures(linkedin_file(linkedin_metrics(words=words)), definition="Shares (total)") == {"shares": [10.0] * 3}


def test_posts_have_their_identifier_and_the_day_of_export(read):
    post = read(linkedin_file(), "page_content_1790000000000.xls").observations.query("level == 'post-lifetime'").iloc[0]

    assert (post["object"], post["exported_on"]) == ("7000000000000000001", "2026-09-21")
    assert post["flags"] == "lifetime_at_export,utc_day"


def test_a_published_post_has_the_day_of_its_link(read):
    created, published = "09/10/2026", 1_789_344_000_000  # 14 September
    link = f"https://www.linkedin.com/feed/update/urn:li:activity:{published << 22}"
    answer = read(linkedin_file(posts=[linkedin_post(**{"Post link": link, "Created date": created})]))

    assert set(answer.observations.query("level == 'post-lifetime'")["period_start"]) == {"2026-09-14"}


def test_the_name_of_the_person_who_posted_is_nowhere(read):
    answer = read(linkedin_file())

    assert "Rowan" not in answer.observations.to_csv() + str(answer.as_json())


def test_posts_do_not_add_to_the_page(read):
    assert read(linkedin_file()).totals["clicks"] == 30.0


def test_figures_that_only_posts_have_are_their_sum(read):
    assert read(linkedin_file()).totals["views"] == 7.0


def test_days_are_utc_when_the_note_says_so(read):
    assert "utc_day" in read(linkedin_file()).observations["flags"].iloc[0]


def test_days_have_no_zone_when_the_note_is_gone(read):
    assert set(read(linkedin_file(note="")).observations.query("level == 'account-day'")["flags"]) == {"unknown_tz"}


def test_consecutive_days_decide_their_own_order(read):
    assert read(linkedin_file()).period == ("2026-09-01", "2026-09-14")


ONE_DAY_AS_CSV = b"Date,Impressions (total),Clicks (total)\n09/01/2026,10,2\n"


def test_a_day_that_can_be_read_in_two_orders_is_asked(read):
    answer = read(ONE_DAY_AS_CSV)

    assert (answer.status, answer.option, answer.choices) == ("needs-answer", "--dates", ("day-first", "month-first"))
    assert "09/01/2026" in answer.question
    assert answer.question.endswith("Answer with --dates: day-first or month-first")


def test_the_answered_order_is_taken(read):
    assert read(ONE_DAY_AS_CSV, dates="day-first").period == ("2026-01-09", "2026-01-09")


def test_in_a_workbook_the_month_stands_first_unless_the_days_say_otherwise(read):
    assert read(linkedin_file(linkedin_metrics(1), posts=[])).period == ("2026-09-01", "2026-09-01")


def test_the_posts_follow_the_order_of_the_days(read):
    answer = read(linkedin_file(posts=[linkedin_post(**{"Created date": "09/02/2026"})]))

    assert set(answer.observations.query("level == 'post-lifetime'")["period_start"]) == {"2026-09-02"}


def test_a_missing_figure_written_as_a_dash_is_missing(figures):
    found = figures(
        linkedin_file(linkedin_metrics(2, **{"Impressions (total)": "-"})), level="account-day", definition="Impressions (total)"
    )

    assert found == {}


def test_updates_are_the_older_name_of_content(read):
    answer = read(linkedin_updates(OLD_DAYS, [OLD_UPDATE]), "page_updates_1640000000000.xls")

    assert (answer.format, answer.grade) == ("linkedin.updates.legacy", "good")
    assert answer.totals == {"impressions": 200.0, "shares": -2.0, "views": 7.0, "followers_gained": 1.0}


def test_an_update_has_its_identifier_and_the_day_of_export(read):
    answer = read(linkedin_updates(OLD_DAYS, [OLD_UPDATE]), "page_updates_1640000000000.xls")
    update = answer.observations.query("level == 'post-lifetime'").iloc[0]

    assert (update["object"], update["exported_on"]) == ("6879000000000000001", "2021-12-20")


def test_the_name_of_the_person_who_posted_an_update_is_nowhere(read):
    answer = read(linkedin_updates(OLD_DAYS, [OLD_UPDATE]))

    assert "Rowan" not in answer.observations.to_csv() + str(answer.as_json())


def sheet_as_csv(content, title):
    """One sheet of a workbook as a spreadsheet saves it: every row as wide as the widest."""
    sheet = xlrd.open_workbook(file_contents=content).sheet_by_name(title)
    rows = [[f"{cell.value:g}" if cell.ctype == xlrd.XL_CELL_NUMBER else cell.value for cell in row] for row in sheet.get_rows()]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize("damage", [bytes, resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted])
@pytest.mark.parametrize("title", ["Metrics", "All posts"])
def test_a_sheet_that_a_spreadsheet_saved_reads_the_same_and_says_so(read, title, damage):
    days = [{"Date": date(2026, 9, day), "Impressions (total)": 100, "Engagement rate (total)": 0.043} for day in range(1, 14)]
    link = "https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000001"
    post = {
        "Post title": 'A "slope",\nin; terraces',
        "Post link": link,
        "Created date": date(2026, 9, 14),
        "Impressions": 50,
        "Posted by": "Rowan",
    }
    answer = read(damage(sheet_as_csv(linkedin_content(days, [post]), title)), "page_content_1790000000000.csv")

    assert answer.totals == {"impressions": 1300.0 if title == "Metrics" else 50.0}
    assert all("excel_resaved" in flags for flags in answer.observations["flags"])
