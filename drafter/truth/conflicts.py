"""Where the sources of one story disagree: on an amount, a date, or how a person is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from urllib.parse import urlsplit

from drafter.model import Article, Finding, Span
from drafter.ports import Similarity
from drafter.truth.reading import names, spellings
from drafter.truth.reading.concepts import thing
from drafter.truth.reading.names import Glossary
from drafter.truth.reading.quantity import Figure, agrees, comparable, date_parts, said_with_bound
from drafter.truth.reading.retelling import unit_slip
from drafter.truth.reading.roles import Role, named, roles, strong
from drafter.truth.reading.statements import Statement, read
from drafter.truth.reading.units import TIMES

_SAME_LANGUAGE = 0.62  # of a pair's likeness, up to about 1.5; set on pairs written for it
_FACTOR = 25.0  # wrong units make a factor of ten; what differs by more is another thing
_ALIKE = 0.55  # cosine of two sentences that say the same in two languages
_OFFICE = re.compile(
    r"\b(chief executive|CEO|founder|chairman|chairwoman|president|finance chief|general manager)"
    r"(?: officer)?,?\s$",
    re.IGNORECASE,
)


def conflicts(
    articles: Sequence[Article],
    *,
    similarity: Similarity | None = None,
    glossary: Glossary | None = None,
) -> list[Finding]:
    """Return one finding for each figure, date or name on which two articles of a story disagree.

    Each has both spans and severity "warning"; where one is a slip of translation in the unit, the original
    comes first and the message says so. Amounts that agree after conversion or rounding, amounts of
    different things or periods, and amounts that both articles give are no conflict. Across languages
    `similarity` helps; without it figures, units, the glossary's names and a list of terms decide.
    """
    known = glossary or names.shipped()
    readings = [
        (article, read(article.text, i, article.published, known))
        for i, article in enumerate(articles)
    ]
    found: dict[tuple[str, ...], Finding] = {}
    for (left, mine), (right, theirs) in combinations(readings, 2):
        for first, second in _disagreements(mine, theirs, similarity):
            finding = _finding((left, first), (right, second))
            key = (finding.kind, *sorted((str(_key(first.figure)), str(_key(second.figure)))))
            found.setdefault(key, finding)
        for finding in _spellings(left, mine, right, theirs):
            found.setdefault(("name", *sorted(span.text for span in finding.spans)), finding)
    return list(found.values())


def _key(figure: Figure) -> tuple[str, float | str]:
    return figure.unit, figure.value


def _disagreements(
    mine: Sequence[Statement], theirs: Sequence[Statement], similarity: Similarity | None
) -> Iterator[tuple[Role, Role]]:
    """Yield the pairs of figures that play one part and differ; each is the other's likeliest partner."""
    left = [role for statement in mine for role in roles(statement) if _weighty(role.figure)]
    right = [role for statement in theirs for role in roles(statement) if _weighty(role.figure)]
    left_open = [role for role in left if not _given(role.figure, theirs)]
    right_open = [role for role in right if not _given(role.figure, mine)]
    alike = _alike(left_open, right_open, similarity)
    scores = {
        (i, j): score
        for i, first in enumerate(left_open)
        for j, second in enumerate(right_open)
        if (score := _likeness(first, second, alike)) > 0
    }
    used: set[tuple[str, int]] = set()
    for i, j in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if not used & {("left", i), ("right", j)}:
            yield left_open[i], right_open[j]
        used |= {("left", i), ("right", j)}


def _weighty(figure: Figure) -> bool:
    """Whether a difference in this figure is worth a word: no ordinals, no bare years, no "one"."""
    if figure.unit in ("ordinal", "weekday"):
        return False
    if figure.dated:
        parts = date_parts(str(figure.value))
        return "month" in parts and not figure.noun.endswith(("month", "year"))
    return figure.number > 1


