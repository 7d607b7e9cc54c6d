"""The writer of one issue: a story and its passages in, an item out, each call paid for once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.model import Finding, Item, Passage, Story, Usage, Writer
from drafter.write.answer import read
from drafter.write.asking import Asker
from drafter.write.budget import Purse
from drafter.write.chain import EmbeddedModel, ServerModel
from drafter.write.course import Course
from drafter.write.fence import block, fence
from drafter.write.prompts import Messages, Prompt
from drafter.write.relay import Compose, Relay, Task, Written
from drafter.write.server import servers
from drafter.write.showing import show, took_over
from drafter.write.sources import source_blocks
from drafter.write.turns import Turns

if TYPE_CHECKING:
    from drafter.house import HouseStyle
    from drafter.ports import Ledger, Pace
    from drafter.settings import Settings


def open_writer(
    settings: Settings,
    style: HouseStyle,
    ledger: Ledger,
    *,
    pace: Pace | None = None,
    already_usd: float = 0.0,
) -> StoryWriter:
    """Return the writer that the settings ask for; an OPENAI_API_KEY alone asks for none.

    `already_usd` is what the issue has cost so far, counted against the budget. Raises
    EnvironmentFault when the settings contradict each other, before any call.
    """
    purse, turns = Purse(settings.budget, already_usd), Turns(settings.max_parallel)
    askers = [
        Asker(ServerModel(server), server, purse, turns, pace) for server in servers(settings)
    ]
    return StoryWriter(askers, style, ledger, purse, settings.deadline)


class StoryWriter:
    """Writes and rewrites items; belongs to one event loop. Without `askers` it makes extracts."""

    def __init__(
        self,
        askers: Sequence[Asker],
        style: HouseStyle,
        ledger: Ledger,
        purse: Purse,
        seconds_an_item: float,
    ) -> None:
        self._askers = askers
        self._relay = Relay(askers, ledger)
        self._embedded = EmbeddedModel(style)
        self._rules = style.rules()
        self._purse = purse
        self._seconds = seconds_an_item
        self._to_write = Prompt.load("write_item.md")
        self._to_revise = Prompt.load("revise_item.md")
        self._to_show = Prompt.load("examples.md")

    @property
    def name(self) -> str:
        """The model that is asked first; an item carries the name of the one that wrote it."""
        return self._askers[0].name if self.paid else self._embedded.name

    @property
    def fingerprint(self) -> str:
        """Names the words of the writing prompt with the house's rules."""
        return self._to_write.fingerprint(self._rules)

    @property
    def paid(self) -> bool:
        """Whether a model server is called; False for the embedded writer."""
        return bool(self._askers)

    @property
    def spent(self) -> Usage:
        """What this writer's own calls took so far; answers kept by the ledger cost nothing again."""
        return self._purse.spent

    def warm(self) -> None:
        """Import and build what the first item would wait for."""
        for asker in self._askers:
            asker.warm()
        if not self.paid:
            self._embedded.warm()

    async def write(
        self, story: Story, passages: Sequence[Passage], examples: Sequence[str] = ()
    ) -> Item:
        """Return an item on `story` from the passages of it that are to be read.

        `examples` are forms of past items, headline and lead on a line each, of which none is shown to the
        embedded writer. A draft that took words over from them is written again without.

        The pipeline adds sources, evidence and the findings of its check; the only finding of the writer
        is a note on passages that did not fit. `Item.usage` is what the item cost when it was written,
        even when the ledger kept it since. Raises WritingFailed for this story alone, EnvironmentFault
        when no story can be written.
        """

        def plain(chosen: Sequence[Passage]) -> Messages:
            sources = fence(source_blocks(story, chosen))
            return self._to_write.fill(rules=self._rules, sources=sources)

        def showing(chosen: Sequence[Passage]) -> Messages:
            return show(examples, self._to_show, plain(chosen))

        course = Course(self._seconds)
        if examples and self.paid:
            rules = f"{self._rules}\n{self._to_show.system.template}"
            signed = self._to_write.fingerprint(rules)
            written = await self._written(showing, passages, signed, course)
            if not took_over(written.words, examples, source_blocks(story, passages)):
                return self._item(written, signed, course)
        written = await self._written(plain, passages, self.fingerprint, course)
        return self._item(written, self.fingerprint, course)

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
        asked = instruction.strip()

        def compose(chosen: Sequence[Passage]) -> Messages:
            return self._to_revise.fill(
                rules=self._rules,
                sources=fence(source_blocks(story, chosen)),
                draft=block("draft", item.text),
                # One on the item as a whole is for the editor: the model could not mend it.
                findings="\n".join(_named(finding) for finding in findings if finding.sentence),
                instruction=block("instruction", asked) if asked else "",
            )

        course = Course(self._seconds)
        signed = self._to_revise.fingerprint(self._rules)
        new = self._item(await self._written(compose, passages, signed, course), signed, course)
        return replace(
            item.edited(new.headline, new.paragraphs),
            findings=new.findings,
            notes=new.notes,
            writer=new.writer,
            usage=item.usage + new.usage,
            extract=new.extract,
        )

    async def _written(
        self, compose: Compose, passages: Sequence[Passage], signed: str, course: Course
    ) -> Written:
        if self.paid:
            return await self._relay.write(Task(compose, passages, signed), course)
        return Written(read(await self._embedded.ask(compose(passages))), self._embedded.name)

    def _item(self, written: Written, signed: str, course: Course) -> Item:
        return Item(
            headline=written.words.headline,
            paragraphs=written.words.paragraphs,
            findings=(_left_out(written.left_out),) if written.left_out else (),
            notes=tuple(course.notes),
            writer=Writer(model=written.model, prompt=signed),
            usage=course.usage,
            extract=not self.paid,
        )


def _left_out(message: str) -> Finding:
    return Finding(kind="omission", severity="note", sentence="", text="", message=message)


def _named(finding: Finding) -> str:
    """The sentence on the first line, then what is wrong with it."""
    sentence = " ".join(finding.sentence.split())
    return block("finding", f"{sentence}\n{finding.message}", severity=finding.severity)
