"""Offices: what a text calls a person, of which firm, and whether that is past."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.truth.reading import pinyin
from drafter.truth.reading.names import NOT_NAMES
from drafter.truth.reading.words import STOP, as_typed

# English | Chinese; a word may stand in several rows, and two titles fit if they share a row.
_TABLE = """
chief executive, chief executive officer, CEO, boss, chief | 首席执行官, CEO, 行政总裁, 总裁, 总经理
president | 总裁, 总经理, 主席, 总统, 会长, 校长, 院长, 行长
general manager, managing director | 总经理, 董事总经理
vice president, vice-president, VP, vice general manager | 副总裁, 副总经理, 副会长, 副校长, 副院长, 副行长
vice chairman, vice-chairman, deputy chairman | 副董事长, 副主席
chairman, chairwoman, chairperson, chair | 董事长, 董事局主席, 主席, 董事会主席
chief financial officer, finance chief, CFO, financial chief | 首席财务官, CFO, 财务总监
chief technology officer, technology chief, CTO | 首席技术官, CTO, 技术总监
chief operating officer, operating chief, operations chief, COO | 首席运营官, COO, 运营总监
chief marketing officer, marketing chief, CMO | 首席营销官, 首席市场官, CMO, 市场总监
chief product officer, product chief | 首席产品官, 产品总监
chief strategy officer, strategy chief | 首席战略官
chief scientist, scientist | 首席科学家, 科学家
founder, co-founder, cofounder | 联合创始人, 共同创始人, 创始人
spokesperson, spokesman, spokeswoman | 新闻发言人, 发言人
minister | 部长
vice minister, vice-minister, deputy minister | 副部长
mayor | 市长
vice mayor, deputy mayor | 副市长
governor | 省长, 行长
deputy governor, vice governor | 副省长, 副行长
secretary, party secretary, secretary-general | 党委书记, 书记, 秘书长
professor | 教授
dean | 院长
vice dean, deputy dean | 副院长
analyst | 分析师
lawyer, attorney | 律师
judge | 法官
engineer | 工程师
researcher | 研究员
director | 主任, 局长, 所长, 总监, 董事, 导演
head | 主任, 局长, 所长, 总监, 负责人, 主管, 总经理
deputy director, deputy head, vice director | 副主任, 副局长, 副所长, 副总监
editor, editor-in-chief | 总编辑, 主编
"""
_Row = frozenset[int]  # the rows of the table that a title stands in
VAGUE = frozenset({"boss", "chief", "head", "director"})  # any of several offices may be meant


def _rows() -> tuple[dict[str, _Row], dict[str, _Row], list[str]]:
    english: dict[str, set[int]] = {}
    chinese: dict[str, set[int]] = {}
    usual = []
    for number, row in enumerate(_TABLE.strip().splitlines()):
        left, _, right = row.partition(" | ")
        usual.append(left.split(", ")[0])
        for form in left.split(", "):
            english.setdefault(form.lower(), set()).add(number)
        for form in right.split(", "):
            chinese.setdefault(form, set()).add(number)
    frozen = [
        {form: frozenset(rows) for form, rows in table.items()} for table in (english, chinese)
    ]
    return frozen[0], frozen[1], usual


_ENGLISH, _CHINESE, _USUAL = _rows()
TITLE_WORDS = frozenset(word for title in _ENGLISH for word in title.split()) | {"former"}
_TITLE = "|".join(sorted(map(re.escape, _ENGLISH), key=len, reverse=True))
_TITLE_ZH = "|".join(sorted(map(re.escape, _CHINESE), key=len, reverse=True))
_LOOSE = re.compile(rf"\b(?:{_TITLE})\b", re.IGNORECASE)
_LOOSE_ZH = re.compile(rf"(?:{_TITLE_ZH})(?![{pinyin.FAMILIES}])")

Time = Literal["now", "then", "former"]


@dataclass(frozen=True, slots=True)
class Office:
    """What a text calls a person; `firm` is empty where it names none, places are those of the text."""

    person: str
    rows: _Row
    title: str
    firm: str
    time: Time  # "then": in the past, perhaps still
    start: int
    end: int

    @property
    def english(self) -> str:
        """The title, one in Chinese with what it means."""
        if self.title.lower() in _ENGLISH or self.title.isascii():
            return self.title
        return f"{self.title} ({' or '.join(_USUAL[row] for row in sorted(self.rows))})"


# ── English ──────────────────────────────────────────────────────────────────────────────────

_PERSON = (
    r"(?P<person>[A-Z][a-z\u00c0-\u024f]+(?:[-’'][A-Z]?[a-z]+)*(?: [A-Z]\.)?"
    r"(?: [A-Z][a-zA-Z\u00c0-\u024f’'-]+){1,2})"
)
_TITLES = rf"(?P<title>(?i:{_TITLE})(?:(?: and |, | & )(?i:{_TITLE})){{0,3}})\b"
_RANK = r"(?:(?i:acting|interim|new|senior|executive|associate|assistant|long-?time) ){0,2}"
_FORMER = rf"(?P<former>(?i:former|ex|previous)[ -])?{_RANK}"
_WORD = rf"(?!(?i:{_TITLE}|vice|deputy|former|acting|senior|executive)\b)[A-Z0-9][\w.&’'-]*"
_FIRM = rf"(?P<firm>{_WORD}(?: (?:of )?{_WORD}){{0,3}})"
_OF = rf"(?:(?: of| at| for)(?: the)? {_FIRM})?"
_NO_OTHER = r"(?! [A-Z])"  # in "Zhou Weiming, chairman Li Qiang and others" the title is Li Qiang's
_PATTERNS = [
    re.compile(pattern)
    for pattern in (
        # Zhou Weiming, the former chief executive of Lanqiao
        rf"{_PERSON}, (?:who (?:is|(?P<past>was)|became|was named|was appointed) )?"
        rf"(?:the |its |an? |(?P<then>then[- ]))?{_FORMER}{_TITLES}{_NO_OTHER}{_OF}",
        # Zhou Weiming, Lanqiao’s chief executive
        rf"{_PERSON}, (?:the )?{_FORMER}{_FIRM}(?:[’']s?)? (?P<former2>former )?"
        rf"{_RANK}{_TITLES}{_NO_OTHER}",
        # former Lanqiao chief executive Zhou Weiming; chief executive of Lanqiao, Zhou Weiming
        rf"(?<![\w-])(?P<then>then[- ])?{_FORMER}(?:{_FIRM}(?:[’']s?)? )?"
        rf"(?P<former2>former |ex-)?{_RANK}{_TITLES}"
        rf"(?: (?:of|at) {_FIRM.replace('firm', 'firm2')})?,? {_PERSON}",
        # Zhou Weiming was named chief executive of Lanqiao
        rf"{_PERSON} (?:is|has been|becomes?|became|serves as|(?P<past>was|had been|served as)|"
        rf"(?:was |has been |is )?(?:named|appointed)) (?:the |its |an? )?{_FORMER}{_TITLES}{_OF}",
    )
]


def in_english(text: str) -> list[Office]:
    """Return the offices that an English sentence states, one a person and a way of saying it."""
    if not _LOOSE.search(text):
        return []
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            said = match.groupdict()
            person = _bare(said["person"])
            if " " not in person:
                continue
            titles = re.split(r" and |, | & ", said["title"].lower())
            rows = frozenset(row for title in titles for row in _ENGLISH[title])
            time: Time = "then" if said.get("past") or said.get("then") else "now"
            if said.get("former") or said.get("former2"):
                time = "former"
            firm = _bare(said.get("firm") or said.get("firm2") or "")
            found.append(
                Office(person, rows, said["title"], firm, time, match.start(), match.end())
            )
    return found


def _bare(name: str) -> str:
    """Return a name without the office, day or possessive that its capitals drew in."""
    words = re.sub(r"[’']s?$", "", name).split()
    while words and words[0].lower() in STOP | NOT_NAMES | _ENGLISH.keys():
        del words[0]
    return " ".join(words)


# ── Chinese ──────────────────────────────────────────────────────────────────────────────────

_HELD_ZH = rf"(?P<title>(?:{_TITLE_ZH})(?:(?:兼任|兼|、|及|和|暨)(?:{_TITLE_ZH})){{0,3}})"
_FIRM_ZH = r"(?P<firm>[\u3400-\u9fffA-Za-z0-9·]{0,16}?)"
_BEFORE_ZH = re.compile(rf"{_FIRM_ZH}{_HELD_ZH}的?[“ ]?$")
_AFTER_ZH = [
    # 周伟明曾任蓝桥科技首席技术官
    re.compile(
        rf"[，,]?(?P<verb>现任|曾任|曾是|曾为|担任|出任|就任|当选|任|是|为|系){_FIRM_ZH}{_HELD_ZH}(?!的)"
    ),
    # 周伟明，蓝桥科技首席技术官，表示
    re.compile(rf"[，,（(](?P<verb>){_FIRM_ZH}{_HELD_ZH}(?=[，,。；）)]|$)"),
]
_REACH = 50  # characters before a name in which firm and titles stand
_FORMER_ZH = re.compile(r"^(?:前任|前|原(?![告审被]))|(?:前任|前|原)$")  # 原告 is a plaintiff
_BREAK = re.compile(r"[。，；！？“”：:;,.!?\n]")


def in_chinese(text: str, places: Sequence[tuple[int, int]]) -> Iterator[Office]:
    """Yield the office that a Chinese sentence gives a person who is named at `places`."""
    for start, end in places:
        clause = max(0, start - _REACH)
        breaks = [match.end() for match in _BREAK.finditer(text, clause, start)]
        held = _BEFORE_ZH.search(text, breaks[-1] if breaks else clause, start)
        if held is None:
            held = next(filter(None, (pattern.match(text, end) for pattern in _AFTER_ZH)), None)
        if held is None:
            continue
        past = (held.groupdict().get("verb") or "").startswith("曾")
        firm = _FORMER_ZH.sub("", held["firm"])
        titles = re.findall(_TITLE_ZH, held["title"])
        yield Office(
            person=text[start:end],
            rows=frozenset(row for title in titles for row in _CHINESE[title]),
            title=held["title"],
            firm=firm.removesuffix("的"),
            time="former" if past or firm != held["firm"] else "now",
            start=min(start, held.start("firm" if held.end() == start else "title")),
            end=max(end, held.end("title")),
        )


def beside(text: str, *, chinese: bool) -> Iterator[tuple[int, _Row]]:
    """Yield each title of a sentence with its place, whoever it is of."""
    table = _CHINESE if chinese else _ENGLISH
    for match in (_LOOSE_ZH if chinese else _LOOSE).finditer(as_typed(text)):
        yield match.start(), table[match.group() if chinese else match.group().lower()]
