"""Whether the sources have a name: under any form it goes by, by its sound, or by what stands for it."""

from __future__ import annotations

import re

from drafter.truth.evidence import Sources
from drafter.truth.reading import pinyin, spellings
from drafter.truth.reading.bodies import BODIES, FEASTS
from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.names import NOT_NAMES, STYLES, Entry, Mention, plain
from drafter.truth.reading.whereabouts import akin
from drafter.truth.reading.words import STOP, is_chinese, stem, tokens, unaccented

_OF_FIRMS = re.compile(
    r"(?:终端|科技|集团|控股|股份|汽车|智能|网络|电器|国际|资本|创投|信息|电子|创新|鲜生|咖啡|冰城|快递|速运|速递|出行|找房|"
    r"旅行|金服|办公|软件|半导体|存储|机器人|锂能|高科|航天|商城)+$"
)
_PEOPLE = ("man", "woman", "men", "women")  # a Dutchwoman
_CUT = 3  # letters that are left of a word at least
_CAPITAL = "Beijing"  # where the government sits whose acts a digest of China tells
_PLACED = re.compile(r"\b(?:in|at|near|from|to|outside|around|across|of|via|and)\s$", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"国务院|国家|我国|全国|中国|中央|[部委总]局?(?:近日|今日|日前|宣布|发布|印发|表示|公布|提出|将)|"
    r"\bChin(?:a|ese)\b|\b(?:ministry|State Council|central government)\b",
    re.IGNORECASE,
)


def mentioned(mention: Mention, text: str, sources: Sources) -> bool:
    """Return whether the sources have what a text mentions of the glossary, under any of its names."""
    name = mention.entry.name
    return (
        name in sources.entities | sources.owners
        or known(name, sources)
        or _namesake(mention, text, sources)
        or _shortened(mention.entry, sources)
        or _seat(mention, text, sources)
    )


def has(name: str, sources: Sources) -> bool:
    """Whether the sources have a name that `named` gave."""
    return name in sources.entities or known(name, sources)


def known(name: str, sources: Sources) -> bool:
    """Whether the sources have the name: in full, by its parts, as initials, or as people or country."""
    person, of, firm = name.partition(" of ")
    if of and has(person, sources) and has(firm, sources):
        return True
    parts = [
        part
        for part in re.split(r"[\s-]", name)
        if not part.islower() and plain(part) not in NOT_NAMES
    ]
    low = plain(name)
    if any(_has(form, sources) for form in (*COUNTRIES.get(low, ()), *FEASTS.get(low, ()))):
        return True
    if low.replace(" ", "") in sources.outlets or _translated(name, sources):
        return True
    return (
        all(part_known(part, sources) for part in parts)
        or _abbreviated(name, sources)
        or _office_in_initials(parts, sources)
        or _clipped(parts, sources)
        or _sounds(name, sources)
    )


def _translated(name: str, sources: Sources) -> bool:
    """Whether a body is called by what it is in English, and a Chinese source has one of that sort."""
    sort = re.findall("|".join(BODIES), name) if name.count(" ") > 1 and sources.chinese else []
    return any(re.search(BODIES[word], text) for word in sort for text in sources.texts)


def spelt(name: str, sources: Sources) -> str:
    """Return how the sources spell a name that they write a little otherwise, "" if they do not have it."""
    unknown = [
        part for part in name.split() if not part.islower() and not part_known(part, sources)
    ]
    if len(unknown) != 1:
        return ""
    word = plain(unknown[0])
    for token in sources.running.row:
        if token.text[:1].isupper() and spellings.one_word(word, plain(token.text)):
            return token.text
    return ""


def _sounds(name: str, sources: Sources) -> bool:
    """Whether a Chinese source has characters that read as the name, or as each of its words."""
    if not sources.chinese:
        return False
    bare = core(name)
    texts = [text for text in sources.texts if is_chinese(text)]
    if any(pinyin.stands(bare, text) for text in texts):
        return True
    words = bare.split()
    if len(words) < 2 or pinyin.looks_chinese(bare):
        return False
    return all(
        part_known(word, sources) or any(pinyin.stands(word, text) for text in texts)
        for word in words
    )


def _namesake(mention: Mention, text: str, sources: Sources) -> bool:
    """Whether a source has somebody else whose name reads as the alias of a person: 王涛, "Wang Tao"."""
    person = mention.entry.kind == "person"
    return person and _sounds(text[mention.start : mention.end], sources)


