"""`smplan map`: a table that smplan does not know, from the first look to next month's import."""

from __future__ import annotations

import json
import shlex
import zipfile

import pytest

from tests.layouts.own_table import table


@pytest.fixture
def till(tmp_path):
    """Write the till's file of one month and give its path."""

    def written(month="09", visitors="1.234"):
        file = tmp_path / f"till-{month}.csv"
        rows = [[f"13.{month}.2026", visitors, "1.050,50"], [f"14.{month}.2026", "98", "80,00"]]
        file.write_bytes(table(["Datum", "Besucher", "Umsatz (EUR)"], rows, delimiter=";"))
        return file

    return written


@pytest.fixture
def garden(smplan):
    smplan("new", "garden", "--name", "Garden & Sons")
    return smplan


def test_import_says_that_an_unknown_table_can_be_mapped_and_how(garden, till):
    file = till()

    assert f"smplan map {file} --plan garden" in garden("import", str(file), "--plan", "garden", code=2).stdout


def test_the_preview_shows_columns_and_guesses_and_stores_nothing(garden, till):
    shown = garden("map", str(till()), "--plan", "garden").stdout

    assert "2 lines below the headings in line 1, columns parted by semicolon" in shown
    assert "Days written DD.MM.YYYY: 13.09.2026 is 2026-09-13; from 2026-09-13 to 2026-09-14." in shown
    assert "1.050,50 is 1050.5" in shown
    assert "Still to say: which platform it is about." in shown
    assert json.loads(garden("imports", "garden", "--json").stdout) == []


def test_a_layout_is_kept_and_the_next_month_needs_no_question(garden, till):
    first = garden("map", str(till()), "--plan", "garden", "--name", "Till", "--platform", "shop", "--account", "Mill Lane").stdout
    second = garden("import", str(till("10")), "--plan", "garden").stdout

    assert first.index("line 2: Users 1,234 people, 13 September 2026") < first.index("Brought in: Till, Mill Lane")
    assert "Brought in: Till, Mill Lane, 13 to 14 October 2026, 4 figures." in second


def test_a_dry_run_shows_the_figures_and_keeps_nothing(garden, till):
    shown = garden("map", str(till()), "--plan", "garden", "--name", "Till", "--platform", "shop", "--dry-run").stdout

    assert "The first of 4 figures" in shown
    assert json.loads(garden("show", "garden", "--json").stdout)["metrics"]["mappings"] == []
    assert json.loads(garden("imports", "garden", "--json").stdout) == []


def test_columns_that_are_named_leave_the_others_out(garden, till):
    told = garden(
        "map", str(till()), "--plan", "garden", "--name", "Till", "--platform", "shop", "--column", "besucher=x:Guests", "--json"
    ).stdout

    assert [figure["measure"] for figure in json.loads(told)["first"]] == ["Guests", "Guests"]


def test_the_proposal_can_be_changed_in_a_file_and_given_back(garden, till, tmp_path):
    proposal = json.loads(garden("map", str(till()), "--plan", "garden", "--json").stdout)["proposal"]
    layout = tmp_path / "layout.json"
    layout.write_text(json.dumps(proposal | {"platform": "shop", "account": "Mill Lane"}))
    answer = json.loads(garden("map", str(till()), "--plan", "garden", "--mapping", str(layout), "--json").stdout)

    assert (answer["status"], answer["account"], answer["observations"]) == ("imported", "Mill Lane", 4)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--name", "Till"], "it does not say which platform it is about"),
        (["--name", "Till", "--platform", "shop", "--level", "often"], "--level: 'often' is none of account-day or"),
        (["--name", "Till", "--platform", "shop", "--column", "Guests=users"], "names no column of the file"),
        (["--name", "Till", "--platform", "shop", "--decimal", "."], "the same mark cannot part"),
        (["--name", "Till", "--platform", "shop", "--decimal", "!"], "--decimal: '!' is none of . or ,"),
        (["--sheet", "Weeks"], "there is no sheet 'Weeks'"),
        (["--mapping", "nowhere.json"], "the file holds no layout"),
    ],
)
def test_what_does_not_add_up_is_said_and_stores_nothing(garden, till, options, says):
    done = garden("map", str(till()), "--plan", "garden", *options, code=2)

    assert says in " ".join((done.stdout + done.stderr).replace("│", " ").split())
    assert json.loads(garden("imports", "garden", "--json").stdout) == []


def test_a_file_that_is_not_there_is_said(garden, tmp_path):
    assert "it cannot be opened" in garden("map", str(tmp_path / "none.csv"), "--plan", "garden", code=2).stderr


