"""What sort of thing a name names: a person, a body or a place, as far as the words show it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.truth.reading import pinyin
from drafter.truth.reading.countries import COUNTRIES

_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prince princess king queen duke duchess president senator
        judge justice captain sergeant detective inspector coach professor prof minister chancellor
        mayor governor actor actress singer author director striker midfielder defender goalkeeper
        founder chairman chairwoman ceo cfo coo cto analyst host dear chief manager spokesman
        spokeswoman economist composer substitute rider teacher farmer pilot officer secretary
        treasurer beekeeper historian novelist scientist engineer lawyer councillor
        coroner constable sheriff deputy councilwoman councilman businessman businesswoman
        brother sister daughter son mother father widow widower winger cyclist skipper""".split()
)
_SAYING = frozenset(
    """said says told tells added adds asked asks explained noted argued thinks believes who whom
        himself herself joked replied agreed wrote""".split()
)
BODIES = frozenset(
    """inc ltd llc plc corp co company group holdings bank agency university college institute
        association council department ministry committee commission court board federation league
        club united party union service services society office foundation museum police airlines
        airways motors technologies technology systems solutions software labs studios pictures
        entertainment media news times post press network insurance capital partners ventures
        hospital school academy team fund authority bureau congress parliament senate award awards
        series system plan package plc ag sa spa asa nv berhad gmbh metals resources minerals mining
        ferries energy power foods pharma pharmaceuticals therapeutics securities trust
        administration inspectorate directorate ministers brigade banco banque caixa laboratories
        industries logistics shipping brokers exchange""".split()
)
_SPOTS = frozenset(
    """street road avenue city county park square river lake island islands beach airport station
        sea ocean atlantic pacific gulf peninsula coast
        bridge bay valley hills mountain stadium arena province prefecture district north south
        east west""".split()
)
_FIRST_NAMES = frozenset(
    """aaron abigail adam adrian alan alastair albert alex alexander alfred alice alison amanda amber
        amelia amy andrea andrew angela anita ann anna anne anthony antonio archie arnold arthur
        ashley barbara barry ben benjamin bernard beth betty bill bob brad brandon brent brett
        brian bruce bryan cameron carl carla carlos carol caroline cassie catherine chad charles
        charlie charlotte chloe chris christian christina christine christopher claire clara
        clive colin connor craig cynthia daisy damian daniel danny darren dave david dean debbie
        deborah dennis derek desmond diana diane dominic donald donna donovan dorothy douglas
        duncan dustin dylan eddie edith edward edwin eileen elaine eleanor elena elizabeth ella
        ellen elsie emily emma eric erica erin ernest ernie ethan eugene eva evan felix fernando
        fiona florence frances francis frank fred freddie gabriel gareth gary gavin gemma
        geoffrey george georgia gerald gilbert gina glenn gloria gordon grace graham greg
        gregory guy gwen hannah hans harold harry hazel heather hector heidi helen henry herbert
        hilary holly howard hugh hugo ian ida ingrid irene iris isaac isabel isabella ivan ivy
        jack jackie jacob jake james jamie jane janet jared jasmine jason jay jean jeff jeffrey
        jennifer jenny jeremy jerome jerry jesse jessica jessie jill jim joan joanna joanne joe
        joel john jonas jonathan jordan jorge jose joseph josh joshua joyce juan judith judy
        julia julian julie june justin karen karl kate katherine kathleen kathy katie kayla
        keith kelly ken kenneth kevin kim kirk kirsten klaus kurt kyle lance lara larry laura
        lauren leah lee lena leo leon leonard leonardo lewis liam lily linda lisa lloyd lorenzo
        lou louis louise lucas lucia lucy luis luke lynn mabel maggie malcolm mandy marc marcel
        marco marcus margaret maria marie marilyn mario marion mark martha martin marvin mary
        matt matthew maurice max maya megan melissa mia michael michelle mick miguel mike
        mildred milton mitchell mohamed mohammed molly monica morgan muhammad muriel nadia nancy
        naomi natalie natasha nathan neil nelson nicholas nick nicola nicole nigel nina noah
        nora norma norman oliver olivia omar oscar otto pablo pam pamela patricia patrick paul
        paula pauline pedro penelope penny peter phil philip phyllis pierre rachel rafael ralph
        ray raymond rebecca ricardo richard rick rita rob robert roberto robin rodney roger
        roland ron ronald rosa rose ross roy russell ruth ryan sabrina sally sam samantha samuel
        sandra sara sarah scott sean sebastian selena sergio shane sharon sheila shirley simon
        sonia sophia sophie stacy stanley stephanie stephen steve steven stewart stuart sue
        susan suzanne sven sylvia tanya tara ted teresa terry tessa theresa thomas tim timothy
        tina tobias toby todd tom tony tracey tracy trevor tyler ursula valerie vanessa vera
        vernon victor victoria vince vincent violet vivian walter wanda warren wayne wendy
        wesley will william yvonne zach zoe""".split()
)
# A town is told by the land it lies in, so that one of these stands for none.
REGIONS = frozenset(
    """alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii
        idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
        minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
        tennessee texas utah vermont virginia wisconsin wyoming ontario quebec manitoba alberta
        saskatchewan newfoundland
        bavaria catalonia andalusia brittany normandy lombardy tuscany sicily yorkshire cornwall
        queensland tasmania guangdong zhejiang jiangsu sichuan hunan hubei henan hebei fujian yunnan
        guizhou shandong shaanxi shanxi hainan xinjiang tibet""".split()
)
_LAST_WORD = re.compile(r"(?<![\w-])([\w-]+)\.?[\s“\"]*$")
_NEXT_WORD = re.compile(r"\W*([\w-]+)")
_AGED = re.compile(r", (?:who is |aged )?[1-9][0-9](?:,| and\b)|, (?:then )?aged [1-9]")
# "Ada Quill, chief executive, said", "Ada Quill (CFO)"
_HOLDS = re.compile(
    r"(?:, | \()(?:(?:the|its|an?|our) )?(?:(?:group|deputy|vice|chief|finance|financial|managing|"
    r"operating|executive|co-?)[ -]){0,3}(?:chief|ceo|cfo|coo|cto|executive|officer|director|"
    r"president|chairman|chairwoman|chair|treasurer|founder|spokesman|spokeswoman|economist|analyst|mayor)"
    r"(?: (?:of|at|for) [^,.;:]{2,40})?\s?[,:;)]",
    re.IGNORECASE,
)
# These begin a sentence as words, too.
_WORDS_TOO = frozenset(
    "will mark bill grace rose frank sue jean dean jack rob ray ruth pat".split()
)


