"""A real Postgres for a test: failing where it is missing in CI, skipping elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from eval import clusters
from eval.clusters import Cluster, new_database

__all__ = ["Cluster", "cluster", "new_database", "running"]


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start a cluster; a test that stops it starts it again."""
    if clusters.postgres_programs() is None:
        if os.environ.get("CI"):
            pytest.fail("Postgres is missing: apt-get install postgresql")
        pytest.skip("Postgres is missing")
    with clusters.postgres() as opened:
        yield opened


@contextmanager
def running() -> Iterator[str]:
    """Start a cluster and yield its address."""
    with cluster() as opened:
        yield opened.url
