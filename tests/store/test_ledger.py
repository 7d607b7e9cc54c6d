import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from drafter.inflight import answered
from drafter.settings import Settings
from drafter.store import Database, SqlLedger


class Counted:
    def __init__(self, value: bytes = b"made", fail: int = 0) -> None:
        self.calls = 0
        self.value = value
        self.fail = fail

    async def __call__(self) -> bytes:
        self.calls += 1
        await asyncio.sleep(0.01)
        if self.calls <= self.fail:
            raise ConnectionError("the server is away")
        return self.value


def test_the_same_work_is_done_once_even_by_another_process(stored: Settings) -> None:
    for _ in range(3):
        database = Database.open(stored)
        make = Counted()
        assert asyncio.run(SqlLedger(database).once("model", "key", make)) == b"made"
        database.close()
    assert make.calls == 0


def test_two_callers_at_once_make_it_once(database: Database) -> None:
    ledger, make = SqlLedger(database), Counted()

    async def both() -> list[bytes]:
        return await asyncio.gather(*(ledger.once("model", "key", make) for _ in range(8)))

    assert asyncio.run(both()) == [b"made"] * 8
    assert make.calls == 1


def test_the_kind_is_part_of_the_key(database: Database) -> None:
    ledger = SqlLedger(database)
    asyncio.run(ledger.once("model", "key", Counted(b"answer")))
    assert asyncio.run(ledger.once("embedding", "key", Counted(b"vector"))) == b"vector"


def test_a_failure_is_raised_and_not_kept(database: Database) -> None:
    ledger, make = SqlLedger(database), Counted(fail=1)
    with pytest.raises(ConnectionError):
        asyncio.run(ledger.once("model", "key", make))
    assert asyncio.run(ledger.once("model", "key", make)) == b"made"
    assert make.calls == 2


def test_those_who_waited_for_a_failure_try_for_themselves(database: Database) -> None:
    ledger, make = SqlLedger(database), Counted(fail=1)

    async def both() -> list[object]:
        calls = (ledger.once("model", "key", make) for _ in range(3))
        return list(await asyncio.gather(*calls, return_exceptions=True))

    ended = asyncio.run(both())
    assert sum(isinstance(each, ConnectionError) for each in ended) == 1
    assert ended.count(b"made") == 2
    assert make.calls == 2


def test_what_was_cancelled_can_be_made_again(database: Database) -> None:
    ledger, make = SqlLedger(database), Counted()

    async def cancelled_then_made() -> bytes:
        task = asyncio.create_task(ledger.once("model", "key", make))
        await asyncio.sleep(0.001)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return await ledger.once("model", "key", make)

    assert asyncio.run(cancelled_then_made()) == b"made"


def test_large_answers_are_kept_whole(database: Database, tmp_path: Path) -> None:
    value = bytes(range(256)) * 20_000
    ledger = SqlLedger(database)
    asyncio.run(ledger.once("embedding", "key", Counted(value)))
    assert asyncio.run(ledger.once("embedding", "key", Counted())) == value


async def cancelled(ledger: SqlLedger, make: Callable[[], Awaitable[bytes]]) -> None:
    task = asyncio.create_task(ledger.once("model", "key", make))
    await asyncio.sleep(0.1)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


def test_an_answer_that_was_out_when_the_work_was_stopped_is_kept(database: Database) -> None:
    ledger, make = SqlLedger(database), Counted()

    async def call() -> bytes:
        await asyncio.sleep(0.3)
        return await make()

    asyncio.run(cancelled(ledger, lambda: answered(call())))
    assert asyncio.run(ledger.once("model", "key", make)) == b"made"
    assert make.calls == 1


def test_what_waited_for_its_turn_when_the_work_was_stopped_is_not_begun(
    database: Database,
) -> None:
    ledger, make = SqlLedger(database), Counted()

    async def waits() -> bytes:
        await asyncio.sleep(600)
        return await make()

    asyncio.run(cancelled(ledger, waits))
    assert make.calls == 0


def test_an_answer_that_nobody_lived_to_read_is_there_for_the_next(stored: Settings) -> None:
    database = Database.open(stored)
    unread = SqlLedger(database).unread("model", "key")
    assert unread.get() is None
    unread.put(b"cut off")
    unread.put(b"whole")
    database.close()
    database = Database.open(stored)
    assert SqlLedger(database).unread("model", "key").get() == b"whole"
    assert SqlLedger(database).unread("embedding", "key").get() is None
    database.close()


def test_an_answer_lies_no_longer_when_what_was_made_of_it_is_kept(database: Database) -> None:
    ledger = SqlLedger(database)
    unread = ledger.unread("model", "key")

    async def read() -> bytes:
        unread.put(b"answer")
        return b"words"

    assert asyncio.run(ledger.once("model", "key", read)) == b"words"
    assert unread.get() is None


def test_an_answer_of_no_use_is_taken_away(database: Database) -> None:
    unread, other = (SqlLedger(database).unread("model", key) for key in ("a", "b"))
    unread.put(b"answer")
    other.put(b"another")
    unread.drop()
    assert (unread.get(), other.get()) == (None, b"another")


def test_of_two_processes_one_makes_it_and_when_it_dies_the_other_does(
    new_postgres: Callable[[], str], tmp_path: Path
) -> None:
    settings = Settings.load(home=tmp_path / "home", database_url=new_postgres())
    one, other = Database.open(settings), Database.open(settings)
    make = Counted()

    async def both() -> list[bytes]:
        ledgers = SqlLedger(one), SqlLedger(other)
        calls = (each.once("model", key, make) for each in ledgers for key in "abc")
        return await asyncio.gather(*calls)

    assert asyncio.run(both()) == [b"made"] * 6
    assert make.calls == 3
    assert one.locks.take("ledger model d")
    threading.Timer(0.5, one.close).start()
    assert asyncio.run(SqlLedger(other).once("model", "d", make)) == b"made"
    assert make.calls == 4
    other.close()
