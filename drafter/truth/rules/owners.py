"""Whose a figure is and where: the owners, places and businesses that sentences name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from drafter.truth.claims import Claim
from drafter.truth.reading import concepts, pinyin
from drafter.truth.reading.aspects import Mark
from drafter.truth.reading.marks import WHERE, heard, plain_names, respective
from drafter.truth.reading.names import NOT_NAMES, opening
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.subjects import taken_up
from drafter.truth.reading.words import STOP, is_chinese

_NO_OWNERS = frozenset(
    {"China", "Chinese"}
)  # go without saying in the sources of a digest about it
# Words that the names of two firms may share.
_COMMON = frozenset(
    """china chinese the of group technology technologies bank motor motors auto software games media
        university capital electronics network securities energy cloud express holdings holding video music
        health pay robotics robot computing data ventures venture partners pharma airlines insurance foods
        sports coffee tea retail intelligence intelligent semiconductor microelectronics telecom mobile
        international logistics entertainment interactive pictures film medical biotech commerce development
        industries industrial steel power new first""".split()
)
_FIRST_WORD = re.compile(r"[A-Z][a-z]{2,}\b(?=['’]s\b| [a-z])")
# Who somebody is, not what a figure is of: "chip designer Lanmai".
_AGENT = re.compile(
    r"[ -](?:designer|maker|developer|operator|producer|firm|company|group|giant|start-?up|manufacturer|"
    r"provider|supplier|studio|retailer)\b|(?:设计|制造|开发)?(?:公司|企业|厂商|巨头)"
)
_SITE = re.compile(r" (?:factory|plant|office|campus|cent(?:re|er)|site|park|team|store)s?\b")
Values = frozenset[str]


class Owners:
    """The names of the draft's sentence and of its sources, each as owner, place or business."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._sources = claim.sources
        self._owned: dict[Statement, list[Mark]] = {}

    def owners(self, statement: Statement) -> list[Mark]:
        """Return the owners a statement names: those of the glossary and of the draft's sentence."""
        return [mark for mark in self.names(statement) if mark.aspect == "owner"]

    def places(self, statement: Statement) -> list[Mark]:
        return [mark for mark in self.names(statement) if mark.aspect == "where"]

    def segments(self, statement: Statement) -> list[Mark]:
        """Return the businesses that a statement names, but no part of a name: Taobao Instant Commerce."""
        names = self._sources.glossary.mentions(statement.text)
        return [
            Mark("segment", *place)
            for place in concepts.segments(statement.text)
            if not any(
                m.start <= place[1] and place[2] <= m.end and m.end - m.start > place[2] - place[1]
                for m in names
            )
            and not _AGENT.match(statement.text, place[2])
        ]

    def names(self, statement: Statement) -> list[Mark]:
        if statement not in self._owned:
            found = respective(list(self._named(statement)), statement)
            self._owned[statement] = found + taken_up(found, statement)
        return self._owned[statement]

    def _named(self, statement: Statement) -> Iterator[Mark]:
        text = statement.text
        covered = []
        for mention in self._sources.glossary.mentions(text):
            covered.append((mention.start, mention.end))
            aspect = "where" if mention.entry.kind == "place" else "owner"
            if mention.entry.name not in _NO_OWNERS and text[mention.end : mention.end + 1] != "$":
                yield Mark(aspect, mention.entry.name, mention.start, mention.end)
        if statement.chinese:
            yield from heard(self._others, text)
        else:
            for name, start, end in (*plain_names(text), *self._subject(text)):
                if not any(a < end and start < b for a, b in covered):
                    where = WHERE.search(text[:start]) or _SITE.match(text[end:])
                    yield Mark("where" if where else "owner", name, start, end)

    @cached_property
    def _others(self) -> list[str]:
        """The names of the draft's sentence that the glossary does not know."""
        text = self._claim.sentence.text
        known = [(m.start, m.end) for m in self._sources.glossary.mentions(text)]
        return [
            name
            for name, start, end in (*plain_names(text), *self._subject(text))
            if not any(a < end and start < b for a, b in known)
        ]

    def _subject(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Yield the first word of a sentence where a source shows that it is a name."""
        match = _FIRST_WORD.match(text)
        if match and not opening(text) and match.group().lower() not in STOP | NOT_NAMES:
            word = match.group()
            if word in self._sources.capitals or any(
                pinyin.stands(word, source) for source in self._sources.texts if is_chinese(source)
            ):
                yield word, 0, len(word)

    def others(self, left: Values, right: Values) -> bool:
        """Whether no name of one side is a name of the other, its maker's or a part of it."""
        behind = self._sources.glossary.behind
        return not (left | behind(left)) & (right | behind(right)) and self.apart(left, right)

    def apart(self, left: Values, right: Values) -> bool:
        """Whether no name stands on both sides; a firm and its maker are two."""
        if left & right:
            return False
        words = [
            {word for name in side for word in name.lower().split()} - _COMMON
            for side in (left, right)
        ]
        return not words[0] & words[1]
