"""How many kernels may start and live at once: a rush takes turns, a full machine says so in plain words."""

import asyncio

import pytest

from smplan_kernel.kernels import crowd, provisioner
from smplan_kernel.kernels.crowd import Crowd, RushError, TooManyKernelsError, most_kernels
from tests.kernels.conftest import start


class Process:
    """A process that lives until it is told otherwise."""

    code = None

    def poll(self):
        return self.code


async def let_in(here, most, work=None):
    async with here.admitted(most):
        if work is not None:
            await work()


def test_a_rush_takes_turns():
    here, now, seen = Crowd(starts=3), [], []

    async def begin():
        now.append(1)
        seen.append(len(now))
        await asyncio.sleep(0.02)
        now.pop()

    async def rush():
        await asyncio.gather(*(let_in(here, 99, begin) for _ in range(12)))

    asyncio.run(rush())

    assert (len(seen), max(seen)) == (12, 3)


def test_turns_are_shared_by_all_loops_of_a_process():
    here = Crowd(starts=1)

    async def first():
        async with here.admitted(9):
            await asyncio.to_thread(asyncio.run, second())

    async def second():
        with pytest.raises(RushError, match="did not get its turn"):
            await let_in(here, 9)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(crowd, "TURN_SECONDS", 0.05)
        asyncio.run(first())


def test_those_that_are_starting_have_their_places_already():
    here = Crowd(starts=9)

    async def first():
        async with here.admitted(1):
            with pytest.raises(TooManyKernelsError):
                await let_in(here, 1)

    asyncio.run(first())
    asyncio.run(let_in(here, 1))  # the place is free again


def test_a_kernel_that_has_ended_leaves_its_place():
    here, process = Crowd(starts=1), Process()
    here.add(process)
    with pytest.raises(TooManyKernelsError, match=r"1 pages are open here, as many as may be at once. Close one"):
        asyncio.run(let_in(here, 1))
    process.code = 0

    asyncio.run(let_in(here, 1))
    assert here.living() == 0


def test_a_start_that_fails_leaves_its_place_and_its_turn():
    here = Crowd(starts=1)

    async def fail():
        raise OSError(11, "no process")

    for _ in range(3):
        with pytest.raises(OSError, match="no process"):
            asyncio.run(let_in(here, 1, fail))


def test_a_machine_holds_some_dozens_at_least():
    assert most_kernels() >= crowd.FEWEST


def test_a_kernel_beyond_the_limit_is_refused_and_the_next_one_starts_when_there_is_room(kernels, kernel, monkeypatch):
    monkeypatch.setattr(provisioner, "most_kernels", crowd.HERE.living)
    with pytest.raises(TooManyKernelsError):
        start()
    kernel.end()
    monkeypatch.setattr(provisioner, "most_kernels", lambda: crowd.HERE.living() + 1)

    assert kernels().said("print(1)") == "1"
