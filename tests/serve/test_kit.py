import re

import pytest

from smplan_kernel.forms.assets import style
from smplan_kernel.forms.notice import Notice
from smplan_kernel.forms.travel import SERVED
from smplan_kernel.serve.kit import sheet_address, whole_sheet


@pytest.fixture
def served(monkeypatch):
    monkeypatch.setenv(SERVED, "1")


def address_in(widget):
    return "/voila/" + re.search(r"forms/[^`]+", widget._esm)[0]


def test_a_widget_carries_all_it_needs_where_nobody_serves_it():
    assert "export default { render }" in Notice(asks={})._esm


def test_a_served_widget_carries_an_address_and_no_style(served):
    notice = Notice(asks={})

    assert (len(notice._esm) < 500, notice._css) == (True, "")


def test_the_address_of_a_widget_leads_to_its_module(served, server):
    assert server.get(address_in(Notice(asks={}))).text == Notice._esm[:]


def test_an_address_with_the_right_mark_is_kept_for_good(served, server):
    assert "immutable" in server.get(address_in(Notice(asks={}))).headers["Cache-Control"]


def test_an_address_with_an_old_mark_is_asked_for_again(server):
    assert server.get("/voila/forms/elements+notice.js?v=old").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("name", ["evil.js", "elements+evil.js", "forms.css", "..+elements.js"])
def test_nothing_but_parts_of_forms_is_given_out(name, server):
    assert server.get(f"/voila/forms/{name}").status == 404


def test_the_sheet_holds_every_style_of_the_forms(server):
    answer = server.get(f"/voila/{sheet_address()}")

    assert answer.headers["Content-Type"].startswith("text/css")
    assert ".sp-card" in answer.text


def test_the_sheet_leaves_the_tokens_to_the_page():
    assert "--paper:" in style()
    assert "--paper:" not in whole_sheet()
