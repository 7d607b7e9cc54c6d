"""What is said of each figure by the words that govern it: names and notions, its own and taken up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.truth.claims import Claim
from drafter.truth.reading import aspects, periods, pinyin
from drafter.truth.reading.ground import Ground, Stretch, akin, ground
from drafter.truth.reading.lexicon import EMPTY, WEAK, is_term, measures, notions
from drafter.truth.reading.models import models
from drafter.truth.reading.names import NOT_NAMES, capitalised, is_title_case, plain
from drafter.truth.reading.quantity import Figure
from drafter.truth.reading.sides import HALVES
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem


@dataclass(frozen=True)
class Keys:
    """What is said of a figure: the names and the notions, its own and those it takes up."""

    names: frozenset[str]
    words: frozenset[str]
    taken_names: frozenset[str]
    taken_words: frozenset[str]
    stranger: bool  # names somebody that is not known here
    takes: bool  # may be of the thing before: in Chinese, where it has none of its own
    inherits: bool  # may be said of the subject before, whose words then tell nothing apart
    bare: bool  # has no thing of its own
    apart: bool  # has words of its own that no table knows, so it is of another thing than before

    @property
    def taken(self) -> frozenset[str]:
        """What may be said of the figure too by words before its own."""
        if self.takes:
            return self.taken_words
        things = frozenset(w for w in self.taken_words - measures() if "/" not in w)
        own = {word for word in self.words if "/" not in word} - WEAK
        # "手机出口减少16%,均价上涨3%": a measure alone is of the thing before it
        return (
            self._times
            | self._sides
            | self._measures
            | self._manners
            | (things if own <= measures() and not (own and self.apart) else set())
        )

    @property
    def passed_on(self) -> frozenset[str]:
        """The words before its own that are no mark of how the figure is counted."""
        if self.bare:
            return self.taken_words
        if self.inherits:
            plain = frozenset(word for word in self.taken_words if "/" not in word)
            return self._times | self._sides | self._manners | plain
        return self._times | self._sides | self._measures | self._manners

    @property
    def _times(self) -> frozenset[str]:
        own = {word.partition("/")[0] for word in self.words}
        return frozenset(
            word
            for word in self.taken_words
            if word.startswith(("months/", "year/", "area/", "length/"))
            and word.partition("/")[0] not in own
        )

    @property
    def _sides(self) -> frozenset[str]:
        """Of which part of a whole it is, where it names none itself."""
        own = {word.partition("/")[0] for word in self.words}
        taken = ((word.partition("/")[0], word) for word in self.taken_words)
        return frozenset(word for name, word in taken if name in HALVES and name not in own)

    @property
    def _manners(self) -> frozenset[str]:
        """How it is counted, where it names no measure itself: "甲月均收入7200元,乙6500元"."""
        if self.words & measures():
            return frozenset()
        own = {word.partition("/")[0] for word in self.words if "/" in word}
        return frozenset(
            word
            for word in self.taken_words
            if word in WEAK or ("/" in word and word.partition("/")[0] not in own)
        )

    @property
    def _measures(self) -> frozenset[str]:
        """The measures it takes up, where it names none itself."""
        return frozenset() if self.words & measures() else self.taken_words & measures()

    @property
    def all_names(self) -> frozenset[str]:
        return self.names or (frozenset() if self.stranger else self.taken_names)


class Reader:
    """What the draft's sentence and the sources say of their figures."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim
        self._read: dict[tuple[int, int], Keys] = {}
        self._named_in: dict[Statement, list[tuple[str, Stretch]]] = {}

    def keys(self, statement: Statement, figure: Figure) -> Keys:
        """Return what a statement says of one of its figures."""
        key = (id(statement), id(figure))
        if key not in self._read:
            self._read[key] = self._keys(statement, figure)
        return self._read[key]

    def _keys(self, statement: Statement, figure: Figure) -> Keys:
        held = ground(statement, figure)
        names = self._names(statement)
        last = held.own[1][0] if held.listed and held.own[0][0] != held.own[1][0] else -1
        # the last item of a list, where what is said of all its items begins, is named for itself
        listed = [name for name in names if name[1][0] != last]
        own = _inside(listed, held.own) | frozenset(n for n, (_, end) in names if end < 0)
        before = _inside(names, held.before)
        if statement.chinese:
            before = _nearest(names, held.before, statement)
        before = before or self._before(statement, names)
        covered = [place for _, place in names]
        inside = held.own if last < 0 else (held.own[0], *_after_the_first(statement, held.own[1:]))
        said = frozenset(self._words(statement, inside, covered, figure)) | _counted(
            statement, figure
        )
        taken = frozenset(
            [
                *self._words(statement, held.before, covered, figure),
                *self._times(statement, figure, [(0, held.own[0][0])]),
            ]
        )
        things = {word for word in said if "/" not in word} - WEAK
        start, end = held.own[0]
        led = set(self._words(statement, [(start, end)], covered, figure)) - WEAK
        led = {word for word in led if "/" not in word}
        apart = statement.chinese and len(_left_over(statement, held)) >= _TELLING
        if statement.chinese:
            # "有15家合格,3家不合格": what leads its clause is a part of what was told of before
            leads = not statement.text[start:end].strip(" 其中有另的")
            takes = leads or not (things or apart)
        else:
            takes = (
                not led
                if figure.unit == "weekday"
                else figure.dated or not (led or (things and _contrasted(statement, figure)))
            )
        stranger = (
            statement.chinese and not (own or figure.dated) and _names_somebody(statement, held)
        )
        return Keys(
            own,
            said,
            before,
            taken,
            stranger,
            takes,
            takes or not statement.chinese,
            not things,
            apart,
        )

    def _before(self, statement: Statement, names: list[tuple[str, Stretch]]) -> frozenset[str]:
        """Return the names of the sentence before one that has none: "the studio", "it"."""
        if names or statement.chinese or statement.source < 0:
            return frozenset()
        near = self._claim.sources.beside(statement, 1)
        previous = [s for s in near if s.start < statement.start and s.source == statement.source]
        return frozenset(name for s in previous for name, _ in self._names(s))

    def _words(
        self,
        statement: Statement,
        inside: Iterable[Stretch],
        covered: list[Stretch],
        figure: Figure,
    ) -> Iterator[str]:
        spans = list(inside)
        offset = statement.start
        covered = [*covered, *((f.start - offset, f.end - offset) for f in statement.figures)]
        for names, start, end in notions(statement.text):
            if _within(start, end, spans) and not any(a <= start and end <= b for a, b in covered):
                yield from names
        for mention in self._claim.sources.glossary.mentions(statement.text):
            if mention.entry.kind == "place" and _within(mention.start, mention.end, spans):
                yield mention.entry.name.lower()
        for mark in aspects.marks(statement):
            if _within(mark.start, mark.end, spans):
                yield f"{mark.aspect}/{mark.value}"
        yield from self._times(statement, figure, spans)
        yield from _beside(statement, figure, spans)

    def _times(self, statement: Statement, figure: Figure, spans: list[Stretch]) -> Iterator[str]:
        for word, start, end in _timed(statement):
            if _within(start, end, spans) and not (figure.dated and word != THEN):
                yield word

    def _names(self, statement: Statement) -> list[tuple[str, Stretch]]:
        if statement not in self._named_in:
            self._named_in[statement] = list(self._named_words(statement))
        return self._named_in[statement]

    def _named_words(self, statement: Statement) -> Iterator[tuple[str, Stretch]]:
        """Yield the names of a statement word by word; a word that may be none has no place."""
        text = statement.text
        known = [(m.start, m.end) for m in self._claim.sources.glossary.mentions(text)]
        for mention in self._claim.sources.glossary.mentions(text):
            if mention.entry.kind != "place" and mention.entry.name not in ("China", "Chinese"):
                yield mention.entry.name.lower(), (mention.start, mention.end)
        for model in _MODELS.finditer(text):
            if plain(model[1]) not in NOT_NAMES and stem(model[1]) not in EMPTY:
                yield re.sub(r"^[a-z]+[ -]?", "", model.group().lower()), model.span()
        for mark in models(statement):
            yield re.sub(r"^[a-z-]+(?=[0-9])", "", mark.value), (mark.start, mark.end)
        for title in _TITLE.finditer(text):
            said = next(filter(None, title.groups()))
            yield re.sub(r"[\s,.]+$", "", said).lower(), title.span()
        if statement.chinese:
            heard = list(self._heard(text))
            yield from heard
            yield from _firms(text, [*known, *(place for _, place in heard)])
        elif is_title_case(text):
            for match in re.finditer(r"\b[A-Z][\w’'-]+", text):
                yield plain(match.group()), _NOWHERE
        else:
            yield from self._written(text)

    def _heard(self, text: str) -> Iterator[tuple[str, Stretch]]:
        """Yield the draft's names where a Chinese text has them in characters, or as they stand."""
        for name in self._named:
            place = pinyin.stands(name, text)
            form = text[slice(*place)] if place else name
            for match in re.finditer(re.escape(form), text):
                yield from ((word, match.span()) for word in _parts(name))

    def _written(self, text: str) -> Iterator[tuple[str, Stretch]]:
        first = re.match(r"[A-Z][a-z]+", text)
        spans = [
            (start, end)
            for start, end in capitalised(text)
            if not all(is_term(word) for word in text[start:end].split())
        ]
        if first and (_POSSESSIVE.match(text, first.end()) or self._known(first[0], text)):
            spans.append(first.span())
        for start, end in spans:
            yield from (
                (word, (start, end))
                for word in _parts(text[start:end])
                if start or not is_term(word)  # "Exports of Chinese cars"
            )

    def _known(self, word: str, text: str) -> bool:
        """Whether a word that begins a sentence is a name in the sources, or of the draft."""
        if plain(word) in STOP | NOT_NAMES or len(word) <= len("the") or is_term(word):
            return False
        if text != self._claim.sentence.text and word in self._named:
            return True
        return any(
            bool(pinyin.stands(word, s.text)) if s.chinese else word in s.text[1:]
            for s in self._claim.sources.statements[:_LOOKED_AT]
        )

    @cached_property
    def _named(self) -> list[str]:
        """The names of the draft's sentence, in a headline every word."""
        text = self._claim.sentence.text
        entities = self._claim.sources.entities
        known = [
            (m.start, m.end)
            for m in self._claim.sources.glossary.mentions(text)
            if m.entry.name in entities
        ]
        found = [
            re.sub(r"['’]s?$", "", text[a:b])
            for a, b in capitalised(text)
            if not any(first <= a and b <= last for first, last in known)
        ]
        found += [next(filter(None, title.groups())) for title in _TITLE.finditer(text)]
        if is_title_case(text):
            found = re.findall(r"\b[A-Z][a-z]+\b", text)
        found += re.findall(r"^[A-Z][a-z]+", text)
        return [name for name in dict.fromkeys(found) if _parts(name) and len(name) > len("the")]


