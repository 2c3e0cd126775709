"""A kernel is ready when it has answered; nobody waits for silence, and nobody waits for a kernel that has ended."""

from __future__ import annotations

import asyncio
import os
import signal
import time

import pytest
from jupyter_client.manager import AsyncKernelManager

from smplan_kernel.kernels.ready import QuickKernelClient
from tests.kernels.conftest import OURS


async def connected(act):
    """What an act finds with a fresh kernel and a client of ours."""
    manager = AsyncKernelManager(kernel_name="smplan", client_factory=QuickKernelClient)
    manager.kernel_spec_manager.kernel_dirs = [str(OURS)]
    await manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        return await act(manager, client)
    finally:
        client.stop_channels()
        if manager.has_kernel:
            await manager.shutdown_kernel(now=True)


def test_a_ready_kernel_answers_at_once_and_its_news_are_its_own():
    async def act(_manager, client):
        await client.wait_for_ready(timeout=60)
        heard = []
        await client.execute_interactive("print(6 * 7)", output_hook=heard.append, timeout=60)
        return [message["content"]["text"] for message in heard if message["msg_type"] == "stream"]

    assert asyncio.run(connected(act)) == ["42\n"]


def test_a_kernel_that_ended_is_not_waited_for():
    async def act(manager, client):
        await manager.shutdown_kernel(now=True)
        begun = time.monotonic()
        with pytest.raises(RuntimeError, match="ended before it was ready"):
            await client.wait_for_ready(timeout=60)
        return time.monotonic() - begun

    assert asyncio.run(connected(act)) < 30


def test_a_kernel_that_does_not_answer_is_given_up():
    async def act(manager, client):
        os.kill(manager.provisioner.pid, signal.SIGSTOP)
        with pytest.raises(RuntimeError, match=r"did not answer in 0\.5"):
            await client.wait_for_ready(timeout=0.5)

    asyncio.run(connected(act))
