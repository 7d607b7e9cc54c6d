"""Proofreading by Harper, as notes: only rules that are seldom wrong about news prose."""

from __future__ import annotations

import re
import threading
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harper import Lint, Linter

# Chosen by running all of Harper's rules over English news and over sentences with planted slips: these
# found the slips and next to nothing else. Rules of taste (sentence length, serial commas) are left out.
_RULES = (
    "AdjectiveDoubleDegree", "AnA", "AnAnother", "AnotherAn", "CommaFixes", "CorrectNumberSuffix",
    "DidPast", "DoubleModal", "EachOthersPossessive", "ElsePossessive", "ItsContraction",
    "ItsPossessive", "MissingTo", "ModalOf", "MoreBetter", "NounVerbConfusion", "PronounInflectionBe",
    "PronounVerbAgreement", "RedundantThat", "RegularIrregulars", "RepeatedWords",
    "SimplePastToPastParticiple", "SpellCheck", "TheirToThere", "ThenThan", "ThereIsAgreement",
    "TheTheToThatThe", "ToLoseTooLoose", "ToTo", "WrongApostrophe",
)  # fmt: skip
# A capital, a digit or an accent makes it a name, which no dictionary has to know.
_ORDINARY_WORD = re.compile(r"[a-z]{4,}")
_ARTICLE = re.compile(r"an?", re.I)
_SPELT_OUT = re.compile(r"&A\b|\W?an? [A-Z]{2}", re.A)  # “M&A in”, “an SOE”: said by its letters
_HYPHENS = "-–"


class _Kept(threading.local):
    """The linter of one thread: two threads may not use one at once, and making one takes 0.7 s."""

    linter: Linter | None = None


_kept = _Kept()


def proofread(text: str, passed: Collection[str] = ()) -> Iterator[str]:
    """Yield a message for each likely slip in `text`, in reading order: what it is, what to write.

    Words in `passed` are not looked up in the dictionary.
    """
    plain = text.replace("’", "'")  # some rules know only the straight apostrophe
    for lint in _linter().lint(plain, language="plaintext"):
        slip = text[lint.span.start : lint.span.end]
        if lint.lint_kind == "Spelling" and (slip in passed or not _ordinary(plain, lint)):
            continue
        if _ARTICLE.fullmatch(slip) and _SPELT_OUT.match(text, max(0, lint.span.start - 1)):
            continue
        offer = lint.suggestions[0].replacement_text if lint.suggestions else ""
        yield f"“{slip}”: {_reason(lint)}" + (f" Perhaps “{offer}”." if offer.strip() else "")


def _linter() -> Linter:
    if _kept.linter is None:
        from harper import Dialect, Linter, get_default_lint_config

        _kept.linter = Linter(Dialect.BRITISH)
        _kept.linter.set_lint_config({rule: rule in _RULES for rule in get_default_lint_config()})
    return _kept.linter


def _ordinary(text: str, lint: Lint) -> bool:
    around = text[lint.span.start - 1 : lint.span.start] + text[lint.span.end : lint.span.end + 1]
    return bool(_ORDINARY_WORD.fullmatch(lint.problem_text)) and not set(around) & set(_HYPHENS)


def _reason(lint: Lint) -> str:
    if lint.lint_kind == "Spelling":
        return "not in the British dictionary."
    return str(lint.message).rstrip(".") + "."
