"""Drafts of our own, and editors with known habits who also change much else."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta

from drafter.house import Pair
from drafter.model import Item

# What the editors always do: the words of the draft, as a pattern, and what they print.
HABITS = {
    "utilise": "use",
    "utilised": "used",
    "netizens": "internet users",
    "Weixin": "WeChat",
    "Lampline": "LampLine",
    "Kilnworks Technology": "Kilnworks",
    "announced that it has": "has",
    "it is worth noting that": "",
    "in order to": "to",
    "approximately": "about",
    "mobile phone": "smartphone",
    "leverage": "use",
    "furthermore": "",
}
# Those of another desk, on which nothing was fitted.
OTHERS = {
    "rivals": "competitors",
    "went on strike": "walked out",
    "the authorities": "regulators",
    "in a statement": "",
    "arrived late": "was delayed",
    "runs": "operates",
    "Rill": "RillChat",
    "Fernhill Motors": "Fernhill",
    "a large loss": "heavy losses",
    "has cut": "cut",
    "bankers": "people close to the plan",
    "smaller towns": "the countryside",
}
OPENINGS = (
    "{firm} announced that it has opened {n} {place} in {city} to sell {good}.",
    "{firm} announced that it has stopped selling {good} through {app} after {n} months.",
    "{firm} announced that it will hire {n} people in {city} before the end of the year.",
    "{firm}, which makes {good}, will utilise {app} in order to reach buyers in {city}.",
    "{firm} and {rival} have agreed to build {n} {place} in {city} together.",
    "A court in {city} told {firm} to pay {rival} approximately {n} million yuan over {good}.",
    "Regulators in {city} asked {firm} to explain how it prices {good} on {app}.",
    "{firm} is to list in {city} next spring, bankers said, and to leverage the money for {good}.",
)
BODIES = (
    "It is worth noting that {rival} sold {n} percent fewer {good} than a year ago.",
    "It is worth noting that the company has never disclosed the cost of its {place}.",
    "Netizens asked on {app} why the platform had raised the price of {good}.",
    "Many netizens in {city} said that the service was slow and that {good} arrived late.",
    "The company utilised a mobile phone app to count visitors at its {n} {place}.",
    "Furthermore, {rival} has cut the price of {good} and closed {place} in {city}.",
    "Furthermore, the two companies want to share {n} warehouses in {city}.",
    "Analysts in {city} expect approximately {n} rivals to follow before the summer.",
    "Buyers may pay by mobile phone or through {app}, the company said in a statement.",
    "The firm said that it would leverage {app} to bring {good} to smaller towns.",
    "Its founder, who owns {n} percent, said that {good} would remain the core of the business.",
    "The platform also plans to open {place} abroad in order to learn from {rival}.",
    "Last year the company made a large loss because {good} were difficult to sell in {city}.",
    "Officials are currently looking at whether {app} showed {good} too often to children.",
    "“We utilise {app} because netizens are there,” its founder said.",
    "Demand for {good} rose quickly in {city}, where {rival} also runs {n} {place}.",
    "The deal still needs the approval of the authorities, which could take several months.",
    "Rules that came into force in May require platforms to show who sells {good}.",
    "{rival} declined to comment, and {app} did not answer questions about the plan.",
    "Workers at the {place} in {city} went on strike over pay for {n} days.",
)
HEADLINES = (
    "{firm} Opens New {place} to Sell {good} in {city}",
    "{firm} to Utilise {app} in Order to Reach Buyers in {city}",
    "Netizens Ask Why {firm} Raised the Price of {good}",
    "{firm} and {rival} Build {place} Together in {city}",
)
SLOTS = {
    "firm": ("Lampline", "Kilnworks Technology", "Mossgate", "Fernhill Motors", "Quayside", "Bluepan"),
    "rival": ("Oakstall", "Tidemark", "Lampline", "Graywing", "Kilnworks Technology", "Sandlot"),
    "app": ("Weixin", "Weixin", "Pebble", "Rill", "Tintype"),
    "good": ("teapots", "scooters", "lanterns", "headphones", "noodle kits", "garden robots", "lamps"),
    "place": ("shops", "repair points", "showrooms", "depots", "tea rooms", "kiosks"),
    "city": ("Ningbo", "Xiamen", "Porto", "Hanoi", "Lanzhou", "Foshan", "Changsha", "Turin"),
}  # fmt: skip
# What they do now and then: one rewrites a word that the next leaves standing.
CHANCE = {
    "company": ("firm", "group", "business"), "platform": ("service", "site"), "said": ("added", "says"),
    "plans": ("intends",), "large": ("heavy", "big"), "quickly": ("fast",), "several": ("some", "many"),
    "difficult": ("hard",), "declined": ("refused",), "expect": ("foresee",), "owns": ("holds",),
    "buyers": ("customers", "shoppers"), "rose": ("grew", "climbed"), "closed": ("shut",),
    "abroad": ("overseas",), "questions": ("queries",), "slow": ("poor",), "core": ("heart",),
    "also": ("",), "currently": ("", "now"), "still": ("",), "later": ("",), "that": ("",),
}  # fmt: skip


def drafted(chance: random.Random) -> Item:
    """Return an item of a headline, a lead and a paragraph of three or four sentences."""
    filled = {slot: chance.choice(words) for slot, words in SLOTS.items()}

    def told(template: str) -> str:
        text = template.format(n=chance.randint(2, 90), **filled)
        return text[0].upper() + text[1:]

    headline = chance.choice(HEADLINES).format(**{k: _titled(v) for k, v in filled.items()})
    body = chance.sample(BODIES, chance.choice((3, 4)))
    half = len(body) // 2
    paragraphs = [chance.choice(OPENINGS), " ".join(body[:half]), " ".join(body[half:])]
    sentences = [
        " ".join(map(told, re.split(r"(?<=[.”]) (?=[A-Z{“])", text))) for text in paragraphs
    ]
    return Item(headline=headline, paragraphs=sentences)


def _titled(words: str) -> str:
    return " ".join(word[0].upper() + word[1:] for word in words.split())


def edited(item: Item, habits: dict[str, str], chance: random.Random, keeps: float = 0.1) -> Item:
    """Return the item as printed; a habit is forgotten `keeps` of the time."""
    headline = _by_habit(item.headline, habits, chance, keeps)
    paragraphs = [
        _by_chance(_by_habit(text, habits, chance, keeps), chance) for text in item.paragraphs
    ]
    paragraphs = [text for text in paragraphs if text]
    if chance.random() < 0.15:
        paragraphs[1:] = reversed(paragraphs[1:])
    if chance.random() < 0.1:
        headline = f"How {headline.split()[0]} Came to Do What Nobody Thought It Would"
    return replace(item, headline=headline, paragraphs=paragraphs)


def _by_habit(text: str, habits: dict[str, str], chance: random.Random, keeps: float) -> str:
    pieces = re.split(r"(“[^”]*”)", text)
    for old, new in habits.items():
        for place in range(0, len(pieces), 2):
            pieces[place] = re.sub(
                rf"(?:^| )?\b{old}\b,?" if not new else rf"\b{old}\b",
                lambda match, new=new: (
                    match[0] if chance.random() < keeps else _cased(new, match[0])
                ),
                pieces[place],
                flags=re.I if old[0].islower() else 0,
            )
    text = "".join(pieces)
    return re.sub(r"(^|[.?!] )([a-z])", lambda m: m[1] + m[2].upper(), text)


def _cased(new: str, old: str) -> str:
    return new[:1].upper() + new[1:] if old[0].isupper() and new else new


def _by_chance(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.”]) (?=[A-Z“])", text)
    printed = []
    for sentence in sentences:
        if chance.random() < 0.06:
            continue  # taken out
        if chance.random() < 0.08:
            sentence = "Nobody involved would say how long this may go on or who pays for it."
        for old, offers in CHANCE.items():
            if chance.random() < 0.2:
                sentence = re.sub(
                    rf" {old}\b", f" {chance.choice(offers)}".rstrip(), sentence, count=1
                )
        if chance.random() < 0.1:  # a figure that was wrong
            sentence = re.sub(r"\b\d+\b", str(chance.randint(2, 99)), sentence, count=1)
        if chance.random() < 0.1:  # shortened
            sentence = re.sub(r", (?:which|who|where|and) [^,.]+(?=[,.])", "", sentence, count=1)
        if chance.random() < 0.05:  # who was meant
            sentence = sentence.replace("Oakstall", "Tidemark")
        printed.append(sentence)
    return " ".join(printed)


def season(seed: int, habits: dict[str, str], items: int = 72, an_issue: int = 6) -> list[Pair]:
    """Return the edits of a season: `items` items, `an_issue` of them in each weekly issue."""
    chance = random.Random(seed)
    pairs = []
    for number in range(items):
        draft, week = drafted(chance), number // an_issue
        pairs.append(
            Pair(
                draft=draft,
                printed=edited(draft, habits, chance),
                issue=f"issue-{week}",
                date=date(2026, 1, 5) + timedelta(weeks=week),
                item=f"item-{number}",
            )
        )
    return pairs
