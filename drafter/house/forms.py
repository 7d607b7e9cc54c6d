"""What a house may write in several ways, and how each way looks: the ground of checking and learning.

Each form is looked for only in shapes that cannot be anything else. Quoted words are the speaker's and
are passed over, except for the marks themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from drafter.house.style import Conventions
from drafter.model import Item

NUMBER = r"\d[\d,]*(?:\.\d+)?"
SCALED = rf"{NUMBER}(?:[\s-]?(?:thousand|million|billion|trillion|[mb]n?|tn|k)\b)?"
QUOTED = re.compile(r"“[^“”]*”")

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ][a-z]+)?"
_MONEY = rf"(?:[$€£¥￥]|\b(?:USD|RMB|CNY|EUR|HKD)) ?{NUMBER}"
_YUAN = r"(?:[\s-](?:thousand|million|billion|trillion)|[mb]n?\b|tn\b)?"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that can be written in several forms, and the convention that says which is right."""

    rule: str
    key: str  # in Conventions
    forms: Mapping[str, re.Pattern[str]]  # what a form is called, and how it looks
    advice: str
    headline: bool = True
    quotations: bool = False  # whether it is looked for inside quotation marks, too

    def kept(self, house: Conventions) -> str:
        """Return the form that the house keeps, "" for none; a switch that is on keeps the first."""
        value = getattr(house, self.key)
        if isinstance(value, bool):
            return next(iter(self.forms)) if value else ""
        return str(value).strip()

    def found(self, item: Item) -> Iterator[tuple[str, str]]:
        """Yield form and words for each place where the item uses one of the forms."""
        for text in self._texts(item):
            for form, pattern in self.forms.items():
                for match in pattern.finditer(text):
                    yield form, match[0].strip()

    def _texts(self, item: Item) -> list[str]:
        texts = list(item.paragraphs)
        if not self.quotations:
            texts = [QUOTED.sub("“…”", text) for text in texts]
        return [QUOTED.sub("“…”", item.headline), *texts] if self.headline else texts


def _forms(patterns: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType({form: re.compile(pattern) for form, pattern in patterns.items()})


CHOICES = (
    Choice(
        "percent",
        "percent",
        _forms(
            {
                "percent": rf"{NUMBER}\s?percent\b",
                "per cent": rf"{NUMBER}\s?per cent\b",
                "%": rf"{NUMBER}\s?%",
                "pct": rf"{NUMBER}\s?pct\b",
            }
        ),
        "write “{percent}” in prose",
        headline=False,
    ),
    Choice(
        "dollar",
        "dollar",
        _forms(
            {
                "US$": rf"(?<![\w$])US\${NUMBER}",
                "$": rf"(?<![\w$])\$\s?{NUMBER}",
                "USD": rf"(?<![\w$])USD\s?{NUMBER}",
                "US $": rf"(?<![\w$])US\s\$\s?{NUMBER}",
                "U.S.$": rf"(?<![\w$])U\.S\.\s?\$\s?{NUMBER}",
            }
        ),
        "write {dollar} and the number, if these are US dollars",
    ),
    Choice(
        "scale",
        "scale",
        _forms(
            {
                "million": rf"{_MONEY}[\s-]?(?:m|b|tr)illion\b",
                "m": rf"{_MONEY}\s?(?:[mb]n?|trn?|tn)\b",
            }
        ),
        "write the scale of an amount as in {dollar}50{million}",
    ),
    Choice(
        "yuan",
        "yuan",
        _forms(
            {
                "yuan": rf"{NUMBER}{_YUAN}[\s-]yuan\b",
                "RMB": rf"\bRMB\s?{NUMBER}|{NUMBER}{_YUAN} RMB\b",
                "CNY": rf"\bCNY\s?{NUMBER}|{NUMBER}{_YUAN} CNY\b",
                "renminbi": rf"{NUMBER}{_YUAN}[\s-]renminbi\b",
                "¥": rf"[¥￥]\s?{NUMBER}",
            }
        ),
        "write amounts of Chinese money with “{yuan}”",
    ),
    Choice(
        "date",
        "dates",
        _forms(
            {
                "12 March": rf"\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}(?!\w)",
                "March 12": rf"\b{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b(?![,.]?\d|%)",
            }
        ),
        "write the date as in “{dates}”",
    ),
    Choice(
        "ages",
        "ages_in_digits",
        _forms(
            {
                "in digits": r"\baged? \d\d\b|(?<=[a-z]), \d\d(?=,)|\b\d\d-year-old\b",
                "in words": rf"\baged? {_TENS}\b|, {_TENS}(?=,)|\b{_TENS}-year-old\b",
            }
        ),
        "ages are written in digits",
        headline=False,
    ),
    Choice(
        "dash",
        "spaced_en_dash",
        _forms(
            {
                "spaced en dash": r"\S+ – \S+",
                "other dash": r"\S*\s?—\s?\S*|\S*[^\s\d] --? \S+|\S+ --? [^\s\d]\S*|\w--\w",
            }
        ),
        "use a spaced en dash ( – )",
    ),
    Choice(
        "quotes",
        "curly_quotes",
        _forms(
            {
                "curly": r"[“”‘’]",
                "straight": r"\w*(?<!\d)[\"']\w*|\w*(?<=\d)[\"'](?=\w)\w*",
            }
        ),
        "use curly quotation marks and apostrophes",
        quotations=True,
    ),
    Choice(
        "quotation-marks",
        "quotations",
        _forms({"double": r"“[^“”]*”", "single": r"(?<![\w’])‘(?=\w)[^‘’“”]*(?:’\w[^‘’“”]*)*’(?!\w)"}),
        "quote with {quotations} quotation marks",
        headline=False,
    ),
)  # fmt: skip
