"""Writers opened on the loopback server, and what they make of the ferry story."""

from __future__ import annotations

import asyncio

import pytest
from chat_server import ChatServer
from ferry import ferry, whole

from drafter.errors import DrafterError
from drafter.house.style import HouseStyle
from drafter.model import Item
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.write import StoryWriter, open_writer


def settings(server: ChatServer, **given: object) -> Settings:
    return Settings.load(
        _env_file=None, **{"model": "gpt-4o-mini", "base_url": server.url, **given}
    )


def opened(server: ChatServer, style: HouseStyle, **given: object) -> StoryWriter:
    return open_writer(settings(server, **given), style, NoLedger())


def write(writer: StoryWriter) -> Item:
    return asyncio.run(writer.write(ferry, whole(ferry)))


def failure(writer: StoryWriter) -> DrafterError:
    with pytest.raises(DrafterError) as caught:
        write(writer)
    return caught.value
