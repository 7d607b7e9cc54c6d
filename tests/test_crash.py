"""A draft killed at any moment loses nothing that was paid for, and goes on when it is started again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from newsroom_pages import ITEMS, PAGES, answer

from eval.servers import ModelServer, PageServer

pytestmark = pytest.mark.slow


def start(links: str, home: Path, pages: PageServer, model: ModelServer) -> subprocess.Popen[bytes]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    given = {
        "DRAFTER_HOME": str(home),
        "DRAFTER_ALLOW_HOSTS": pages.host,
        "DRAFTER_MODEL": "loopback",
        "DRAFTER_BASE_URL": model.base_url,
        "DRAFTER_MAX_PARALLEL": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter.cli", "draft", "-", "-o", str(home) + ".md"],
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env=kept | given,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(links.encode())
    process.stdin.close()
    return process


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_draft_killed_after_its_first_answer_asks_only_for_the_second(
    seed: int, tmp_path: Path
) -> None:
    """One call at a time, so what is in flight when the process dies is never more than one."""
    second = threading.Event()

    def marking(request: dict[str, Any]) -> dict[str, Any]:
        if len(model.requests) == 2:
            second.set()
        return answer(request)

    with PageServer(PAGES) as pages, ModelServer(marking, latency=0.5) as model:
        links = "\n".join(pages.url(name) for name in PAGES)
        process = start(links, tmp_path / "home", pages, model)
        assert second.wait(60), "the second call never came"
        # From here the first answer stands in the ledger; the second is under way.
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(random.Random(seed).uniform(0, 0.4))
        process.send_signal(signal.SIGKILL)
        process.wait()
        hits = dict(pages.hits)
        assert start(links, tmp_path / "home", pages, model).wait(120) == 0
        assert dict(pages.hits) == hits
        asked = [str(request["messages"]) for request in model.requests]
        first = next(name for name in ITEMS if name in asked[0])
        assert sum(first in each for each in asked) == 1
        assert len(asked) == 3
    text = Path(f"{tmp_path / 'home'}.md").read_text(encoding="utf-8")
    assert all(item["headline"] in text for item in ITEMS.values())
