"""The writer of one issue: a story and its passages in, an item out, each call paid for once."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from drafter import tokens
from drafter.errors import EnvironmentFault, WritingFailed
from drafter.model import Article, Finding, Item, Passage, Story, Usage, Writer, digest
from drafter.write.answer import SCHEMA, Reply, Words, read, read_words
from drafter.write.budget import MOST_OUTPUT_TOKENS, Purse
from drafter.write.chain import OPENAI, EmbeddedModel, ServerModel
from drafter.write.fence import SourceBlock, block, fence
from drafter.write.prices import Price
from drafter.write.prompts import Messages, Prompt

if TYPE_CHECKING:
    from drafter.house import HouseStyle
    from drafter.ports import Ledger
    from drafter.settings import Settings

_GAP = "\n[…]\n"  # between passages that do not follow each other


class Model(Protocol):
    """Whoever answers a prompt."""

    name: str
    base_url: str
    paid: bool

    def warm(self) -> None: ...

    async def ask(self, messages: Messages, most_output_tokens: int) -> Reply: ...


def open_writer(
    settings: Settings, style: HouseStyle, ledger: Ledger, *, already_usd: float = 0.0
) -> StoryWriter:
    """Return the writer that the settings ask for; an OPENAI_API_KEY alone asks for none.

    `already_usd` is what the issue has cost so far, counted against the budget. Raises
    EnvironmentFault when the settings contradict each other, before any call.
    """
    if not settings.model:
        if settings.base_url:
            raise EnvironmentFault(
                "DRAFTER_BASE_URL is set, DRAFTER_MODEL is not. Name the model that server should "
                "use, or unset DRAFTER_BASE_URL for the embedded writer."
            )
        return StoryWriter(EmbeddedModel(style), style, ledger, Purse(Price("", "")), 1)
    _judge_address(settings.base_url, settings.openai_api_key.get_secret_value())
    price = Price(settings.model, settings.base_url or OPENAI)
    if settings.budget is not None and not price.known:
        raise EnvironmentFault(
            f"DRAFTER_BUDGET is set, but the price of {settings.model!r} is not known, so it could "
            "not be kept. Unset DRAFTER_BUDGET, or choose a model with a public price."
        )
    purse = Purse(price, settings.budget, already_usd)
    return StoryWriter(ServerModel(settings), style, ledger, purse, settings.max_parallel)


def _judge_address(base_url: str, key: str) -> None:
    if not base_url and not key:
        raise EnvironmentFault(
            "DRAFTER_MODEL is set, but there is no way to reach a model. Set OPENAI_API_KEY, or "
            "DRAFTER_BASE_URL for a server of your own."
        )
    if base_url and not re.fullmatch(
        r"https?://(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d+)?(?:/\S*)?", base_url
    ):
        raise EnvironmentFault(
            f"DRAFTER_BASE_URL is {base_url!r}, which is no address of a server. Write it like "
            "http://127.0.0.1:8080/v1."
        )
    if not re.fullmatch(r"[!-~]*", key):
        raise EnvironmentFault(
            "OPENAI_API_KEY has spaces or signs in it that no key has. Copy the key again."
        )


class StoryWriter:
    """Writes and rewrites items; belongs to one event loop."""

    def __init__(
        self, model: Model, style: HouseStyle, ledger: Ledger, purse: Purse, max_parallel: int
    ) -> None:
        self._model = model
        self._rules = style.rules()
        self._ledger = ledger
        self._purse = purse
        self._calls = asyncio.Semaphore(max_parallel)
        self._to_write = Prompt.load("write_item.md")
        self._to_revise = Prompt.load("revise_item.md")

    @property
    def name(self) -> str:
        """The model's name, as items carry it."""
        return self._model.name

    @property
    def fingerprint(self) -> str:
        """Names the words of the writing prompt with the house's rules."""
        return self._to_write.fingerprint(self._rules)

    @property
    def paid(self) -> bool:
        """Whether a model server is called; False for the embedded writer."""
        return self._model.paid

    @property
    def spent(self) -> Usage:
        """What this writer's own calls took so far; answers kept by the ledger cost nothing again."""
        return self._purse.spent

    def warm(self) -> None:
        """Import and build what the first item would wait for."""
        self._model.warm()
        if self.paid:
            self._purse.cost(tokens.count(""), 0)

    async def write(self, story: Story, passages: Sequence[Passage]) -> Item:
        """Return an item on `story` from the passages of it that are to be read.

        The pipeline adds sources, evidence and findings. `Item.usage` is what the item cost when it
        was written, even when the ledger kept it since. Raises WritingFailed for this story alone,
        EnvironmentFault when no story can be written.
        """
        prompt = self._to_write
        messages = prompt.fill(rules=self._rules, sources=fence(_sources(story, passages)))
        words, usage = await self._words(messages, prompt)
        return Item(
            headline=words.headline,
            paragraphs=words.paragraphs,
            writer=self._signed(prompt),
            usage=usage,
            extract=not self.paid,
        )

    async def revise(
        self,
        story: Story,
        passages: Sequence[Passage],
        item: Item,
        *,
        findings: Sequence[Finding] = (),
        instruction: str = "",
    ) -> Item:
        """Return `item` rewritten to mend `findings` and to follow the editor's `instruction`.

        Its usage is added to what the item cost before. Raises as `write` does.
        """
        prompt = self._to_revise
        messages = prompt.fill(
            rules=self._rules,
            sources=fence(_sources(story, passages)),
            draft=block("draft", item.text),
            findings="\n".join(_named(finding) for finding in findings),
            instruction=block("instruction", instruction.strip()) if instruction.strip() else "",
        )
        words, usage = await self._words(messages, prompt)
        return replace(
            item.edited(words.headline, words.paragraphs),
            writer=self._signed(prompt),
            usage=item.usage + usage,
            extract=not self.paid,
        )

    def _signed(self, prompt: Prompt) -> Writer:
        return Writer(model=self.name, prompt=prompt.fingerprint(self._rules))

    async def _words(self, messages: Messages, prompt: Prompt) -> tuple[Words, Usage]:
        if not self.paid:
            return read(await self._model.ask(messages, MOST_OUTPUT_TOKENS)), Usage()
        key = digest(
            self._model.name,
            self._model.base_url,
            json.dumps(SCHEMA, sort_keys=True),
            messages.system,
            messages.user,
        )

        async def make() -> bytes:
            return json.dumps(await self._call(messages, prompt)).encode()

        kept = json.loads(await self._ledger.once("model", key, make))
        return read_words(kept["answer"]), Usage(**kept["usage"])

    async def _call(self, messages: Messages, prompt: Prompt) -> dict[str, Any]:
        """Make one call and return what the ledger is to keep of it: only an answer that can be used.

        A refusal or a broken answer is paid for and counted, but not kept: asked again, a model may
        do better.
        """
        counted = tokens.count(messages.system + messages.user + json.dumps(SCHEMA))
        async with self._calls, self._purse.reserve(counted) as reservation:
            began = time.monotonic()
            reply = await self._model.ask(messages, reservation.output_tokens)
            # Some servers report no usage; then our own count stands for it.
            reservation.usage = usage = self._purse.cost(
                reply.input_tokens or counted, reply.output_tokens or tokens.count(reply.text)
            )
            read(reply)
            return {
                "answer": reply.parsed,
                "usage": {
                    "input_tokens": usage.input_tokens,
                    "output_tokens": usage.output_tokens,
                    "usd": usage.usd,
                },
                "model": self._model.name,
                "prompt": prompt.fingerprint(self._rules),
                "seconds": round(time.monotonic() - began, 3),
            }


def _sources(story: Story, passages: Sequence[Passage]) -> list[SourceBlock]:
    blocks = [
        SourceBlock(
            text=_joined(article, [p for p in passages if p.article == article.id]),
            title=article.title,
            publisher=article.publisher,
            date=_declared_date(article),
            lang=article.language,
        )
        for article in story.articles
    ]
    told = [source for source in blocks if source.text.strip()]
    if not told:
        raise WritingFailed(
            "no text", "The story's sources have no text to write from. Paste it as text."
        )
    return told


def _declared_date(article: Article) -> str:
    """A guessed date is kept from the model: it would be printed as a fact."""
    known = article.published is not None and not article.published_guessed
    return article.published.isoformat() if article.published and known else ""


def _joined(article: Article, passages: list[Passage]) -> str:
    text = ""
    end = None
    for passage in sorted(passages, key=lambda passage: passage.start):
        between = "" if end is None else article.text[end : passage.start]
        text += (_GAP if between.strip() else between) + passage.text
        end = passage.end
    return text


def _named(finding: Finding) -> str:
    """The sentence on the first line, then what is wrong with it."""
    sentence = " ".join(finding.sentence.split())
    return block("finding", f"{sentence}\n{finding.message}", severity=finding.severity)
