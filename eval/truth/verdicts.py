"""Is what was planted really wrong? Each kind of error is judged on the texts alone, read anew."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cached_property, lru_cache
from itertools import product

from drafter.truth import figures
from drafter.truth.reading.quantity import Figure, agrees
from eval.truth.antonyms import antonyms

_CJK = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[\w’'-]+")
_DENIALS = re.compile(r"\b(?:not|never|no|without|cannot)\b|n[’']t\b", re.IGNORECASE)
HEDGED = re.compile(
    r"\b(?:reported(?:ly)?|alleged(?:ly)?|apparently|possibly|probably|perhaps|supposedly|may|might|could|"
    r"would|plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|hop(?:es?|ed|ing)|want(?:s|ed)?|"
    r"expect(?:s|ed)?|consider(?:s|ed|ing)?|weigh(?:s|ing)?|mull(?:s|ing)?|likely|believed|thought|"
    r"understood|said to|due to|draft|propos(?:es|ed|al)|estimat(?:es|ed)?)\b"
    r"|拟|据报|据称|据悉|传|消息称|知情|可能|或将|或|计划|预计|有望|考虑|征求意见|估算|估计|目标|希望",
    re.IGNORECASE,
)
ATTRIBUTED = re.compile(
    r"\baccording to\b|\b(?:said|says|say|told|tells|announced|announces|claims?|claimed|stated|wrote|"
    r"writes|argued|argues|reported|reports|admitted|promised|promises)\b"
    r"|表示|称|据|介绍|透露|回应|披露|认为|指出|写道|宣布|公布|通报|公告|说",
    re.IGNORECASE,
)


class NotWrong(AssertionError):
    """What was planted is no error, so the generator is broken."""


class Reading:
    """A sentence, what was made of it, and its source, with what the figures of each say."""

    def __init__(self, sentence: str, planted: str, source: str) -> None:
        self.sentence, self.planted, self.source = sentence, planted, source

    @cached_property
    def new(self) -> list[Figure]:
        """Figures of the planted text, dates left out, that the sentence does not have."""
        return [
            f for f in _read(self.planted) if not f.dated and not _among(f, _read(self.sentence))
        ]

    @cached_property
    def lost(self) -> list[Figure]:
        """Figures of the sentence, dates left out, that the planted text does not have."""
        return [
            f for f in _read(self.sentence) if not f.dated and not _among(f, _read(self.planted))
        ]

    @cached_property
    def given(self) -> list[Figure]:
        """Those of the new figures that the source has."""
        return [f for f in self.new if _among(f, _read(self.source))]

    @property
    def other_date(self) -> bool:
        """Whether the planted text names a date that neither the sentence nor the source has."""
        new = [f for f in _read(self.planted) if f.dated and not _among(f, _read(self.sentence))]
        return bool(new) and not any(_among(f, _read(self.source)) for f in new)

    @cached_property
    def put_in(self) -> list[str]:
        """Words that the planted text has more often than the sentence."""
        return list((_words(self.planted) - _words(self.sentence)).elements())

    @cached_property
    def taken_out(self) -> list[str]:
        """Words that the sentence has more often than the planted text."""
        return list((_words(self.sentence) - _words(self.planted)).elements())

    def fewer(self, pattern: re.Pattern[str]) -> bool:
        """Whether the planted text has fewer of these words than the sentence."""
        return len(pattern.findall(self.planted)) < len(pattern.findall(self.sentence))


def judge(kind: str, sentence: str, planted: str, source: str) -> None:
    """Raise NotWrong when the planted text is not an error of this kind; KeyError for an unknown kind."""
    why = ""
    if " ".join(planted.split()) in " ".join(source.split()):
        why = "the source has these very words"
    elif not _VERDICTS[kind](Reading(sentence, planted, source)):
        why = "read anew, it is no error of this kind"
    if why:
        raise NotWrong(f"{kind}: {why}: “{planted}”, planted in “{sentence}”.")


def _absent_figure(read: Reading) -> bool:
    return bool(read.new) and not read.given


def _moved_figure(read: Reading) -> bool:
    return bool(read.new) and bool(read.lost) and read.given == read.new


def _unit_slip(read: Reading) -> bool:
    pairs = [
        (new.number, lost.number)
        for new, lost in product(read.new, read.lost)
        if new.unit == lost.unit and lost.number
    ]
    # 8.3 told as 83, 830 or 8,300 has the same digits.
    slips = [f"{new:.6e}".split("e")[0] == f"{lost:.6e}".split("e")[0] for new, lost in pairs]
    return _absent_figure(read) and any(slips)


def _changed_date(read: Reading) -> bool:
    return read.other_date and not any(_stands(word, read.source) for word in read.put_in)


def _foreign_name(read: Reading) -> bool:
    return bool(read.put_in) and not any(_stands(word, read.source) for word in read.put_in)


def _moved_name(read: Reading) -> bool:
    own = bool(read.put_in) and all(_stands(word, read.source) for word in read.put_in)
    return own and bool(read.taken_out) and all(word[:1].isupper() for word in read.put_in)


def _altered_quotation(read: Reading) -> bool:
    quoted = re.findall(r"“([^”]*)”", read.planted)
    return bool(quoted) and _plain(quoted[-1]) not in _plain(read.source)


def _grafted_clause(read: Reading) -> bool:
    return len(strange(" ".join(read.put_in), read.source)) >= 2


def _negated(read: Reading) -> bool:
    more = len(_DENIALS.findall(read.planted)) - len(_DENIALS.findall(read.sentence))
    return abs(more) == 1


def _antonym(read: Reading) -> bool:
    opposites = antonyms()
    return any(
        " ".join(read.put_in).lower() == " ".join(_WORD.findall(opposite)).lower()
        for word in read.taken_out
        for opposite in opposites.get(word.lower(), ())
    )


def _dropped_hedge(read: Reading) -> bool:
    return read.fewer(HEDGED) and HEDGED.search(read.source) is not None


def _dropped_attribution(read: Reading) -> bool:
    return read.fewer(ATTRIBUTED) and ATTRIBUTED.search(read.source) is not None


_VERDICTS: dict[str, Callable[[Reading], bool]] = {
    "absent_figure": _absent_figure,
    "moved_figure": _moved_figure,
    "unit_slip": _unit_slip,
    "changed_date": _changed_date,
    "foreign_name": _foreign_name,
    "moved_name": _moved_name,
    "altered_quotation": _altered_quotation,
    "grafted_clause": _grafted_clause,
    "negated": _negated,
    "antonym": _antonym,
    "dropped_hedge": _dropped_hedge,
    "dropped_attribution": _dropped_attribution,
}


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Figure, ...]:
    return tuple(figures(text))


def _among(figure: Figure, others: tuple[Figure, ...]) -> bool:
    return any(agrees(figure, other) for other in others)


def _words(text: str) -> Counter[str]:
    return Counter(re.sub(r"[’']s?$", "", word) for word in _WORD.findall(text))


def strange(clause: str, source: str) -> list[str]:
    """Return the longer words of a clause that the source does not have."""
    return [word for word in _words(clause) if len(word) > 4 and not _stands(word, source)]


def _stands(word: str, text: str) -> bool:
    if _CJK.search(word):
        return word in text
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) is not None


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))
