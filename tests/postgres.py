"""A real Postgres for a test: failing where it is missing in CI, skipping elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from eval import clusters
from eval.clusters import new_database

__all__ = ["new_database", "running"]


@contextmanager
def running() -> Iterator[str]:
    """Start a cluster and yield its address, to which a database's name is added."""
    if clusters.postgres_programs() is None:
        if os.environ.get("CI"):
            pytest.fail("Postgres is missing: apt-get install postgresql")
        pytest.skip("Postgres is missing")
    with clusters.postgres() as address:
        yield address
