"""A person of the draft in an office, of a firm or at a time that the sources state otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.model import Finding, Span
from drafter.truth.claims import Claim
from drafter.truth.evidence import Sources
from drafter.truth.reading import pinyin
from drafter.truth.reading.countries import COUNTRIES
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.offices import VAGUE, Office, beside, in_chinese, in_english
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem

# Whoever leaves an office may be called a former holder of it.
_LEAVES = re.compile(
    r"\b(?:step(?:s|ped|ping)? (?:down|aside)|resign\w*|quit\w*|left|leav\w+|depart\w*|retir\w+|until|"
    r"formerly|previously|former|oust\w*|fired|sacked|dismiss\w*|replac\w+|succe[se]\w*|predecessor|"
    r"late|died|death)\b|\bex-|辞|卸任|离职|离任|离开|退休|退任|免去|接替|接任|继任|去世|曾|前任|不再",
    re.IGNORECASE,
)
_FOUNDED = re.compile(r"\b(?:co-?)?founded\b|创办|创立|创建", re.IGNORECASE)


def findings(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for each person whom the sources state in another office, firm or time.

    Where no source gives the person an office, there is nothing to hold the draft against.
    """
    for said in in_english(claim.sentence.text):
        mentioned = claim.sources.glossary.mentions(said.person)
        if said.title.lower() in VAGUE or any(m.entry.kind != "person" for m in mentioned):
            continue
        if "founder" in said.title.lower() and _founded(said.person, claim.sources):
            continue
        given = list(_given(said.person, claim.sources))
        problem = _problem(said, [office for _, office in given], claim.sources) if given else ""
        if problem:
            statement, office = given[0]
            text = claim.sentence.text[said.start : said.end]
            span = _span(claim.sources, statement, office)
            yield claim.finding("name", "warning", text, problem, span)


def _founded(person: str, sources: Sources) -> bool:
    """Whether a sentence that names a person tells of a founding, which needs no title."""
    return any(_FOUNDED.search(statement.text) for statement, _ in _naming(person, sources))


def _given(person: str, sources: Sources) -> Iterator[tuple[Statement, Office]]:
    """Yield what the sources call a person, each with its statement."""
    for statement, places in _naming(person, sources):
        if statement.chinese:
            offices = in_chinese(statement.text, places)
        else:
            offices = (o for o in in_english(statement.text) if _one_person(person, o.person))
        yield from ((statement, office) for office in offices)


def _naming(person: str, sources: Sources) -> Iterator[tuple[Statement, list[tuple[int, int]]]]:
    """Yield the statements that name a person, with the places of the name in a Chinese one."""
    words = person.split()
    for statement in sources.statements:
        if statement.chinese:
            places = _places(person, statement.text, sources.glossary)
            if places:
                yield statement, places
        elif words[-1] in statement.text or words[0] in statement.text:
            yield statement, []


def _places(person: str, text: str, glossary: Glossary) -> list[tuple[int, int]]:
    """Return where a Chinese sentence names a person, under the glossary's name or by the sound."""
    known = {mention.entry.name for mention in glossary.mentions(person)}
    found = [(m.start, m.end) for m in glossary.mentions(text) if m.entry.name in known]
    place = pinyin.stands(person, text) if not found else None
    if place:
        characters = re.escape(text[slice(*place)])
        found = [match.span() for match in re.finditer(characters, text)]
    return found


def _one_person(person: str, other: str) -> bool:
    left, right = set(person.lower().split()), set(other.lower().split())
    return left <= right or right <= left


def _problem(said: Office, given: Sequence[Office], sources: Sources) -> str:
    """Return what to tell the editor if none of the given offices fits, else nothing."""
    fitting = [office for office in given if office.rows & said.rows]
    if not fitting:
        if any(office.title.lower() in VAGUE for office in given) or _held_beside(said, sources):
            return ""
        return (
            f"The source calls {said.person} {_called(given[0])}, not {said.title}. "
            "Correct the office."
        )
    if said.time == "former" and all(office.time == "now" for office in fitting):
        if any(_LEAVES.search(s.text) for s, _ in _naming(said.person, sources)):
            return ""
        return f"The source does not call {said.person} a former {said.title}. Take “former” out."
    if said.time == "now" and all(office.time == "former" for office in fitting):
        return f"The source calls {said.person} a former {said.title}. Say “former”."
    firms = [office.firm for office in fitting if office.firm]
    known = said.firm and len(firms) == len(fitting)
    if known and not any(_one_firm(said.firm, firm, sources.glossary) for firm in firms):
        return (
            f"The source makes {said.person} {said.title} of {firms[0]}, not of {said.firm}. "
            "Correct the firm."
        )
    return ""


def _called(office: Office) -> str:
    return f"{'former ' if office.time == 'former' else ''}{office.english}"


def _held_beside(said: Office, sources: Sources) -> bool:
    """Whether a sentence that names the person, or the one after it, has the office, of nobody else."""
    for statement, _ in _naming(said.person, sources):
        place = sources.statements.index(statement)
        for near in sources.statements[place : place + 2]:
            others = [o for o in in_english(near.text) if not _one_person(said.person, o.person)]
            for at, rows in beside(near.text, chinese=near.chinese):
                if rows & said.rows and not any(o.start <= at < o.end for o in others):
                    return True
    return False


def _one_firm(said: str, given: str, glossary: Glossary) -> bool:
    """Whether two names may be of one firm: by the glossary, by their words, or by the sound."""
    left, right = _firms(said, glossary), _firms(given, glossary)
    if left and right:
        return bool(left & right or (left | right) & glossary.behind(left | right))
    if not re.search(r"[\u3400-\u9fff]", given):
        words, others = _telling(said), _telling(given)
        initials = _initials(said, given) or _initials(given, said)
        return not words or not others or bool(words & others) or initials
    if pinyin.stands(said, given) or said.lower() in given.lower():
        return True
    # A translated name cannot be compared, and "会上" before an office is no firm.
    return not (left or pinyin.looks_chinese(said)) or not (right or pinyin.is_firm(given))


def _firms(name: str, glossary: Glossary) -> frozenset[str]:
    kinds = ("company", "product", "body")
    return frozenset(m.entry.name for m in glossary.mentions(name) if m.entry.kind in kinds)


def _telling(name: str) -> frozenset[str]:
    """Return the stems that tell a firm from another: not "Group", "University" or a country."""
    words = re.findall(r"\w+", name.lower())
    return frozenset(
        stem(word)
        for word in words
        if word not in STOP and word not in COUNTRIES and not pinyin.is_generic(word)
    )


def _initials(short: str, long: str) -> bool:
    return short.upper() == "".join(word[0] for word in long.split() if word[0].isupper())


def _span(sources: Sources, statement: Statement, office: Office) -> Span:
    start, end = statement.start + office.start, statement.start + office.end
    text = sources.texts[statement.source][start:end]
    return Span(url=sources.urls[statement.source], start=start, end=end, text=text)
