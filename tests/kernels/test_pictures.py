"""Pictures that a host draws for its kernels: what comes back is what the kernel would have drawn."""

import json
import threading

import pytest

from smplan_kernel.kernels import pictures
from smplan_kernel.kernels.pictures import PLACE, draw, served, svg_of

BAR = {
    "data": {"values": [{"month": 1, "visits": 3}]},
    "mark": "bar",
    "encoding": {"x": {"field": "month", "type": "ordinal"}, "y": {"field": "visits", "type": "quantitative"}},
}


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
