"""`python -m eval.voice`: drafts of the same stories with and without examples of form, side by side.

The model is the one of DRAFTER_MODEL and DRAFTER_BASE_URL. Without them the small packaged model runs on
the real llama.cpp server; it is too weak to be trusted.
"""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import nullcontext
from pathlib import Path

from drafter.house import HouseStyle
from drafter.resources import read_text
from drafter.settings import Settings
from eval.llama import serve
from eval.voice.arms import ARMS, prepare
from eval.voice.drafts import Draft, draft_all
from eval.voice.scores import report

RESULTS = Path("out") / "voice.jsonl"


def main() -> None:
    """Draft, score, and print a table; the drafts are kept in out/voice.jsonl."""
    parser = argparse.ArgumentParser(prog="python -m eval.voice", description=__doc__)
    parser.add_argument("--drafts", type=int, default=3, help="of each story in each arm")
    parser.add_argument("--arm", choices=ARMS, action="append", default=[], help="besides “none”")
    given = parser.parse_args()
    settings = Settings.load()
    style = HouseStyle.from_toml(read_text("house.toml"))
    arms = ["none", *(given.arm or ARMS[1:])]
    tasks = prepare(style)
    with nullcontext(settings.base_url) if settings.model else serve() as base_url:
        if not settings.model:
            settings = settings.model_copy(update={"model": "SmolLM2-135M", "base_url": base_url})
        drafts = asyncio.run(_kept(draft_all(settings, style, tasks, arms, given.drafts), RESULTS))
    print("\n".join(report(drafts, tasks, style, arms)))


async def _kept(drafts: AsyncIterator[Draft], path: Path) -> list[Draft]:
    """Write down each draft as it comes: a run takes minutes."""
    path.parent.mkdir(exist_ok=True)
    found = []
    with path.open("w", encoding="utf-8", buffering=1) as file:
        async for draft in drafts:
            file.write(json.dumps(draft.as_record(), ensure_ascii=False) + "\n")
            found.append(draft)
    return found


if __name__ == "__main__":
    main()
