"""A headline out of the sources' own titles, shortened only where nothing is lost but detail."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from drafter.house.style import Limits
from drafter.truth.instructions import addresses
from drafter.write.fence import SourceBlock
from drafter.write.reading import count_words, speaks_to_someone

_LABEL = re.compile(
    r"^\s*(?:exclusive|breaking(?: news)?|update(?: ?\d+)?|analysis|explainer|watch|video|live|news|"
    r"in pictures|factbox|just in)\s*[-:|–—]\s*|^[“‘'\"][^“”‘\"]{3,100}[”’'\"](?::|\s[–—-])\s+"
    r"|^[^:|]{0,30}\b(?:results|brief(?:ing)?|live|recap|round-?up|newsletter|podcast|Q&A):\s+"
    r"|^[^|]{2,25}\s\|\s+(?=.{40})",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s+[|·_»]\s+|\s+(?:--?|[–—])\s+")
# A tail with one of these carries a hedge, a source or a denial: without it the headline would say more.
_CHANGES_MEANING = re.compile(
    r"\b(?:sa(?:ys?|id)|reports?|reported(?:ly)?|sources?|rumou?rs?|alleged(?:ly)?|claims?|according|"
    r"analysts?|may|might|could|would|if|unless|until|before|despite|but|not|no|never|without|except|"
    r"only|den(?:y|ies|ied)|fails?|failed|likely|unlikely|expected|plans|planned|proposed|seen|"
    r"halts?|delays?|delayed|cancel\w*|n't)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+[–—-]\s+|[;:]\s+|,\s+(?=(?:\w+ing|with|as|while|after|amid|following|"
    r"(?-i:[a-z]{3,}s)(?! and\b))\b)"
    r"|\s+(?=(?:amid|after|while|following|as)\s)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r";\s+|,\s+(?=(?:\w+ing|with|as|while|after|amid|following)\b)|\s+(?=(?:amid|after|while|following)\s)"
)
_A_QUESTION = 16  # characters that a headline may rather be too long than ask or call
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|won|cut|rose|fell|sold|bought|led|set|began|made|took|grew|"
    r"hit|lost|built|paid|said|gave|went|came|became|\w{2,}ed)\b"
)


def headline(
    sources: Sequence[SourceBlock], lead: str, limits: Limits, without: Collection[str] = ()
) -> str:
    """Return the best headline there is that fits the limits.

    In this order: a title as it is, a title shortened, the lead's main clause, a title that asks or
    calls instead of telling. Without any that fits, the nearest is returned and left to the house's
    check. `without` are headlines that will not do.
    """
    titles = [title for source in sources if (title := _bare(source)) and not any(addresses(title))]
    telling = [title for title in titles if _tells(title)]
    candidates = [
        *telling,
        *(short for title in telling for short in _shorter(title, _TAIL)),
        *(clause for clause in _shorter(lead, _CLAUSE_END) if _VERB.search(clause)),
        *titles,
        lead.rstrip("."),
    ]
    usable = [candidate for candidate in candidates if candidate not in without]
    return min(
        usable or candidates,
        key=lambda c: _misfit(c, limits) + (0 if _tells(c) else _A_QUESTION),
    )


def _bare(source: SourceBlock) -> str:
    """Return the title without its label and the name of the site."""
    title = " ".join(source.title.split())
    while (label := _LABEL.match(title)) and label.end() < len(title):
        title = title[label.end() :]
    while cuts := list(_SITE.finditer(title)):
        head, tail = title[: cuts[-1].start()], title[cuts[-1].end() :]
        if not _names_the_site(head, cuts[-1].group().strip(), tail, source.publisher):
            break
        title = head
    return title.strip().rstrip(".")


def _names_the_site(head: str, mark: str, tail: str, publisher: str) -> bool:
    """Whether what follows the last mark of a title is the site or a section, and no part of the news."""
    name, known = tail.casefold(), publisher.casefold()
    if known and (name in known or known in name):
        return True
    most = 4 if mark in "|·_»" else 3
    return (
        count_words(tail) <= most
        and count_words(head) > most
        and tail[:1].isupper()
        and not _CHANGES_MEANING.search(tail)
    )


def _tells(title: str) -> bool:
    asks = re.search(r"\?(?:\s|$)", title) or title.endswith(("…", "..."))
    return not asks and not speaks_to_someone(title)


def _shorter(text: str, ends: re.Pattern[str]) -> Iterator[str]:
    """Yield `text` without its last clause, without its last two, as far as each can be missed."""
    for cut in reversed(list(ends.finditer(text))):
        if _CHANGES_MEANING.search(text[cut.start() :]):
            return
        yield text[: cut.start()].rstrip(" ,;:")


def _misfit(candidate: str, limits: Limits) -> int:
    """How far outside the limits, in characters; a tie goes to the first."""
    words, characters = count_words(candidate), len(candidate)
    return 6 * _outside(words, limits.headline_words.breach) + _outside(
        characters, limits.headline_characters.breach
    )


def _outside(number: int, allowed: tuple[int, int]) -> int:
    low, high = allowed
    return max(low - number, number - high, 0)
