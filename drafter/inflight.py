"""What was sent is paid for: its answer is waited for even when nobody wants it any more."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

T = TypeVar("T")

# Seconds for which the answer to a call that is out may keep its work from being stopped.
GRACE = 30.0


async def answered(call: Awaitable[T]) -> T:
    """Return what `call` gives; cancelled meanwhile, still return it if it comes within the grace.

    Whoever then goes on must look at `stopping` before the next call.
    """
    task = asyncio.ensure_future(call)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait({task}, timeout=GRACE)
        if task.done() and not task.cancelled() and task.exception() is None:
            return task.result()
        task.cancel()
        raise


def stopping() -> bool:
    """Whether the task that asks was told to stop."""
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