# A firm that a clause begins with: "甲乙汽车交付…", "丙丁控股净利润…".
_FIRM = re.compile(
    r"(?:^|(?<=[，,；;、。：:和与而]))([\u4e00-\u9fff]{2,3})"
    r"(?:汽车|集团|控股|科技|股份|银行|证券|影业|传媒|航空|半导体|电器|通信|资本|出行|智行|金服|速运|互娱|影视|软件)"
    r"(?![业的股公中等行类总类])"
)
_OF_NO_FIRM = re.compile(
    r"[该本其各全另两几多新老某]|国[产内有家]|进口|出口|海外|境外|旗下|商业|民营|合资|自主|高新|绿色|共享|日常|"
    r"公[共众]|[居市]民|低碳|智能|出境|商务|应用|工业|办公|开源"
)


def _firms(text: str, known: list[Stretch]) -> Iterator[tuple[str, Stretch]]:
    """Yield the firms that begin a clause of a Chinese text and that nothing else makes known."""
    for match in _FIRM.finditer(text):
        start, end = match.span()
        if any(a < end and start < b for a, b in known):
            continue
        if not _OF_NO_FIRM.search(match[1]) and not notions(match[1]):
            yield match.group(), (start, end)


@lru_cache(maxsize=8192)
def _timed(statement: Statement) -> tuple[tuple[str, int, int], ...]:
    """Return the words of a statement that say of when something is, with their places."""
    found = [(THEN, *match.span()) for match in _YEAR_BEFORE.finditer(statement.text)]
    for mark in periods.periods(statement):
        year, first, last = mark.value.split()
        found.append((f"months/{first} {last}", mark.start, mark.end))
        if year != "0":
            found.append((f"year/{year}", mark.start, mark.end))
    if any("Q" in str(f.value) for f in statement.figures):
        for match in _QUARTER.finditer(statement.text):
            ends = 3 * (1 + _QUARTERS.index(match[1].lower()))
            found.append((f"months/{ends - 2} {ends}", *match.span()))
    return tuple(found)


