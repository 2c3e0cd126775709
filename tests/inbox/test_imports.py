"""Files come in whole or not at all, and never twice; the account comes from the plan where it can."""

from datetime import date

import pytest

from smplan_kernel.inbox import Hints, SentFile, import_export, import_sent, imports, take_inbox
from smplan_kernel.plan import DataSource
from tests.automation.garden import ga4_file, x_file
from tests.layouts.meta_card import days_block, meta_card
from tests.layouts.tiktok_studio import HISTORY, OVERVIEW, overview_name, tiktok_zip


def test_a_file_comes_in_with_the_plan_s_account(session, tmp_path):
    (tmp_path / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))

    answer = import_export(session, "garden", tmp_path / "download.csv")

    assert (answer["status"], answer["format"], answer["totals"]["key_events"]) == ("imported", "ga4.exploration", 40)
    assert set(session.observations("garden")["account"]) == {"garden.example"}


def test_a_file_given_twice_is_a_duplicate_and_adds_nothing(session, tmp_path):
    (tmp_path / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))
    import_export(session, "garden", tmp_path / "download.csv")
    before = len(session.observations("garden"))

    answer = import_export(session, "garden", tmp_path / "download.csv")

    assert answer["status"] == "duplicate"
    assert "nothing was added" in answer["notes"][0]
    assert len(session.observations("garden")) == before
    assert len(session.imports("garden")) == 1


def test_whoever_brings_the_same_file_at_the_same_time_hears_who_was_first(workspace, session, tmp_path, monkeypatch):
    (tmp_path / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))
    jon, read = workspace.session(who="Jon"), imports.read_sent

    def read_while_mara_is_quicker(*words):
        monkeypatch.setattr(imports, "read_sent", read)
        assert import_export(session, "garden", tmp_path / "download.csv")["status"] == "imported"
        return read(*words)

    monkeypatch.setattr(imports, "read_sent", read_while_mara_is_quicker)
    answer = import_export(jon, "garden", tmp_path / "download.csv")

    assert answer["status"] == "duplicate"
    assert " by Mara as number 1; nothing was added." in answer["notes"][0]
    assert [entry.by for entry in session.imports("garden")] == ["Mara"]


def test_a_dry_run_stores_nothing(session, tmp_path):
    (tmp_path / "download.csv").write_bytes(ga4_file(date(2026, 9, 1), date(2026, 9, 30)))

    answer = import_export(session, "garden", tmp_path / "download.csv", dry_run=True)

    assert answer["status"] == "recognised"
    assert session.imports("garden") == ()


def test_two_accounts_on_one_platform_ask_whose_file_it_is(session, small_plan, tmp_path):
    second = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, second)), base=1)
    (tmp_path / "x.csv").write_bytes(x_file(date(2026, 9, 1), date(2026, 9, 30)))

    answer = import_export(session, "garden", tmp_path / "x.csv")

    assert answer["status"] == "needs-answer"
    assert "@garden or @nursery" in answer["question"]
    assert session.imports("garden") == ()


@pytest.mark.parametrize("way", ["said", "folder"])
def test_the_question_whose_file_it_is_can_be_answered(session, small_plan, tmp_path, way):
    second = DataSource(id="dsrc-second", name="X of the nursery", platform="x", account="@nursery")
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, second)), base=1)
    folder = tmp_path / ("@nursery" if way == "folder" else "any")
    folder.mkdir()
    (folder / "x.csv").write_bytes(x_file(date(2026, 9, 1), date(2026, 9, 30)))

    answer = import_export(session, "garden", folder / "x.csv", Hints(account="@nursery" if way == "said" else ""))

    assert answer["status"] == "imported"
    assert set(session.observations("garden")["account"]) == {"@nursery"}


BAD_FILES = {
    "empty": b"",
    "web page": b"<!doctype html><html><body>Please sign in</body></html>",
    "cut off zip": b"PK\x03\x04\x14\x00\x00\x00\x08\x00truncated",
    "noise": bytes(range(256)) * 8,
    "unknown table": b"apple,pear\n1,2\n",
}


@pytest.mark.parametrize("content", BAD_FILES.values(), ids=BAD_FILES)
def test_a_bad_file_in_the_inbox_is_named_and_stops_no_other(workspace, session, inbox, content):
    (inbox / "a bad one.csv").write_bytes(content)

    answers = {answer["file"].rsplit("/", 1)[-1]: answer for answer in take_inbox(workspace, session, "garden")}

    bad = answers.pop("a bad one.csv")
    assert bad["status"] == "refused"
    assert len(bad["problems"]) == 1
    assert "a bad one.csv" in bad["problems"][0]
    assert {answer["status"] for answer in answers.values()} == {"imported"}


