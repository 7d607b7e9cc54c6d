"""The house style as data: what house.toml says, checked once and then only read."""

from __future__ import annotations

import tomllib
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from drafter.errors import UsageError

Text = Annotated[str, Field(min_length=1)]
# What a convention is called where it is broken.
Rule = Literal[
    "abbreviation", "ages", "conversion", "dash", "date", "dollar", "headline-case",
    "headline-repeats", "headline-stop", "link", "numbers", "percent", "quotation-marks", "quotes",
    "scale", "source", "spelling", "yuan",
]  # fmt: skip


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Frame(_Frozen):
    """The words around the items."""

    title: Text
    greeting: Text
    closing_title: Text
    closing: Text
    report_line: str = ""
    timezone: Text  # an IANA name


class Limit(_Frozen):
    """Lowest and highest number allowed (`breach`), and usual (`advice`), both inclusive."""

    breach: tuple[int, int]
    advice: tuple[int, int]

    @model_validator(mode="after")
    def _ordered(self) -> Limit:
        (low, high), (usual_low, usual_high) = self.breach, self.advice
        if not 0 <= low <= usual_low <= usual_high <= high:
            raise ValueError("the advice range must lie inside the breach range, lowest first")
        return self


class Limits(_Frozen):
    """How long an issue and the parts of its items are; a limit that is None is not checked."""

    headline_words: Limit
    headline_characters: Limit
    lead_words: Limit
    lead_sentences: Limit
    paragraphs: Limit
    item_words: Limit
    paragraph_words: Limit | None = None  # of each paragraph after the lead
    items: Limit | None = None  # of an issue


class Conventions(_Frozen):
    """How the house writes figures, money, dates, quotes and dashes.

    A convention that is off, or "", is not checked. What breaks a rule is a breach, unless the rule is
    among `advised`; a rule among `unchecked` is asked of the writer and no more. Rules go by the code
    that a breach shows.
    """

    percent: Text
    dollar: Text
    scale: Literal["", "million", "m"] = "million"  # of money
    yuan: Literal["", "yuan", "RMB", "CNY", "renminbi", "¥"] = ""
    dates: Literal["", "12 March", "March 12"] = ""
    quotations: Literal["", "double", "single"] = ""
    converted: tuple[Annotated[str, Field(pattern="^(yuan|euro)$")], ...] = ()
    words_up_to: int = Field(default=9, ge=0, le=10)
    ages_in_digits: bool = True
    curly_quotes: bool = True
    spaced_en_dash: bool = True
    british_spelling: bool = True
    expand_abbreviations: bool = True
    attributions: tuple[Text, ...] = ()  # how the house says whose words they are
    advised: frozenset[Rule] = frozenset()
    unchecked: frozenset[Rule] = frozenset()

    @property
    def million(self) -> str:
        """What stands after the number of a sum of millions."""
        return "m" if self.scale == "m" else " million"

    @property
    def a_percentage(self) -> str:
        """The word for percent, with the space that stands between a number and it."""
        return self.percent if self.percent == "%" else f" {self.percent}"


class TitleCase(_Frozen):
    """Whether headlines are in title case, which words keep their own capitals, and the small ones.

    `small_words` maps a word in lower case to whether it stays low or takes a capital inside a headline,
    or may do either; a word that is not there goes by the usual title case.
    """

    used: bool = True
    exceptions: tuple[Text, ...] = ()
    small_words: dict[str, Literal["low", "capital", "either"]] = Field(default_factory=dict)


class Abbreviations(_Frozen):
    """Abbreviations readers know, and those the house always expands, with their meaning."""

    known: frozenset[str] = frozenset()
    expand: dict[str, str] = Field(default_factory=dict)


_LONGEST_PHRASE = 80  # characters
_IN_PROMPT = 240  # characters of the wording that a prompt is given, at most 80 tokens


def _told(wording: dict[str, str]) -> str:
    """Return the newest rules of wording in a line; `check` knows those that find no room in it."""
    rules: list[str] = []
    room = _IN_PROMPT
    for phrase, instead in reversed(wording.items()):
        rule = f"“{instead}”, not “{phrase}”" if instead else f"never “{phrase}”"
        room -= len(rule) + 2
        if room < 0:
            break
        rules.append(rule)
    return f"Wording: {'; '.join(rules)}." if rules else ""


