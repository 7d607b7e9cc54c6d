"""Words between quotation marks stand in a source, and are said by whom the draft names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding, Span
from drafter.truth.claims import Claim, Draft
from drafter.truth.evidence import Sources
from drafter.truth.reading import pinyin
from drafter.truth.reading.names import NOT_NAMES, Glossary, plain
from drafter.truth.reading.offices import TITLE_WORDS
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, flat, tokens

_QUOTED = re.compile(
    r"“([^“”\n]{2,900})”|「([^」\n]{2,600})」|『([^』\n]{2,600})』|"
    r"(?<![\w\"])\"(?=[^\s\"])([^\"\n]{2,900})(?<=\S)\"(?!\w)|"
    r"(?<![\w‘’])‘(?=\w)((?:[^‘’\n]|’(?=\w)){2,600})’(?!\w)"
)
_GAP = re.compile(r"\s*(?:\.\s?\.\s?\.|…|\[[^\]]*\]|\([^)]*\))\s*")
_LEAST = 4  # words; a shorter quotation needs two that say something, all in small letters
_TELLING = 3  # content words from which on a quotation can be known again though it was altered
_ALTERED = 0.6  # share of them that three neighbouring sentences must have
_PAUSE = re.compile(r"\w\w ?[.?!;]+ \w")  # the end of a sentence, which a title has not within it

_SAID = r"(?:said|says|told|added|adds|noted|notes|explained|explains|stressed|argued|wrote|writes|stated)"
_WORD = r"[A-Z][\w’'.-]*\w"
_NAME = rf"(?:(?:Mr|Ms|Mrs|Dr)\.? )?{_WORD}(?: (?:(?:of|for|and)(?: the)? )?{_WORD}){{0,5}}"
_ASIDE = r"(?:, [^,“”\"]{3,80},)?"
_BEFORE = re.compile(
    rf"(?P<name>{_NAME}){_ASIDE} {_SAID}(?: [a-z ]{{1,30}})?[,:]?\s*(?:that )?[“\"「‘]?$"
)
_AFTER = re.compile(
    rf"[,!?]?[”\"」’],?\s*(?:{_SAID} (?P<last>{_NAME})|(?P<first>{_NAME}){_ASIDE} {_SAID}\b)"
)
_BESIDE = 300  # characters each way of a quotation in which its speaker's firm is named
_BODIES = frozenset(
    "Ministry Commission Administration Bureau Department Office Association".split()
)
# Only a plain denial is looked for in a translated quotation, and any of these may answer it.
_NOT = re.compile(r"\b(?:not|never|cannot)\b|n[’']t\b", re.IGNORECASE)
_NOT_ONLY = re.compile(r"\b(?:not|n[’']t) (?:only|just)\b", re.IGNORECASE)
_NOT_ZH = re.compile(r"[不没無无未非否别禁拒莫勿难休免毫岂绝反缺零]")
_CARRIED = (
    0.4  # of a translated sentence that its source must hold before a word is held against it
)
_SPEAKS_ZH = re.compile(
    r"[“「『]|表示|指出|认为|坦言|透露|强调|回应|解释|补充|写道|介绍|直言|说|称|谈|提到|宣布|告诉|评|"
    r"发文|发帖|答|感叹|呼吁|相信|警告|承认|否认|讲|致辞|演讲|信中|采访|受访|问|发言"
)
_NAMED_ZH = re.compile(
    rf"[{pinyin.FAMILIES}][\u3400-\u9fff]{{1,2}}(?:表示|指出|坦言|透露|强调|说|称)"
)


def findings(draft: Draft, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a finding for each quotation of the draft that stands in no source, or is another's.

    Case, punctuation, quote style and marked cuts do not count; a quotation may run over sentences.
    """
    for match in _QUOTED.finditer(draft.text):
        quoted = next(group for group in match.groups() if group is not None)
        if not _is_quotation(quoted):
            continue
        claim = next(claim for claim in claims if match.start() < claim.sentence.end)
        speaker = _speaker(draft.text, match.start(), match.end())
        pieces = [flat(piece) for piece in _GAP.split(quoted) if piece.strip()]
        if all(any(f" {piece} " in f" {text} " for text in claim.sources.flat) for piece in pieces):
            yield from _misattributed(claim, match.group(), pieces, speaker)
        elif (near := _nearest(claim, quoted)) or not claim.sources.chinese:
            message = "No source has these words. Quote exactly, or take off the quotation marks."
            spans = [claim.sources.span(near)] if near else []
            yield claim.finding("quotation", "warning", match.group(), message, *spans)
        elif (
            len(quoted.split()) >= _LEAST
        ):  # a shorter one is a term that the source has in Chinese
            yield _translated(claim, match.group(), quoted)
            yield from _put_into_mouth(claim, match.group(), speaker)


