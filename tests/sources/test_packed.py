"""What a reader hands over comes out as it went in, whatever its texts hold, and nothing of it is copied that need not be."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smplan_kernel.sources.rows import frames
from smplan_kernel.sources.rows.figures import Figures, Kind
from smplan_kernel.sources.rows.frames import Spread
from smplan_kernel.sources.rows.packed import Packed, received, written

DAY = ("post-lifetime", "2026-10-01", "2026-10-01", ("unknown_tz",), "", "", True, "", "")


def packed(*objects, kinds=1, cards=None):
    """One figure for each object, of one kind after the other."""
    numbers = array("i", range(len(objects)))
    return Packed(
        kinds=tuple(("views", f"Views {kind}", False, ()) for kind in range(kinds)),
        shared=(DAY,),
        objects=objects,
        cards=cards or {},
        arrays={
            "values": array("d", map(float, numbers)).tobytes(),
            "begins": numbers.tobytes(),
            "shared_of": array("i", [0] * len(objects)).tobytes(),
            "objects_of": numbers.tobytes(),
            "rows": numbers.tobytes(),
            "kinds_of": array("i", [number % kinds for number in numbers]).tobytes(),
        },
    )


SHARED = (
    ("account-day", "2026-10-01", "2026-10-01", ("first",), "", "", True, "", ""),
    ("account-day", "2026-10-02", "2026-10-02", (), "", "", True, "", ""),
    ("dimension-period", "2026-10-01", "2026-10-03", ("second",), "", "", True, "", ""),
    ("account-period", "2026-10-01", "2026-10-31", ("first", "total_row"), "", "", False, "", ""),
)
LEVELS = ("account-day", "dimension-period")  # the one nearer to the account first
KINDS = (("sessions", "Sessions", False, ()), ("followers_total", "Followers", False, ("third",)), ("page_views", "Views", True, ()))


def over(figures):
    return received(b"".join(written({"status": "recognised", "figures": figures})))["figures"]


@given(st.lists(st.text(st.characters(codec=None)), unique=True, max_size=5))
def test_any_texts_come_over(objects):
    figures = packed(*objects, cards={0: ("Reel", "https://x.com/a", "Schöne\0Gärten")} if objects else {})

    assert over(figures) == figures


def test_numbers_stand_where_the_processor_takes_them_at_once():
    sent = [b"".join(written({"figures": packed("a"), "note": "x" * more})) for more in range(9)]

    assert {(one.index(b"\n") + 1) % 8 for one in sent} == {0}


@pytest.mark.parametrize("change", [lambda sent: sent[:-1], lambda sent: sent + b"1"])
def test_what_is_not_whole_is_refused(change):
    with pytest.raises(ValueError, match="were announced"):
        received(change(b"".join(written({"figures": packed("a", "b")}))))


def test_the_parent_reads_numbers_where_they_were_received():
    sent = bytearray(b"".join(written({"figures": packed("a", "b")})))

    assert np.shares_memory(Spread(received(sent)["figures"]).values, np.frombuffer(sent, dtype=np.uint8))


@pytest.mark.parametrize(("kinds", "size"), [(1, 1), (128, 1), (129, 4)])
def test_few_columns_take_a_byte_for_each_figure(kinds, size):
    figures = Figures()
    columns = [Kind(metric="views", definition=f"Views {number}") for number in range(kinds)]
    shared = [("account-day", np.datetime64("2026-10-01").item(), np.datetime64("2026-10-01").item(), (), "", None, True, "", "")]
    assert figures.add_rows(shared, [0, 0], ["", "b"], [0, 1], [2, 3], columns, [array("d", [1.0, 2.0])] * kinds)

    done = figures.packed()
    frame = Spread(over(done)).frame("x", "")

    assert len(done.arrays["kinds_of"]) == 2 * kinds * size
    assert list(frame["definition"]) == [column.definition for column in columns] * 2
    assert list(frame["object"]) == [""] * kinds + ["b"] * kinds


def test_a_card_stands_beside_its_own_post_only():
    frame = Spread(over(packed("a", "b", "c", cards={1: ("Reel", "https://x.com/b", "A slope")}))).frame("x", "")

    assert list(frame["text"]) == ["", "A slope", ""]
    assert list(frame["link"]) == ["", "https://x.com/b", ""]


@given(
    st.lists(st.tuples(st.integers(0, len(SHARED) - 1), st.lists(st.integers(0, len(KINDS) - 1), unique=True)), max_size=12),
    st.integers(1, 5),
)
def test_sums_days_and_flags_are_those_of_each_figure(rows, block):
    counts = [len(kinds) for _, kinds in rows]
    figures = [(SHARED[shared], KINDS[kind]) for shared, kinds in rows for kind in kinds]
    arrays = {
        "values": array("d", range(len(figures))),
        "begins": array("i", [sum(counts[:row]) for row in range(len(rows))]),
        "shared_of": array("i", [shared for shared, _ in rows]),
        "objects_of": array("i", [0] * len(rows)),
        "rows": array("i", range(len(rows))),
        "kinds_of": array("i", [kind for _, kinds in rows for kind in kinds]),
    }
    spread = Spread(Packed(kinds=KINDS, shared=SHARED, objects=("",), arrays={name: one.tobytes() for name, one in arrays.items()}))
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(frames, "_BLOCK", block)
        totals, seen, frame = spread.totals(), spread.flags_seen(), spread.frame("web", "")

    counted = [(shared, kind[0], value) for value, (shared, kind) in enumerate(figures) if shared[6]]
    levels = {level: [value for shared, metric, value in counted if (metric, shared[0]) == ("sessions", level)] for level in LEVELS}
    followers = [(shared[2], value) for shared, metric, value in counted if metric == "followers_total"]
    sums = [sum(values) for values in levels.values() if values]
    assert totals == {**({"sessions": sums[0]} if sums else {}), **({"followers_total": max(followers)[1]} if followers else {})}
    assert seen == sorted({flag for shared, kind in figures for flag in (*shared[3], *kind[3])})
    assert list(frame["flags"]) == [",".join(sorted((*shared[3], *kind[3]))) for shared, kind in figures]
    assert list(frame["period_end"]) == [shared[2] for shared, _ in figures]
