"""Names: the glossary that knows one thing under many names, and names a draft has from nowhere."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from drafter import resources
from drafter.errors import UsageError
from drafter.truth.reading.shortened import Shortened
from drafter.truth.reading.spellings import distance
from drafter.truth.reading.words import STOP

# A hyphen parts words: "Tencent-backed" names Tencent.
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:[.&'’+][A-Za-z0-9\u00c0-\u024f]+)*")
_HAN = r"[\u3400-\u9fff]"
_LONG_ENOUGH = 6  # letters of a name that a slip may be read into
_ROOM_FOR_TWO = 10
KINDS = frozenset({"company", "product", "person", "place", "body"})


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

    def extended(self, text: str) -> Glossary:
        """Return this glossary with the names of another; of two entries of one name the other's counts.

        An entry whose preferred name is an alias in the other has been renamed there. Raises UsageError
        naming the bad entry.
        """
        own = Glossary.from_toml(text)
        kept = (entry for entry in self.entries if entry.name not in own.forms)
        return Glossary((*kept, *own.entries))

    @cached_property
    def forms(self) -> dict[str, Entry]:
        """The entry of each name, in whatever form."""
        return {form: entry for entry in self.entries for form in entry.forms}

    @cached_property
    def preferred(self) -> frozenset[str]:
        return frozenset(entry.name for entry in self.entries)

    def near(self, name: str) -> Entry | None:
        """Return the entry with a Latin form that differs from `name` by a letter, by two if it is long."""
        small = _run_together(name)
        if len(small) < _LONG_ENOUGH:
            return None
        if small in self._squeezed:
            return self._squeezed[small]
        for form, entry in self._by_letter.get(small[0], ()):
            room = 1 + (min(len(form), len(small)) >= _ROOM_FOR_TWO)
            close = abs(len(form) - len(small)) <= room
            if close and len(form) >= _LONG_ENOUGH and distance(form, small) <= room:
                return entry
        return None

    @cached_property
    def _squeezed(self) -> dict[str, Entry]:
        """The Latin forms in small letters, run together: "Ali Baba" is Alibaba."""
        return {_run_together(form): entry for form, entry in self.forms.items() if form.isascii()}

    @cached_property
    def _by_letter(self) -> dict[str, list[tuple[str, Entry]]]:
        index: dict[str, list[tuple[str, Entry]]] = {}
        for form, entry in self._squeezed.items():
            index.setdefault(form[:1], []).append((form, entry))
        return index

    def behind(self, names: frozenset[str]) -> frozenset[str]:
        """Return the owners of the things of these preferred names."""
        return frozenset(owner for name in names for owner in self._owners.get(name, ()))

    @cached_property
    def _owners(self) -> dict[str, set[str]]:
        index: dict[str, set[str]] = {}
        for entry in self.entries:
            if entry.owner:
                index.setdefault(entry.name, set()).add(entry.owner)
        return index

    @cached_property
    def _chinese(self) -> re.Pattern[str]:
        forms = sorted(
            (form for form in self.forms if not form.isascii() and re.search(_HAN, form)),
            key=len,
            reverse=True,
        )
        # 财政部门 is any finance department, and not 财政部
        ends = (re.escape(form) + "(?!门)" * form.endswith("部") for form in forms)
        return re.compile("|".join(ends) or r"(?!)")

    def mentions(self, text: str) -> list[Mention]:
        """Return the entries that `text` names, in either language, the longest name at each place."""
        known = self._mentioned.get(text)
        if known is None:
            if len(self._mentioned) >= _KEPT:
                self._mentioned.clear()
            known = self._mentioned[text] = self._mentions(text)
        return list(known)

    @cached_property
    def _mentioned(self) -> dict[str, list[Mention]]:
        """What texts name that were looked at: several rules ask of one sentence."""
        return {}

    def _mentions(self, text: str) -> list[Mention]:
        found = self._in_chinese(text) if re.search(_HAN, text) else []
        places = list(_WORD.finditer(text))
        said = [_bare(place.group()) for place in places]
        taken = 0
        for index, word in enumerate(said):
            if index < taken or word not in self._by_first_word:
                continue
            form = self._longest(said, index)
            if not form:
                continue
            taken = index + len(form)
            end = places[taken - 1].start() + len(form[-1])
            if text[end : end + 1] != "$":  # US$ and HK$ are money
                found.append(Mention(self._latin[form], places[index].start(), end))
        return sorted(found, key=lambda mention: mention.start)

    def _in_chinese(self, text: str) -> list[Mention]:
        whole = [(m.group(), *m.span()) for m in self._chinese.finditer(text)]
        places = [(start, end) for _, start, end in whole]
        cut = self._shortened.places(text, places)
        return [Mention(self.forms[form], start, end) for form, start, end in (*whole, *cut)]

    @cached_property
    def _shortened(self) -> Shortened:
        return Shortened(form for form in self.forms if re.search(_HAN, form))

    def _longest(self, said: list[str], index: int) -> tuple[str, ...]:
        """Return the words from `index` on that are a form, none where no form begins."""
        for form in self._by_first_word[said[index]]:
            if tuple(said[index : index + len(form)]) == form:
                return form
        return ()

    @cached_property
    def _latin(self) -> dict[tuple[str, ...], Entry]:
        return {words: entry for form, entry in self.forms.items() if (words := _words(form))}

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[str, ...]]]:
        index: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted(self._latin, key=len, reverse=True):
            index.setdefault(words[0], []).append(words)
        return index


def _bare(word: str) -> str:
    """Return a word without its possessive."""
    return word.replace("’", "'").removesuffix("'s") if "'" in word or "’" in word else word


def _run_together(form: str) -> str:
    return re.sub(r"[^a-z0-9]", "", form.lower())


def _words(form: str) -> tuple[str, ...]:
    """Return the words of a form in Latin letters; none of 智谱AI, which is looked for as it stands."""
    latin = form.replace("’", "'")
    return tuple(map(_bare, _WORD.findall(latin))) if latin.isascii() else ()


def _entry(row: object) -> Entry:
    match row:
        case {"name": str(name), "kind": str(kind), **rest} if name and kind in KINDS:
            chinese, aliases = _list_of_words(rest, "chinese"), _list_of_words(rest, "aliases")
            if chinese is not None and aliases is not None:
                owner = str(rest.get("owner", ""))
                return Entry(name=name, kind=kind, chinese=chinese, aliases=aliases, owner=owner)
    kinds = ", ".join(sorted(KINDS))
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
    rf"(?<![\w’'.-]){_CAPITAL}(?!\$)(?:\s(?:(?:of|of the|de|van|von|bin|al|&)\s)?{_CAPITAL})*"
)
_MANY_OF = re.compile(r"[A-Z][a-z]+(?<!ss)s of (?:the )?")
_INTRODUCED = re.compile(r"\(([A-Z][A-Za-z&]*[A-Z])s?\)")
_AMOUNT = re.compile(
    r"(?:RMB|CNY|USD|HKD|EUR|GBP|JPY|NOK|SEK|DKK|PLN|CHF|INR|SGD|ZAR|KES|KSh|PEN|BRL|AUD|CAD|MYR|RM|Rs\.?|Rp)"
    r" ?[0-9]|"
    r"R ?[0-9]+(?:\.[0-9]{2}\b|(?:\.[0-9]+)? (?:[mb]illion|trillion|a share))"
)
_KEPT = 4096  # sentences of which it is kept what they name
_WORDS_BEFORE = 8  # an acronym stands for no more words than that
_MONTH = re.compile(
    r"(?<=\b[Ii]n )(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December) (?=[A-Z])"
)
NOT_NAMES = frozenset(
    """i i'm i'll i've i'd mr mrs ms dr prof sir phd mba msc ebitda ebitdaf ebita ebit eps capex opex ffo
        arpu
        ceo cto cfo coo ai ipo ipos app apps
        ev evs vr ar rmb cny usd hkd eur gbp jpy krw twd sgd inr
        dkk nok sek chf cad aud
        tv pc it uv api gpu gpus cpu cpus llm llms suv suvs r&d gdp gmv mau dau iot saas esg usb pr hr
        kw mw gw tw kwh mwh gwh kb mb gb tb pb hz ghz us uk eu internet web
        january february march april may june
        july august september october november december jan feb mar apr jun jul aug sep
        sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
        q1 q2 q3 q4 h1 h2 series chinese north south east west northern southern eastern
        western
        unk""".split()  # the last is a model's mark for a word it does not know
)
# Before a name these say what its bearer is; they are no part of it.
STYLES = frozenset(
    """chief executive officer chairman chairwoman chair president vice founder cofounder co-founder
        director minister professor general manager spokesman spokeswoman spokesperson secretary
        senior deputy mayor governor head analyst financial operating technology""".split()
)
# Words that are never a name unless something is amiss: "suggests There, a renowned artist".
NEVER = frozenset(
    """there here what who why how when where which that this these those thank thanks think yes
        well okay please hello yeah maybe sure just and but because also then they will would""".split()
)
ADVERBS = frozenset(
    """now meanwhile however overall instead today still yet besides moreover furthermore otherwise
        nevertheless nonetheless therefore thus hence indeed afterwards later next first second
        third finally thereafter elsewhere together perhaps maybe despite further again altogether
        likewise separately yesterday tomorrow tonight year month week""".split()
)
_NUMERALS = frozenset(
    """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
        half dozen dozens hundreds thousands millions""".split()
)
_QUOTED = re.compile(r"[\"“]([A-Z][a-z]{2,})[\"”]")
_APPOSITION = re.compile(
    r"[A-Z][a-z]{2,}(?=['’]s\b|, (?:an? |the )?(?:\w+ ){0,3}?\w+ (?:at|of|for|with|from) [^,;.]+,)"
)


@lru_cache(maxsize=_KEPT)
def is_title_case(line: str) -> bool:
    """Whether a line capitalises its words as a headline does, so that a capital says nothing."""
    words = [word for word in re.findall(r"[A-Za-z][\w’'-]*", line) if len(word) > 3]
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


def capitalised(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each capitalised name; a word that only begins the sentence is none."""
    yield from _capitalised(sentence)