def _given(figure: Figure, statements: Sequence[Statement]) -> bool:
    """Whether the other article has the figure too, exactly or rounded."""
    return any(
        agrees(figure, other) or agrees(other, figure)
        for statement in statements
        for other in statement.figures
    )


def _alike(
    left: list[Role], right: list[Role], similarity: Similarity | None
) -> dict[tuple[int, int], float]:
    """Return the likeness in meaning of the statements in different languages, by their places."""
    mine = list(dict.fromkeys(role.statement for role in left))
    theirs = list(dict.fromkeys(role.statement for role in right))
    if (
        similarity is None
        or not mine
        or not theirs
        or not any(a.chinese != b.chinese for a in mine for b in theirs)
    ):
        return {}
    grid = similarity([s.text for s in mine], [s.text for s in theirs])
    return {
        (a.start, b.start): float(grid[i, j])
        for i, a in enumerate(mine)
        for j, b in enumerate(theirs)
    }


def _likeness(left: Role, right: Role, alike: dict[tuple[int, int], float]) -> float:
    """Return how likely two figures are said of one thing; 0 when they are not comparable."""
    one_sort = _of_one_sort(left.figure, right.figure) or unit_slip(left, right)
    if not (comparable(left.figure, right.figure) and one_sort):
        return 0.0
    if left.qualifiers != right.qualifiers:
        return 0.0
    if (
        not _periods_meet(left, right)
        or _of_other_owners(left, right)
        or _of_other_things(left, right)
    ):
        return 0.0
    things = set(strong(left.concepts)[:2]) & set(strong(right.concepts)[:2])
    owners = named(left.statement) & named(right.statement)
    score = 0.3 * bool(things) + 0.2 * bool(owners)
    if left.statement.chinese != right.statement.chinese:
        meaning = alike.get((left.statement.start, right.statement.start), 0.0)
        # Names outside the glossary cannot be compared, so the nearest thing has to be the same one.
        close = (
            owners or meaning >= _ALIKE or strong(left.concepts)[:1] == strong(right.concepts)[:1]
        )
        return score + 0.3 * meaning if things and close else 0.0
    score += 0.5 * _share(left.content, right.content) + 0.5 * _share(left.near, right.near)
    if not things and (left.figure.dated or left.figure.unit in TIMES.values()):
        score -= 0.15  # a day or a stretch of time says little of what happened in it
    return score if score >= _SAME_LANGUAGE else 0.0


def _of_one_sort(left: Figure, right: Figure) -> bool:
    return left.dated or max(left.number, right.number) <= _FACTOR * min(left.number, right.number)


def _share(left: frozenset[str], right: frozenset[str]) -> float:
    return len(left & right) / max(3, min(len(left), len(right)))


def _periods_meet(left: Role, right: Role) -> bool:
    if left.figure.dated or not left.periods or not right.periods:
        return True
    mine, theirs = date_parts(left.periods[0]), date_parts(right.periods[0])
    shared = mine.keys() & theirs.keys()
    return bool(shared) and all(mine[key] == theirs[key] for key in shared)


def _of_other_owners(left: Role, right: Role) -> bool:
    """Whether each names companies or products, and none in common."""
    mine, theirs = left.statement.entities, right.statement.entities
    return (
        bool(mine and theirs)
        and not mine & theirs
        and not named(left.statement) & named(right.statement)
    )


def _of_other_things(left: Role, right: Role) -> bool:
    """Whether the words say that the figures count or measure two things."""
    mine, theirs = strong(left.concepts)[:2], strong(right.concepts)[:2]
    across = left.statement.chinese != right.statement.chinese
    if mine and theirs and mine[0] != theirs[0]:
        known = (mine[0] in theirs, theirs[0] in mine)
        if not (any(known) if across or left.figure.dated else all(known)):
            return True
    if left.figure.unit != "count" or across:
        return False
    counted, other = thing(left.figure.noun), thing(right.figure.noun)
    return counted != other if counted and other else mine[:1] != theirs[:1] or not mine


