"""Names of a draft against the names of its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Finding, Severity
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import names, pinyin, sorts, spellings
from drafter.truth.reading.bodies import BODIES, FEASTS
from drafter.truth.reading.names import Entry, Glossary, Mention
from drafter.truth.reading.outlets import in_chinese
from drafter.truth.reading.whereabouts import akin
from drafter.truth.reading.words import STOP, is_chinese, stem, tokens, unaccented
from drafter.truth.rules import spelling

_HOME = "China"  # goes without saying in the sources of a digest about it
# Degrees, orders and peerages describe a person; they name nothing to be mistaken for another.
STYLED = re.compile(
    r"(?:Bachelor|Master|Doctor|Associate)s? of (?:Arts|Science|Laws|Philosophy|Medicine|Business|"
    r"Fine Arts|Engineering|Education|Music)|(?:Duke|Duchess|Earl|Marquess|Viscount|Baron) of|"
    r"(?:Knight|Dame|Officer|Commander|Member)\b.* Order of|[A-Z](?:\.[A-Z])?$"
)
_ACTS = re.compile(
    r"([A-Z][a-z]{2,}(?<!ing))(?= (?:said|says|argue[sd]|propose[sd]|suggest(?:s|ed)|contend(?:s|ed)|"
    r"believe[sd]|recommend(?:s|ed)|mention(?:s|ed)|claim(?:s|ed)|explain(?:s|ed)|state[sd]|note[sd]|"
    r"add(?:s|ed)|ask(?:s|ed)|thinks|thought|tells|told|point(?:s|ed) out|agree[sd]|insist(?:s|ed)|"
    r"warn(?:s|ed)|replie[sd]|wrote|admit(?:s|ted)|denie[sd]|hope[sd]|wants|wanted|was born|joins|"
    r"joined|died|became|is an?|is the)\b)"
)
# Or what anything does; there a word must not look like a thing that needs no article.
_DOES = re.compile(
    r"([A-Z][a-z]{3,}(?<!s)(?<!ed)(?<!ing|ion|ent|ess|ity|ism|age|wth)(?<!ance|ence|ship))"
    r"(?= (?:has|was|will|had|is|[a-z]{3,}ed)\b)"
)
_THINGS = frozenset(
    """demand profit revenue traffic trade output income staff police everyone someone nobody everybody
        nothing everything something life work money research people weather water time today power
        production turnover consumption content nobody anyone software hardware health media""".split()
)
# Countries under all their names, their people, and what Chinese papers call them.
_ROWS = """
    united states, us, america, american, americans, white house, washington, 白宫, 美国, 美方, 美股, 美
    united kingdom, uk, britain, british, england, english, 英国, 英, 英语, 英文
    china, chinese, prc, 中国, 我国, 全国, 国内, 国产, 中方
    shanghai, 上海, 上交所, 科创板, 沪
    shenzhen, 深圳, 深交所, 创业板, 深
    hong kong, hongkong, hk, hkex, 香港, 港交所, 港股, 港元, 赴港
    european union, eu, europe, european, 欧盟, 欧洲
    germany, german, 德国
    france, french, 法国
    netherlands, dutch, 荷兰
    spain, spanish, 西班牙
    ireland, irish, 爱尔兰
    wales, welsh
    scotland, scottish
    switzerland, swiss, 瑞士
    sweden, swedish, 瑞典
    denmark, danish, 丹麦
    poland, polish, 波兰
    norway, norwegian, norwegians, 挪威
    finland, finnish, 芬兰
    hungary, hungarian, 匈牙利
    czech republic, czechia, czech, 捷克
    austria, austrian, 奥地利
    portugal, portuguese, 葡萄牙
    italy, italian, 意大利
    belgium, belgian, 比利时
    serbia, serbian, 塞尔维亚
    israel, israeli, 以色列
    saudi arabia, saudi, 沙特阿拉伯, 沙特
    united arab emirates, uae, emirati, 阿联酋
    mexico, mexican, 墨西哥
    argentina, argentine, argentinian, 阿根廷
    chile, chilean, 智利
    egypt, egyptian, 埃及
    south africa, south african, 南非
    nigeria, nigerian, 尼日利亚
    kenya, kenyan, 肯尼亚
    pakistan, pakistani, 巴基斯坦
    kazakhstan, kazakh, 哈萨克斯坦
    new zealand, new zealander, 新西兰
    mongolia, mongolian, 蒙古
    cambodia, cambodian, 柬埔寨
    laos, lao, 老挝
    greece, greek, 希腊
    turkey, turkish, 土耳其
    japan, japanese, 日本, 日方, 日韩, 中日, 美日
    south korea, korea, korean, 韩国, 日韩, 中韩
    taiwan, taiwanese, 台湾
    thailand, thai, 泰国
    vietnam, vietnamese, 越南
    philippines, filipino, philippine, 菲律宾
    malaysia, malaysian, 马来西亚
    indonesia, indonesian, 印度尼西亚, 印尼
    singapore, singaporean, 新加坡
    india, indian, 印度
    russia, russian, 俄罗斯
    ukraine, ukrainian, 乌克兰
    brazil, brazilian, 巴西
    canada, canadian, 加拿大
    australia, australian, 澳大利亚
    south america, latin america, 南美, 拉美
    southeast asia, asean, 东南亚, 东盟
    united nations, un, 联合国
    los angeles, la
    new york, nyc, 纽约
