from __future__ import annotations

from datetime import date

import pytest

from smplan_kernel.plan import Code
from smplan_kernel.plan.data import CodeRedemption
from tests.measures.frames import frame, row
from tests.review.plans import make_plan


def reading(day, value, code="HOME10"):
    return row(day, value, level="code-cumulative", object=code, metric="code_uses", flags="lifetime_at_export", exported_on=day)


def codes(review, rows, *known, **metrics):
    known = known or (Code(id="code-home", code="HOME10", channel="chan-none"),)
    base = make_plan().metrics
    return review(make_plan(metrics={"codes": known, "sources": base.sources, **metrics}), observations=frame(rows)).codes


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (9, 9, "HOME10 was not used in October 2026."),
        (9, 10, "HOME10 was used once in October 2026."),
        (9, 21, "HOME10 was used 12 times in October 2026."),
    ],
)
def test_a_months_uses_are_the_difference_of_two_exports(review, first, last, sentence):
    assert codes(review, [reading("2026-09-30", first), reading("2026-10-31", last)])[0].sentence == sentence


def test_one_export_tells_only_so_far(review):
    found = codes(review, [reading("2026-10-31", 21)])[0]

    assert (found.uses, found.so_far, found.sentence.startswith("HOME10 was used 21 times so far.")) == (None, 21, True)


def test_a_code_without_figures_says_so(review):
    assert codes(review, [])[0].sentence == "There are no figures for HOME10."


def test_codes_counted_by_hand_count_too(review):
    counted = (CodeRedemption(id="rdmp-last", code="code-home", month="2026-10", uses=4),)

    assert codes(review, [], redemptions=counted)[0].uses == 4


def test_one_code_on_two_channels_is_named(review):
    known = (Code(id="code-home", code="HOME10", channel="chan-none"), Code(id="code-twin", code="home10", channel="chan-else"))

    assert codes(review, [], *known)[0].problem == "HOME10 is given to no channel and no channel; its uses cannot be told apart."


def test_a_code_used_after_its_last_day_is_named(review):
    known = Code(id="code-home", code="HOME10", channel="chan-none", valid_to=date(2026, 9, 1))
    found = codes(review, [reading("2026-09-30", 9), reading("2026-10-31", 10)], known)

    assert found[0].problem == "HOME10 ended on 1 September 2026 and was used all the same."


def test_a_code_without_a_channel_is_named(review):
    assert codes(review, [], Code(id="code-home", code="HOME10"))[0].problem == "HOME10 belongs to no channel."


def test_codes_that_nobody_registered_are_named(review):
    assert codes(review, [reading("2026-10-31", 3, "FREE5")])[-1].sentence == "The shop also counts FREE5, which the plan does not know."


def test_blanks_around_a_code_in_a_file_make_no_other_code_of_it(review):
    assert [line.id for line in codes(review, [reading("2026-10-31", 3, " home10 ")])] == ["code-home"]
