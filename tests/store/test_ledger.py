from __future__ import annotations

import pytest

from smplan_kernel.errors import BusyError, MonthError, PlanNotFoundError

FILES = {"review.html": "a" * 64}


@pytest.fixture
def claim(owner, fernhill):
    """Claim October's review."""
    return lambda inputs="a", worker="one", batch="": owner.claim_review("fernhill", "2026-10", inputs=inputs, worker=worker, batch=batch)


def finish(claim, mark=0):
    return claim.finish(plan_revision=1, mark=mark, files=FILES)


def test_a_review_that_nobody_makes_is_claimed(claim):
    assert claim().status == "claimed"


def test_a_review_in_the_making_is_busy(claim):
    claim()

    with pytest.raises(BusyError, match="The review of 'fernhill' for 2026-10 is being done by somebody else since"):
        claim(worker="two")


def test_a_finished_review_from_the_same_inputs_is_done(claim):
    finish(claim())

    assert claim().status == "done"


def test_a_finished_review_is_on_record(owner, claim):
    finish(claim(), mark=3)
    entry = owner.review_entry("fernhill", "2026-10")

    assert (entry.status, entry.inputs, entry.plan_revision, entry.mark, entry.revision, entry.files) == ("done", "a", 1, 3, 1, FILES)


def test_other_inputs_make_the_next_report_and_keep_the_earlier_one(owner, claim):
    finish(claim())
    finish(claim(inputs="b"), mark=5)
    entry = owner.review_entry("fernhill", "2026-10")

    assert (entry.revision, entry.inputs, entry.mark) == (2, "b", 5)
    assert [(old["revision"], old["inputs"], old["files"]) for old in entry.earlier] == [(1, "a", FILES)]


def test_while_the_next_report_is_made_the_last_one_stays_on_record(owner, claim):
    finish(claim())
    claim(inputs="b")
    entry = owner.review_entry("fernhill", "2026-10")

    assert (entry.status, entry.revision, entry.inputs) == ("running", 1, "a")


def test_a_claim_that_is_silent_for_a_minute_is_taken_over(claim, clock):
    claim()
    clock.wait(61)

    assert claim(worker="two").status == "claimed"


def test_a_heartbeat_keeps_the_claim(claim, clock):
    first = claim()
    clock.wait(59)
    first.heartbeat()
    clock.wait(59)

    with pytest.raises(BusyError):
        claim(worker="two")


def test_who_was_taken_over_from_can_neither_go_on_nor_finish(owner, claim, clock):
    first = claim()
    clock.wait(61)
    second = claim(worker="two")
    for act in (first.heartbeat, lambda: finish(first), lambda: first.fail("too late")):
        with pytest.raises(BusyError):
            act()

    assert finish(second).revision == 1


def test_a_batch_takes_over_from_its_own_worker_at_once_and_that_one_cannot_finish(owner, claim):
    first = claim(batch="b1")
    second = claim(worker="two", batch="b1")
    with pytest.raises(BusyError):
        finish(first)

    assert finish(second).revision == 1
    assert claim(worker="three", batch="b1").status == "done"


@pytest.mark.parametrize(("holder", "comer"), [("b1", "b2"), ("b1", ""), ("", "b1"), ("", "")])
def test_a_batch_waits_for_everybody_else(claim, holder, comer):
    claim(batch=holder)

    with pytest.raises(BusyError):
        claim(worker="two", batch=comer)


def test_who_died_before_a_finished_report_is_forgotten(claim, clock):
    finish(claim())
    claim(inputs="b")
    clock.wait(61)

    assert claim(inputs="a").status == "done"


def test_a_failed_review_can_be_claimed_at_once(owner, claim):
    claim().fail("the notebook stopped")

    assert owner.review_entry("fernhill", "2026-10").problem == "the notebook stopped"
    assert claim(worker="two").status == "claimed"


def test_a_failed_review_keeps_the_last_good_report(owner, claim):
    finish(claim())
    claim(inputs="b").fail("no")
    entry = owner.review_entry("fernhill", "2026-10")

    assert (entry.status, entry.revision, entry.files) == ("failed", 1, FILES)


def test_a_done_claim_cannot_be_finished_again(claim):
    finish(claim())

    with pytest.raises(BusyError):
        finish(claim())


def test_each_month_has_a_line(owner, claim):
    finish(claim())
    owner.claim_review("fernhill", "2026-09", inputs="", worker="")

    assert [entry.month for entry in owner.review_entries("fernhill")] == ["2026-09", "2026-10"]


def test_a_month_without_a_review_has_none(owner, fernhill):
    assert owner.review_entry("fernhill", "2026-10") is None


@pytest.mark.parametrize("month", ["2026-13", "october", "", "2026-10\n", "../..", "2026-1"])
def test_what_is_no_month_is_refused(owner, fernhill, workspace, month):
    with pytest.raises(MonthError):
        owner.claim_review("fernhill", month, inputs="", worker="")
    with pytest.raises(MonthError):
        workspace.review_folder("fernhill", month)


def test_a_review_of_no_plan_is_refused(owner):
    with pytest.raises(PlanNotFoundError):
        owner.claim_review("oakridge", "2026-10", inputs="", worker="")


def test_a_job_is_done_by_one_program_at_a_time(owner):
    first = owner.start_job("batch 2026-10", worker="one")
    with pytest.raises(BusyError):
        owner.start_job("batch 2026-10", worker="two")
    first.finish()

    assert owner.start_job("batch 2026-10", worker="two").name == "batch 2026-10"


def test_a_silent_job_is_taken_over(owner, clock):
    first = owner.start_job("batch", worker="one")
    clock.wait(61)
    owner.start_job("batch", worker="two")

    with pytest.raises(BusyError):
        first.heartbeat({"done": 3})


def test_a_failed_job_may_begin_again(owner):
    owner.start_job("batch", worker="one").fail("no power")

    owner.start_job("batch", worker="two").heartbeat({"done": 1})


@pytest.fixture
def letter(owner, fernhill):
    """Put October's report for Ben into the outbox."""
    return lambda text="Hello": owner.add_letter(
        "fernhill", month="2026-10", kind="report", recipient="ben@b.example", message={"text": text}
    )


def test_a_letter_waits_until_it_is_sent(owner, letter):
    waiting = letter()
    owner.mark_letter("fernhill", waiting.id, "sent")
    (sent,) = owner.letters("fernhill")

    assert (waiting.state, sent.state, sent.tries) == ("waiting", "sent", 1)


def test_nobody_gets_the_same_letter_twice(owner, letter):
    owner.mark_letter("fernhill", letter().id, "sent")
    letter("Hello again")
    (sent,) = owner.letters("fernhill")

    assert (sent.state, sent.message) == ("sent", {"text": "Hello"})


def test_a_letter_that_failed_waits_again_with_the_new_words(owner, letter):
    owner.mark_letter("fernhill", letter().id, "failed", problem="no such address")
    again = letter("Hello again")

    assert (again.state, again.message, again.tries, again.problem) == ("waiting", {"text": "Hello again"}, 1, "no such address")