"""
COUNTRIES = {
    form: forms
    for forms in ([f.strip() for f in row.split(",")] for row in _ROWS.strip().splitlines())
    for form in forms
}


def ended(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return text.rstrip('"”’)').endswith((".", "!", "?"))


def is_country(name: str) -> bool:
    """Whether a name is a country's or its people's, under any of their names."""
    return names.plain(name) in COUNTRIES


_OF_FIRMS = re.compile(
    r"(?:终端|科技|集团|控股|股份|汽车|智能|网络|电器|国际|资本|创投|信息|电子|创新|鲜生|咖啡|冰城|快递|速运|速递|出行|找房|"
    r"旅行|金服|办公|软件|半导体|存储|机器人|锂能|高科|航天|商城)+$"
)
_CAPITAL = "Beijing"  # where the government sits whose acts a digest of China tells
_PLACED = re.compile(r"\b(?:in|at|near|from|to|outside|around|across|of|via|and)\s$", re.IGNORECASE)
_GOVERNMENT = re.compile(
    r"国务院|国家|我国|全国|中国|中央|[部委总]局?(?:近日|今日|日前|宣布|发布|印发|表示|公布|提出|将)|"
    r"\bChin(?:a|ese)\b|\b(?:ministry|State Council|central government)\b",
    re.IGNORECASE,
)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each name of the sentence that no source has under any of its names.

    A headline's ordinary words have capitals too, so there only the glossary's names are looked at.
    """
    sentence, sources = claim.sentence, claim.sources
    mentions = sources.glossary.mentions(sentence.text)
    offset = sentence.start
    amounts = [(f.start - offset, f.end - offset) for f in sentence.figures if f.money]
    for mention in mentions:
        money = sentence.text[mention.end : mention.end + 1] == "$" or any(
            start <= mention.start and mention.end <= end for start, end in amounts
        )
        if mention.entry.name == _HOME and sources.chinese:
            continue  # 中部某省 is in China
        if (
            not money
            and mention.entry.name not in sources.entities | sources.owners
            and not _known(mention.entry.name, sources)
            and not _namesake(mention, sentence.text, sources)
            and not _shortened(mention.entry, sources)
            and not _seat(mention, sentence.text, sources)
        ):
            text = sentence.text[mention.start : mention.end]
            yield _finding(claim, text, mention.entry)
    if (claim.headline or not ended(sentence.text)) and names.is_title_case(sentence.text):
        return  # every word has its capital there; the glossary's names were looked at above
    covered = [*((mention.start, mention.end) for mention in mentions), *amounts]
    for name in _others(sentence.text, covered):
        unexplained = re.sub(r"(?<=[A-Z])s$", "", name).lower() not in claim.draft.explained
        cited = any(chinese in text for chinese in in_chinese(name) for text in sources.texts)
        if (
            unexplained
            and not (cited or _known(name, sources))
            and not spelling.meant(name, sources)
        ):
            other = _spelt(name, sources)
            if other:
                message = f"The sources have {other}, not {name}. Check the spelling."
                yield claim.finding("name", "note", name, message)
            else:
                yield _finding(claim, name, None)
    yield from _strays(claim)