def outside(text: str) -> str:
    """Return `text` with its quotations blanked, every other character where it was."""
    return _QUOTED.sub(lambda match: " " * len(match.group()), text)


def _nearest(claim: Claim, quoted: str) -> Statement | None:
    """Return the sentence that has most of the words of a quotation, in its language."""
    stems = {token.stem for token in tokens(quoted)} - STOP
    shares = claim.sources.shares(stems) if len(stems) >= _TELLING else {}
    place = max(shares, key=lambda place: (shares[place], -place), default=-1)
    if place < 0 or shares[place] < _ALTERED:
        return None
    return max(claim.sources.window(place), key=lambda s: len(stems & s.stems))


def _is_quotation(quoted: str) -> bool:
    """Whether words in quotation marks are someone's, and not a title, a term or a name."""
    words = quoted.split()
    content = [word for word in words if re.sub(r"\W", "", word).lower() not in STOP | {""}]
    small = [word for word in content if re.match(r"\W*[a-z]\w\w", word)]
    if len(words) < _LEAST:
        return len(content) >= 2 and len(small) == len(content)
    capitals = sum(word[:1].isupper() for word in words)
    return (bool(small) and capitals <= 0.6 * len(words)) or bool(_PAUSE.search(quoted))


# ── who said it ──────────────────────────────────────────────────────────────────────────────


def _speaker(text: str, start: int, end: int) -> str:
    """Return the name that a text gives as the speaker of what stands from `start` to `end`, or ""."""
    # A full stop ends the sentence: whoever speaks after it says something else.
    if text[end - 2] != ".":
        after = _AFTER.match(text, end - 2) or _AFTER.match(text, end - 1)
        if after:
            return _bare(after["last"] or after["first"])
    line = text[max(0, start - 200) : start + 1]
    before = _BEFORE.search(re.split(r"(?<=[a-z0-9”\"])[.!?] |\n", line)[-1])
    return _bare(before["name"]) if before else ""


def _bare(name: str) -> str:
    """Return a name without its office and what only begins the sentence: "But", "On Tuesday"."""
    words = re.sub(r"[’']s?$", "", name).split()
    return " ".join(word for word in words if plain(word) not in STOP | NOT_NAMES | TITLE_WORDS)


def _misattributed(
    claim: Claim, text: str, pieces: Sequence[str], speaker: str
) -> Iterator[Finding]:
    """Yield a finding if the source has the words from somebody whom the draft does not name."""
    given = list(_said(claim.sources, pieces[0])) if speaker else []
    if given and not any(_may_be(speaker, name, span, claim.sources) for name, span in given):
        name, span = given[0]
        message = f"The source has these words from {name}, not {speaker}. Name who said them."
        yield claim.finding("quotation", "warning", text, message, span)


