"""`python -m eval.faults.chaos`: items drafted while the model server does all it can do wrong.

Five servers, each for an issue or more: one with every fault by lot, one that refuses the schema, one
that ignores it, one that is down, one that refuses the key. The writer and its ledger are the real ones;
its pauses are shortened so that a run takes a minute. Exits 1 when a goal is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

from drafter.errors import DrafterError, EnvironmentFault
from drafter.house import HouseStyle
from drafter.resources import read_text
from drafter.settings import Settings
from drafter.store import Database, SqlLedger
from drafter.write import StoryWriter, asking, open_writer, transport
from eval.faults.judge import AT_ONCE, DEADLINE, KEY, MOST_PAID, Figures, Judge, Outcome
from eval.faults.misbehaviour import DOWN, NO_SCHEMA, PROSE, WRONG_KEY
from eval.faults.scripts import ChaosServer, Script, by_lot, make_story


def run(items: int, seed: int) -> Figures:
    """Draft about `items` items among all faults; return the figures."""
    style = HouseStyle.from_toml(read_text("house.toml"))
    figures = Figures()
    few = max(2, items // 12)
    issues: dict[str, list[Script]] = {
        "by lot": [by_lot(seed, number) for number in range(items - 4 * few)],
        "schema refused": [Script(to_schema=NO_SCHEMA) for _ in range(few)],
        "schema ignored": [Script(to_schema=PROSE) for _ in range(few)],
        "down": [Script(then=DOWN) for _ in range(few)],
        "wrong key": [Script(then=WRONG_KEY) for _ in range(few)],
    }
    with (
        tempfile.TemporaryDirectory() as home,
        patch.object(asking, "FIRST_PAUSE", 0.05),
        patch.object(transport, "SECONDS_OF_SILENCE", 0.5),
    ):
        database = Database.open(Settings.load(_env_file=None, home=Path(home)))
        try:
            for name, scripts in issues.items():
                _issue(name, scripts, style, SqlLedger(database), figures)
        finally:
            database.close()
    if figures.ratio > MOST_PAID:
        figures.missed.append(f"paid {figures.ratio:.3f} of the least possible")
    return figures


def _issue(
    name: str, scripts: list[Script], style: HouseStyle, ledger: SqlLedger, figures: Figures
) -> None:
    with ChaosServer(scripts) as server:
        settings = Settings.load(
            _env_file=None,
            model="gpt-4o-mini",
            base_url=server.base_url,
            openai_api_key=KEY,
            max_parallel=AT_ONCE,
            deadline=DEADLINE,
        )
        writer = open_writer(settings, style, ledger)
        writer.warm()
        outcomes = asyncio.run(_draft(writer, range(len(scripts))))
        Judge(name, server, figures).judge(outcomes, writer.spent)
        paid = sum(map(server.paid, range(len(scripts))))
        drafted = [outcome.number for outcome in outcomes if outcome.item]
        asyncio.run(_draft(open_writer(settings, style, ledger), drafted))
        if sum(map(server.paid, range(len(scripts)))) != paid:
            figures.missed.append(f"{name}: an item that was kept was paid for again")


async def _draft(writer: StoryWriter, numbers: Iterable[int]) -> list[Outcome]:
    """Draft as many at once as may call at once, so that no item's time goes into waiting.

    What stops one story stops those not begun, as in the pipeline.
    """
    turns = asyncio.Semaphore(AT_ONCE)
    stopped: list[EnvironmentFault] = []

    async def draft(number: int) -> Outcome:
        story, passages = make_story(number)
        async with turns:
            if stopped:
                return Outcome(number, 0.0, error=stopped[0])
            began = time.monotonic()
            try:
                item = await writer.write(story, passages)
            except EnvironmentFault as fault:
                stopped.append(fault)
                return Outcome(number, time.monotonic() - began, error=fault)
            except DrafterError as error:
                return Outcome(number, time.monotonic() - began, error=error)
            return Outcome(number, time.monotonic() - began, item)

    return await asyncio.gather(*map(draft, numbers))


def main() -> None:
    """Run, print the figures, and exit 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m eval.faults.chaos", description=__doc__)
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    began = time.monotonic()
    figures = run(given.items, given.seed)
    print("\n".join(figures.lines()), f"\n{time.monotonic() - began:.0f} s")
    sys.exit(bool(figures.missed))


if __name__ == "__main__":
    main()
