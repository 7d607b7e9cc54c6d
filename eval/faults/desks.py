"""Desks as editors start them, `drafter desk`, each a server on a port of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import httpx2

from drafter.settings import Settings
from eval import clusters
from eval.faults.processes import PATIENCE, environment

_ROOT = Path(__file__).parents[2]


class DeskServer:
    """One desk, up from its making until it is closed."""

    def __init__(self, settings: Settings, folder: Path, name: str) -> None:
        port = clusters.free_port()
        self.host = f"127.0.0.1:{port}"
        self._said = folder / f"{name}.said"
        told = environment(settings, folder / name, name) | {"PYTHONPATH": str(_ROOT)}
        with self._said.open("w") as said:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "drafter.cli", "desk", "--port", str(port)],
                env=told, cwd=folder, stdout=said, stderr=said, start_new_session=True,
            )  # fmt: skip

    def wait(self) -> None:
        """Return when it says that it is well, as a proxy waits before it sends anybody there."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                if httpx2.get(f"http://{self.host}/health", timeout=PATIENCE).status_code == 200:
                    return
            except httpx2.TransportError:
                pass
            time.sleep(0.5)
            if self._process.poll() is not None or time.monotonic() > until:
                raise TimeoutError(f"the desk did not start: {self.last_words}")

    @property
    def last_words(self) -> str:
        return self._said.read_text(encoding="utf-8")[-2000:]

    def close(self) -> None:
        os.killpg(self._process.pid, signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)

    @classmethod
    @contextmanager
    def several(cls, settings: Settings, folder: Path, count: int) -> Iterator[list[Self]]:
        """Have so many desks open."""
        opened = [cls(settings, folder, f"desk-{number}") for number in range(count)]
        try:
            for desk in opened:
                desk.wait()
            yield opened
        finally:
            for desk in opened:
                desk.close()