def given(word: str) -> bool:
    """Whether a word that begins a sentence can only be a given name."""
    return word.lower() in _FIRST_NAMES - _WORDS_TOO


def land(words: Sequence[str]) -> str:
    """Return "country" or "region" where a name, in small letters, has the name of one, else ""."""
    if " ".join(words) in COUNTRIES or not COUNTRIES.keys().isdisjoint(words):
        return "country"
    return "" if REGIONS.isdisjoint(words) else "region"


def by_words(words: Sequence[str]) -> str:
    """Return "person", "body", "place" or "" by the words of a name, in small letters."""
    if " ".join(words) in COUNTRIES.keys() | REGIONS and words[0] not in _FIRST_NAMES:
        return "place"
    if not BODIES.isdisjoint(words):
        return "body"
    if words[0] in _TITLES or words[0] in _FIRST_NAMES:
        return "person"
    if words[-1] in _SPOTS:
        return "place"
    chinese = len(words) > 1 and pinyin.looks_chinese(" ".join(words).title())
    return "person" if chinese else ""


def by_neighbours(before: str, after: str) -> str:
    """Return "person" where what stands before and after a name in its sentence shows a person."""
    ahead, next_ = _LAST_WORD.search(before), _NEXT_WORD.match(after)
    word = ahead[1].lower() if ahead else ""
    titled = word in _TITLES or word.endswith("year-old")
    says = next_ is not None and next_[1].lower() in _SAYING
    return "person" if titled or says or _AGED.match(after) or _HOLDS.match(after) else ""