def _said(sources: Sources, piece: str) -> Iterator[tuple[str, Span]]:
    """Yield who says a piece wherever the sources name a speaker beside it, with the place."""
    words = r"[\W_]+".join("['’]?".join(map(re.escape, word)) for word in piece.split())
    pattern = re.compile(rf"(?<![a-z0-9]){words}(?![a-z0-9])", re.IGNORECASE)
    for index, text in enumerate(sources.texts):
        for match in pattern.finditer(text):
            marks = _between_marks(text, match.start(), match.end())
            name = _speaker(text, *marks) if marks else ""
            if name:
                start, end = match.span()
                yield (
                    name,
                    Span(url=sources.urls[index], start=start, end=end, text=text[start:end]),
                )


def _between_marks(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the quotation around a place, its marks included."""
    begin = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    for match in _QUOTED.finditer(text, begin, len(text) if stop < 0 else stop):
        if match.start() < start and end < match.end():
            return match.span()
    return None


def _may_be(speaker: str, name: str, span: Span, sources: Sources) -> bool:
    """Whether the draft's speaker is the source's, or the firm or body beside that is spoken for."""
    if {plain(word) for word in speaker.split()} & {plain(word) for word in name.split()}:
        return True
    mine = {mention.entry.name for mention in sources.glossary.mentions(speaker)}
    if mine & {mention.entry.name for mention in sources.glossary.mentions(name)}:
        return True
    text = sources.texts[sources.urls.index(span.url)]
    near = flat(text[max(0, span.start - _BESIDE) : span.end + _BESIDE]).split()
    return _is_firm(speaker, text, sources.glossary) and set(flat(speaker).split()) <= set(near)


def _is_firm(speaker: str, text: str, glossary: Glossary) -> bool:
    """Whether a speaker is known for a firm or body, or has no first or family name in the text."""
    if any(mention.entry.kind != "person" for mention in glossary.mentions(speaker)):
        return True
    words = speaker.split()
    if len(words) > 1:
        return any(pinyin.is_generic(word) or word in _BODIES for word in words)
    whole = re.compile(rf"\b(?:([A-Z][a-z]+) )?{re.escape(speaker)}\b(?: ([A-Z][a-z]+))?")
    beside = [word for match in whole.finditer(text) for word in match.groups() if word]
    return all(pinyin.is_generic(word) for word in beside)


# ── translated quotations ────────────────────────────────────────────────────────────────────


def _translated(claim: Claim, text: str, quoted: str) -> Finding:
    """Return what to say of words that a Chinese source can only have in its own."""
    chinese = [statement for statement in claim.match.statements if statement.chinese]
    spans = [claim.sources.span(statement) for statement in chinese[:1]]
    around = claim.sources.around(chinese) if claim.match.best >= _CARRIED else []
    denies = _NOT.search(_NOT_ONLY.sub("", quoted)) is not None
    if denies and around and not any(_NOT_ZH.search(s.text) for s in around):
        message = "A translated quotation with a “not” that the Chinese words lack. Compare them."
        return claim.finding("quotation", "warning", text, message, *spans)
    message = "A translated quotation: no source has it in these words. Say so, or report it."
    return claim.finding("quotation", "note", text, message, *spans)


def _put_into_mouth(claim: Claim, text: str, speaker: str) -> Iterator[Finding]:
    """Yield a finding if the Chinese sources name others as speaking, and the draft's speaker never."""
    chinese = [s for s in claim.sources.statements if s.chinese]
    naming = [
        i for i, s in enumerate(chinese) if speaker and _stands(speaker, s, claim.sources.glossary)
    ]
    others = any(_NAMED_ZH.search(s.text) for s in chinese)
    heard = any(_SPEAKS_ZH.search(s.text) for i in naming for s in chinese[i : i + 3])
    if naming and others and not heard:
        message = f"No source has {speaker} say anything. Check who said this."
        span = claim.sources.span(chinese[naming[0]])
        yield claim.finding("quotation", "warning", text, message, span)


def _stands(name: str, statement: Statement, glossary: Glossary) -> bool:
    """Whether a Chinese sentence names somebody, under the glossary's name or by the sound."""
    mine = {mention.entry.name for mention in glossary.mentions(name)}
    return bool(mine & statement.entities) or pinyin.stands(name, statement.text) is not None