def test_an_export_that_smplan_reads_by_itself_needs_no_layout(garden, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Date,New follows,Unfollows,Create Post\n2026-10-01,1,2,3\n")

    assert "smplan reads this by itself (X, account overview)" in garden("map", str(file), "--plan", "garden", code=2).stderr


@pytest.fixture
def unknown(tmp_path, till):
    """A folder whose unknown tables are not reached by their bare name."""
    (tmp_path / "sent" / "till of two").mkdir(parents=True)
    (tmp_path / "sent" / "till of two" / "10 days.csv").write_bytes(till("10").read_bytes())
    (tmp_path / "sent" / "ring\x1b[31m.csv").write_bytes(till("11").read_bytes())
    with zipfile.ZipFile(tmp_path / "sent" / "all.zip", "w") as archive:
        archive.write(till("12"), "shop/till-12.csv")
        archive.writestr("note.txt", "hello")
    return tmp_path / "sent"


def test_a_file_of_a_folder_or_an_archive_is_told_with_a_command_that_works(garden, unknown):
    told = garden("import", str(unknown), "--plan", "garden", code=2).stdout
    command = next(line for line in told.splitlines() if "10 days.csv' --plan" in line).partition("smplan ")[2]

    assert "2 lines below the headings" in garden(*shlex.split(command)).stdout
    assert "take it out of the archive, then smplan map till-12.csv --plan garden" in told
    assert "give it a name of plain letters, then smplan map FILE --plan garden" in told
    assert "\x1b" not in told


def test_the_preview_ends_with_a_command_that_works(garden, till, tmp_path):
    file = till().rename(tmp_path / "till of 'Mill Lane'.csv")
    shown = garden("map", str(file), "--plan", "garden").stdout
    command = shown.partition("Then keep it: smplan ")[2].partition(" (and")[0].replace("PLATFORM", "shop")

    assert "Brought in: " in garden(*shlex.split(command)).stdout
    assert "One line is account-day: the account on one day." in shown


def test_a_dry_run_says_whose_figures_no_line_of_the_plan_names(garden, till, tmp_path):
    plan = json.loads(garden("show", "garden", "--json").stdout)
    plan["metrics"]["sources"] = [{"id": "dsrc-shop22", "name": "Shop", "platform": "shop", "account": "High Street"}]
    (tmp_path / "plan.json").write_text(json.dumps(plan))
    garden("apply", "garden", "plan.json")
    words = ("map", str(till()), "--plan", "garden", "--name", "Till", "--platform", "shop", "--account", "Mill Lane", "--dry-run")

    assert "No line of the plan names Mill Lane as a source on Shop yet" in garden(*words).stdout
    assert json.loads(garden(*words, "--json").stdout)["account"] == "Mill Lane"


def test_moments_that_say_their_zone_are_described_and_held_to_it(garden, tmp_path):
    file = tmp_path / "bot.csv"
    file.write_text("when,clicks\n2026-09-29T23:30:00Z,5\n2026-09-30T23:30:00Z,6\n", encoding="utf-8")

    assert "Whose day: UTC." in garden("map", str(file), "--plan", "garden").stdout
    refused = garden(
        "map", str(file), "--plan", "garden", "--name", "Bot", "--platform", "x", "--account", "me", "--zone", "account", code=2
    )
    assert "(row 2, column 'when', value '2026-09-29T23:30:00Z'): its time zone 'Z' is not the one that was agreed" in refused.stderr
    assert (
        "The day is a day in UTC."
        in garden("map", str(file), "--plan", "garden", "--name", "Bot", "--platform", "x", "--account", "me").stdout
    )


@pytest.fixture
def known(garden, till):
    """A plan that knows the till's layout, whose lines of totals begin with a word."""
    file = till()
    file.write_bytes(file.read_bytes() + b"Summe;1.332;1.130,50\r\n")
    garden("map", str(file), "--plan", "garden", "--name", "Till", "--platform", "shop", "--account", "Mill Lane")
    return garden


def test_columns_that_moved_come_in_and_a_total_is_known_in_the_place_of_the_day(known, tmp_path):
    rows = [["x", "1.050,50", "13.10.2026", "1.234"], ["y", "80,00", "14.10.2026", "98"], ["", "1.130,50", "Summe", "1.332"]]
    (tmp_path / "moved.csv").write_bytes(table(["Wetter", "Umsatz (EUR)", "Datum", "Besucher"], rows, delimiter=";"))
    told = known("import", "moved.csv", "--plan", "garden").stdout

    assert "Brought in: Till, Mill Lane, 13 to 14 October 2026, 4 figures." in told
    assert "Sums to compare with the platform: Revenue 1,130.5." in told


def test_a_renamed_heading_is_named_with_the_layout_that_it_misses(known, tmp_path):
    (tmp_path / "renamed.csv").write_bytes(
        table(["Datum", "Gäste", "Umsatz (EUR)"], [["13.10.2026", "98", "80,00"], ["14.10.2026", "9", "8,00"]], delimiter=";")
    )
    told = known("import", "renamed.csv", "--plan", "garden", code=2).stdout

    assert "It has the headings of your layout 'Till' except 'besucher'. Put them right in the file, or say anew" in told
    assert "smplan map renamed.csv --plan garden" in told


def test_a_row_that_cannot_be_read_is_told_without_the_files_name_twice(known, tmp_path):
    (tmp_path / "odd.csv").write_bytes(table(["Datum", "Besucher", "Umsatz (EUR)"], [["13.10.2026", "many", "80,00"]] * 2, delimiter=";"))
    told = known("import", "odd.csv", "--plan", "garden", code=2).stdout

    assert "odd.csv: Not brought in: Row 2, column 'Besucher', value 'many': " in told


def test_a_folder_says_in_its_table_why_each_file_was_refused(known, tmp_path):
    folder = tmp_path / "mixed"
    folder.mkdir()
    (folder / "login.csv").write_text("<!doctype html><html></html>")
    (folder / f"{'long' * 40}.csv").write_text("Day,Cats\n2026-10-01,3\n2026-10-02,4\n")
    told = known("import", str(folder), "--plan", "garden", code=2).stdout
    lines = told.partition("How it went")[2].splitlines()

    assert [line.partition("  ")[2].strip() for line in lines[1:3]] == [
        "not brought in: this is a web page, not an export",
        "not brought in: this is no export that smplan knows",
    ]
    assert max(map(len, lines)) < 140
    assert "It reads exports of" not in told
