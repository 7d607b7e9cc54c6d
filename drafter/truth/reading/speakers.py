"""Who says what a statement says: the words that attribute it, the speaker, and what they govern."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from drafter.truth.reading import cues
from drafter.truth.reading.words import STOP, plain, stem

_TOLD = """
    said says say told tells stated states noted notes explained argued argues claims? claimed warned
    warns cautioned reported believes? estimates? estimated predicts? predicted forecasts?
    insists? insisted acknowledged admitted remarked expects? expected suggests? suggested contends?
    contended complained complains recalled shows? showed calculated calculates reckons? reckoned
    thinks? complain contend insist warn argue predict allege alleges alleged replied responded
    added adds describes? described blames? blamed concedes? conceded countered stresses stressed
    reckoned replies responds concludes? asserts? asserted declares? declared notes? explains
    admits? acknowledges recalls remarks cautions contends observes? observed mentions? mentioned guesses
    guessed
    boasts boasted hints? hinted speculates? speculated testified objected
    """.split()
_FOUND = (
    r"(?:wrote|writes)(?! (?:code|software|books?|essays?|letters?|songs?|articles?|stories|scripts?|"
    r"emails?|texts?|to|an?|its|their|more)\b)|"
    r"pointed out|call(?:s|ed)(?= (?:the|it|this|that|these|those|them|its|their|such)\b)|"
    r"puts?(?= (?:[^.,;]{2,40} )?at\b)|(?:bills|sees|views|regards)(?= [^.,;]{2,40} as\b)|"
    r"(?:report|confirm|den(?:y|ie)|maintain|announce|disclose|reveal)(?:s|d|ed)?(?= that\b)|"
    r"promis(?:es|ed)(?= that\b)|"
    r"found(?= (?:that|the|an?|no|in (?:tests|a (?:test|survey|study))|[a-z]+ing)\b|\.?$)|finds(?= that\b)"
)
_TO = (
    r"(?:in )?what (?:[\w’']+ ){1,3}?(?:called|calls|described as|termed|billed as|said was)|"
    r"according to|in the (?:view|opinion|eyes|words) of|as reported by|citing|quoted by|cited by|"
    r"quoting|by (?:its|their|(?:the )?\w+[’']s) own (?:count|account|estimates?|calculations?|"
    r"figures|tally|"
    r"data|reckoning|measure)|"
    r"by the (?:count|account|estimates?|calculations?|reckoning|tally|figures|data) of|"
    r"(?:by|on) (?:the )?\w+[’']s (?:count|account|estimates?|calculations?|tally|reckoning)"
)
_PAPER = (
    "report study survey research data figures estimates? tests? results analysis poll note".split()
)
_BY = (
    rf"(?:{'|'.join(_PAPER)}) (?:(?:published|released|compiled|conducted|collected) )?(?:by|from)"
)
_ATTRIBUTION = re.compile(
    rf"\b(?:(?P<to>{_TO})|(?P<by>{_BY})|(?P<told>{'|'.join(_TOLD)}|{_FOUND}))(?!\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[A-Za-z]+")
_ENDINGS = ("", "s")
_FIRST = frozenset(
    form.replace("s?", ending)
    for form in (
        *_TOLD,
        *_PAPER,
        "pointed",
        *"confirms confirmed denies denied maintains maintained announces announced".split(),
        *"discloses disclosed reveals revealed".split(),
        "called",
        "calls",
        "wrote",
        "writes",
        "put",
        *"bills sees views regards".split(),
        "puts",
        "found",
        "finds",
        "report",
        "reports",
        "promises",
        "promised",
        "according",
        "by",
        "as",
        "what",
        *"citing quoted cited quoting".split(),
    )
    for ending in _ENDINGS
)
_OPENS = frozenset("according as by citing in quoting what".split())
_BREAK = re.compile(r"[;:()“”\"—–]|,(?!\d)|\.(?=\s|$)|\s-\s")
_LINK = re.compile(
    r"\b(?:and|but|that|while|whereas|because|as|which|after|when|although|though)\b"
)
# ", said Wen Ru, who …" and ", said a person …": the speaker follows.
_INVERTED = re.compile(
    r"\s+(?:[A-Z][\w’'-]+|(?:an?|one|two|three|the|its|several) (?:[\w’'-]+ ){0,4}?(?:person|people|"
    r"analysts?|spokes\w+|sources?|officials?|executives?|researchers?|lawyers?|consultancy|outlet|"
    r"newspaper|company|"
    r"firm|users?|employees?|merchants?|sellers?|manager|director|founder)\b)"
    r"(?!\s(?:had|has|have|is|was|were|are|would|will|could|can|may|might|did|does|hop\w+|plan\w*|aim\w*|"
    r"expect\w*|want\w*|need\w*)\b)"
)
# Behind these stands what is attributed, even where it is a name: "…, expects Lanma to grow".
_NEVER_FIRST = frozenset(
    "expects expected believes believed thinks suggests suggested shows showed show describes "
    "described told tells".split()
)
_ENDED = re.compile(
    r"\s*(?:$|[.,;]|(?:on|in|at|to|by|last|this|earlier|later|yesterday|today|then|during|via|"
    r"through|when)\b)"
)
# "is expected to", "an estimated": nobody in particular expects or estimates.
_NOBODYS = re.compile(
    r"\b(?:(?:is|are|was|were|be|been|being|it[’']s)(?: (?:now|also|still|then|not|\w+ly))?|"
    r"an?|the)\s+$",
    re.IGNORECASE,
)
# "over alleged sales", "its stated aim": what is alleged, and nobody who does.
_OF_A_THING = re.compile(
    r"\b(?:of|for|over|about|from|on|with|against|into|between|its|their|his|her|our|such|no|any|"
    r"several|some|\w+[’']s)\s+$"
)
# "added a button": more of a thing, and no words.
_MORE = re.compile(r"add(?:s|ed) (?:an?|its|their|another|new|more|some|two|three|\d\S*) ")
# "more than analysts had expected" and "than expected" measure what is said, and say it of nobody.
_MEASURE = re.compile(r"\b(?:than|what|as) (?:(?:[a-z]+ ){1,3}(?:had|have|has) )?$")
# "the motor show was", "its claims are": a thing, and no verb.
_NOUN = re.compile(
    r"(?:shows?|claims|estimates|notes|states|reports) (?:was|were|is|are|has|have|had|will|would)\b",
    re.IGNORECASE,
)
# "slide makers and meeting notes": a thing after another, at the end of what is said of both.
_LISTED = re.compile(r"\b(?:and|or|of|as|with|for) (?!(?:it|he|she|who|one) )[a-z-]+ $")
_LISTED_NOUN = re.compile(r"(?:shows|claims|estimates|notes|states|reports)(?=\s*(?:[.,;]|$))")
# "told them to use these" passes on an order.
_ORDERS = re.compile(r"(?:told|tells|tell) (?:[\w’'-]+ ){1,4}?(?:not )?to [a-z]")
_JOINED = re.compile(r"\b(?:and|but)\s+(?:has |have |had |also )*$")
_SPEAKER = 14  # words
_THAT = re.compile(r" that\b")
_SAYS_SOMETHING = 4  # words before "X said" that can be what he said
# A firm or its people, who say by it what they do.
_OWN = re.compile(
    r"(?:(?:it|we)(?!\w)|(?:both|the two) (?:companies|firms)|the companies|"
    r"(?:the|a) (?:\S+-based )?"
    r"(?!(?:trade|industry|lobby|consumer|rights|advocacy|research|environmental|civil|user|labou?r) )"
    r"(?:\w+ )?(?:company|firm|start-?up|group|platform|"
    r"giant|operator|maker|carmaker|developer|retailer|app|regulator|ministry|government|"
    r"authorit\w+|agency|"
    r"administration|commission|company[’']s)|company (?:representative|spokes\w+|executive))\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r" (?=[A-Z])")  # "the cybersecurity firm Lanma": that one, by its name
_BACK = re.compile(
    r"(?:he|she|it|they|the (?:\w+ )?(?:people|person|sources?|report|study|survey|researchers?|analysts?|"
    r"company|firm|group|outlet|foundation|executive|official|spokes\w+|documents?|papers?|filing|data|"
    r"notice|memo|letter|draft|presentation|note|institute|tracker|consultancy|bank|brokerage|"
    r"association|think tank|newspaper|poll)|both|another|one of them)\b",
    re.IGNORECASE,
)
_IN_OFFICE = re.compile(
    r"(?:[Cc]hair(?:man|woman)?|[Cc]hief [a-z]+(?: officer)?|[Ff]ounder|[Pp]resident|CEO|[Cc]o-founder) "
    r"(?:[A-Z][\w’'-]+ ?){1,3}$"
)
_TESTS = re.compile(r"\b(?:tests?|trials?|survey|benchmarks?|calculations?|estimates?)\b")
_NAME = re.compile(r"(?<![\w’'])[A-Z][\w’'&.-]*|\b(?:report|survey|study|filings?|poll|note)\b")
# Capitals that name nobody in particular.
_NOBODY = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday chines china us american beij shanghai
        shenzhen hangzhou hong kong european japanes ceo cfo ai""".split()
)
_CLAIMS = frozenset(
    "what claim claims claimed allege alleges alleged contend contends contended complain complains "
    "complained".split()
)
_ANNOUNCES = frozenset(
    "expect expects expected reported showed shows show added adds put describes described".split()
)


