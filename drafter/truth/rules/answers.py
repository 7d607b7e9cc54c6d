"""Answers: statements in which one of those a story is about, or who doubts it, is heard."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.truth.reading import cues
from drafter.truth.reading.disputed import DENIAL
from drafter.truth.reading.speakers import attributions
from drafter.truth.reading.statements import Statement
from drafter.truth.reading.words import STOP, stem
from drafter.truth.rules.quotations import outside

# That somebody speaks since he was asked, or for a firm.
_ASKED = re.compile(
    r"\b(?:spokes\w+|representative|in (?:a )?(?:response|reply|statement|written)|respond(?:ed|s)|"
    r"repl(?:ied|ies))\b|回应|回复|发言人|声明|对此|答复"
)
_SOON = 20  # characters after "X said" in which it stands that he was asked
# That somebody does not believe what was said, beside the plain denials.
_DOUBT = re.compile(
    r"\b(?:doubt(?:s|ed)|disput(?:es|ed)|questioned|contest(?:s|ed)|contradict(?:s|ed)|rebut\w*|"
    r"countered|disagree[sd]?|s[ck]eptical|overstat\w*|exaggerat\w*|inflated|inaccurate|incorrect|"
    r"misleading|wrong|untrue|false|not (?:true|accurate|correct|the case)|closer to|"
    r"puts? (?:the|that|its|their|[A-Z][\w’']+) (?:\w+ ){0,3}?at|"
    r"den(?:y|ies|ied)|reject(?:s|ed)|dismiss(?:es|ed))\b"
)
_BACK = re.compile(r"\b(?:this|that|these|those|the \w+s?|it|its|they|their)\b", re.IGNORECASE)
_NEAR = 24  # characters after a word of doubt in which it stands what is doubted
# "said the estimate …": what was told before is what he speaks of.
_ON_IT = re.compile(
    r" (?:[A-Z]\w+ )?(?:that )?(?:the|this|that|these|those|such) (?:[a-z-]+ )?(?:figures?|numbers?|"
    r"estimates?|ranking|count|calculations?|survey|findings?|results?|stud(?:y|ies)|report)\b"
)
_THE = r"\b(?:the|this|that|these|those|such|its|his|her|their|[A-Z]\w+[’']s?) (?:[a-z-]+ )?"
_TOLD = re.compile(
    rf"{_THE}(?:figures?|numbers?|estimates?|data|ranking|count|calculations?|tests?|descriptions?|claims?|allegations?|"
    r"accusations?|charges?|complaints?)\b|该数|这一[数说]|传闻|报道|指控|说法"
)
_WHOLE = re.compile(rf"{_THE}(?:survey|stud(?:y|ies)|findings?|results?|reports?|audit|poll)\b")
_UNSAID = re.compile(r"(?:\b(?:not|never|without|declined to|no one)|n[’']t) (?:\w+ )?$")
_SAYS = re.compile(r"\bsa(?:id|ys)\b")
_UNDENIED = re.compile(
    r"(?:\b(?:not|nor|never|neither|no)|n[’']t|(?:没有|并未|未|不|未予|既不))\s*$", re.IGNORECASE
)
# Who says nothing gives no answer, nor does the notice of a right to appeal.
_SILENT = re.compile(
    r"\b(?:declined|not (?:\w+ )?(?:respond|repl|comment|available|return|answer)\w*|no comment|"
    r"be reached)|(?:[不未][予作]?|没有|拒绝)(?:置评|回应|回复|评论|透露)|暂无|如[^，。]{0,6}不服",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?<![\w’'])[A-Z][\w’'&.-]*\w")
_PRONOUN = re.compile(r"(?:[Ii]t|[Ww]e)\b")
_SPEAKER_ZH = re.compile(
    r"([^，。；：“”]{0,20}?)(?:回应|回复|予以否认|否认|驳斥|反驳|表示|称|说|辩称|解释|答复)"
)
_HOUSE_ZH = re.compile(
    r"方面|公司|相关|负责人|发言人|官方|客服|团队|发[表布]|声明|[则也]|随后|当时|对此|日前"
)
_GOES_ON_ZH = re.compile(r"同时|[还并该他她]|报道|援引|媒体")
_QUOTED_ZH = re.compile(r"[称说]“")
# A draft's words by which somebody sees it otherwise.
_OTHERWISE = re.compile(
    r"\b(?:respond\w*|repl(?:y|ied)|said in response|insist\w*|maintain\w*|explain\w*|disagree\w*|doubt\w*|"
    r"question(?:s|ed)|but (?:the|its?) (?:company|firm)|challeng\w+|contest\w*|countered|wrong|inaccurate|"
    r"exaggerat\w*|clos(?:er)? to|at odds|contradict\w*|not true|pushed back|reject(?:s|ed)|false)\b"
)


@dataclass(frozen=True, eq=False)
class Answer:
    """A statement of one who may be the other side: his names, and what he says against it, if anything."""

    statement: Statement
    names: frozenset[str]
    own: bool  # he is only said to be the firm that the story is about
    asked: bool
    against: re.Match[str] | None

    @property
    def on_what_was_told(self) -> bool:
        """Whether it names what was told: "the figure", "the claims"."""
        return _TOLD.search(self.statement.text) is not None or self.on_all

    @property
    def on_all(self) -> bool:
        """Whether it names all that a report, a survey or the like told."""
        return _WHOLE.search(self.statement.text) is not None


def answer(statement: Statement) -> Answer | None:
    """Return a statement as an answer; None where nobody speaks in it who says anything."""
    text = outside(statement.text)
    denial = DENIAL.search(statement.text)
    if denial and _UNDENIED.search(text, 0, denial.start()):
        denial = None
    return (_chinese if statement.chinese else _english)(statement, text, denial)


def otherwise(text: str) -> bool:
    """Return whether a sentence of a draft tells that somebody sees something otherwise."""
    text = _SILENT.sub("", text)
    return DENIAL.search(text) is not None or _OTHERWISE.search(text) is not None


def _english(statement: Statement, text: str, denial: re.Match[str] | None) -> Answer | None:
    if denial and text[denial.start()] == " ":
        denial = None
    spoken = next(
        (
            said
            for said in attributions(text)
            if not (said.announces or said.tagged or _UNSAID.search(text, 0, said.start))
        ),
        None,
    )
    doubt = _DOUBT.search(text)
    if doubt and _ON_IT.match(text, doubt.end()):
        denial = denial or doubt
    if spoken is None:
        names = _capitals(text[: denial.start()]) if denial else frozenset[str]()
        return Answer(statement, names, False, False, denial) if denial else None
    asked = _ASKED.search(text[: spoken.end + _SOON]) or _ASKED.search(spoken.speaker)
    late = spoken.start > len(text) // 2 and not asked
    nobody = _PRONOUN.match(spoken.speaker) or (spoken.back and not spoken.own)
    if doubt and not _BACK.search(text[: doubt.end() + _NEAR]):
        doubt = None
    against = denial or doubt or _ON_IT.match(text, spoken.end)
    silent = _SILENT.search(text) and not (_SAYS.search(text) and "not comment" not in text)
    if (not denial and (late or nobody)) or (silent and not against):
        return None
    names = spoken.names
    if denial and not (names or spoken.own):
        names = _capitals(text[: denial.start()])
    return Answer(statement, names, spoken.own, asked is not None, against)


def _capitals(text: str) -> frozenset[str]:
    return frozenset(map(stem, _CAPITAL.findall(text))) - STOP


def _chinese(statement: Statement, text: str, denial: re.Match[str] | None) -> Answer | None:
    said = _SPEAKER_ZH.search(statement.text)
    if said is None or (_SILENT.search(statement.text) and not denial):
        return None
    if denial and text[denial.start()] == " ":
        # 称“与事实不符” is his own word, a quotation of another is not
        denial = denial if _QUOTED_ZH.search(statement.text, 0, denial.start()) else None
    speaker = said[1]
    if not denial and (cues.OUTSIDER_ZH.search(speaker) or _GOES_ON_ZH.search(speaker)):
        return None
    name = _HOUSE_ZH.sub("", speaker)
    named = frozenset([name]) if len(name) > 1 else frozenset[str]()
    own = not named and cues.OWN_ZH.search(speaker) is not None
    asked = _ASKED.search(statement.text[: said.end() + 4]) is not None
    return Answer(statement, statement.entities | named, own, asked, denial)
