"""An answer that was paid for and not read, because its asker died, is read by the next."""

from __future__ import annotations

import json

import pytest
from chat_server import ChatServer, completion
from ferry import ITEM
from ledgers import MemoryLedger, Tray
from opening import failure, settings, write

from drafter.errors import EnvironmentFault
from drafter.house.style import HouseStyle
from drafter.write import StoryWriter, open_writer


@pytest.fixture
def tray(server: ChatServer, style: HouseStyle, ledger: MemoryLedger) -> Tray:
    """Where the answer to the one prompt of these tests lies; nothing is kept of it yet."""
    write(open_writer(settings(server), style, ledger))
    (tray,) = ledger.trays.values()
    ledger.kept.clear()
    server.requests.clear()
    return tray


def reopened(server: ChatServer, style: HouseStyle, ledger: MemoryLedger) -> StoryWriter:
    return open_writer(settings(server), style, ledger)


def test_an_answer_lies_there_as_it_came(tray: Tray) -> None:
    assert tray.answer is not None
    (choice,) = json.loads(tray.answer)["choices"]
    assert json.loads(choice["message"]["content"]) == ITEM


def test_an_answer_that_lies_there_is_read_and_reckoned_without_a_call(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger, tray: Tray
) -> None:
    writer = reopened(server, style, ledger)
    item = write(writer)
    assert server.requests == []
    assert item.paragraphs == ITEM["paragraphs"]
    assert (item.usage.input_tokens, item.usage.output_tokens) == (400, 150)
    assert writer.spent == item.usage


@pytest.mark.parametrize(
    "lying",
    [b"", b"<html>502</html>", b'{"error": {"message": "down"}}', b"[1]", b'{"choices": []}',
     completion("I have no item for you today.").body.encode()],
)  # fmt: skip
def test_one_that_cannot_be_used_is_asked_for_again(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger, tray: Tray, lying: bytes
) -> None:
    tray.put(lying)
    assert write(reopened(server, style, ledger)).paragraphs == ITEM["paragraphs"]
    assert len(server.requests) == 1
    assert tray.answer != lying


def test_no_answer_of_no_use_stays_there(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger, tray: Tray
) -> None:
    tray.drop()
    server.answer = lambda request: completion("{}")
    failure(reopened(server, style, ledger))
    assert tray.answer is None


def test_a_disk_that_cannot_keep_it_costs_no_second_call(
    server: ChatServer, style: HouseStyle, ledger: MemoryLedger, tray: Tray,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def full(answer: bytes) -> None:
        raise EnvironmentFault("The disk is full.")

    tray.drop()
    monkeypatch.setattr(tray, "put", full)
    assert write(reopened(server, style, ledger)).paragraphs == ITEM["paragraphs"]
    assert len(server.requests) == 1
