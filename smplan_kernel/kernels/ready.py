"""When a kernel is ready: as soon as it has answered on both lines. jupyter_client waits for two tenths of a second of silence instead."""

from __future__ import annotations

import asyncio
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient

LOOK_AGAIN = 0.25  # seconds between two looks whether a kernel that does not answer is still alive


class QuickKernelClient(AsyncKernelClient):
    """A client for servers: a page goes on when its kernel is ready."""

    async def _async_wait_for_ready(self, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as the base class has it
        """Wait for the first answer.

        Raises
        ------
        RuntimeError
            When the kernel ends instead, or does not answer in time.
        """
        try:
            async with asyncio.timeout(timeout):
                await first_answer(self)
        except TimeoutError as exc:
            msg = f"The page's kernel did not answer in {timeout} seconds."
            raise RuntimeError(msg) from exc

    wait_for_ready = _async_wait_for_ready


async def first_answer(client: AsyncKernelClient) -> None:
    """Wait until the kernel has answered a question, and its news about that question came through to its end.

    When both have come the line for news is connected and empty, which is what the silence is waited for.

    Raises
    ------
    RuntimeError
        When the kernel ends instead.
    """
    while not await _answers(client):
        if not await client._async_is_alive():  # noqa: SLF001 - the public twin blocks the loop
            msg = "The page's kernel ended before it was ready."
            raise RuntimeError(msg)


async def _answers(client: AsyncKernelClient) -> bool:
    """Whether one question is answered on both lines in time; news before the line was connected are lost, so it is asked anew."""
    asked = client.kernel_info()
    try:
        while (await client.shell_channel.get_msg(timeout=LOOK_AGAIN))["parent_header"].get("msg_id") != asked:
            continue
        while not _is_end_of((await client.iopub_channel.get_msg(timeout=LOOK_AGAIN)), asked):
            continue
    except Empty:
        return False
    return True


def _is_end_of(news: dict[str, Any], asked: str) -> bool:
    """Whether the kernel says that it has dealt with a question."""
    is_idle: bool = news["content"].get("execution_state") == "idle"
    return is_idle and news["parent_header"].get("msg_id") == asked
