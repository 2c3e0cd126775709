from __future__ import annotations

import hashlib
import time

import numpy as np
import pandas as pd
import pytest
import sqlalchemy as sa

from smplan_kernel.errors import WorkspaceError
from smplan_kernel.plan import blank_plan
from smplan_kernel.store import OBSERVATION_COLUMNS, reading, spelled_out
from smplan_kernel.store.packs import unpacked

ROW = {
    "platform": "instagram",
    "account": "fernhill",
    "level": "account",
    "object": "",
    "period_start": "2026-10-01",
    "period_end": "2026-10-01",
    "metric": "reach",
    "definition": "Reach",
    "value": 1.0,
    "unit": "count",
    "flags": "",
    "row": 2,
    "sheet": "",
    "exported_on": "",
}


def rows(*changes: dict[str, object]) -> pd.DataFrame:
    return pd.DataFrame([{**ROW, **change} for change in changes], columns=list(OBSERVATION_COLUMNS))


def many(count: int) -> pd.DataFrame:
    """Twenty metrics a day from 2010 on."""
    days = pd.date_range("2010-01-01", periods=count // 20).strftime("%Y-%m-%d")
    number = np.arange(count)
    frame = pd.DataFrame({**ROW, "period_start": np.repeat(days, 20), "value": number * 1.0, "row": number})
    return frame.assign(period_end=frame["period_start"], metric=[f"metric {each % 20}" for each in number])[list(OBSERVATION_COLUMNS)]


@pytest.fixture
def put(owner, fernhill):
    """Import rows as a file; each content is a file of its own."""

    def put_in(content: str, *changes: dict[str, object], frame: pd.DataFrame | None = None):
        raw = content.encode()
        facts = {"file_name": f"{content}.csv", "format": "meta", "platform": "instagram", "account": "fernhill", "notes": ("a note",)}
        return owner.add_import(
            "fernhill",
            sha256=hashlib.sha256(raw).hexdigest(),
            content=raw,
            period=("2026-10-01", "2026-10-31"),
            observations=rows(*changes) if frame is None else frame,
            **facts,
        )

    return put_in


def values(frame: pd.DataFrame) -> list[float]:
    return frame["value"].tolist()


def test_rows_read_back_as_they_were_put_in(owner, put):
    frame = rows(
        {}, {"metric": "reach", "object": "post-1", "level": "post", "value": -3.0}, {"metric": "x:Saves", "sheet": "Daily", "row": 9}
    )
    put("one", frame=frame)

    pd.testing.assert_frame_equal(owner.observations("fernhill")[list(OBSERVATION_COLUMNS)], frame)


def test_rows_name_their_import_and_its_time(owner, put):
    entry = put("one", {})
    frame = owner.observations("fernhill")

    assert frame["import"].tolist() == [entry.id]
    assert frame["imported_at"].tolist() == [entry.imported_at.isoformat()]


def test_a_plan_without_files_has_no_rows_and_all_columns(owner, fernhill):
    frame = owner.observations("fernhill")

    assert (len(frame), list(frame)) == (0, [*OBSERVATION_COLUMNS, "import", "imported_at"])


def test_a_later_file_takes_the_place_of_the_same_figure(owner, put):
    put("one", {"value": 1.0}, {"metric": "likes", "value": 5.0})
    put("two", {"value": 2.0})

    assert sorted(values(owner.observations("fernhill"))) == [2.0, 5.0]


@pytest.mark.parametrize(
    "change",
    [
        {"account": "other"},
        {"object": "post-1"},
        {"period_end": "2026-10-02"},
        {"definition": "Reach (new)"},
        {"metric": "likes"},
        {"level": "post"},
    ],
    ids=str,
)
def test_another_figure_stays_beside_it(owner, put, change):
    put("one", {"value": 1.0})
    put("two", {"value": 2.0, **change})

    assert sorted(values(owner.observations("fernhill"))) == [1.0, 2.0]


def test_a_lifetime_count_of_another_day_stays_beside_it(owner, put):
    put("one", {"value": 1.0, "flags": "lifetime_at_export", "exported_on": "2026-10-01"})
    put("two", {"value": 2.0, "flags": "lifetime_at_export", "exported_on": "2026-11-01"})

    assert sorted(values(owner.observations("fernhill"))) == [1.0, 2.0]


def test_the_day_of_export_alone_makes_no_other_figure(owner, put):
    put("one", {"value": 1.0, "exported_on": "2026-10-01"})
    put("two", {"value": 2.0, "exported_on": "2026-11-01"})

    assert values(owner.observations("fernhill")) == [2.0]


def test_undoing_an_import_brings_the_earlier_figures_back(owner, put):
    put("one", {"value": 1.0})
    entry = put("two", {"value": 2.0})
    owner.undo_import("fernhill", entry.id)

    assert values(owner.observations("fernhill")) == [1.0]


def test_what_was_known_at_a_mark_stays_known(owner, put):
    put("one", {"value": 1.0})
    first = owner.observations_mark("fernhill")
    entry = put("two", {"value": 2.0})
    second = owner.observations_mark("fernhill")
    owner.undo_import("fernhill", entry.id)

    assert [values(owner.observations("fernhill", known_at=mark)) for mark in (0, first, second)] == [[], [1.0], [2.0]]


def test_what_was_known_at_a_moment_stays_known(owner, put, clock):
    put("one", {"value": 1.0})
    first = clock()
    entry = put("two", {"value": 2.0})
    second = clock()
    owner.undo_import("fernhill", entry.id)

    assert [values(owner.observations("fernhill", known_at=moment)) for moment in (first, second)] == [[1.0], [2.0]]


def test_older_figures_can_be_left_out(owner, put):
    put("one", {"period_end": "2025-12-31", "value": 1.0}, {"period_end": "2026-01-31", "value": 2.0})

    assert values(owner.observations("fernhill", since="2026-01-01")) == [2.0]


def test_the_same_file_again_is_the_same_import(owner, put):
    assert put("one", {}).id == put("one", {}).id
    assert len(owner.imports("fernhill")) == 1


def test_a_file_that_was_taken_back_may_come_again(owner, put):
    entry = put("one", {"value": 1.0})
    owner.undo_import("fernhill", entry.id)
    again = put("one", {"value": 1.0})

    assert again.id != entry.id
    assert values(owner.observations("fernhill")) == [1.0]


def test_a_known_file_is_found_until_it_is_taken_back(owner, put):
    entry = put("one", {})
    found = owner.known_file("fernhill", entry.sha256)
    owner.undo_import("fernhill", entry.id)

    assert (found, owner.known_file("fernhill", entry.sha256)) == (entry, None)


def test_the_raw_file_is_kept_by_its_fingerprint(workspace, put):
    entry = put("one", {})

    assert workspace.raw_file(entry.sha256).read_text() == "one"
    assert workspace.raw_file(entry.sha256) == workspace.folder / "files" / entry.sha256[:2] / entry.sha256


def test_a_file_with_a_wrong_fingerprint_leaves_nothing(owner, fernhill, workspace):
    words = {"file_name": "a", "format": "", "platform": "", "account": "", "period": None}
    with pytest.raises(ValueError, match="does not have the fingerprint"):
        owner.add_import("fernhill", sha256="0" * 64, content=b"x", observations=rows({}), **words)

    assert owner.imports("fernhill") == ()
    assert list(workspace.folder.rglob("files/*")) == []


def test_all_rows_or_none(owner, put):
    with pytest.raises(ValueError, match="no number"):
        put("one", {"value": 1.0}, {"value": float("nan")})

    assert (owner.imports("fernhill"), len(owner.observations("fernhill"))) == ((), 0)


def test_a_frame_without_a_column_is_told(owner, put):
    with pytest.raises(ValueError, match="lack the columns sheet"):
        put("one", frame=rows({}).drop(columns="sheet"))


def test_hostile_words_of_a_file_are_kept_as_far_as_a_database_can(owner, put):
    put("one", {"object": "a\x00b'; DROP TABLE observation; --\U0001f600", "definition": "x\ud800"})
    frame = owner.observations("fernhill")

    assert frame["object"].tolist() == ["ab'; DROP TABLE observation; --\U0001f600"]
    assert frame["definition"].tolist() == ["x?"]


def test_figures_of_another_plan_stay_there(owner, put):
    owner.new_plan(blank_plan("oakridge"))
    entry = put("one", {})

    assert len(owner.observations("oakridge")) == 0
    with pytest.raises(WorkspaceError, match="no import number"):
        owner.undo_import("oakridge", entry.id)


def test_a_hundred_thousand_rows_are_read_in_under_a_second(owner, put):
    put("big", frame=many(100_000))
    seconds = []
    for _ in range(3):
        start = time.process_time()
        frame = owner.observations("fernhill")
        seconds.append(time.process_time() - start)

    assert len(frame) == 100_000
    assert min(seconds) < 1


def test_figures_are_the_observations_with_words_as_categories(owner, put):
    put("one", {}, {"metric": "likes", "object": "post-1"})
    figures = owner.figures("fernhill")

    assert isinstance(figures["metric"].dtype, pd.CategoricalDtype)
    pd.testing.assert_frame_equal(spelled_out(figures), owner.observations("fernhill"))


def test_asked_metrics_are_told_whatever_their_day_and_the_others_from_a_day_on(owner, put):
    old, new = {"period_start": "2020-01-01", "period_end": "2020-01-01"}, {"period_start": "2026-01-01", "period_end": "2026-01-01"}
    put("one", *({"metric": metric, **days} for metric in ("reach", "likes") for days in (old, new)))
    put("old", {"metric": "saves", **old})
    told = owner.figures("fernhill", since="2025-01-01", metrics={"reach"})

    assert sorted(zip(told["metric"], told["period_end"], strict=True)) == [
        ("likes", "2026-01-01"),
        ("reach", "2020-01-01"),
        ("reach", "2026-01-01"),
    ]


def test_a_changed_bit_among_the_figures_is_told(owner, put, workspace):
    put("one", {})
    with workspace.database.writing() as connection:
        content = bytearray(connection.execute(sa.text("SELECT content FROM figures")).scalar_one())
        content[len(content) // 2] ^= 1
        connection.execute(sa.text("UPDATE figures SET content = :content"), {"content": bytes(content)})

    with pytest.raises(WorkspaceError, match=r"damaged.*Restore the latest copy"):
        owner.figures("fernhill")


def test_a_year_that_nobody_asks_for_costs_nothing(owner, put, monkeypatch):
    put("old", {"period_start": "2020-01-01", "period_end": "2020-01-01"})
    put("new", {})
    opened = []
    monkeypatch.setattr(reading, "unpacked", lambda content: opened.append(1) or unpacked(content))
    told = owner.figures("fernhill", since="2026-01-01", metrics=())

    assert (len(told), len(opened)) == (1, 1)


CARD = {"form": "IG reel", "link": "https://www.instagram.com/reel/AbC1/", "text": "Ten plants under a birch"}


def post(**changes: object) -> dict[str, object]:
    return {**ROW, "level": "post-lifetime", "object": "post-1", **changes}


def test_what_a_post_says_of_itself_is_kept_beside_its_figures(owner, put):
    put("one", frame=pd.DataFrame([post(**CARD), post(metric="likes", **CARD), post(object="post-2", form="", link="", text="")]))
    frame = owner.observations("fernhill")

    assert [tuple(row) for row in frame[list(CARD)].to_numpy()] == [tuple(CARD.values())] * 2 + [("", "", "")]


def test_a_file_without_words_stands_beside_one_with_them(owner, put):
    put("one", post(object="post-2"))
    put("two", frame=pd.DataFrame([post(**CARD)]))

    assert owner.observations("fernhill")["form"].tolist() == ["", "IG reel"]


def test_words_of_posts_leave_with_their_file(owner, put):
    put("one", post(object="post-2"))
    entry = put("two", frame=pd.DataFrame([post(**CARD)]))
    owner.undo_import("fernhill", entry.id)

    assert "form" not in owner.observations("fernhill")