def _parts(name: str) -> list[str]:
    said = (plain(word) for word in re.findall(r"[\w’'-]+", name))
    return [word for word in said if word not in STOP | NOT_NAMES and not word.isdigit()]


_LEFT_OVER = re.compile(r"[\u4e00-\u9fff]{2,6}")
_FILLER = re.compile(
    r"[占达为以报至到收超近约则也仅即均且并共有是在其的了和与及另又从由按计比较将已可中]|其中|同期|当中|此外|"
    r"[一二三四五六七八九十百千万亿两]+[个家款台辆名只项次倍成年月天元人位种条]|[万亿]元?|大[增涨跌降幅]|分别|依次|上半年|下半年|全年|同比|环比|"
    r"增长|下降|下调|上调|提升|提高|降低|减少|增加|上升|上涨|下跌|延长|调整|保持|维持|突破|实现|完成|录得|扩大|收窄|"
    r"攀升|回落|缩减|净增|新增|达到|超过|不足|接近|高达|仅有|只有|还有|大约|左右|合计|总共|共计|累计|平均|微|续|小幅|大幅|"
    r"上年|上月|上季度?|上一|同月|同年|当年|当月|年末|年底|月末|月底|今年|去年|明年|目前|现|每[\u4e00-\u9fff]"
)


