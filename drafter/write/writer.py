"""The writer of one issue: a story and its passages in, an item out, each call paid for once."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from drafter import log, tokens
from drafter.errors import EnvironmentFault
from drafter.model import Finding, Item, Passage, Story, Usage, Writer, digest
from drafter.write.answer import SCHEMA, Reply, Words, read
from drafter.write.budget import MOST_OUTPUT_TOKENS, Purse
from drafter.write.chain import OPENAI, EmbeddedModel, ServerModel
from drafter.write.faults import Unanswered
from drafter.write.fence import block, fence
from drafter.write.prices import Price
from drafter.write.prompts import Messages, Prompt
from drafter.write.showing import show, took_over
from drafter.write.sources import source_blocks

if TYPE_CHECKING:
    from drafter.house import HouseStyle
    from drafter.ports import Ledger
    from drafter.settings import Settings

SECONDS_A_CALL = 180.0  # for one call and the times it is repeated
RETRIES = 2  # of a busy or failing server, or a broken connection
_FIRST_PAUSE = 0.5  # seconds, doubled each time, where the server names none


class Model(Protocol):
    """Whoever answers a prompt."""

    name: str
    base_url: str
    paid: bool

    def warm(self) -> None: ...

    async def ask(self, messages: Messages, most_output_tokens: int, seconds: float) -> Reply: ...


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
    _judge_address(settings)
    price = Price(settings.model, settings.base_url or OPENAI)
    if settings.budget is not None and not price.known:
        raise EnvironmentFault(
            f"DRAFTER_BUDGET is set, but the price of {settings.model!r} is not known, so it could "
            "not be kept. Unset DRAFTER_BUDGET, or choose a model with a public price."
        )
    purse = Purse(price, settings.budget, already_usd)
    return StoryWriter(ServerModel(settings), style, ledger, purse, settings.max_parallel)


def _judge_address(settings: Settings) -> None:
    base_url, key = settings.base_url, settings.openai_api_key.get_secret_value()
    if not base_url and not key:
        raise EnvironmentFault(
            "DRAFTER_MODEL is set, but there is no way to reach a model. Set OPENAI_API_KEY, or "
            "DRAFTER_BASE_URL for a server of your own."
        )
    if base_url and not re.fullmatch(
        r"https?://(?:[\w.-]+|\[[\da-fA-F:]+\])(?::\d+)?(?:/\S*)?", base_url
    ):
        raise EnvironmentFault(
            f"DRAFTER_BASE_URL is {settings.veil(base_url)!r}, which is no address of a server."
            " Write it like http://127.0.0.1:8080/v1."
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
        self._fault: EnvironmentFault | None = None
        self._to_write = Prompt.load("write_item.md")
        self._to_revise = Prompt.load("revise_item.md")
        self._to_show = Prompt.load("examples.md")

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

    async def write(
        self, story: Story, passages: Sequence[Passage], examples: Sequence[str] = ()
    ) -> Item:
        """Return an item on `story` from the passages of it that are to be read.

        `examples` are forms of past items, headline and lead on a line each, of which none is shown to the
        embedded writer. A draft that took words over from them is written again without.

        The pipeline adds sources, evidence and findings. `Item.usage` is what the item cost when it
        was written, even when the ledger kept it since. Raises WritingFailed for this story alone,
        EnvironmentFault when no story can be written.
        """
        prompt, sources = self._to_write, source_blocks(story, passages)
        plain = asked = prompt.fill(rules=self._rules, sources=fence(sources))
        if examples and self.paid:
            asked = show(examples, self._to_show, plain)
        signed = self._signed(prompt, self._to_show if asked is not plain else None)
        words, usage = await self._words(asked, signed)
        if asked is not plain and took_over(words, examples, sources):
            signed = self._signed(prompt)
            words, more = await self._words(plain, signed)
            usage += more
        return Item(
            headline=words.headline,
            paragraphs=words.paragraphs,
            writer=signed,
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
            sources=fence(source_blocks(story, passages)),
            draft=block("draft", item.text),
            findings="\n".join(_named(finding) for finding in findings),
            instruction=block("instruction", instruction.strip()) if instruction.strip() else "",
        )
        signed = self._signed(prompt)
        words, usage = await self._words(messages, signed)
        return replace(
            item.edited(words.headline, words.paragraphs),
            writer=signed,
            usage=item.usage + usage,
            extract=not self.paid,
        )

    def _signed(self, prompt: Prompt, shown: Prompt | None = None) -> Writer:
        rules = self._rules if shown is None else f"{self._rules}\n{shown.system.template}"
        return Writer(model=self.name, prompt=prompt.fingerprint(rules))

    async def _words(self, messages: Messages, signed: Writer) -> tuple[Words, Usage]:
        if not self.paid:
            return read(
                await self._model.ask(messages, MOST_OUTPUT_TOKENS, SECONDS_A_CALL)
            ), Usage()
        key = digest(
            self._model.name,
            self._model.base_url,
            json.dumps(SCHEMA, sort_keys=True),
            messages.system,
            messages.user,
        )

        async def make() -> bytes:
            return json.dumps(await self._call(messages, signed)).encode()

        kept = json.loads(await self._ledger.once("model", key, make))
        words = Words(kept["answer"]["headline"], kept["answer"]["paragraphs"])
        return words, Usage(**kept["usage"])

    async def _call(self, messages: Messages, signed: Writer) -> dict[str, Any]:
        """Make one call and return what the ledger is to keep of it: only an answer that can be used.

        A refusal or a broken answer is paid for and counted, but not kept: asked again, a model may
        do better.
        """
        began = time.monotonic()
        reply, usage = await self._reply(messages)
        words = read(reply)
        return {
            "answer": {"headline": words.headline, "paragraphs": words.paragraphs},
            "usage": {
                "input_tokens": usage.input_tokens,
                "output_tokens": usage.output_tokens,
                "usd": usage.usd,
            },
            "model": self._model.name,
            "prompt": signed.prompt,
            "seconds": round(time.monotonic() - began, 3),
        }

    async def _reply(self, messages: Messages) -> tuple[Reply, Usage]:
        """Ask until there is an answer, as often and as long as there is hope of one."""
        counted = tokens.count(messages.system + messages.user + json.dumps(SCHEMA))
        seconds = SECONDS_A_CALL
        for pause in [*(_FIRST_PAUSE * 2**n for n in range(RETRIES)), None]:
            try:
                # Each time is a call of its own to the budget: one that broke off may be billed.
                async with self._turn(), self._purse.reserve(counted) as reservation:
                    began = time.monotonic()
                    reply = await self._model.ask(messages, reservation.output_tokens, seconds)
                    # Some servers report no usage; then our own count stands for it.
                    usage = reservation.usage = self._purse.cost(
                        reply.input_tokens or counted,
                        reply.output_tokens or tokens.count(reply.text),
                    )
                    log.note(
                        "model answered", stage="write", model=self.name,
                        input_tokens=usage.input_tokens, output_tokens=usage.output_tokens,
                        ms=round((time.monotonic() - began) * 1000),
                    )  # fmt: skip
                    return reply, usage
            except Unanswered as failure:
                log.note(
                    "model did not answer", stage="write", model=self.name, reason=failure.reason,
                    ms=round((time.monotonic() - began) * 1000),
                )  # fmt: skip
                pause = pause and (failure.pause or pause)
                seconds -= time.monotonic() - began + (pause or 0.0)
                if not failure.again or pause is None or seconds <= 0:
                    raise
            await asyncio.sleep(pause)
        raise AssertionError("the last time either answers or raises")

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        """Wait for one of the calls allowed at once.

        What stops all stories (a wrong key) while this one waits stops it too, before it is sent.
        """
        known = self._fault
        async with self._calls:
            if self._fault is not None and self._fault is not known:
                raise EnvironmentFault(str(self._fault))
            try:
                yield
            except EnvironmentFault as fault:
                self._fault = fault
                raise


def _named(finding: Finding) -> str:
    """The sentence on the first line, then what is wrong with it."""
    sentence = " ".join(finding.sentence.split())
    return block("finding", f"{sentence}\n{finding.message}", severity=finding.severity)
