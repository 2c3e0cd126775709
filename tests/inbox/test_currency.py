"""Amounts without a currency are asked about once for each source; the answer stands in the plan."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from smplan_kernel.cli.app import app
from smplan_kernel.inbox import Hints, SentFile, import_sent
from smplan_kernel.inbox.questions import Question, WrongHintError, with_answer
from smplan_kernel.inbox.words import told
from smplan_kernel.plan import DataSource
from tests.layouts.ga4_report import EVENTS_2026, ga4_report
from tests.layouts.meta_ads import meta_ads_csv


def report(month=9, revenue=12.5, name="report.csv"):
    rows = [{"Event name": "buy", "Event count": 3, "Total users": 2, "Total revenue": revenue}]
    return SentFile(name=name, content=ga4_report(EVENTS_2026, rows, first=date(2026, month, 1), last=date(2026, month, 28)))


def money(session):
    rows = session.observations("garden").query("metric == 'revenue'")
    return list(zip(rows["definition"], rows["unit"], rows["value"], strict=True))


def test_amounts_without_a_currency_ask_and_nothing_is_stored(session, small_plan):
    answer = import_sent(session, "garden", report())
    question = told(answer, small_plan).question

    assert (answer["status"], answer["option"], answer["totals"]) == ("needs-answer", "--currency", {"event_count": 3.0, "revenue": 12.5})
    assert (question.kind, question.choices) == ("currency", (("EUR", "EUR"),))
    assert "--" not in question.sentence
    assert session.imports("garden") == ()


def test_the_answer_brings_the_file_in_and_stands_with_the_source(session, small_plan):
    question = told(import_sent(session, "garden", report()), small_plan).question

    answer = import_sent(session, "garden", report(), with_answer(Hints(), question, " chf "))

    assert answer["status"] == "imported"
    assert money(session) == [("Total revenue (CHF)", "CHF", 12.5)]
    assert [source.currency for source in session.load("garden").plan.metrics.sources if source.platform == "web"] == ["CHF"]


def test_the_next_month_does_not_ask_again(session):
    import_sent(session, "garden", report(8), Hints(currency="CHF"))

    answer = import_sent(session, "garden", report(9))

    assert answer["status"] == "imported"
    assert money(session) == [("Total revenue (CHF)", "CHF", 12.5)] * 2


def test_without_a_line_for_the_source_the_earlier_figures_remember(session, small_plan):
    session.save(small_plan.with_metrics(sources=()), base=1)
    import_sent(session, "garden", report(8), Hints(currency="CHF"))

    assert import_sent(session, "garden", report(9))["status"] == "imported"
    assert {unit for _, unit, _ in money(session)} == {"CHF"}


def test_two_accounts_remember_their_own_currency(session, small_plan):
    second = DataSource(id="dsrc-second", name="Nursery", platform="web", account="nursery.example")
    session.save(small_plan.with_metrics(sources=(*small_plan.metrics.sources, second)), base=1)
    import_sent(session, "garden", report(8), Hints(currency="CHF", account="garden.example"))

    answer = import_sent(session, "garden", report(9), Hints(account="nursery.example"))

    assert answer["option"] == "--currency"


def test_nothing_but_zeros_is_not_asked_about(session):
    assert import_sent(session, "garden", report(revenue=0))["status"] == "imported"
    assert session.load("garden").revision == 1


def test_a_currency_in_the_file_is_not_asked_and_told_when_it_is_not_the_plan_s(session):
    advert = {"Reporting starts": "2026-09-01", "Reporting ends": "2026-09-30", "Campaign name": "A", "Amount spent (USD)": 2}

    answer = import_sent(session, "garden", SentFile(name="ads.csv", content=meta_ads_csv([advert])))

    assert answer["status"] == "imported"
    assert "The amounts are in USD and the plan counts in EUR; nothing is converted." in answer["notes"]
    assert set(session.observations("garden")["unit"]) == {"USD"}


@pytest.mark.parametrize("given", ["", "euro", "12", None, ["EUR"]])
def test_what_is_no_currency_is_told_in_a_sentence(given):
    with pytest.raises(WrongHintError, match=r"three letters of a currency, such as EUR\.$"):
        with_answer(Hints(), Question(option="--currency", sentence="Which?", kind="currency"), given)


def test_the_command_asks_and_takes_the_answer(workspace, session, tmp_path):
    (tmp_path / "report.csv").write_bytes(report().content)
    command = ["import", str(tmp_path / "report.csv"), "--plan", "garden", "--json", "--workspace", str(workspace.folder)]

    asked = CliRunner().invoke(app, command)
    given = CliRunner().invoke(app, [*command, "--currency", "eur"])
    wrong = CliRunner().invoke(app, [*command, "--currency", "euro"])

    assert (asked.exit_code, json.loads(asked.stdout)[0]["option"]) == (2, "--currency")
    assert (given.exit_code, json.loads(given.stdout)[0]["status"]) == (0, "imported")
    assert (wrong.exit_code, "no currency" in wrong.stderr) == (2, True)
