from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from chat_server import ChatServer, completion, serve
from ferry import ITEM
from ledgers import MemoryLedger
from llama import llama

from drafter.house.style import HouseStyle
from drafter.resources import read_text

__all__ = ["llama"]


@pytest.fixture(scope="session")
def style() -> HouseStyle:
    return HouseStyle.from_toml(read_text("house.toml"))


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with serve(lambda request: completion(json.dumps(ITEM))) as chat:
        yield chat
