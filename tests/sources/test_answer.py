from __future__ import annotations

import dataclasses
import hashlib
import os
from datetime import date

import pytest

from smplan_kernel.plan.vocabulary import FLAGS, LEVELS, METRICS, PLATFORMS, RATES
from smplan_kernel.sources import Answer, read_export
from smplan_kernel.sources.rows.figures import OBSERVATION_COLUMNS
from smplan_kernel.store.observations import OBSERVATION_COLUMNS as KEPT_COLUMNS
from smplan_kernel.store.observations import checked_observations
from tests.layouts.woocommerce_coupons import woocommerce_coupons
from tests.sources import makers


def test_the_columns_are_those_that_the_store_keeps():
    assert OBSERVATION_COLUMNS == KEPT_COLUMNS


def answered(read):
    return [answer for _, data in makers.MADE.values() if (answer := read(data, "2026-09-01_2026-09-30.csv")).count]


def test_the_store_takes_every_frame_as_it_is(read):
    for answer in answered(read):
        checked_observations(answer.observations)


def test_every_word_in_a_frame_is_in_the_vocabulary(read):
    for answer in answered(read):
        frame = answer.observations
        assert {name for name in frame["metric"] if not name.startswith("x:")} <= METRICS.keys() | RATES.keys()
        assert set(frame["level"]) <= LEVELS.keys()
        assert set(frame["platform"]) <= PLATFORMS.keys()
        assert {flag for flags in frame["flags"] for flag in flags.split(",") if flag} <= FLAGS.keys()


def test_the_account_is_the_one_that_was_given(read):
    assert set(read(makers.x_file(), account="@fernhill").observations["account"]) == {"@fernhill"}


def test_units_are_those_of_the_vocabulary(read):
    units = read(makers.instagram_file()).observations.set_index("metric")["unit"]

    assert (units["views"], units["reach"], units["x:Publish time"]) == ("count", "people", "")


def test_an_answer_cannot_be_changed(read):
    with pytest.raises(dataclasses.FrozenInstanceError):
        read(makers.x_file()).status = "imported"


def test_the_record_for_machines_is_complete(read):
    assert read(makers.x_file()).as_json() == {
        "file": "export.csv",
        "status": "recognised",
        "format": "x.overview",
        "platform": "x",
        "period": ["2026-09-01", "2026-09-02"],
        "rows": 2,
        "observations": 26,
        "totals": {
            "impressions": 2, "reactions": 4, "engagements": 6, "saves": 8, "followers_gained": 12, "followers_lost": 14, "comments": 16,
            "shares": 18, "profile_visits": 20, "posts_published": 22, "views": 24,
        },
        "notes": list(read(makers.x_file()).notes),
        "problems": [],
        "question": "",
        "option": "",
        "choices": [],
    }  # fmt: skip


def test_who_imports_may_say_so(read):
    assert read(makers.x_file()).as_json(status="duplicate")["status"] == "duplicate"


def test_the_notes_begin_with_format_and_grade(read):
    assert read(makers.shopify_file()).notes[0] == "Shopify, discount codes (good layout)."


def test_columns_that_are_not_used_are_named(read):
    assert any(note.startswith("Columns not used: Account username") for note in read(makers.instagram_file()).notes)


def test_a_missing_file_is_an_answer(tmp_path):
    answer = read_export(tmp_path / "nothing.csv")

    assert (answer.status, answer.problems) == (
        "refused",
        ("nothing.csv: it cannot be opened (no such file or directory). Check where it is.",),
    )


def test_a_folder_is_an_answer(tmp_path):
    assert read_export(tmp_path).status == "refused"


def test_a_pipe_is_refused_without_waiting(tmp_path):
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)

    assert "this is not a file" in read_export(pipe).problems[0]


@pytest.mark.parametrize("name", ["a\0b", "x" * 300])
def test_a_name_that_cannot_be_is_an_answer(tmp_path, name):
    assert "cannot be opened" in read_export(tmp_path / name).problems[0]


def test_an_unknown_platform_is_said_with_the_known_ones(tmp_path):
    assert "Say one of: facebook, instagram" in read_export(tmp_path / "f.csv", platform="myspace").problems[0]


def test_a_period_that_is_none_is_said(tmp_path):
    assert "'soon' is no period" in read_export(tmp_path / "f.csv", period="soon").problems[0]


def test_a_file_over_the_limit_is_not_even_read(tmp_path):
    huge = tmp_path / "huge.csv"
    with huge.open("wb") as stream:
        stream.truncate(10 << 30)

    assert "too large when opened" in read_export(huge).problems[0]


def test_a_file_is_read_in_a_process_of_its_own(tmp_path):
    path = tmp_path / "discounts export; rm -rf $HOME & 2026-09-30 \u202eexe.csv"
    path.write_bytes(makers.shopify_file())
    answer = read_export(path, account="shop", on=date(2026, 10, 1))

    assert (answer.status, answer.totals, answer.sha256) == (
        "recognised",
        {"code_uses": 187.0},
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    assert "\u202e" not in answer.file


def test_an_answer_without_figures_has_an_empty_frame_of_the_right_shape():
    assert tuple(Answer(file="f").observations.columns) == OBSERVATION_COLUMNS


def test_a_file_that_asks_or_is_refused_says_which_format_it_is(read):
    asks = read(woocommerce_coupons([{"Coupon code": "show15", "Orders": 3}]), "coupons.csv")
    refused = read(woocommerce_coupons([{"Coupon code": "", "Orders": 3}]), "coupons 2026-09-01 2026-09-30.csv")

    assert [(answer.status, answer.format) for answer in (asks, refused)] == [
        ("needs-answer", "woocommerce.coupons"),
        ("refused", "woocommerce.coupons"),
    ]