def _names_somebody(statement: Statement, held: Ground) -> bool:
    """Whether the words before a figure name somebody that neither the draft nor the glossary does.

    An item of a list stands for itself; else what is left of a clause that has no thing is a name.
    """
    start, end = _own_clause(statement, held)
    things = {
        (name, first)
        for names, first, last in notions(statement.text)
        if start <= first and last <= end
        for name in names - WEAK
    }
    if held.listed:
        return not any(first == start for _, first in things) and bool(_left_over(statement, held))
    return not things and bool(_left_over(statement, held))


def _own_clause(statement: Statement, held: Ground) -> Stretch:
    start, end = held.own[0]
    if not held.listed:
        start += max((m.end() for m in _COMMA.finditer(statement.text[start:end])), default=0)
    return start, end


def _left_over(statement: Statement, held: Ground) -> str:
    """Return the characters before a figure, in its clause, that are no known words."""
    start, end = _own_clause(statement, held)
    clause = statement.text[start:end]
    for names, first, last in notions(statement.text):
        if start <= first and last <= end and names:
            clause = clause.replace(statement.text[first:last], " ")
    clause = _FILLER.sub(" ", re.sub(r"[0-9.%]+[年月日]?", " ", clause))
    return "".join(_LEFT_OVER.findall(clause))


