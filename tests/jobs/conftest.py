"""Desks with pages and a model server of our own, on a home of the test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from newsroom_pages import PAGES, answer

from drafter.desk import Desk
from drafter.settings import Settings
from eval.servers import ModelServer, PageServer


@pytest.fixture
def pages() -> Iterator[PageServer]:
    with PageServer(PAGES) as server:
        yield server


@pytest.fixture
def model() -> Iterator[ModelServer]:
    with ModelServer(answer) as server:
        yield server


@pytest.fixture
def links(pages: PageServer) -> str:
    return "\n".join(pages.url(name) for name in PAGES)


@pytest.fixture
def served(tmp_path, pages: PageServer, model: ModelServer) -> Settings:
    return Settings.load(
        home=tmp_path / "home",
        allow_hosts=frozenset({pages.host}),
        model="loopback",
        base_url=model.base_url,
    )


@pytest.fixture
def open_desk(served: Settings) -> Iterator[Callable[..., Desk]]:
    """Opens desks, and closes what is still open at the end."""
    opened: list[Desk] = []

    def make(**given: Any) -> Desk:
        desk = Desk(served.model_copy(update=given))
        opened.append(desk)
        return desk

    yield make
    for desk in opened:
        desk.close()
