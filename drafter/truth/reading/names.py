"""Names: the glossary that knows one thing under many names, and names a draft has from nowhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from drafter import resources
from drafter.errors import UsageError
from drafter.truth.reading.words import STOP

# A hyphen parts words: "Tencent-backed" names Tencent.
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:[.&'’+][A-Za-z0-9\u00c0-\u024f]+)*")
_HAN = r"[\u3400-\u9fff]"
_KINDS = frozenset({"company", "product", "person", "place", "body"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """One thing: the spelling the house prefers, its Chinese names, and other names in use."""

    name: str
    kind: str
    chinese: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    owner: str = ""  # the preferred name of the company behind it, which a writer may add

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.chinese, *self.aliases)


@dataclass(frozen=True, slots=True)
class Mention:
    """A glossary entry named in a text, and where."""

    entry: Entry
    start: int
    end: int


@dataclass(frozen=True, eq=False)  # compared by identity: it is the key of what was read with it
class Glossary:
    """The names of the digest's field; `from_toml` reads one, `shipped` is the one in prompts/."""

    entries: tuple[Entry, ...]

    @classmethod
    def from_toml(cls, text: str) -> Glossary:
        """Read `names = [{name, kind, chinese, aliases}, …]`; raise UsageError naming the bad entry."""
        try:
            rows = tomllib.loads(text).get("names", [])
        except tomllib.TOMLDecodeError as error:
            raise UsageError(f"The glossary cannot be read: {error}. Mend that line.") from error
        return cls(tuple(_entry(row) for row in rows))

    @cached_property
    def _forms(self) -> dict[str, Entry]:
        return {form: entry for entry in self.entries for form in entry.forms}

    def behind(self, names: frozenset[str]) -> frozenset[str]:
        """Return the owners of the things of these preferred names."""
        return frozenset(e.owner for e in self.entries if e.owner and e.name in names)

    @cached_property
    def _chinese(self) -> re.Pattern[str]:
        forms = sorted(
            (form for form in self._forms if not form.isascii() and re.search(_HAN, form)),
            key=len,
            reverse=True,
        )
        return re.compile("|".join(map(re.escape, forms)) or r"(?!)")

    def mentions(self, text: str) -> list[Mention]:
        """Return the entries that `text` names, in either language, the longest name at each place."""
        found = [
            Mention(self._forms[match.group()], match.start(), match.end())
            for match in self._chinese.finditer(text)
        ]
        places = [(match.start(), match.group()) for match in _WORD.finditer(text)]
        words = [word.replace("’", "'").removesuffix("'s") for _, word in places]
        index = 0
        while index < len(words):
            length = self._longest(words, index)
            if length:
                form = tuple(words[index : index + length])
                end = places[index + length - 1][0] + len(form[-1])
                found.append(Mention(self._latin[form], places[index][0], end))
            index += length or 1
        return sorted(found, key=lambda mention: mention.start)

    def _longest(self, words: list[str], index: int) -> int:
        """Return how many words from `index` on are a form, 0 for none."""
        for form in self._by_first_word.get(words[index], ()):
            if tuple(words[index : index + len(form)]) == form:
                return len(form)
        return 0

    @cached_property
    def _latin(self) -> dict[tuple[str, ...], Entry]:
        return {words: entry for form, entry in self._forms.items() if (words := _words(form))}

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, ...]]]:
        index: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._latin, key=len, reverse=True):
            index.setdefault(words[0], []).append(words)
        return index


def _words(form: str) -> tuple[str, ...]:
    """Return the words of a form in Latin letters; none of 智谱AI, which is looked for as it stands."""
    latin = form.replace("’", "'")
    return tuple(_WORD.findall(latin)) if latin.isascii() else ()


def _entry(row: object) -> Entry:
    match row:
        case {"name": str(name), "kind": str(kind), **rest} if name and kind in _KINDS:
            chinese, aliases = _list_of_words(rest, "chinese"), _list_of_words(rest, "aliases")
            if chinese is not None and aliases is not None:
                owner = str(rest.get("owner", ""))
                return Entry(name=name, kind=kind, chinese=chinese, aliases=aliases, owner=owner)
    kinds = ", ".join(sorted(_KINDS))
    raise UsageError(
        f"The glossary entry {row!r} needs a name, a kind ({kinds}) and lists of words."
    )


def _list_of_words(row: dict[object, object], key: str) -> tuple[str, ...] | None:
    match row.get(key, []):
        case [*words] if all(isinstance(word, str) and word for word in words):
            return tuple(str(word) for word in words)
    return None


@cache
def shipped() -> Glossary:
    """Return the glossary in prompts/glossary.toml, read once."""
    return Glossary.from_toml(resources.read_text("glossary.toml"))


# ── names in running English ─────────────────────────────────────────────────────────────────

_CAPITAL = r"(?:[A-Z\u00c0-\u00dd][\w’'.&-]*|[a-z]{1,2}[A-Z]\w+)"
_NAME = re.compile(
    rf"(?<![\w’'.-]){_CAPITAL}(?!\$)(?:\s(?:(?:of|of the|de|van|von|bin|al)\s)?{_CAPITAL})*"
)
_INTRODUCED = re.compile(r"\(([A-Z][A-Za-z&]*[A-Z])s?\)")
_WORDS_BEFORE = 8  # an acronym stands for no more words than that
NOT_NAMES = frozenset(
    """i i'm i'll i've i'd mr mrs ms dr prof sir ceo cto cfo coo ai ipo ipos app apps ev evs vr ar
        tv pc it api gpu gpus cpu cpus llm llms suv suvs r&d gdp gmv mau dau iot saas esg usb pr hr
        kw mw gw tw kwh mwh gwh kb mb gb tb pb hz ghz us uk eu internet web
        january february march april may june
        july august september october november december jan feb mar apr jun jul aug sep
        sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
        english chinese christmas north south east west northern southern eastern
        western""".split()
)


def is_title_case(line: str) -> bool:
    """Whether a line capitalises its words as a headline does, so that a capital says nothing."""
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", line) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def capitalised(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each capitalised name; a word that only begins the sentence is none."""
    for match in _NAME.finditer(sentence):
        start, end = match.start(), match.end()
        while end > start and sentence[end - 1] in ".'’&-":
            end -= 1
        first = re.match(r"[\w’']+", sentence[start:end])
        if first and first.group().lower() in STOP:
            start += first.end() + (sentence[start + first.end() : start + first.end() + 1] == " ")
        words = sentence[start:end].split()
        begins = not re.search(r"\w", sentence[:start])
        if not words or (begins and len(words) == 1 and words[0][1:].islower()):
            continue
        if not all(plain(word) in NOT_NAMES for word in words):
            yield start, end


def plain(word: str) -> str:
    """Return a word of a name without possessive, full stops and case."""
    return re.sub(r"['’]s?$", "", word.strip(".,")).replace(".", "").replace("’", "'").lower()


def introduced(text: str) -> frozenset[str]:
    """Return the acronyms, in small letters, that a text explains: "small enterprises (SEs)"."""
    found = set()
    for match in _INTRODUCED.finditer(text):
        words = re.split(r"[\s-]+", text[: match.start()].strip())[-_WORDS_BEFORE:]
        letters = iter("".join(word[:1] for word in words).lower())
        if all(letter in letters for letter in match[1].replace("&", "").lower()):
            found.add(match[1].lower())
    return frozenset(found)
