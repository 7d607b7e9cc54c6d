"""What comes soon after one another is written at once, and each is told what became of it."""

from __future__ import annotations

import asyncio
import time

import pytest

from drafter.group_commit import GroupCommit


def test_the_first_goes_at_once_and_what_comes_meanwhile_goes_together() -> None:
    written: list[list[int]] = []

    def write(group: list[int]) -> None:
        time.sleep(0.02)
        written.append(group)

    async def add_all() -> None:
        commit = GroupCommit(write)
        first = asyncio.create_task(commit.add(0))
        await asyncio.sleep(0.005)  # the first is being written
        await asyncio.gather(first, *(commit.add(number) for number in range(1, 9)))

    asyncio.run(add_all())
    assert written == [[0], [1, 2, 3, 4, 5, 6, 7, 8]]


def test_a_write_that_fails_is_told_to_its_whole_group_and_to_no_other() -> None:
    written: list[int] = []

    def write(group: list[int]) -> None:
        if 2 in group:
            raise OSError(28, "No space left on device")
        written.extend(group)

    async def add_all() -> list[BaseException | None]:
        commit = GroupCommit(write, pause=0.01)
        told = await asyncio.gather(*(commit.add(n) for n in (1, 2)), return_exceptions=True)
        await commit.add(3)
        return told

    told = asyncio.run(add_all())
    assert [type(each) for each in told] == [OSError, OSError]
    assert written == [3]


def test_one_that_is_stopped_does_not_end_the_write_of_the_others() -> None:
    written: list[int] = []

    async def add_all() -> None:
        commit = GroupCommit(written.extend)
        stopped, other = (asyncio.create_task(commit.add(number)) for number in (1, 2))
        await asyncio.sleep(0)
        stopped.cancel()
        with pytest.raises(asyncio.CancelledError):
            await stopped
        await other

    asyncio.run(add_all())
    assert written == [1, 2]
