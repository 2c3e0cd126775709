"""Insights cards of Meta Business Suite, by an independent writer, and damaged as spreadsheets damage them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.layouts import resaved
from tests.layouts.meta_card import (
    FACEBOOK_FOLLOWERS,
    INSTAGRAM_FOLLOWERS,
    across_block,
    days_block,
    followers_block,
    meta_card,
    shares_block,
)
from tests.sources.made import COUNT, SO_MANY, read_made

FIRST = date(2025, 10, 1)
DAYS = {FIRST + timedelta(days=n): n for n in range(40)}
TITLES = {
    "Facebook reach": ("facebook", "reach", "reach"),
    "Instagram reach": ("instagram", "reach", "reach"),
    "Facebook visits": ("facebook", "profile_visits", "visits"),
    "Instagram profile visits": ("instagram", "profile_visits", "visits"),
    "Follows": ("facebook", "followers_gained", "follows"),
    "Facebook follows": ("facebook", "followers_gained", "follows"),
    "Instagram follows": ("instagram", "followers_gained", "follows"),
    "Facebook link clicks": ("facebook", "link_clicks", "link clicks"),
    "Instagram link clicks": ("instagram", "link_clicks", "link clicks"),
    "Alcance no Facebook": ("facebook", "reach", "reach"),
    "Alcance do Instagram": ("instagram", "reach", "reach"),
    "Visitas ao Facebook": ("facebook", "profile_visits", "visits"),
    "Visitas ao perfil do Instagram": ("instagram", "profile_visits", "visits"),
    "Seguidores": ("facebook", "followers_gained", "follows"),
    "Seguidos no Instagram": ("instagram", "followers_gained", "follows"),
}
OPEN_TITLES = {
    "Reach": ("reach", "reach"),
    "Views": ("views", "views"),
    "Viewers": ("reach", "viewers"),
    "Content interactions": ("engagements", "interactions"),
}
ALL = (*TITLES, *OPEN_TITLES)


def without_sep_line(data):
    return data.decode("utf-16").removeprefix("sep=,\n").encode("utf-16")


# The line that named the delimiter is lost with the semicolons
DAMAGES = {
    "none": lambda data: data,
    "semicolons, sep line lost": lambda data: resaved.with_semicolons(without_sep_line(data)),
    "tabs, sep line kept": resaved.as_unicode_text,
    "tabs, sep line lost": lambda data: resaved.as_unicode_text(without_sep_line(data)),
    "sep line lost": without_sep_line,
    "each line quoted": resaved.each_line_quoted,
    "workbook": lambda data: resaved.as_workbook(without_sep_line(data)),
}


def card(title="Facebook visits", days=DAYS, **variant):
    return meta_card([days_block(title, days, **variant)])


@SO_MANY
@given(
    st.sampled_from(ALL),
    st.dictionaries(st.integers(0, 60), st.none() | COUNT, min_size=1, max_size=12),
    st.sampled_from(["Primary", "Facebook reach", "Instagram followers"]),
    st.booleans(),
    st.sampled_from(sorted(DAMAGES)),
)
def test_whatever_a_card_holds_reads_back(title, figures, value, at_one, damage):
    days = {FIRST + timedelta(days=n): figure for n, figure in sorted(figures.items())}
    if set(days.values()) == {None}:
        days[FIRST] = 3
    platform = TITLES[title][0] if title in TITLES else "instagram"
    answer = read_made(DAMAGES[damage](card(title, days, value=value, at_one=at_one)), platform=platform)

    metric = (TITLES[title][1:] if title in TITLES else OPEN_TITLES[title])[0]
    frame = answer.observations.query("metric == @metric")
    assert dict(zip(frame["period_start"], frame["value"], strict=True)) == {
        day.isoformat(): figure for day, figure in days.items() if figure is not None
    }
    assert answer.totals == ({} if metric == "reach" else {metric: sum(figure for figure in days.values() if figure is not None)})


@pytest.mark.parametrize("title", TITLES)
def test_the_title_says_platform_metric_and_definition(read, title):
    first = read(card(title)).observations.iloc[0]

    assert (first["platform"], first["metric"], first["definition"]) == TITLES[title]


def test_titles_known_from_descriptions_are_said_not_to_be_confirmed(read):
    assert [read(card(title)).grade for title in ("Facebook reach", "Alcance no Facebook", "Instagram views")] == [
        "certain",
        "good",
        "good",
    ]


def test_days_are_pacific_days_as_printed(read):
    first = read(card(at_one=True, days={date(2025, 1, 1): 5})).observations.iloc[0]

    assert (first["level"], first["period_start"], first["flags"]) == ("account-day", "2025-01-01", "pacific_day")


@pytest.mark.parametrize("title", OPEN_TITLES)
def test_a_title_without_a_platform_is_asked(read, title):
    answer = read(card(title))

    assert (answer.status, answer.option, answer.choices) == ("needs-answer", "--platform", ("facebook", "instagram"))
    assert f"'{title}'" in answer.question


@pytest.mark.parametrize("title", OPEN_TITLES)
def test_the_answered_platform_counts(read, title):
    answer = read(card(title), platform="instagram")

    assert (answer.platform, *answer.observations.iloc[0][["metric", "definition"]]) == ("instagram", *OPEN_TITLES[title])


def test_the_name_of_the_file_tells_the_platform_and_the_guess_is_said(read):
    answer = read(card("Views"), "Instagram - Views.csv")

    assert answer.platform == "instagram"
    assert any("because of the file's name" in note for note in answer.notes)


def test_the_folder_inside_an_archive_tells_the_platform(read):
    assert read(card("Views"), "cards.zip/Instagram/Views.csv").platform == "instagram"


def test_a_name_with_both_platforms_tells_nothing(read):
    assert read(card("Views"), "Facebook and Instagram.csv").status == "needs-answer"


def test_days_that_begin_at_one_are_facebooks_and_the_guess_is_said(read):
    answer = read(card("Views", {date(2026, 1, 1): 5}, at_one=True))

    assert answer.platform == "facebook"
    assert any("because of the hour" in note for note in answer.notes)


def test_a_platform_that_contradicts_the_title_is_said(read):
    assert "figures of Facebook, not of Instagram" in read(card("Facebook reach"), platform="instagram").problems[0]


def test_a_platform_without_cards_is_said(read):
    assert "not an export of 'x'" in read(card(), platform="x").problems[0]


def test_two_blocks_keep_their_platforms(read):
    data = meta_card([days_block("Facebook visits", {FIRST: 5}), days_block("Instagram profile visits", {FIRST: 7})])
    answer = read(data)

    assert answer.platform == "facebook,instagram"
    assert answer.observations.set_index("platform")["value"].to_dict() == {"facebook": 5, "instagram": 7}
    assert answer.totals == {"profile_visits": 12}


def test_the_odd_columns_of_2023_do_not_decide(read):
    data = meta_card(
        [
            days_block("Facebook visits", {FIRST: 5}, value="Facebook Page likes"),
            days_block("Instagram profile visits", {FIRST: 7}, value="Instagram followers"),
        ]
    )

    assert set(read(data).observations["metric"]) == {"profile_visits"}


def test_one_block_of_two_may_be_asked_for(read):
    data = meta_card([days_block("Facebook visits", {FIRST: 5}), days_block("Instagram profile visits", {FIRST: 7})])
    answer = read(data, platform="instagram")

    assert answer.totals == {"profile_visits": 7}
    assert any("figures of Facebook in this file were left out" in note for note in answer.notes)


def test_days_that_instagram_leaves_out_are_zero_and_said(read):
    answer = read(card("Instagram follows", {FIRST: 2, FIRST + timedelta(days=3): 1}))

    assert set(answer.observations["flags"]) == {"pacific_day,zero_days_omitted"}
    assert any("2 days are missing: 2025-10-02, 2025-10-03. In this file a missing day means zero." in note for note in answer.notes)


@pytest.mark.parametrize("title", ["Follows", "Facebook visits"])
def test_days_that_other_cards_leave_out_are_unknown(read, title):
    answer = read(card(title, {FIRST: 2, FIRST + timedelta(days=3): 1}))

    assert set(answer.observations["flags"]) == {"pacific_day"}
    assert any("Missing is not zero" in note for note in answer.notes)


def test_a_card_with_another_title_keeps_it_as_the_name_of_its_figures(figures):
    assert figures(card("Facebook ad clicks", {FIRST: 5})) == {"x:Facebook ad clicks": [5]}


def test_a_second_series_keeps_its_own_name(figures):
    block = [["Facebook visits"], ["Date", "Primary", "Secondary"], ["2025-10-01T00:00:00", "5", "4"]]

    assert figures(meta_card([block])) == {"profile_visits": [5], "x:Secondary": [4]}


def test_days_of_zero_at_the_ends_are_known_from_the_other_block(read):
    days = {FIRST + timedelta(days=n): 1 for n in range(5)}
    answer = read(meta_card([days_block("Follows", days), days_block("Instagram follows", {FIRST + timedelta(days=2): 4})]))
    rows = answer.observations.query("platform == 'instagram'")

    assert dict(zip(rows["period_start"], rows["value"], strict=True)) == {"2025-10-01": 0, "2025-10-03": 4, "2025-10-05": 0}
    assert set(rows["flags"]) == {"pacific_day,zero_days_omitted"}
    assert any(note.startswith("2025-10-05 is not among the days of Instagram") for note in answer.notes)


def test_days_of_zero_at_the_ends_are_known_from_the_answered_period(read):
    answer = read(card("Instagram follows", {FIRST + timedelta(days=2): 4}), period=(FIRST, date(2025, 10, 31)))

    assert answer.period == ("2025-10-01", "2025-10-31")
    assert answer.totals == {"followers_gained": 4}


@pytest.mark.parametrize("damage", DAMAGES)
def test_two_blocks_survive_every_damage(read, damage):
    data = meta_card([days_block("Follows", DAYS), days_block("Instagram follows", DAYS)])

    assert read(DAMAGES[damage](data)).totals == {"followers_gained": 2 * sum(DAYS.values())}


@pytest.mark.parametrize("damage", ["semicolons, sep line lost", "tabs, sep line kept", "tabs, sep line lost", "each line quoted"])
def test_a_card_that_a_spreadsheet_saved_again_is_flagged(read, damage):
    assert "excel_resaved" in read(DAMAGES[damage](card())).observations["flags"].iloc[0]


def test_a_lost_empty_line_between_blocks_does_no_harm(read):
    data = meta_card([days_block("Follows", {FIRST: 5}), days_block("Instagram follows", {FIRST: 7})])

    assert read(data.decode("utf-16").replace("\n\n", "\n").encode("utf-16")).totals == {"followers_gained": 12}


def test_rows_are_numbered_as_in_the_file(read):
    frame = read(meta_card([days_block("Follows", {FIRST: 5}), days_block("Instagram follows", {FIRST: 7})])).observations

    assert frame["row"].tolist() == [4, 8]


def test_a_word_for_a_number_is_refused_with_its_place(read):
    assert "row 4, column 'Primary', value 'many'" in read(card("Follows", {FIRST: "many"})).problems[0]


@pytest.mark.parametrize("lost", range(5, 80, 2))
def test_a_card_cut_off_within_a_row_is_refused(read, lost):
    data = card("Follows")
    text = data[: len(data) - lost + 1].decode("utf-16")

    assert text.endswith("\n") or read(data[: len(data) - lost + 1]).status == "refused"


def test_a_card_without_its_last_empty_line_may_lack_days_and_that_is_said(read):
    data = card("Follows")

    assert any("days at its end may be missing" in note for note in read(data[:-2]).notes)
    assert not any("days at its end may be missing" in note for note in read(data).notes)


@pytest.mark.parametrize("block", [days_block("Follows", {}), [["Follows"]]])
def test_a_card_without_days_is_refused(read, block):
    assert "not one figure" in read(meta_card([block])).problems[0]


def test_days_that_stand_twice_count_once(read):
    block = days_block("Follows", {FIRST: 5})

    assert read(meta_card([[*block, block[-1]]])).totals == {"followers_gained": 5}


AUDIENCE_2023 = [
    followers_block("Facebook followers", FACEBOOK_FOLLOWERS, 0),
    followers_block("Instagram followers", INSTAGRAM_FOLLOWERS, 1200),
    shares_block("Facebook followers by gender and age", ["Age", "Women", "Men"], []),
    shares_block("Instagram followers by gender and age", ["Age", "Women", "Men"], [("18-24", "10%", "20.5%"), ("65+", "1.5%", "")]),
    shares_block("Facebook followers by top towns/cities", ["Top towns/cities", "Value"], []),
    shares_block("Instagram followers by top cities", ["Top towns/cities", "Value"], [("Siena", "12.5%")]),
    shares_block("Instagram followers by top countries", ["Top countries", "Value"], [("Italy", "60.5%")]),
]
AUDIENCE_2025 = [
    across_block("Top cities", {"Siena": "12.5", "Pisa": "5.5"}),
    shares_block("Age & gender", ["", "Men", "Women"], [("18-24", "6.5", "10.5"), ("25-34", "30", "20.25")]),
    across_block("Top countries", {"Italy": "70.5", "Spain": "5.5"}),
    [["Top Pages"], ["Fernhill", "Kew"], ["4", "3"]],
]


def shares(answer):
    frame = answer.observations.query("metric == 'audience_share'")
    return {(row.object, row.definition): row.value for row in frame.itertuples()}


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_audience_of_2023(read, damage):
    answer = read(DAMAGES[damage](meta_card(AUDIENCE_2023)), on=date(2023, 9, 30))

    assert shares(answer) == pytest.approx(
        {
            ("18-24", "Women"): 0.10,
            ("18-24", "Men"): 0.205,
            ("65+", "Women"): 0.015,
            ("Siena", "top cities"): 0.125,
            ("Italy", "top countries"): 0.605,
        }
    )
    assert answer.totals == {"followers_total": 1200}


def test_the_followers_of_2023_stand_on_the_day_of_export(read):
    frame = read(meta_card(AUDIENCE_2023), on=date(2023, 9, 30)).observations.query("metric == 'followers_total'")

    assert frame[["platform", "period_end", "value"]].values.tolist() == [["facebook", "2023-09-30", 0], ["instagram", "2023-09-30", 1200]]


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_audience_of_2025(read, damage):
    answer = read(DAMAGES[damage](meta_card(AUDIENCE_2025)), platform="instagram")

    assert shares(answer) == pytest.approx(
        {
            ("Siena", "top cities"): 0.125,
            ("Pisa", "top cities"): 0.055,
            ("18-24", "Men"): 0.065,
            ("18-24", "Women"): 0.105,
            ("25-34", "Men"): 0.30,
            ("25-34", "Women"): 0.2025,
            ("Italy", "top countries"): 0.705,
            ("Spain", "top countries"): 0.055,
        }
    )
    assert answer.totals == {}
    assert "Nothing was taken from: Top Pages." in answer.notes


def test_a_block_by_day_in_an_audience_is_read(read):
    data = meta_card([*AUDIENCE_2025, days_block("Follows", {FIRST: 5})])

    assert read(data, platform="facebook").totals == {"followers_gained": 5}


def test_shares_that_became_days_are_refused_with_their_place(read):
    problem = read(resaved.with_days_for_numbers(meta_card(AUDIENCE_2025)), platform="instagram").problems[0]

    assert "a spreadsheet has turned numbers into days" in problem
    assert "column 'Siena', value '12.май'" in problem


def test_without_any_day_of_export_it_is_asked(read):
    assert read(meta_card(AUDIENCE_2023), modified=None).option == "--on"


FORMATS = (
    b"Views;;;;;\nReels;Multi-photo;Links;Photos;Others;Text\n1;2;3;4;5;6\n;;;;;\n"
    b"Content interactions;;;;;\nReels;Multi-photo;Photos;Links;Stories;Others\n7;8;9;10;11;12\n;;;;;\n"
    b"Published content;;;;;\nReels;Photos;Stories;Links;Text;\n13;14;15;16;17;\n"
)


def test_content_formats_keep_names_of_their_own(figures):
    assert figures(FORMATS, request={"platform": "facebook"}) == {
        "x:Views by kind of content": [1, 2, 3, 4, 5, 6],
        "x:Content interactions by kind of content": [7, 8, 9, 10, 11, 12],
        "x:Published content by kind of content": [13, 14, 15, 16, 17],
    }


def test_content_formats_stand_on_the_day_of_export_and_that_is_said(read):
    answer = read(FORMATS, platform="facebook")

    assert answer.period == ("2026-11-01", "2026-11-01")
    assert any("does not name its period" in note for note in answer.notes)


def test_content_formats_stand_on_the_given_period(read):
    days = (date(2025, 10, 1), date(2025, 10, 31))

    assert read(FORMATS, platform="facebook", period=days).period == ("2025-10-01", "2025-10-31")


LOST = {
    "days beside others": (days_block("Instagram reach", DAYS), days_block("Facebook visits", DAYS)),
    "ages": (
        across_block("Top countries", {"Italy": "70.5"}),
        shares_block("Age & gender", ["", "Women"], [["18-24", "10.5"], ["65+", "3"]]),
    ),
    "countries": (days_block("Instagram reach", DAYS), across_block("Top countries", {"Italy": "70.5", "Austria": "5.5"})),
    "followers": (days_block("Instagram reach", DAYS), followers_block("Facebook followers", "FB_PAGE,FOLLOW,UNIQUE_USERS", 321)),
}


@pytest.mark.parametrize("blocks", LOST.values(), ids=LOST)
def test_a_block_that_lost_its_headings_is_refused(read, blocks):
    kept, (title, _, *rows) = blocks

    answer = read(meta_card([kept, [title, *rows]]), on=date(2025, 11, 12), platform="instagram")

    assert (answer.status, answer.count) == ("refused", 0)
    assert "the row of headings is missing" in answer.problems[0]
