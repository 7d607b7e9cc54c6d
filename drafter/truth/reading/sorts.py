"""What sort of thing a name names: a person, a body or a place, as far as the words show it."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.truth.reading import pinyin

_TITLES = frozenset(
    """mr mrs ms miss dr sir dame lord lady prince princess king queen duke duchess president senator
        judge justice captain sergeant detective inspector coach professor prof minister chancellor
        mayor governor actor actress singer author director striker midfielder defender goalkeeper
        founder chairman chairwoman ceo cfo coo cto analyst host dear""".split()
)
_SAYING = frozenset(
    """said says told tells added adds asked asks explained noted argued thinks believes who whom
        himself herself joked replied agreed wrote""".split()
)
_BODIES = frozenset(
    """inc ltd llc plc corp co company group holdings bank agency university college institute
        association council department ministry committee commission court board federation league
        club united party union service services society office foundation museum police airlines
        airways motors technologies technology systems solutions software labs studios pictures
        entertainment media news times post press network insurance capital partners ventures
        hospital school academy team fund authority bureau congress parliament senate award awards
        series system plan package""".split()
)
_SPOTS = frozenset(
    """street road avenue city county park square river lake island islands beach airport station
        bridge bay valley hills mountain stadium arena province prefecture district north south
        east west""".split()
)
_FIRST_NAMES = frozenset(
    """aaron abigail adam adrian alan albert alex alexander alice alison amanda amber amelia amy
        andrea andrew angela anita ann anna anne anthony antonio arthur ashley barbara ben benjamin
        beth betty bill bob brad brandon brian bruce bryan caroline carl carlos carol catherine
        charles charlie charlotte chris christian christina christine christopher claire craig
        cynthia daniel danny dave david dean deborah dennis diana diane donald donna dorothy
        douglas dylan edward elena elizabeth ellen emily emma eric erin ethan eugene eva evan fiona
        frances francis frank fred gareth gary george gerald grace graham greg gregory hannah harry
        heather heidi helen henry holly howard hugh ian isabel jack jacob jake james jamie jane
        janet jason jay jean jeff jeffrey jennifer jenny jeremy jerry jesse jessica jessie jim joan
        joe john jonathan jordan jose joseph josh joshua juan judith judy julia julie justin karen
        kate katherine kathleen katie keith kelly ken kenneth kevin kim kyle larry laura lauren
        leah lee leo leon lewis liam linda lisa louis louise lucas lucy luis luke lynn marc marco
        marcus margaret maria marie mark martha martin mary matt matthew max megan melissa michael
        michelle miguel mike nancy naomi natalie natasha nathan neil nicholas nick nicola nicole
        noah nora oliver olivia oscar pam pamela patricia patrick paul pauline pedro peter philip
        phil rachel ralph ray raymond rebecca richard rick rob robert robin roger ron ronald rosa
        rose ross roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean
        shane sharon sheila simon sophia sophie stacy stephanie stephen steve steven stuart sue
        susan suzanne tanya ted teresa terry theresa thomas tim timothy tina todd tom tony tracy
        tyler vanessa vera victor victoria vincent walter wayne wendy will william zoe""".split()
)


def by_words(words: Sequence[str]) -> str:
    """Return "person", "body", "place" or "" by the words of a name, in small letters."""
    if not _BODIES.isdisjoint(words):
        return "body"
    if words[0] in _TITLES or words[0] in _FIRST_NAMES:
        return "person"
    if words[-1] in _SPOTS:
        return "place"
    chinese = len(words) > 1 and pinyin.looks_chinese(" ".join(words).title())
    return "person" if chinese else ""


def by_neighbours(before: str, after: str) -> str:
    """Return "person" where the words beside a name, in small letters, are those beside a person's."""
    return "person" if before in _TITLES or after in _SAYING else ""
