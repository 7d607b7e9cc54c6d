"""One story on a real llama.cpp server, with a model too small to be trusted."""

from __future__ import annotations

import asyncio

import pytest
from ferry import article, whole

from drafter.errors import WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Item, Story
from drafter.ports import NoLedger
from drafter.settings import Settings
from drafter.write import StoryWriter, open_writer

SHORT = Story(
    articles=(
        article(
            "Chuanlai will stop charging small harbours a listing fee from December, the ferry booking "
            "platform said on Monday. It sold nearly 6.4 million tickets in the summer.",
            "Ferry Platform Chuanlai Drops Listing Fee for Small Harbours",
        ),
    )
)


async def gathered(writer: StoryWriter) -> list[Item | BaseException]:
    return await asyncio.gather(writer.write(SHORT, whole(SHORT)), return_exceptions=True)


@pytest.mark.slow
@pytest.mark.timeout(420)
def test_a_story_drafts_on_a_real_server_or_fails_alone_with_its_reason(
    llama: str, style: HouseStyle
) -> None:
    writer = open_writer(
        Settings.load(_env_file=None, model="SmolLM2-135M", base_url=llama, deadline=360),
        style,
        NoLedger(),
    )
    (outcome,) = asyncio.run(gathered(writer))
    if isinstance(outcome, WritingFailed):
        assert outcome.reason in {"cut short", "wrong shape", "empty", "time-out"}, outcome.message
    else:
        assert isinstance(outcome, Item), outcome
        assert outcome.headline
        assert 1 <= len(outcome.paragraphs) <= 3
        assert outcome.usage.usd is None
    spent = writer.spent
    if spent.input_tokens:
        assert spent.input_tokens <= 1200
        assert spent.output_tokens <= 8000