def _finding(mine: tuple[Article, Role], theirs: tuple[Article, Role]) -> Finding:
    slip = unit_slip(mine[1], theirs[1])
    if slip and _is_retold(mine, theirs):
        mine, theirs = theirs, mine
    (left, first), (right, second) = mine, theirs
    what = "date" if first.figure.dated else "figure"
    advice = (
        f"{outlet(right)}’s looks like a slip of translation in the unit: "
        f"follow {outlet(left)}, the original."
        if slip
        else "Find out which is right, or name both."
    )
    return Finding(
        kind="conflict",
        severity="warning",
        sentence=first.statement.text,
        text=first.figure.text,
        message=f"The sources disagree on a {what}: {outlet(left)} says {_said(first.figure)}, "
        f"{outlet(right)} says {_said(second.figure)}. {advice}",
        spans=(
            _span(left, first.figure.start, first.figure.end),
            _span(right, second.figure.start, second.figure.end),
        ),
    )


def _is_retold(mine: tuple[Article, Role], theirs: tuple[Article, Role]) -> bool:
    """Whether the other is the original: the one in Chinese, unless it appeared later."""
    chinese, english = (mine, theirs) if mine[1].statement.chinese else (theirs, mine)
    days = chinese[0].published, english[0].published
    later = days[0] is not None and days[1] is not None and days[0] > days[1]
    return mine is (chinese if later else english)


def _said(figure: Figure) -> str:
    # "Tuesday" alone would not show that two Tuesdays are meant
    return (
        f"{figure.text} ({figure.value})"
        if figure.noun.endswith("day")
        else said_with_bound(figure)
    )


def outlet(article: Article) -> str:
    """Return the name by which an editor knows the source."""
    return article.publisher or urlsplit(article.url).hostname or article.url


def _span(article: Article, start: int, end: int) -> Span:
    return Span(url=article.url, start=start, end=end, text=article.text[start:end])


# ── names ────────────────────────────────────────────────────────────────────────────────────


def _spellings(
    left: Article, mine: Sequence[Statement], right: Article, theirs: Sequence[Statement]
) -> Iterator[Finding]:
    """Yield a finding for each person whom the two articles spell differently or call by two names."""
    for first in _people(mine):
        for second in _people(theirs):
            name, other = first[2], second[2]
            if _stands(name, right.text) or _stands(other, left.text):
                continue
            if spellings.one_person(name, other) or _one_office(first, second):
                message = (
                    f"The sources disagree on a name: {outlet(left)} has {name}, "
                    f"{outlet(right)} has {other}. Find out which is right."
                )
                mine_span = _span(left, first[1], first[1] + len(name))
                their_span = _span(right, second[1], second[1] + len(other))
                yield Finding(
                    kind="conflict",
                    severity="warning",
                    sentence=first[0].text,
                    text=name,
                    message=message,
                    spans=(mine_span, their_span),
                )


def _people(statements: Sequence[Statement]) -> list[tuple[Statement, int, str]]:
    """Return the names of two or three words, once each, with their statement and place."""
    found: dict[str, tuple[Statement, int, str]] = {}
    for statement in statements:
        for start, end in names.capitalised(statement.text):
            name = statement.text[start:end]
            if 2 <= len(name.split()) <= 3 and all(
                re.fullmatch(r"[A-Z][a-z’'-]+", word) for word in name.split()
            ):
                found.setdefault(name, (statement, statement.start + start, name))
    return list(found.values())


def _stands(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _one_office(first: tuple[Statement, int, str], second: tuple[Statement, int, str]) -> bool:
    """Whether both are given one office, in one company of the glossary."""
    offices = []
    for statement, start, _ in (first, second):
        match = _OFFICE.search(statement.text, 0, start - statement.start)
        offices.append(match[1].lower().replace("ceo", "chief executive") if match else "")
    return offices[0] == offices[1] != "" and bool(first[0].entities & second[0].entities)