def test_a_file_that_cannot_be_opened_is_named(session, tmp_path):
    answer = import_export(session, "garden", tmp_path / "gone.csv")

    assert answer["status"] == "refused"
    assert "gone.csv" in answer["problems"][0]


def test_links_and_hidden_files_in_the_inbox_are_left_alone(workspace, session, inbox, tmp_path):
    (tmp_path / "elsewhere.csv").write_text("secret")
    (inbox / "link.csv").symlink_to(tmp_path / "elsewhere.csv")
    (inbox / ".DS_Store").write_bytes(b"x")

    names = {answer["file"].rsplit("/", 1)[-1] for answer in take_inbox(workspace, session, "garden")}

    assert names == {"download.csv", "account_overview_analytics.csv"}


def test_a_file_of_two_platforms_goes_to_the_account_on_each(session, small_plan, tmp_path):
    mine = (
        DataSource(id="dsrc-facebook", name="Our page", platform="facebook", account="Garden Page"),
        DataSource(id="dsrc-instagram", name="Our pictures", platform="instagram", account="@garden"),
    )
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, *mine)), base=1)
    blocks = [days_block("Follows", {date(2026, 9, 1): 5}), days_block("Instagram follows", {date(2026, 9, 1): 7})]
    (tmp_path / "Follows.csv").write_bytes(meta_card(blocks))

    answer = import_export(session, "garden", tmp_path / "Follows.csv")

    assert (answer["status"], answer["platform"], answer["account"]) == ("imported", "facebook,instagram", "Garden Page, @garden")
    stored = session.observations("garden").set_index("platform")
    assert stored["account"].to_dict() == {"facebook": "Garden Page", "instagram": "@garden"}
    assert stored["value"].to_dict() == {"facebook": 5, "instagram": 7}


def test_of_a_file_of_two_platforms_the_account_that_is_open_is_asked(session, small_plan, tmp_path):
    mine = tuple(DataSource(id=f"dsrc-{name}", name=name, platform="instagram", account=f"@{name}") for name in ("garden", "nursery"))
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, *mine)), base=1)
    blocks = [days_block("Follows", {date(2026, 9, 1): 5}), days_block("Instagram follows", {date(2026, 9, 1): 7})]
    (tmp_path / "Follows.csv").write_bytes(meta_card(blocks))

    assert "@garden or @nursery" in import_export(session, "garden", tmp_path / "Follows.csv")["question"]


def test_an_overview_that_came_in_before_tells_the_year_of_what_was_downloaded_with_it(session):
    days = [date(2025, 12, 31), date(2026, 1, 1)]
    overview = tiktok_zip([("Overview", OVERVIEW, [{"Date": day, "Video Views": 3} for day in days])])
    followers = tiktok_zip([("FollowerHistory", HISTORY, [{"Date": day, "Followers": 40} for day in days])])
    sent = SentFile(name="Followers_fernhill.zip", content=followers, changed=date(2026, 1, 2))

    alone = import_sent(session, "garden", sent)
    import_sent(session, "garden", SentFile(name=overview_name(days[0]), content=overview))
    answer = import_sent(session, "garden", sent)

    assert (alone["option"], answer["status"], answer["period"]) == ("--on", "imported", ["2025-12-31", "2026-01-01"])


def test_metrics_that_the_last_file_of_its_sort_had_are_named_when_they_are_gone(session):
    files = [x_file(date(2026, 9, 1), date(2026, 9, 30)), x_file(date(2026, 10, 1), date(2026, 10, 31))]
    gone = files[1].replace(b"Bookmarks", b"Marks").replace(b"Likes", b"Hearts")
    told = [import_sent(session, "garden", SentFile(name=f"{n}.csv", content=data)) for n, data in enumerate([files[0], files[1], gone])]
    named = [[note for note in answer["notes"] if "0.csv" in note or "1.csv" in note] for answer in told]

    assert [answer["status"] for answer in told] == ["imported"] * 3
    assert named[:2] == [[], []]
    assert named[2] == ["No figures of Reactions, Saves in this file, though 1.csv had them: look whether they were left out or renamed."]


def test_a_file_about_something_else_misses_nothing(session):
    page = meta_card([days_block("Facebook reach", {date(2026, 9, 1): 5})])
    visits = meta_card([days_block("Facebook visits", {date(2026, 9, 1): 5})])
    answers = [import_sent(session, "garden", SentFile(name="f.csv", content=data)) for data in (page, visits)]

    assert [answer["status"] for answer in answers] == ["imported"] * 2
    assert not any("No figures of" in note for note in answers[1]["notes"])
