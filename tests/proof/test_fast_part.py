"""A hundred files of the proof, made here: each right or one clear error. `make proof-imports` has the thousand of others."""

from __future__ import annotations

import pytest

from tests.proof.cases import Case, Cost, breaches
from tests.proof.mutants import mutants
from tests.proof.run import prove
from tests.sources import makers, traps

FILES = 90


def some():
    """Mutants of every layout, spread over all changes, and everything that was made to hurt."""
    every = list(mutants())
    yield from every[:: max(1, len(every) // FILES)]
    for title, make in {**traps.LARGE, **traps.DAMAGED}.items():
        yield Case(corpus="bombs", name=f"{title}.xlsx", data=make(), expects="bomb")


@pytest.mark.slow
def test_a_hundred_spoilt_and_hostile_files_are_right_or_one_clear_error():
    results = prove(some())
    found = [(result.case.name, breach) for result in results for breach in result.breaches]

    assert (len(results) >= 100, found) == (True, [])


def test_a_file_that_comes_again_after_another_one_took_its_place_is_no_breach():
    texts = ("-", "other", "-")
    made = [makers.instagram_file([makers.instagram_post(Description=text)]) for text in texts]
    cases = [Case(corpus="c", name=f"{n}.csv", data=data, expects="same", original="naughty") for n, data in enumerate(made)]

    assert [(result.status, result.breaches) for result in prove(cases)] == [("recognised", ())] * 3


@pytest.mark.parametrize(("cost", "is_found"), [(b"3.50", False), (b"3.51", True)])
def test_a_lost_period_is_answered_and_only_other_figures_are_a_breach(cost, is_found):
    lost = makers.MADE["google ads"][1].replace(b"27 January 2026 - 23 February 2026\n", b"").replace(b"3.50", cost)
    case = Case(corpus="c", name="f.csv", data=lost, expects="part", original="google ads")
    (result,) = prove([case])

    assert (result.status, bool(result.breaches)) == ("recognised", is_found)


REFUSED = {"status": "refused", "problems": ["f.csv: the file is empty. Download it again"]}
CASE = Case(corpus="c", name="f.csv", data=b"")


def test_a_clear_refusal_is_no_breach():
    assert breaches(CASE, REFUSED, Cost(), None) == []


@pytest.mark.parametrize(
    ("outcome", "cost"),
    [
        (REFUSED | {"problems": []}, Cost()),
        (REFUSED | {"problems": ["f.csv: the file is damaged in a way that nobody foresaw. Download the export again"]}, Cost()),
        (REFUSED | {"problems": ["g.csv: the file is empty. Download it again"]}, Cost()),
        (REFUSED | {"figures": None}, Cost()),
        (REFUSED, Cost(seconds=2.1)),
        (REFUSED, Cost(megabytes=301)),
        ({"status": "recognised", "format": "x.overview"}, Cost()),
    ],
)
def test_the_judgement_sees_what_must_not_be(outcome, cost):
    assert breaches(CASE, outcome, cost, None)
