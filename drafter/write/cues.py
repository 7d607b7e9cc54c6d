"""The marks by which English news prose is read: datelines, quotations, what leans on what came before."""

from __future__ import annotations

import re

_CITY = r"[A-Z][\w.'’]+(?:[ -][A-Z][\w.'’]+){0,2}"
_DAY = r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2})(?:,? \d{4})?"
_AGENCY = r"\([A-Z][\w .&/’'-]{1,30}\)"
_DASH = r"\s*[-–—]{1,2}\s+"
# "BEIJING, Nov 3 (Xinhua) – ", "HONG KONG — ", "Shanghai (Wire) - "; never a bare "Name – clause".
DATELINE = re.compile(
    rf"^(?:[A-Z][A-Z.'’ ]{{3,}}(?:, {_CITY})?(?:, {_DAY})?(?:\s*{_AGENCY})?{_DASH}"
    rf"|{_CITY}(?:, {_CITY})?, {_DAY}(?:\s*{_AGENCY})?(?:{_DASH}|:\s+)"
    rf"|{_CITY}(?:, {_CITY})?\s*{_AGENCY}{_DASH})(?=[A-Z“\"‘'\d])"
)
TICKER = re.compile(
    r"\s*\((?:(?:NYSE|NASDAQ|Nasdaq|HKEX|SEHK|HKG|SSE|SHA|SZSE|SHE|TYO|LON)\s*:\s*[\w.]+"
    r"|[A-Z\d]{1,6}\.[A-Z]{1,2})\)"
)
REFERENCE = re.compile(r"\s*\[\d{1,3}\]")

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
# Single quotes; a closing one is known by the mark before or after it, to tell it from "users' data".
OPENED = re.compile(r"(?<![\w’'])[‘'](?=\w)(?!\d0s)")
CLOSED = re.compile(
    r"(?<=[,.!?])[’']|(?<=\w)[’'](?=[,.;:)]|\s+(?:and|or|as|in|to|for|on|from|by)\b|$)"
)
TO_THE_READER = re.compile(
    r"""\b(?:[Yy]ou(?:rs?)?|[Ww]e|[Oo]urs?|us|I|[Mm]y|me)\b
      | (?i:\b(?:subscri(?:be|ption)|sign\ (?:up|in)|log\ in|click|newsletter|follow\ us|read\ more|
        cookie\ (?:policy|settings)|all\ rights\ reserved|copyright|advertisement|sponsored|
        this\ (?:article|story|page|post|website)|(?:photo|image|picture|video)s?\ (?:by|credit|courtesy)|
        file\ photo|getty\ images|(?:reporting|editing|writing|translation)\ by|share\ this)\b)
      | https?://|www\.|\S@\S|©
      | ^\W*(?:Pictured|Above|Below|From\ left)\b | (?i:\bspecial\ offer\b)
      | ^\s*(?i:photo|image|source|caption|tags?|related)\s*:""",
    re.VERBOSE,
)
OPENS_DANGLING = re.compile(
    r"""^["“‘'(]*(?:He|She|They|It|This|That|These|Those|His|Her|Hers|Their|Its|But|And|Or|So|Yet|Nor|
        However|Meanwhile|Moreover|Also|Still|Then|Instead|Besides|Nevertheless|Nonetheless|Therefore|
        Thus|Hence|Additionally|Furthermore|Similarly|Likewise|Separately|Afterwards|Later|Earlier|
        Conversely|Indeed|Otherwise|Such|Another|Others|Both|Neither|Either|There|Here|
        Regardless|Equally|Specifically|Again|Alternatively|Consequently|Accordingly|Subsequently|
        Elsewhere|Secondly|Thirdly|Finally|Plus|Whereby|Even\ so|Only\ then|
        In\ (?:addition|contrast|turn|response|total|particular|fact)|By\ (?:contrast|comparison)|
        For\ (?:example|instance)|As\ (?:a\ result|such)|At\ (?:the\ same|that)\ time|
        On\ the\ other\ hand|(?:The|One)\ (?:latter|former|other|others)(?=,|\ (?:is|was|has|will|said))|
        That\ (?:said|day|week|month|year)|After\ that|Before\ that|Since\ then|Until\ then|
        Of\ (?:these|those|them)|Most\ of\ (?:these|them)|Some\ of\ (?:these|them)|
        (?:After|Amid|Among|At|Before|By|Despite|During|For|From|In|Like|Of|On|Since|Through|To|Under|
          Unlike|With)\ (?:this|these|that|those|it|them|such)|
        A\ (?:second|third|further|separate|similar)|The\ (?:second|third|same|two|three|pair|duo))\b""",
    re.VERBOSE,
)
TURNS_BACK = re.compile(r"^[^,]{3,40}, (?:though|however|meanwhile|instead|too|also),")
BEGINS = re.compile(r"[“‘'\"]?(?:[A-Z\d]|[a-z]{1,2}[A-Z])")  # or as iPhone does
PRONOUN = re.compile(r"\b(?:he|she|his|her|him|they|them|their)\b")
# "This error", "these pairs" point back; "this week" and "those who" do not.
POINTS_BACK = re.compile(
    r"\b(?:this|these|those)\s+(?!who\b|that\b|with\b|of\b|in\b|on\b|from\b|to\b|days?\b|week|month|year"
    r"|quarter|season|summer|spring|autumn|winter|decade|century|morning|afternoon|evening|time\b)[a-z]+"
    r"|\bthe latter\b"
)
# "The company" needs a sentence before it that says which.
OPENS_LOOSE = re.compile(
    r"^[\"“‘']*The (?:\w+ )?(?:company|firm|group|platform|app|start-?up|chip ?maker|carmaker|"
    r"retailer|developer|executives?|founders?|tool|model|service|product|device|companies|firms|"
    r"pair|investors?|users?)\b"
)
# "The ruling" needs one that speaks of a ruling; "The number of" says itself of what.
OPENS_DEFINITE = re.compile(
    r"^[\"“‘']*The (?!most\b|first\b|latest\b|best\b|biggest\b|largest\b|number\b)"
    r"(?P<noun>[a-z]{3,}(?:-[a-z]+)*)\b(?!(?: [a-z-]+){0,2} (?:of|that|which|who|between|for)\b)"
)
# "LINDI: " where a story begins; "Photo: ", "Illinois: ", "May 1, 1923: " in lists.
CITY = re.compile(r"^(?P<name>[A-Z][A-Z.'’ ]{3,24}): +(?=[A-Z“\"‘'\d])")
LIST_LABEL = re.compile(r"^(?:[\w.,’'-]+ ){0,3}[\w.,’'-]+: (?![“\"‘'])")
EXPANDED = re.compile(
    r"(?:[A-Z][\w’'&-]*|of|and|for|the|in)(?: (?:[A-Z][\w’'&-]*|of|and|for|the|in))+ \(([A-Z]{2,6})\)"
)
ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
# What a reporter asked in vain is no news.
NO_NEWS = re.compile(
    r"\b(?:(?:did|does|do) not (?:immediately )?(?:respond|reply|comment)|declined to (?:comment|say)"
    r"|could not (?:immediately |independently )*(?:be reached|verify|determine|confirm)"
    r"|not be independently verified)\b"
)
WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*")
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
# Words that say nothing of what a sentence is about.
EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        """a about after all also amid among an and any are as at be because been before being between
        both but by can could did do does during each for from had has have he her his how if in into
        is it its last may might more most new no nor not now of off on one only or other out over own
        per s said same say says she should since so some such than that the their them then there
        these they this those through to too under until up upon very was were what when where which
        while who whose will with would year week month day monday tuesday wednesday thursday friday
        saturday sunday""",
    )
)
# The commonest of all: a text without them is not English.
COMMON_WORDS = frozenset(
    re.findall(
        r"\w+",
        "the of to and in a is that for on with as its it by at from was has are said an be will which",
    )
)