_OF = re.compile(r" (?:in|at|of|on|for|from|with|who|familiar|close|taking)\b")
_SOMEBODY = re.compile(
    r"(?:an?|one|two|three|several|some) (?!\S* ?(?:spokes|representative|executive|official|report|"
    r"statement|study|survey|filing|note|notice|memo|letter|document|poll|paper))",
    re.IGNORECASE,
)
_NUMBERS = frozenset("one two three four five sever".split())


class Attribution(NamedTuple):
    """Words of a statement that say whose it is; `first` to `last` is the stretch that they govern."""

    start: int
    end: int
    speaker: str
    first: int
    last: int
    announces: bool  # a verb with which a firm gives its own news
    shown: tuple[int, int]  # the words to show, the speaker among them
    speech: int  # from here to `speaking` it is told who speaks
    speaking: int
    verb: str

    @property
    def own(self) -> bool:
        """Whether the speaker is only said to be the firm or body that the text is about."""
        found = _OWN.match(self.speaker)
        return found is not None and not _NAMED.match(self.speaker, found.end())

    @property
    def of_the_house(self) -> bool:
        """Whether the speaker is one of its people: "its finance chief", "chairman Wen Ru"."""
        begun = self.speaker.lower().startswith(
            ("its ", "their ", "the company’s ", "the company's ")
        )
        return begun or _IN_OFFICE.match(self.speaker) is not None

    @property
    def tested(self) -> bool:
        """Whether tests or the like are said to show it."""
        return _TESTS.search(self.speaker) is not None

    @property
    def charges(self) -> bool:
        """Whether the verb leaves it open whether the speaker is right."""
        return self.verb in _CLAIMS

    @property
    def tagged(self) -> bool:
        """Whether only a few words are the speaker's: "in what it called the first"."""
        return self.verb == "what"

    @property
    def back(self) -> bool:
        """Whether the speaker was named before."""
        return _BACK.match(self.speaker) is not None

    @property
    def names(self) -> frozenset[str]:
        """The stems of the speaker's names and of the paper that he speaks by."""
        named: list[str] = _NAME.findall(self.speaker)
        if _SOMEBODY.match(self.speaker):
            named = _NAME.findall(_OF.split(self.speaker)[0])  # "an engineer at Lanma" is not Lanma
        found = frozenset(stem(word) for word in named if not word.endswith("-based"))
        return found - STOP - _NOBODY

    @property
    def words(self) -> frozenset[str]:
        """The stems by which the speaker can be known again."""
        head = _OF.split(self.speaker)[0]
        return self.names or frozenset(map(stem, plain(head))) - STOP - _NUMBERS


