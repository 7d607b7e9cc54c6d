"""The real llama.cpp server with the small model that comes as a package."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from eval.llama import serve


@pytest.fixture(scope="session")
def llama() -> Iterator[str]:
    """Its base URL."""
    with serve() as base_url:
        yield base_url
