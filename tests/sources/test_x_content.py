from __future__ import annotations

from datetime import date

import pytest

from tests.layouts import resaved
from tests.layouts.x_content import COLUMNS, METRICS, x_content

POST = {"Post id": "1962400000000000123", "Date": date(2025, 8, 26), "Post text": "A slope"}


def post(**changes):
    return POST | {name.replace("_", " "): value for name, value in changes.items()}


def test_columns_become_their_metrics(figures):
    found = figures(x_content([post() | dict(zip(METRICS, range(1, 14), strict=True))]))

    assert {name: values[0] for name, values in found.items()} == {
        "impressions": 1,
        "reactions": 2,
        "engagements": 3,
        "saves": 4,
        "x:Shares": 5,
        "followers_gained": 6,
        "comments": 7,
        "shares": 8,
        "profile_visits": 9,
        "x:Detail Expands": 10,
        "link_clicks": 11,
        "x:Hashtag Clicks": 12,
        "x:Permalink Clicks": 13,
    }


def test_the_day_is_as_printed_and_its_zone_unknown(read):
    first = read(x_content([post(Impressions=9)])).observations.iloc[0]

    assert (first["object"], first["period_start"], first["flags"]) == (POST["Post id"], "2025-08-26", "lifetime_at_export,unknown_tz")


def test_answers_to_other_people_are_marked(read):
    answer = read(x_content([post(Impressions=9, Post_text="@rowan yes")]))

    assert set(answer.observations["flags"]) == {"lifetime_at_export,reply,unknown_tz"}


def test_the_text_of_a_post_is_no_figure(read):
    answer = read(x_content([post(Impressions=9, Post_text="12345")]))

    assert 12345 not in set(answer.observations["value"])


def test_the_text_of_an_answer_to_somebody_is_never_kept(read):
    answer = read(x_content([post(Impressions=9, Post_text="@rowan call 12345")]))

    assert "rowan" not in answer.observations.to_csv()


def test_a_post_without_figures_for_some_columns_has_gaps_and_no_zeros(read):
    answer = read(x_content([post(Impressions=9)]))

    assert answer.totals == {"impressions": 9.0}


def test_the_order_of_the_columns_is_free(read):
    posts = [post(Impressions=9, Likes=3)]

    assert read(x_content(posts, columns=COLUMNS[::-1])).totals == read(x_content(posts)).totals


@pytest.mark.parametrize("damage", [resaved.with_semicolons, resaved.as_unicode_text, resaved.each_line_quoted, resaved.with_rounded_ids])
def test_a_file_that_a_spreadsheet_saved_reads_the_same(read, damage):
    made = x_content([post(Impressions=9, Post_text='A "slope",\n"in"; terraces')])
    answer = read(damage(made))

    assert (answer.totals, set(answer.observations["object"])) == ({"impressions": 9.0}, {POST["Post id"]})


def test_the_same_post_twice_counts_once(read):
    assert read(x_content([post(Impressions=9)] * 2)).totals == {"impressions": 9.0}


def test_the_same_post_with_other_figures_is_refused(read):
    assert (
        "stands in the file twice, once with 9 and once with 8" in read(x_content([post(Impressions=9), post(Impressions=8)])).problems[0]
    )


def test_two_posts_under_one_identifier_are_told_by_their_days(read):
    answer = read(x_content([post(Impressions=9), post(Impressions=8, Date=date(2025, 8, 27))]))

    assert (answer.status, answer.count) == ("refused", 0)
    assert answer.problems[0] == (
        "export.csv (row 3): this row names the post '1962400000000000123', which another row calls published on 2025-08-26: "
        "one of them is about another post. Download the export again."
    )


def test_without_any_trace_of_the_day_of_export_it_is_asked(read):
    answer = read(x_content([post(Impressions=9)]), modified=None)

    assert (answer.status, answer.option) == ("needs-answer", "--on")


def test_the_answered_day_of_export_is_kept(read):
    answer = read(x_content([post(Impressions=9)]), on=date(2025, 9, 3))

    assert set(answer.observations["exported_on"]) == {"2025-09-03"}


@pytest.mark.parametrize("name", ["Open rate", "A text"])
def test_a_column_of_nobody_s_that_was_turned_into_days_is_told(read, name):
    lines = x_content([post(Likes=5), post(Post_id="1962400000000000124", Likes=6)]).decode().split("\n")
    turned = "\n".join(line + tail for line, tail in zip(lines, (f",{name}", ",22-Aug", ",3-Apr"), strict=True))
    plain = turned.replace("3-Apr", "plain words")

    assert any(f"'{name}' looks like figures that a spreadsheet turned into days" in note for note in read(turned.encode()).notes)
    assert not any("turned into days" in note for note in read(plain.encode()).notes)


def test_large_numbers_that_contradict_each_other_are_written_in_full(read):
    problem = read(x_content([post(Impressions=2693210), post(Impressions=26393)])).problems[0]

    assert "once with 2693210 and once with 26393." in problem