_COMMA = re.compile(r"[，,;；。：:]")
_TELLING = 4  # characters of a clause that tell of a thing, though they are not known
_QUARTERS = ("first", "second", "third", "fourth")
# "after 4.7 billion in the third"
_QUARTER = re.compile(rf"\b(?:in|for) the ({'|'.join(_QUARTERS)})(?=[,.;]| and\b|$)", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:a|one) year (?:ago|before|earlier)|\bthe (?:year before|same period)|"
    r"\b(?:end of last|start of the) year|[去上]年同期|[去上]年年?[底末]|一年前|上一?个?财年|"
    r"(?<![目日提跟当])前[，,]",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《([^》]{1,30})》|“([^”]{1,30})”(?!\w)|\"([^\"]{1,30})\"(?!\w)")
_POSSESSIVE = re.compile("['’]s?\\b")
THEN = "then/year before"
_KEYS = frozenset(
    ["year", "m", "g", "W", "Wh", "B", "C", "hour", "minute"]
)  # by which rows of a list differ
_AGED = re.compile(r"\b(?:under|over|aged?|above|below|past|turned|in their) $", re.IGNORECASE)
_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared (?:with|to)) (?:about |only |just |some |nearly )?\W?$",
    re.IGNORECASE,
)
_PLACED = re.compile(
    r" (?:at|in|for|on|among) (?!(?:an?|the) (?:year|quarter|month|same|time)\b)[a-z]"
)
_NOWHERE = (0, -1)
_LOOKED_AT = 40  # statements in which a name is looked for
_MODELS = re.compile(r"\b([A-Z][A-Za-z]*)[ -]?[0-9]{1,4}[A-Z]{0,3}(?![\w.,%]*[0-9%])")


def _counted(statement: Statement, figure: Figure) -> frozenset[str]:
    """Return whether an English clause counts a figure for each or together, from before another figure."""
    if statement.chinese or figure.dated:
        return frozenset()
    held = aspects.by_aspect(statement).get("count", [])
    found = aspects.governing(held, statement, figure, "clause", leads=True)
    return frozenset(f"count/{value}" for value in found)


def _after_the_first(statement: Statement, head: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    """Return what is said of all items of a list, which begins with the last item's own word."""
    start, last = head[0]
    ends = [end for _, first, end in notions(statement.text) if first == start and end < last]
    return ((max(ends, default=start), last), *head[1:])


def _contrasted(statement: Statement, figure: Figure) -> bool:
    """Whether another figure is held against this one, which has its own thing after it."""
    text, offset = statement.text, statement.start
    led = _AGAINST.search(text[: figure.start - offset]) is not None
    return led and _PLACED.match(text, figure.end - offset) is not None


def _beside(statement: Statement, figure: Figure, spans: list[Stretch]) -> Iterator[str]:
    """Yield the figures of another sort that a figure is said of: 12 percent "of those over 60"."""
    for other in statement.figures:
        start, end = other.start - statement.start, other.end - statement.start
        if akin(figure, other) or not _within(start, end, spans):
            continue
        aged = other.unit == "count" and not other.noun and _AGED.search(statement.text[:start])
        if aged or other.unit in _KEYS:
            yield f"={other.number:g} {'year' if aged else other.unit}"


def _inside(names: Iterable[tuple[str, Stretch]], spans: Iterable[Stretch]) -> frozenset[str]:
    held = list(spans)
    return frozenset(name for name, (start, end) in names if _within(start, end, held))


def _nearest(
    names: list[tuple[str, Stretch]], spans: Iterable[Stretch], statement: Statement
) -> frozenset[str]:
    """Return the names of the nearest clause that has any."""
    held = [place for place in names if _within(*place[1], list(spans))]
    last = max((start for _, (start, _) in held), default=0)
    clause = max((m.end() for m in re.finditer(r"[，,;；。]", statement.text[:last])), default=0)
    return frozenset(name for name, (start, _) in held if start >= clause)


def _within(start: int, end: int, spans: Iterable[Stretch]) -> bool:
    return any(a <= start and end <= b for a, b in spans)