def named(sentence: str, glossary: Glossary) -> Iterator[str]:
    """Yield each name of a sentence, as the glossary prefers it.

    A headline's ordinary words have capitals too, so there only the glossary's names are names.
    """
    mentions = glossary.mentions(sentence)
    yield from (mention.entry.name for mention in mentions)
    if not names.is_title_case(sentence):
        covered = [(mention.start, mention.end) for mention in mentions]
        yield from _others(sentence, covered)
        yield from _based(sentence, covered)


def has(name: str, sources: Sources) -> bool:
    """Whether the sources have a name that `named` gave."""
    return name in sources.entities or _known(name, sources)


def _based(sentence: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the names that stand before a known one: Lanhu Video of Chengdu."""
    for begin, stop in names.capitalised(sentence):
        known = [start for start, end in covered if start < stop and begin < end]
        before, of, _ = sentence[begin : min(known, default=begin)].rpartition(" of ")
        if of:
            yield before


def _others(sentence: str, covered: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the capitalised names that the glossary does not cover."""
    for begin, stop in names.capitalised(sentence):
        if not any(start < stop and begin < end for start, end in covered):
            yield sentence[begin:stop]
    first = names.opening(sentence) or _single_opening(sentence)
    if first and not any(start < len(first) for start, _ in covered):
        yield first


def _single_opening(sentence: str) -> str:
    """Return the first word if it is a given name, sounds Chinese, or does what people and firms do."""
    match = re.match(r"[A-Z][a-z]+(?=[ ,’'])(?! [A-Z])", sentence)
    word = match.group() if match else ""
    acts = _ACTS.match(sentence) or _DOES.match(sentence)
    if (
        acts
        and acts[1].lower() not in _THINGS
        and names.plain(acts[1]) not in STOP | names.NOT_NAMES | names.ADVERBS | names.NEVER
    ):
        return acts[1]
    return word if sorts.given(word) or pinyin.looks_chinese(word) else ""


def _strays(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each word used as a name that is none."""
    texts = claim.sources.texts
    for word in dict.fromkeys(names.misplaced(claim.sentence.text)):
        if not any(re.search(rf"(?<=[a-z0-9,;] ){word}\b", text) for text in texts):
            message = f"{word} stands here where a name would. Put the right name in its place."
            yield claim.finding("name", "warning", word, message)


def _known(name: str, sources: Sources) -> bool:
    """Whether the sources have the name: in full, by its parts, as initials, or as people or country."""
    person, of, firm = name.partition(" of ")
    if of and has(person, sources) and has(firm, sources):
        return True
    parts = [
        part
        for part in re.split(r"[\s-]", name)
        if not part.islower() and names.plain(part) not in names.NOT_NAMES
    ]
    low = names.plain(name)
    if any(_has(form, sources) for form in (*COUNTRIES.get(low, ()), *FEASTS.get(low, ()))):
        return True
    if low.replace(" ", "") in sources.outlets or _translated(name, sources):
        return True
    return (
        all(_part_known(part, sources) for part in parts)
        or _abbreviated(name, sources)
        or _office_in_initials(parts, sources)
        or _sounds(name, sources)
    )


def _translated(name: str, sources: Sources) -> bool:
    """Whether a body is called by what it is in English, and a Chinese source has one of that sort."""
    sort = re.findall("|".join(BODIES), name) if name.count(" ") > 1 and sources.chinese else []
    return any(re.search(BODIES[word], text) for word in sort for text in sources.texts)


def _spelt(name: str, sources: Sources) -> str:
    """Return how the sources spell a name that they write a little otherwise, "" if they do not have it."""
    unknown = [
        part for part in name.split() if not part.islower() and not _part_known(part, sources)
    ]
    if len(unknown) != 1:
        return ""
    word = names.plain(unknown[0])
    for token in sources.running.row:
        if token.text[:1].isupper() and spellings.one_word(word, names.plain(token.text)):
            return token.text
    return ""


def _sounds(name: str, sources: Sources) -> bool:
    """Whether a Chinese source has characters that read as the name, or as each of its words."""
    if not sources.chinese:
        return False
    core = _core(name)
    texts = [text for text in sources.texts if is_chinese(text)]
    if any(pinyin.stands(core, text) for text in texts):
        return True
    words = core.split()
    if len(words) < 2 or pinyin.looks_chinese(core):
        return False
    return all(
        _part_known(word, sources) or any(pinyin.stands(word, text) for text in texts)
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


def _core(name: str) -> str:
    """Return a name without the office before it and without "-based" after it."""
    words = re.sub(r"-[a-z]+$", "", name).split()
    while len(words) > 1 and words[0].lower() in names.STYLES | names.NOT_NAMES:
        del words[0]
    return " ".join(words)


def _has(form: str, sources: Sources) -> bool:
    if form.isascii():
        return all(stem(piece) in sources.stems for piece in form.split())
    return any(form in text for text in sources.texts)


def _part_known(part: str, sources: Sources) -> bool:
    word = names.plain(part)
    bare = unaccented(part)  # "Sao Paulo" for "São Paulo"
    if len(word) < 2 or any(_stands(stem(form), word, sources) for form in (part, word, bare)):
        return True
    if any(_has(form, sources) for form in COUNTRIES.get(word, ())):
        return True
    if part.isupper() and word in sources.acronyms:
        return True
    if any(part.startswith(short) for short in sources.shortened):  # Wis., Calif.
        return True
    return len(word) >= 4 and any(akin(word, other) for other in sources.alike(word))


def _stands(root: str, word: str, sources: Sources) -> bool:
    """Whether the sources have a word; that Sheer is cut down to she does not count."""
    return root in sources.stems and (root not in STOP or root == word or word in sources.words)


def _abbreviated(name: str, sources: Sources) -> bool:
    """Whether the sources have the initials of a name, in capitals: "Josh Gordon" is no "as" or "of"."""
    letters = _initials(name).upper()
    return len(letters) > 1 and any(re.search(rf"\b{letters}s?\b", text) for text in sources.texts)


def _office_in_initials(parts: list[str], sources: Sources) -> bool:
    """Whether the sources have a person's office by its initials: CFO for Chief Financial Officer."""
    return any(
        _abbreviated(" ".join(parts[:size]), sources)
        and all(_part_known(part, sources) for part in parts[size:])
        for size in range(2, len(parts))
    )


def _initials(name: str) -> str:
    return (
        "".join(token.text[0] for token in tokens(name) if token.text[0].isupper()).lower() or "?"
    )


def _titled(claim: Claim, name: str) -> bool:
    """Whether a name stands between quotation marks, as a title, and most of its words are known."""
    if not re.search(rf"[\"“][^\"“”]*{re.escape(name)}[^\"“”]*[\"”]", claim.sentence.text):
        return False
    words = [word for word in name.split() if not word.islower()]
    return 2 * sum(_part_known(word, claim.sources) for word in words) > len(words)


def _finding(claim: Claim, text: str, entry: Entry | None) -> Finding:
    severity: Severity = "warning"
    message = f"No source names {text}. Check the name, or take it out."
    if entry is None and (STYLED.match(text) or _titled(claim, text)):
        severity = "note"
    elif entry is None and claim.sources.chinese and pinyin.looks_chinese(_core(text)):
        message = f"No source has characters that are read {text}. Check the name and its spelling."
    elif entry is None and claim.sources.chinese:
        severity = "note"
        message = (
            f"{text} is not in the glossary and may come from a Chinese source: check it by hand."
        )
    elif entry is not None and entry.name == _HOME:
        severity = "note"
    elif entry is not None and entry.kind in ("company", "product", "person"):
        severity = "severe"
        message = f"No source names {text}, under any name it goes by. Check who is meant."
    return claim.finding("name", severity, text, message)
