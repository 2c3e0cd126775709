"""Pictures that a host draws for its kernels: once for each run, and what comes back is what the kernel would have drawn."""

import json
import threading

import pytest

from smplan_kernel.kernels import pictures
from smplan_kernel.kernels.pictures import PLACE, Ahead, Pictures, draw, drawn_once, served, svg_of

BAR = {
    "data": {"values": [{"month": 1, "visits": 3}]},
    "mark": "bar",
    "encoding": {"x": {"field": "month", "type": "ordinal"}, "y": {"field": "visits", "type": "quantitative"}},
}
LINE = {**BAR, "mark": "line"}


@pytest.fixture
def drawn(monkeypatch):
    """What was drawn in this process, drawing by drawing."""
    done = []

    def counted(text):
        done.append(json.loads(text)["mark"])
        return f"<svg>{done[-1]}</svg>"

    monkeypatch.setattr(pictures, "draw", counted)
    return done


@pytest.fixture
def at_the_host(tmp_path, monkeypatch):
    """This process asks as a kernel would."""
    with served(str(tmp_path)) as told:
        monkeypatch.setenv(PLACE, told[PLACE])
        yield


def test_alone_a_picture_is_drawn_here(monkeypatch):
    monkeypatch.delenv(PLACE, raising=False)

    assert svg_of(BAR).startswith("<svg")


def test_the_host_draws_what_the_kernel_would_have_drawn(at_the_host):
    assert svg_of(BAR) == draw(json.dumps(BAR))


def test_a_run_draws_each_picture_once(drawn, tmp_path, monkeypatch):
    with drawn_once(), served(str(tmp_path)) as told:
        monkeypatch.setenv(PLACE, told[PLACE])
        kernel = threading.Thread(target=lambda: [svg_of(BAR), svg_of(LINE), svg_of(BAR)])  # a thread has no run of its own
        kernel.start()
        kernel.join(30)
        report = svg_of(BAR)

    assert drawn == ["bar", "line"]
    assert report == "<svg>bar</svg>"


def test_the_next_run_draws_its_own(drawn):
    for _ in range(2):
        with drawn_once():
            svg_of(BAR)

    assert drawn == ["bar", "bar"]


def test_a_run_keeps_only_so_many(drawn, monkeypatch):
    monkeypatch.setattr(pictures, "KEPT", 1)
    run = Pictures()
    for drawing in (BAR, LINE, BAR, LINE):
        run.svg(json.dumps(drawing))

    assert drawn == ["bar", "line", "line"]


def test_what_is_no_drawing_is_refused_as_without_a_host(at_the_host):
    with pytest.raises(ValueError, match="conversion failed"):
        svg_of({"mark": 5})


def test_a_host_that_is_gone_leaves_the_kernel_to_draw(drawn, tmp_path, monkeypatch):
    monkeypatch.setenv(PLACE, str(tmp_path / "nobody"))

    assert svg_of(BAR) == "<svg>bar</svg>"


def test_no_thread_and_no_place_is_left(tmp_path):
    before = threading.active_count()
    with served(str(tmp_path)):
        pass

    assert threading.active_count() == before
    assert list(tmp_path.iterdir()) == []


def test_what_is_drawn_ahead_is_drawn_once(drawn, tmp_path, monkeypatch):
    with drawn_once(), served(str(tmp_path)) as told:
        monkeypatch.setenv(PLACE, told[PLACE])
        with Ahead() as host:
            host.draw(BAR)
            host.draw(LINE)
        kernel = threading.Thread(target=lambda: [svg_of(LINE), svg_of(BAR)])
        kernel.start()
        kernel.join(30)

    assert sorted(drawn) == ["bar", "line"]


def test_nothing_is_drawn_ahead_without_a_host_or_when_it_has_ended(drawn, tmp_path, monkeypatch):
    monkeypatch.delenv(PLACE, raising=False)
    with Ahead() as nobody:
        nobody.draw(BAR)
    monkeypatch.setenv(PLACE, str(tmp_path / "nobody"))
    with Ahead() as gone:
        gone.draw(BAR)

    assert (nobody.is_any, drawn) == (False, [])


def test_what_cannot_be_drawn_ahead_is_refused_when_it_is_wanted(at_the_host):
    with Ahead() as host:
        host.draw({"mark": 5})

    with pytest.raises(ValueError, match="conversion failed"):
        svg_of({"mark": 5})