def _shortened(entry: Entry, sources: Sources) -> bool:
    """Whether a Chinese source has a firm's name without what firms are called: 荣耀 for 荣耀终端."""
    if entry.kind != "company" or not sources.chinese:
        return False
    short = {_OF_FIRMS.sub("", form) for form in entry.chinese} - set(entry.chinese)
    return any(form in text for form in short if len(form) > 1 for text in sources.texts)


def _seat(mention: Mention, text: str, sources: Sources) -> bool:
    """Whether a capital stands for the government that a source speaks of: "Beijing wants …"."""
    if mention.entry.name != _CAPITAL or _PLACED.search(text[: mention.start]):
        return False
    return any(_GOVERNMENT.search(said) for said in sources.texts)


def core(name: str) -> str:
    """Return a name without the office before it and without "-based" after it."""
    words = re.sub(r"-[a-z]+$", "", name).split()
    while len(words) > 1 and words[0].lower() in STYLES | NOT_NAMES:
        del words[0]
    return " ".join(words)


def _has(form: str, sources: Sources) -> bool:
    """Whether the sources have one form of a name as it stands."""
    if form.isascii():
        return all(stem(piece) in sources.stems for piece in form.split())
    return any(form in text for text in sources.texts)


def part_known(part: str, sources: Sources) -> bool:
    """Whether the sources have one word of a name, in any of its forms."""
    word = plain(part)
    bare = unaccented(part)  # "Sao Paulo" for "São Paulo"
    if len(word) < 2 or any(_stands(stem(form), word, sources) for form in (part, word, bare)):
        return True
    forms = COUNTRIES.get(word, ())
    if any(_has(form + whom, sources) for form in forms for whom in ("", *_PEOPLE)):
        return True
    if (people := re.sub("(?:wo)?m[ae]n$", "", word)) != word and people in COUNTRIES:
        return part_known(people, sources)  # a Dutchwoman
    if part.isupper() and word in sources.acronyms:
        return True
    if any(re.match("[a-z]*".join(short), part) for short in sources.shortened):  # Calif., Va.
        return True
    return len(word) >= 4 and any(akin(word, other) for other in sources.alike(word))


def _stands(root: str, word: str, sources: Sources) -> bool:
    """Whether the sources have a word; that Sheer is cut down to she does not count."""
    return root in sources.stems and (root not in STOP or root == word or word in sources.words)


def _abbreviated(name: str, sources: Sources) -> bool:
    """Whether the sources have the initials of a name, in capitals: "Josh Gordon" is no "as" or "of"."""
    letters = _initials(name).upper()
    if len(letters) < 2:
        return False
    dotted = "".join(rf"{re.escape(letter)}\." for letter in letters)
    form = re.compile(rf"\b(?:{re.escape(letters)}s?\b|{dotted})")  # EU, N.S.
    return any(form.search(text) for text in sources.texts)


def _office_in_initials(parts: list[str], sources: Sources) -> bool:
    """Whether the sources have a person's office by its initials: CFO for Chief Financial Officer."""
    return any(
        _abbreviated(" ".join(parts[:size]), sources)
        and all(part_known(part, sources) for part in parts[size:])
        for size in range(2, len(parts))
    )


def _clipped(parts: list[str], sources: Sources) -> bool:
    """Whether the sources have the words of a name cut short, or in full: Lib Dems, Liberal Democrats."""
    words = [plain(part) for part in parts]
    row, size = sources.running.row, len(words)
    if size < 2:
        return False
    begun = [i for i, token in enumerate(row) if _begins(words[0], token.text)]
    if any(all(map(_begins, words, (t.text for t in row[i : i + size]))) for i in begun):
        return True
    # "the Fed" for the Federal Reserve
    return any(row[i - 1].text.lower() == "the" and len(row[i].text) < len(words[0]) for i in begun)


def _begins(word: str, token: str) -> bool:
    """Whether of a word and a capitalised one either is the beginning of the other."""
    shorter, longer = sorted((word.rstrip("s"), plain(token).rstrip("s")), key=len)
    return token[:1].isupper() and len(shorter) >= _CUT and longer.startswith(shorter)


def _initials(name: str) -> str:
    return (
        "".join(token.text[0] for token in tokens(name) if token.text[0].isupper()).lower() or "?"
    )
