"""What stands behind the numbers of the metrics page, looked at as the page looks at it."""

from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.inbox import import_export
from smplan_kernel.plan import Channel, Code, DefinitionChange
from smplan_kernel.workbook import behind, known, links_by_code, origin_by_metric
from smplan_kernel.workbook.opening import session_here
from tests.automation.garden import small_plan, x_file

CHANNEL = Channel(id="chan-insta", name="Instagram", network="Instagram")


@pytest.fixture
def session(tmp_path, monkeypatch):
    """The small garden with the X figures of October 2026."""
    monkeypatch.setenv("SMPLAN_WORKSPACE", str(tmp_path / "workspace"))
    monkeypatch.setattr(known, "today", lambda: date(2026, 11, 22))
    here = session_here()
    here.new_plan(small_plan())
    (tmp_path / "x.csv").write_bytes(x_file(date(2026, 10, 1), date(2026, 10, 31)))
    import_export(here, "garden", tmp_path / "x.csv")
    return here


def test_a_number_opens_to_definition_file_and_rows(session):
    html = origin_by_metric(small_plan()).html()

    assert "What stands behind the numbers of October 2026?" in html
    assert "3,596 in October 2026: the sum of 31 rows about 31 days." in html
    assert "x.csv" in html
    assert "column Impressions, 31 rows: 2 to 32; brought in " in html
    assert session.imports("garden")[0].sha256 in html


def test_a_number_without_a_file_says_so(session):
    assert "There is no figure for October 2026" in origin_by_metric(small_plan()).html()


def test_an_own_change_stands_among_the_definitions(session):
    mine = DefinitionChange(
        id="defn-mine", platform="x", measure="impressions", on=date(2026, 5, 1), after="Shows", note="<b>Their</b> blog"
    )
    html = origin_by_metric(small_plan().with_metrics(definitions=(mine,))).html()

    assert "Shows <span" in html
    assert "&lt;b&gt;Their&lt;/b&gt; blog" in html


def test_a_target_that_is_typed_looks_nothing_up(session, monkeypatch):
    origin_by_metric(small_plan())
    monkeypatch.setattr(behind, "explained_metric", None)
    typed = small_plan().with_metrics(metrics=tuple(metric.replace(target=9.0) for metric in small_plan().metrics.metrics))

    assert "3,596" in origin_by_metric(typed).html()


def test_a_plan_that_nobody_has_begun_teaches_what_belongs_here(session):
    assert "Write a number above." in origin_by_metric(small_plan().replace(id="new").with_metrics(metrics=())).html()


def test_a_code_shows_its_link_ready_to_copy(session):
    code = Code(id="code-spring", code="SPRING", channel="chan-insta", link="garden.example/visit")
    html = links_by_code(small_plan().with_channels(channels=(CHANNEL,)).with_metrics(codes=(code,))).html()

    assert 'data-copy="https://garden.example/visit?utm_source=instagram&amp;utm_medium=social&amp;utm_campaign=spring"' in html


def test_what_people_write_never_becomes_html(session):
    code = Code(id="code-spring", code='<i>"X"</i>', link='garden.example/"><i>')
    html = links_by_code(small_plan().with_metrics(codes=(code,))).html()

    assert "<i>" not in html


def test_without_codes_it_says_what_belongs_here():
    assert "Its link will stand here, ready to copy." in links_by_code(small_plan()).html()