@lru_cache(maxsize=_KEPT)
def _capitalised(sentence: str) -> tuple[tuple[int, int], ...]:
    return tuple(_find_capitalised(sentence))


def _find_capitalised(sentence: str) -> Iterator[tuple[int, int]]:
    for match in _NAME.finditer(sentence):
        start, end = match.start(), match.end()
        while end > start and sentence[end - 1] in ".'’&-":
            end -= 1
        first = re.match(r"[\w’']+", sentence[start:end])
        if first and first.group().lower() in STOP | _NUMERALS:
            start += first.end() + (sentence[start + first.end() : start + first.end() + 1] == " ")
        if month := _MONTH.match(sentence, start, end):
            start = month.end()  # "In August Northline opened it"
        begins = not re.search(r"\w", sentence[:start])
        if begins and (many := _MANY_OF.match(sentence, start, end)):
            start = many.end()  # "Sales of Atlas"
        words = sentence[start:end].split()
        if is_amount(sentence, start):
            continue
        if not words or (begins and len(words) == 1 and words[0][1:].islower()):
            continue
        if not all(plain(word) in NOT_NAMES for word in words):
            yield start, end


def is_amount(sentence: str, start: int) -> bool:
    """Whether what begins there is an amount in a money of letters: RM1.9 billion, R2.31."""
    return _AMOUNT.match(sentence, start) is not None


def opening(sentence: str) -> str:
    """Return the first word where its place shows a name: "Samantha, a manager at X,", "“Kite” is"."""
    match = _APPOSITION.match(sentence)
    quoted = _QUOTED.match(sentence)
    word = match.group() if match else quoted[1] if quoted else ""
    said = word.lower()
    common = said in STOP | NOT_NAMES | ADVERBS | NEVER or said.endswith("ly")
    return "" if common else word


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
