"""While a review is still worked out, the host of its kernel draws the figures that are known already: the very same ones."""

from __future__ import annotations

from smplan_kernel.documents.review import review_html
from smplan_kernel.kernels import pictures
from smplan_kernel.kernels.pictures import PLACE, drawn_once, served
from smplan_kernel.store import open_workspace
from smplan_kernel.workbook.month import DrawnAhead, review_of
from tests.bench.sample import MONTH, PLAN, sample_workspace


def test_a_report_finds_every_picture_drawn(tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(pictures, "draw", lambda text: asked.append(text) or '<svg width="9" height="9"></svg>')
    with open_workspace(sample_workspace(tmp_path)) as place, drawn_once(), served(str(tmp_path)) as told:
        session = place.session()
        monkeypatch.setenv(PLACE, told[PLACE])
        with DrawnAhead() as ahead:
            review = review_of(session, PLAN, MONTH, seen=ahead.see)
        plan = session.load(PLAN).plan
        html = review_html(review, plan, ahead.figures)

        assert len(asked) == len(set(asked)) == len(ahead.figures) > 5
        assert review_html(review, plan) == html
        assert len(asked) == len(ahead.figures), "the report's own figures are those that were drawn ahead"
