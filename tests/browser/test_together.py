"""Who looks at the same page waits for one opening of it: tests are dealt out by page and by file."""

from __future__ import annotations

from itertools import groupby

from tests.browser.conftest import Together


def places(items):
    """Where each test is run, in the order of the run."""
    deal = Together.__new__(Together)  # dealing needs no workers
    return [deal._split_scope(item.nodeid) for item in items]


def test_all_who_look_at_a_page_are_dealt_to_one_worker(request):
    for item in request.session.items:
        page = item.callspec.params["opened_page"][0] if "opened_page" in item.fixturenames else item.nodeid.partition("::")[0]

        assert places([item]) == [page]


def test_what_is_dealt_together_is_run_together(request):
    runs = [place for place, _ in groupby(places(request.session.items))]

    assert len(runs) == len(set(runs))