@lru_cache(maxsize=4096)
def attributions(text: str) -> tuple[Attribution, ...]:
    """Return the attributions of an English text, quotations blanked."""
    return tuple(_read(text, match) for match in _matches(text))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of an attribution, tried only at words that can begin one."""
    for word in _WORD.finditer(text):
        # "United States" is no verb
        known = word.group() in _FIRST or (
            word.group().capitalize() == word.group() and word.group().lower() in _OPENS
        )
        if known and (match := _ATTRIBUTION.match(text, word.start())):
            before = text[: match.start()]
            if match["told"] and (
                _NOBODYS.search(before)
                or _MEASURE.search(before)
                or (match["told"].endswith("ed") and _OF_A_THING.search(before))
                or _MORE.match(text, match.start())
                or _NOUN.match(text, match.start())
                or (_LISTED_NOUN.match(text, match.start()) and _LISTED.search(before))
                or _ORDERS.match(text, match.start())
            ):
                continue
            yield match


def attributing(text: str) -> Iterator[re.Match[str]]:
    """Yield the words of a draft that may say who says so."""
    yield from _matches(text)
    yield from cues.ATTRIBUTION.finditer(text)


def attributes(text: str) -> bool:
    """Whether a text says of anything who says so."""
    return any(attributing(text))


def saying(text: str) -> bool:
    """Whether a text has somebody say something, more than that it names a complaint or a suit."""
    return any(_matches(text))


def _read(text: str, match: re.Match[str]) -> Attribution:
    start, end = match.span()
    word = (match["told"] or "").lower()
    if not word:
        leading = not text[:start].strip()
        found = _BREAK.search(text, end) if leading else None
        stop = found.start() if found else _stop(text, end)
        first, last = (end, len(text)) if leading else (0, len(text))
        if "what" in match.group():  # "in what it called the first": it is so in his words only
            speaker = match.group().partition("what ")[2].rpartition(" ")[0]
            return Attribution(
                start, end, speaker, end, stop, False, (start, stop), start, end, "what"
            )
        shown = (start, _ahead(text, end, stop))
        return Attribution(
            start, end, _words(text[end:stop]), first, last, False, shown, start, stop, word
        )
    begun = _begin(text, start, end)
    before = text[begun:start].strip(" ,")
    if _JOINED.search(text, 0, start):  # "X says … and claims that …"
        shown = (start, _ahead(text, end, len(text)))
        speaker = _speaking(text, start)
        return Attribution(
            start, end, speaker, end, len(text), word in _ANNOUNCES, shown, start, end, word
        )
    if not before:  # “…,” said X
        stop = _stop(text, end)
        shown = (start, _ahead(text, end, stop))
        return Attribution(
            start, end, _words(text[end:stop]), 0, start, False, shown, start, stop, word
        )
    first, last = (0, begun) if _closes(text, begun, end, word) else (end, len(text))
    shown = (max(begun, _back(text, start)), _ahead(text, end, len(text), 4))
    return Attribution(start, end, before, first, last, word in _ANNOUNCES, shown, begun, end, word)


def _speaking(text: str, place: int) -> str:
    """Return the subject of the verb before a place, which is that of a verb joined to it by "and"."""
    earlier = [m for m in _matches(text) if m["told"] and m.start() < place]
    return _read(text, earlier[-1]).speaker if earlier else _words(text[:place].split(",")[0])


def _ahead(text: str, place: int, stop: int, words: int = 10) -> int:
    """Return the end of the next few words, at most `stop`."""
    found = re.match(rf"(?:\s*\S+){{1,{words}}}", text[place:stop])
    return place + found.end() if found else place


def _back(text: str, place: int) -> int:
    """Return the beginning of the words before a place that are worth showing."""
    found = re.search(r"(?:\S+\s+){1,12}$", text[:place])
    return found.start() if found else place


def _closes(text: str, begun: int, end: int, word: str) -> bool:
    """Whether "X said" stands after what it attributes."""
    if len(text[:begun].split()) < _SAYS_SOMETHING:
        return False
    if word in _NEVER_FIRST and text.startswith(" to ", end):
        return False  # ", and it expects to open more"
    return _ENDED.match(text, end) is not None or (
        word in ("told", "tells") and " that " not in text[end:]
    )


def _begin(text: str, place: int, verb_end: int) -> int:
    """Return where the subject of the verb at `place` begins, over the apposition before it."""
    breaks = list(_BREAK.finditer(text, 0, place))
    if breaks and not text[breaks[-1].end() : place].strip() and breaks[-1].group() == ",":
        turned = text[place:verb_end].lower() not in _NEVER_FIRST
        if len(breaks) == 1 or (turned and _INVERTED.match(text, verb_end)):
            return place
        aside = text[breaks[-2].end() : breaks[-1].start()]
        if (len(aside.split()) > 1 or _THAT.match(text, verb_end)) and not text[
            : breaks[-2].end()
        ].rstrip().endswith(("”", '"')):
            # "Guo Lan, who heads the shops, said" against "…, said Guo Lan"
            opened = breaks[-3].end() if len(breaks) > 2 else 0
            subject = text[opened : breaks[-2].start()].split()
            if 0 < len(subject) <= (_SPEAKER if _THAT.match(text, verb_end) else 5):
                return opened
        return place
    begun = breaks[-1].end() if breaks else 0
    for link in _LINK.finditer(text, begun, place):
        begun = link.end()
    return begun


def _stop(text: str, place: int) -> int:
    found = _BREAK.search(text, place)
    if found and found.group() == ",":
        # the office or the house of a speaker stands behind a comma
        further = _BREAK.search(text, found.end())
        return further.start() if further else len(text)
    return found.start() if found else len(text)


def _words(text: str) -> str:
    return " ".join(text.split()[:_SPEAKER])
