"""Where sentences begin and end, in English and in Chinese."""

from __future__ import annotations

import re

# A full stop after one of these does not end a sentence.
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sr",
        "jr",
        "st",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "bros",
        "dept",
        "est",
        "fig",
        "gen",
        "gov",
        "hon",
        "lt",
        "maj",
        "rep",
        "rev",
        "sen",
        "sgt",
        "capt",
        "col",
        "cmdr",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "no",
        "nos",
        "vol",
        "approx",
        "e.g",
        "i.e",
        "cf",
        "a.m",
        "p.m",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "ph.d",
    ]
)
_CLOSERS = "\"'”’»)]）】》」』"
_END = re.compile(
    rf"[。！？!?；…]+[{re.escape(_CLOSERS)}]*|\.+[{re.escape(_CLOSERS)}]*(?=\s|$|[“‘\"(])|\n+"
)
_HOURS = frozenset({"a.m", "p.m"})
_OPENS = re.compile(
    r"\s+(?:The|An?|In|On|At|For|But|And|It|Its|He|She|They|Their|This|That|These|Those|As|If|After|Before|"
    r"When|While|By|One|Two|No|There|Then|Some|Most|Both|Its|His|Her|From|With|To|Since|Until|Under)\s"
)
_LAST_WORD = re.compile(r"[\w.]+$")


def spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of each sentence of `text`, in order, without surrounding space.

    A line break always ends a sentence; full stops in decimals, initials and common abbreviations
    never do.
    """
    found: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if match.group().startswith(".") and not _ends_sentence(text, match):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return found


def split(text: str) -> list[str]:
    """Return the sentences of `text` as strings."""
    return [text[start:end] for start, end in spans(text)]


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append((begin, begin + len(stripped)))


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    before = _LAST_WORD.search(text, max(0, match.start() - 24), match.start())
    word = before.group().lower().strip(".") if before else ""
    following = text[match.end() : match.end() + 8].lstrip()[:1]
    if match.group().startswith("..") or not following:
        return True
    if following.islower():
        return False
    if word in _HOURS and _OPENS.match(text, match.end()):
        return True  # "after 10 p.m. In a test": no day and no zone
    if word in _ABBREVIATIONS:
        # "in the U.S. The company" ends; "U.S. President", "No. 5", "Mr. Li" do not, and cannot be
        # told apart by form: a sentence too long does less harm than one cut in two.
        return False
    # a single capital is an initial ("J. Smith"), unless a closing mark follows the full stop
    return not (len(word) == 1 and word.isalpha() and len(match.group()) == 1)
