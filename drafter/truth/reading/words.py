"""Words as the comparison sees them: tokens with their places, stems, and which words say little."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_TOKEN = re.compile(
    r"[A-Za-z0-9\u00c0-\u024f]+(?:['’.,&-][A-Za-z0-9\u00c0-\u024f]+)*|[\u3400-\u9fff]"
)
_CJK = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_LETTERS = re.compile(r"[a-z0-9\u00c0-\u024f\u3400-\u9fff]+")
STOP = frozenset(
    """a an the and or but if of in on at to for from by with as is are was were be been being
        it its this that these those he she they his her their them we our you your i
        has have had do does did will would can could should may might must shall not no
        nor so than then there here which who whom whose what when where while also into
        over under about after before up down out off again more most some such only own
        same too very said says say s t one two both each other any all between during
        through per via amid among against because until since however according
        including""".split()
)
_SENTENCE = 1000  # characters; several rules ask for the words of one
_SUFFIXES = tuple(
    "ations ation ments ment ingly edly ions ings ness ing ion ers ies ied ed er es ly e s y".split()
)

# Forms that no suffix tells. "Left" and "found" are other words too: less harm than missing them.
_IRREGULAR = {
    form: base
    for row in """
    arise arose arisen, bear bore borne, beat beaten, become became, begin began begun, bind
    bound, blow blew blown, break broke broken, bring brought, build built, buy bought, catch
    caught, choose chose chosen, come came, deal dealt, draw drew drawn, drive drove driven, eat
    ate eaten, fall fell fallen, feel felt, fight fought, find found, fly flew flown, forbid
    forbade forbidden, forget forgot forgotten, freeze froze frozen, get got gotten, give gave
    given, go went gone, grow grew grown, hear heard, hide hid hidden, hold held, keep kept,
    know knew known, lay laid, lead led, leave left, lend lent, lose lost, make made, mean
    meant, meet met, oversee oversaw overseen, overtake overtook overtaken, pay paid, ride rode
    ridden, rise rose risen, run ran, see saw seen, seek sought, sell sold, send sent, shake
    shook shaken, shoot shot, show shown, shrink shrank shrunk, sing sang sung, sink sank sunk,
    sit sat, sleep slept, slide slid, speak spoke spoken, spend spent, stand stood, steal stole
    stolen, stick stuck, strike struck, swear swore sworn, swim swam swum, take took taken,
    teach taught, tell told, think thought, throw threw thrown, undergo underwent undergone,
    understand understood, undertake undertook undertaken, wake woke woken, wear wore worn, win
    won, withdraw withdrew withdrawn, write wrote written
    """.split(",")
    for base, *forms in [row.split()]
    for form in forms
}


# Signs that a pattern takes for others whatever their case, but that no table has.
_ODD = str.maketrans("０１２３４５６７８９％．，＄İıſ\u212a", "0123456789%.,$IisK")
_ODD_SIGN = re.compile("[０-９％．，＄İıſ\u212a]")


class Token(NamedTuple):
    text: str
    stem: str
    start: int
    end: int


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a rough stem: "announces", "announced" and "announcement" share one, "lost" and "lose" too."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'").replace(".", "")
    word = _IRREGULAR.get(word, word)
    if len(word) <= 3 or word.isdigit():
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def tokens(text: str, offset: int = 0) -> list[Token]:
    """Return the words of `text`, each Chinese character a word; places are shifted by `offset`."""
    if not offset and len(text) <= _SENTENCE:
        return list(_tokens(text))
    return list(_scanned(text, offset))


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[Token, ...]:
    return tuple(_scanned(text, 0))


def _scanned(text: str, offset: int) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start() + offset
        yield Token(word, stem(word), start, start + len(word))


def plain(text: str) -> list[str]:
    """Return the words of `text` as they stand, those of `tokens` without their places."""
    return _TOKEN.findall(text)


def unaccented(text: str) -> str:
    """Return `text` with the bare letters of accented ones."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def is_chinese(text: str) -> bool:
    """Whether `text` is mostly Chinese: one character says about as much as three letters."""
    if not _CJK.search(text):
        return False
    return len(_CJK.findall(text)) * 3 > len(_LATIN.findall(text))


def as_typed(text: str) -> str:
    """Return `text` with full-width digits and odd letters as plain ones, each in its place."""
    return text.translate(_ODD) if _ODD_SIGN.search(text) else text


def flat(text: str) -> str:
    """Return the letters and digits of `text` alone, in small letters."""
    return " ".join(_LETTERS.findall(text.lower().replace("’", "").replace("'", "")))
