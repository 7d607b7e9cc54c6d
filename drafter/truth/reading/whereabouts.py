"""Where the sources speak of a name: under its forms, and as far as other words stand for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from drafter.truth.reading import sorts
from drafter.truth.reading.names import NOT_NAMES, plain
from drafter.truth.reading.running import Range, Running, before
from drafter.truth.reading.words import STOP, Token, stem

_CHAIN = 3  # sentences through which a pronoun is followed
_TURN = 150  # words of what one person says without a break
_LABEL = 4  # words in which a label ends
_STANDS_FOR = frozenset(
    """he she him his her they them their it its this we us our i my me you your
        company firm group giant startup maker carmaker chipmaker platform retailer lender developer
        club band team bank regulator agency university school station""".split()
)
_FIRST = frozenset(["i", "we", "my", "our", "this"])
_INTRODUCE = frozenset(["from", "is", "at", "with", "am", "i'm"])
_GREETINGS = frozenset("dear hi hello hey morning afternoon evening welcome thanks you".split())


def words_of(token: str) -> Iterator[str]:
    """Yield the words of a token that name something, in small letters."""
    for part in token.split("-"):
        word = plain(part)
        if len(word) > 1 and word not in NOT_NAMES | STOP:
            yield word


def akin(word: str, other: str) -> bool:
    """Whether two words are forms of one: Libya and Libyan, Bitcoin and bitcoins."""
    shorter, longer = sorted((word, other), key=len)
    return (
        len(shorter) >= 4
        and longer.startswith(shorter[: max(4, len(shorter) - 1)])
        and len(longer) - len(shorter) <= 4
    )


def forms(running: Running, word: str) -> list[int]:
    """Return where the sources have a word of a name in one of its forms."""
    own = stem(word)
    alike = (s for s in running.alike(own) if s == own or akin(word, s))
    return [place for each in alike for place in running.places(each)]


def places(
    running: Running, text: str, words: Sequence[str], also: Mapping[str, Sequence[str]]
) -> list[int]:
    """Return where the sources have any word of a name, its initials, or what `also` gives for a word."""
    stems = {
        stem(form.split()[-1])
        for word in {plain(text), *words}
        for form in also.get(word, ())
        if form.isascii()
    }
    initials = "".join(word[0] for word in words)
    if len(initials) > 1:
        stems.add(initials)
    found = {place for each in stems for place in running.places(each)}
    found.update(place for word in words for place in forms(running, word))
    found.update(place for word in words for place in _shortened(running, word))
    if len(words) == 1 and text.isupper():
        found.update(running.spelt_out.get(words[0], ()))
    capital = [place for place in found if running.row[place].text[0].isupper()]
    ordinary = len(words) == 1 and words[0] in running.small
    return sorted(capital if capital and not ordinary else found)


def _shortened(running: Running, word: str) -> Iterator[int]:
    """Yield where a region stands in short form: "Calif." for California."""
    if word not in sorts.REGIONS:
        return
    for short in running.alike(word[:3]) + running.alike(word[:4]):
        for place in running.places(short) if word.startswith(short) else ():
            token = running.row[place]
            statement = running.statements[running.statement(place)]
            stop = token.end - statement.start
            if token.text[0].isupper() and statement.text[stop : stop + 1] == ".":
                yield place


def reach(running: Running, place: int) -> Range:
    """Return what is told of a name from a place on: the speech it labels, or as far as pronouns go."""
    if place not in running.reaches:
        running.reaches[place] = _reach(running, place)
    return running.reaches[place]


def _reach(running: Running, place: int) -> Range:
    index = running.statement(place)
    if _introduced(running, place, index):
        return place, running.end(index)
    if index in running.speakers and place - running.starts[index] < _LABEL:
        return place, min(running.turn(index)[1], place + _TURN)
    end = place
    for statement in range(index, min(index + _CHAIN + 1, len(running.statements))):
        first, last = running.span(statement)
        said = [p for p in range(max(first, place), last + 1) if _stands_for(running.row[p])]
        if said:
            end = said[-1]
        elif statement > index:
            break
    return place, end


def _introduced(running: Running, place: int, statement: int) -> bool:
    """Whether a name is the speaker's, his firm's or the addressee's: "we" and "you" stand for it then."""
    first, last = running.span(statement)
    row = running.row
    word = before(row, place)
    word = before(row, place - 1) if word in NOT_NAMES else word  # "Good morning, Mr. Lee"
    if word in _GREETINGS:
        return True
    speaks = any(row[p].text.lower().partition("'")[0] in _FIRST for p in range(first, last + 1))
    return speaks and word in _INTRODUCE


def _stands_for(token: Token) -> bool:
    return token.text.lower() in _STANDS_FOR
