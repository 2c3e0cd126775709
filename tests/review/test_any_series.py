"""Any series gets the verdict of a review: known answers, an independent reckoning in fractions, and words for people."""

from __future__ import annotations

import datetime as dt
import random
from fractions import Fraction
from itertools import pairwise

import pytest

from smplan_kernel.review import make_review
from smplan_kernel.review.any_series import verdict_on
from smplan_kernel.sources.two_columns import TwoColumns
from tests.review.plans import figures, make_plan

LIMITS = ("points", "baseline", "trial", "centre", "upper", "lower", "mr_limit")
CALM = (10, 12, 11, 13, 10, 12, 11, 12, 10, 13, 11, 12)
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: flow rates of ten batches; centre 50.81, limits 45.8159 and 55.8041, no signal.
NIST = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)


def months(count, first=2024 * 12):
    return [dt.date(number // 12, number % 12 + 1, 1) for number in range(first, first + count)]


def judged(values, *, days=(), form="month", name="Takings", **changes):
    points = TwoColumns(file="takings.csv", name=name, form=form, days=tuple(days or months(len(values))), values=tuple(values))
    return verdict_on(points, **changes)


def found(values, **changes):
    return [(signal["period"], signal["rule"]) for signal in judged(values, **changes).record["signals"]]


def reckoned(values, *, counts=False):
    """The same answer in exact fractions, written apart from the product after methods 4.1 and 4.2."""
    exact = [None if value is None else Fraction(str(value)) for value in values]
    base = [value for value in exact if value is not None][:12]
    if len(base) < 6:
        return None
    centre = sum(base) / len(base)
    spread = sum(abs(b - a) for a, b in pairwise(base)) / (len(base) - 1)
    upper, lower = centre + Fraction("2.66") * spread, centre - Fraction("2.66") * spread
    lower = max(Fraction(0), lower) if counts else lower
    signals = []
    for place, value in enumerate(exact):
        if value is None:
            continue
        if value > upper or value < lower:
            signals.append((place, 1))
        four = exact[place - 3 : place + 1] if place >= 3 else []
        if len(four) == 4 and None not in four:
            near = [sum(abs(one - edge) < abs(one - centre) for one in four) for edge in (upper, lower)]
            signals += [(place, 2)] if max(near) >= 3 else []
        eight = exact[place - 7 : place + 1] if place >= 7 else []
        if len(eight) == 8 and None not in eight and (min(eight) > centre or max(eight) < centre):
            signals.append((place, 3))
    return float(centre), float(upper), float(lower), float(Fraction("3.268") * spread), signals


@pytest.mark.parametrize("counts", [False, True])
def test_three_hundred_series_agree_with_an_independent_reckoning(counts):
    chance = random.Random(4)  # noqa: S311 - the same series every time
    for _ in range(300):
        level, spread = chance.choice([(20, 8), (0, 3), (1e6, 2), (0.03, 0.004), (-5, 1)])
        values = [round(chance.gauss(level, spread), 4) if chance.random() > 0.06 else None for _ in range(chance.randint(4, 40))]
        expected, record = reckoned(values, counts=counts), judged(values, counts=counts).record
        signals = [(signal["period"], signal["rule"]) for signal in record["signals"]]

        if expected is None:
            assert (record["verdict"], record["centre"], signals) == ("too few points", None, [])
        else:
            limits = (record["centre"], record["upper"], record["lower"], record["mr_limit"])
            assert limits == pytest.approx(expected[:4], rel=1e-9, abs=1e-12)
            assert signals == [(f"{months(place + 1)[-1]:%Y-%m}", rule) for place, rule in expected[4]]


def test_a_published_example_has_the_published_answer():
    record = judged(NIST).record

    assert (record["centre"], record["lower"], record["upper"]) == pytest.approx((50.81, 45.8159, 55.8041), abs=0.002)
    assert (record["points"], record["trial"], record["signals"], record["verdict"]) == (10, True, [], "ordinary variation")


def test_the_record_has_the_agreed_keys_in_order():
    assert list(judged(CALM).record) == [
        *("points", "baseline", "trial", "centre", "upper", "lower", "mr_limit"),
        *("signals", "verdict", "assurance", "months_to_notice"),
    ]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_up_to_five_points_are_too_few(count):
    record = judged([*CALM[:count], None], target=20).record

    assert (record["points"], record["verdict"], record["signals"]) == (count, "too few points", [])
    assert {record[key] for key in ("centre", "upper", "lower", "mr_limit", "assurance", "months_to_notice")} == {None}


@pytest.mark.parametrize(("count", "baseline", "trial"), [(6, 6, True), (11, 11, True), (12, 12, False), (13, 12, False)])
def test_limits_are_on_trial_below_twelve_points(count, baseline, trial):
    record = judged([*CALM, 11][:count]).record

    assert (record["baseline"], record["trial"]) == (baseline, trial)


def test_a_figure_that_never_changes_is_ordinary_and_is_to_be_checked():
    told = judged([7] * 14, target=9)

    assert (told.record["verdict"], told.record["upper"], told.record["months_to_notice"]) == ("ordinary variation", 7, None)
    assert "The figure never changed in its first twelve points; check the data." in told.lines


def test_the_first_change_of_a_figure_that_never_changed_is_outside_its_limits_and_near_none():
    assert found([0.1] * 12 + [0.2, 0.2, 0.2, 0.2]) == [(f"2025-0{month}", 1) for month in (1, 2, 3, 4)]


def test_small_steps_of_a_huge_figure_are_seen():
    assert found([1e12 + value for value in (*CALM, 30)]) == [("2025-01", 1)]


def test_a_missing_month_breaks_a_run_although_its_line_is_missing_too():
    eight = [*CALM, *[12.5] * 8]
    days = [*months(16), *months(4, first=2024 * 12 + 17)]

    assert [rule for _, rule in found(eight)][-1] == 3
    assert 3 not in [rule for _, rule in found(eight, days=days)]


@pytest.mark.parametrize(
    ("target", "falls", "assurance"),
    [
        (40, False, "will keep missing"),
        (40, True, "will keep meeting"),
        (12, False, "hit or miss"),
        (12, True, "hit or miss"),
        (1, False, "will keep meeting"),
        (1, True, "will keep missing"),
        (None, False, None),
    ],
)
def test_a_target_is_compared_with_the_limits(target, falls, assurance):
    assert judged(CALM, target=target, falls=falls).record["assurance"] == assurance


def test_on_trial_the_assurance_is_for_now_in_words_and_none_in_the_record():
    told = judged(CALM[:8], target=40)

    assert told.record["assurance"] is None
    assert "  For now: working as now, you will keep missing this target." in told.lines


@pytest.mark.parametrize(
    ("shift", "form", "days", "expected"),
    [
        (1, "month", (), 8),
        (2, "month", (), 3),
        (0.4, "month", (), None),
        (1, "month", [dt.date(2024 + at // 4, at % 4 * 3 + 1, 1) for at in range(12)], 24),
        (1, "day", [dt.date(2026, 1, 5) + dt.timedelta(7 * at) for at in range(12)], 2),
        (1, "day", [dt.date(2026, 1, 5) + dt.timedelta(at) for at in range(12)], 1),
    ],
)
def test_months_to_notice_follow_from_the_distance_and_the_rhythm(shift, form, days, expected):
    chart = judged(CALM).chart

    assert judged(CALM, target=chart.centre + shift * chart.sigma, form=form, days=days).record["months_to_notice"] == expected


def test_a_target_that_is_reached_on_average_has_no_months():
    assert judged(CALM, target=11, falls=False).record["months_to_notice"] is None


def test_the_verdict_is_on_the_latest_point_and_earlier_signals_stand_beside_it():
    told = judged([*CALM, 30, 11])

    assert (told.record["verdict"], [one["period"] for one in told.record["signals"]]) == ("ordinary variation", ["2025-01"])
    assert "  30 in January 2025 lies above the usual range of 6.6 to 16.3." in told.lines


def test_the_answer_reads_like_a_short_letter():
    assert judged([*CALM, None, 30], target=20).lines == (
        "Takings: 13 months, January 2024 to February 2025; one is missing.",
        "",
        "A strong signal. Look for the cause.",
        "30 in February 2025 lies above the usual range of 6.6 to 16.3.",
        "",
        "Usual range: 6.6 to 16.3, around 11.4. It rests on the first twelve points and stays as it is, whatever comes after.",
        "",
        "Target, at least 20:",
        "  Working as now, you will keep missing this target.",
        "  Beyond what the present way of working gives. Which change will bring it? It would show after about one month.",
        "",
        "Chance alone gives a false signal at about one point in 40. A signal says that something changed, not what caused it.",
    )


def test_weeks_are_watched_by_weeks():
    days = [dt.date(2026, 1, 5) + dt.timedelta(7 * at) for at in range(20)]
    told = judged([*CALM, *[12.2] * 8], days=days, form="day")

    assert told.record["verdict"] == "probable change"
    assert "Probably a change. Watch the next weeks." in told.lines
    assert "Nine weeks in a row above the usual 11.4, up to 18 May 2026." in told.lines


def test_what_goes_on_is_told_once():
    told = judged([*CALM, *[12.2] * 12])

    assert not [line for line in told.lines if "Earlier" in line]
    assert "13 months in a row above the usual 11.4, up to December 2025." in told.lines


def test_nothing_known_is_said_plainly():
    assert judged([None, None]).lines == (
        "Takings: no figures yet.",
        "",
        "Too few points to tell.",
        "",
        "Six points are needed before there is a usual range; there are none.",
    )


def test_counts_below_zero_are_doubted():
    assert "Below zero, which a count cannot be: 2024-03." in judged([5, 4, -1, 5, 6, 4], counts=True).notes[0]


def test_a_name_cannot_steer_the_terminal_or_break_the_drawing():
    assert judged(CALM, name="Tak\x1b[31mings\u202e").lines[0].startswith("Tak\ufffd[31mings\ufffd: 12 months".replace("12", "twelve"))


def test_a_figure_that_looks_like_the_limit_is_just_beyond_it():
    upper = judged(CALM).chart.upper

    assert f"{upper:.1f} in January 2025 lies just above the usual range of 6.6 to {upper:.1f}." in judged([*CALM, upper + 0.001]).lines


def test_days_are_for_looking():
    days = [dt.date(2026, 1, 5) + dt.timedelta(at) for at in range(12)]

    assert "days are for looking, weekly figures for a verdict" in judged(CALM, days=days, form="day").lines[-1]


def test_days_without_rhythm_say_so():
    days = [dt.date(2026, 1, 1) + dt.timedelta(at) for at in (0, 1, 9, 30, 31, 55)]

    assert "The days follow no rhythm" in judged(CALM[:6], days=days, form="day").notes[0]


def test_a_metric_s_months_get_the_answer_of_its_review():
    noise = random.Random(8)  # noqa: S311 - the same figures every time
    before = [round(noise.gauss(40, 6)) for _ in range(20)]
    metric = make_review(make_plan(), figures(*before, 70), "2027-06").metrics[0]
    series = metric.months
    days = [dt.date.fromisoformat(f"{month}-01") for month in series.periods]
    told = judged(series.values, days=days, counts=True).record

    assert told["verdict"] == metric.verdict.word == "strong signal"
    assert [told[name] for name in LIMITS] == pytest.approx([getattr(metric.behaviour, name) for name in LIMITS])
    assert told["signals"] == [{"period": one.period, "rule": one.rule} for one in metric.behaviour.signals]
