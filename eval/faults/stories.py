"""Stories without end, each of a firm of its own: the page that tells one, and the item made of it.

A story is known by its number; its firm's name says that number, so that a model server can answer any
prompt from its words alone.
"""

from __future__ import annotations

import re

_SYLLABLES = "bar chu dov fei gan hul jin kor lem min nor pau qin rus tai wex".split()
_FIRM = re.compile(rf"\b((?:{'|'.join(_SYLLABLES)}){{3}})\b", re.I)
_NOTE = re.compile(r"NOTE-(\d+)")
MOST = len(_SYLLABLES) ** 3
_STRIDE = 1_237  # neighbours in number are to be told apart by name

# Odd in number and even: the pairs repeat only after their product.
_TRADES = (
    ("solar roof tiles", "builders", "Hefei"), ("ferry tickets", "commuters", "Nanjing"),
    ("tea auctions", "growers", "Kunming"), ("school textbooks", "teachers", "Xi’an"),
    ("dental scanners", "dentists", "Chengdu"), ("crane parts", "ports", "Ningbo"),
    ("pet insurance", "cat owners", "Suzhou"), ("night buses", "nurses", "Wuhan"),
    ("satellite maps", "farmers", "Harbin"), ("karaoke booths", "malls", "Changsha"),
    ("cold storage", "fishermen", "Dalian"), ("hearing aids", "pensioners", "Jinan"),
    ("lottery kiosks", "shopkeepers", "Guiyang"), ("bicycle locks", "students", "Hangzhou"),
    ("warehouse robots", "parcel depots", "Dongguan"), ("bridge sensors", "engineers", "Chongqing"),
    ("opera streams", "theatres", "Beijing"), ("chip testers", "foundries", "Wuxi"),
    ("street lamps", "town halls", "Nanchang"), ("flower markets", "florists", "Sanya"),
    ("ship engines", "yards", "Qingdao"), ("court records", "lawyers", "Shanghai"),
    ("noodle vending", "stations", "Lanzhou"), ("museum guides", "visitors", "Luoyang"),
    ("water meters", "landlords", "Fuzhou"),
)  # fmt: skip
_EVENTS = (
    ("Raises US${a} Million to Sell {what} Abroad",
     "It took in US${a} million from three investors and will sell {what} in {b} more countries.",
     "The round was led by a fund that has backed makers of {what} before."),
    ("Suspends {what} After a Fault in Its Payment System",
     "A fault charged {a} thousand {who} twice on Monday, so it suspended {what} for {b} hours.",
     "Refunds will reach the {who} within a week, it said in a notice."),
    ("Opens a Plant for {what} in {place}",
     "The plant in {place} employs {a} people and will supply {what} to {b} provinces.",
     "Building it took less time than planned, a manager told visitors."),
    ("Is Fined {a} Million Yuan Over {what}",
     "A regulator in {place} fined it {a} million yuan because it had misled {who} about {what}.",
     "It has {b} days to appeal, and said that it would not."),
    ("Buys a Rival to Double Its Business in {what}",
     "It pays {a} million yuan for a smaller rival that sells {what} to {b} thousand {who}.",
     "Both brands will be kept until the end of next year."),
    ("Lets {who} Try {what} for Free",
     "For {b} weeks {who} in {place} pay nothing for {what}, a trial that costs it {a} million yuan.",
     "A similar trial two years ago brought it many regular users."),
    ("Names a New Chief to Mend Its Losses in {what}",
     "The new chief ran a bank’s branches in {place} and is to end losses of {a} million yuan.",
     "Its business in {what} has shrunk for {b} quarters in a row."),
    ("Recalls {a} Thousand Devices Used for {what}",
     "A weak battery led it to recall {a} thousand devices that {who} use for {what}.",
     "It learnt of the defect from {b} letters, all of them sent from {place}."),
)  # fmt: skip
_PAGE = """<!doctype html><html lang="en"><head><title>{title} | Loop Wire</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Loop Wire">
<meta property="article:published_time" content="2026-11-18T09:00:00+08:00"></head><body>
<nav><a href="/">Home</a></nav><article><h1>{title}</h1>{body}</article></body></html>"""


class Told:
    """Story `number`, from 0 to `MOST`."""

    def __init__(self, number: int) -> None:
        self.number = number
        spread = number * _STRIDE % MOST
        digits = [spread // len(_SYLLABLES) ** place % len(_SYLLABLES) for place in (2, 1, 0)]
        self.firm = "".join(_SYLLABLES[digit] for digit in digits).capitalize()
        what, who, place = _TRADES[number % len(_TRADES)]
        event = _EVENTS[number % len(_EVENTS)]
        said = {
            "what": what,
            "who": who,
            "place": place,
            "a": 20 + number % 70,
            "b": 3 + number % 9,
        }
        title, self._first, self._second = (text.format(**said) for text in event)
        self.title = f"{self.firm} {title}"
        self._background = (
            f"{self.firm}, which is based in {place}, has sold {what} to {who} since 2019 and"
            f" calls itself one of the larger firms of its trade. It does not publish its accounts.",
            f"People who follow the market for {what} had expected the step. Some {who} said that"
            f" they would wait and see; others had already turned to the firm’s competitors.",
        )

    @property
    def page(self) -> bytes:
        told = (f"{self.firm}, a firm known for its work. {self._first}", self._second)
        body = "".join(f"<p>{each}</p>" for each in (*told, *self._background))
        return _PAGE.format(title=self.title, body=body).encode()

    def item(self, note: str = "") -> dict[str, object]:
        """Return what the model writes; `note` marks the redraft that asked for it."""
        last = (
            f"{self._second} This was looked at again, see remark {note}." if note else self._second
        )
        lead = f"{self.firm} made news in its trade this week. {self._first}"
        return {"headline": self.title, "paragraphs": [lead, last]}


def past(number: int) -> dict[str, object]:
    """Return an item of a past issue, of a kind that no page tells of."""
    firm = Told(number).firm
    lead = f"{firm} closed its guest house on a northern lake after {number + 2} summers."
    return {
        "headline": f"{firm} Closes Guest House {number + 2} on a Northern Lake",
        "paragraphs": [
            lead,
            "The cooks and gardeners went to an orchard nearby, where apples ripen.",
        ],
    }


def answer_to(prompt: str) -> dict[str, object]:
    """Return what a model writes on a prompt: the same for the same words."""
    found = _FIRM.search(prompt)
    if found is None:
        raise ValueError(f"No firm is named in {prompt[-300:]!r}")
    spread = 0
    for syllable in re.findall("...", found[1].lower()):
        spread = spread * len(_SYLLABLES) + _SYLLABLES.index(syllable)
    note = _NOTE.search(prompt)
    return Told(spread * pow(_STRIDE, -1, MOST) % MOST).item(note[1] if note else "")


def marked(note: int) -> str:
    """Return the words by which the redraft of a note is known again."""
    return f"see remark {note}."


def instruction(note: int) -> str:
    """Return an instruction that no other redraft has."""
    return f"NOTE-{note}: look at the last paragraph again"