class HouseStyle(_Frozen):
    """What the digest looks like; one is read from house.toml and handed to whoever needs it."""

    frame: Frame
    limits: Limits
    conventions: Conventions
    title_case: TitleCase = TitleCase()
    abbreviations: Abbreviations = Abbreviations()
    spelling: dict[str, str] = Field(default_factory=dict)  # American to British, lower case
    # phrase to what the house writes instead, "" when it never prints it; the newest last
    wording: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _wording_agrees(self) -> HouseStyle:
        for phrase, instead in self.wording.items():
            if not phrase or any(
                text != " ".join(text.split()) or len(text) > _LONGEST_PHRASE
                for text in (phrase, instead)
            ):
                raise ValueError(
                    f"“{phrase}”: a phrase has 1 to {_LONGEST_PHRASE} characters, with single spaces"
                    " between its words and none around them"
                )
            if phrase == instead or (instead and instead in self.wording):
                raise ValueError(f"“{phrase}” cannot become “{instead}”, which is not printed")
        return self

    @classmethod
    def from_toml(cls, text: str) -> HouseStyle:
        """Read the text of a house.toml; raise UsageError naming the key that is wrong."""
        try:
            return cls.model_validate(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise UsageError(
                f"The house style is not valid TOML: {error}. Mend that line."
            ) from error
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"]) or "wording"
            reason = first["msg"].removeprefix("Value error, ")
            raise UsageError(
                f"The house style cannot be used: {key}: {reason}. Mend that key in house.toml."
            ) from error

    def rules(self) -> str:
        """Return the rules as a few lines for a writer's prompt (at most 200 tokens, o200k)."""
        limits, house = self.limits, self.conventions
        lines = [
            f"Headline: {_range(limits.headline_words)} words, at most"
            f" {limits.headline_characters.advice[1]} characters, {self._case()},"
            " no full stop; do not repeat it in the lead.",
            f"Lead: {_sentences(limits.lead_sentences)}, {_range(limits.lead_words)} words.",
            f"In all {_range(limits.paragraphs)} paragraphs, {_range(limits.item_words)} words.",
            *self._figures(),
        ]
        marks = [
            "British spelling" if house.british_spelling else "",
            f"{house.quotations} quotes" if house.quotations and not house.curly_quotes else "",
            f"curly {house.quotations} quotes".replace("  ", " ") if house.curly_quotes else "",
            "spaced en dashes" if house.spaced_en_dash else "",
        ]
        lines.append(_capital(", ".join(mark for mark in marks if mark)) + ".")
        if house.expand_abbreviations:
            lines.append("Expand abbreviations at first mention.")
        if house.attributions:
            lines.append(f"Attribute with {', '.join(house.attributions[:4])}.")
        lines.append("No links or credits. Keep hedges (reportedly, plans to).")
        return "\n".join(line for line in (*lines, _told(self.wording)) if line.strip("."))

    def _figures(self) -> list[str]:
        house = self.conventions
        signs = "" if house.percent == "%" else " (% in headlines only)"
        million = house.million
        yuan = {
            "": "",
            "¥": f", ¥310{million}",
            "RMB": f", RMB 310{million}",
            "CNY": f", CNY 310{million}",
        }.get(house.yuan, f", 310{million} {house.yuan}")
        date = f", {house.dates}" if house.dates else ""
        lines = [f"Write 15{house.a_percentage}{signs}{yuan}{date} and {house.dollar}50{million}."]
        if house.converted:
            lines.append(
                f"After the first {' or '.join(house.converted)} amount give {house.dollar} in"
                " brackets if a source does."
            )
        if house.words_up_to:
            ages = "; ages in digits" if house.ages_in_digits else ""
            lines.append(f"Counts up to {house.words_up_to} in words{ages}.")
        return lines

    def _case(self) -> str:
        """Say how headlines are written, and the small words that were learned, four of each kind."""
        if not self.title_case.used:
            return "sentence case"
        kinds = []
        for kind in ("low", "capital"):
            words = [word for word, kept in self.title_case.small_words.items() if kept == kind]
            if words:
                kinds.append(f"{kind}: {', '.join(words[:4])}")
        return "Title Case" + (f" ({'; '.join(kinds)})" if kinds else "")


def _range(limit: Limit) -> str:
    low, high = limit.advice
    return str(low) if low == high else f"{low}–{high}"


def _sentences(limit: Limit) -> str:
    return "one sentence" if limit.advice == (1, 1) else f"{_range(limit)} sentences"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
