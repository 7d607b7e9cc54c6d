"""Against the sources, by the truth room: figures, names, sentences, and the evidence of each sentence."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.model import Article, CheckedFigure, Finding
from drafter.truth import shared_names
from drafter.truth.check import Sentence
from eval.record import UNSCORED, Score
from eval.scorers.material import Draft

_UNTRUE = ("figure", "date", "name", "quotation", "claim", "instruction")
_NOT_RIGHT = ("absent", "moved")


def figures_right(draft: Draft) -> Score:
    """Return the share of the item's figures and dates that its sources have, of the same thing."""
    told = [figure for figure in draft.report.figures if figure.status != "unchecked"]
    if not told:
        return UNSCORED
    wrong = [figure for figure in told if _is_wrong(figure, _grave(draft, ("figure", "date")))]
    return Score(
        1 - len(wrong) / len(told),
        tuple(f"“{figure.text}”: {figure.message or figure.status}" for figure in wrong),
        tuple((figure.start, figure.end) for figure in wrong),
    )


def _is_wrong(figure: CheckedFigure, found: Iterable[Finding]) -> bool:
    return figure.status in _NOT_RIGHT or any(
        finding.sentence == figure.sentence and figure.text in finding.text for finding in found
    )


def names_right(draft: Draft) -> Score:
    """Return the share of the names in the item's paragraphs that a source has, and no other stands for."""
    body = _article("\n\n".join(draft.item.paragraphs))
    held: dict[str, bool] = {}
    for article in draft.articles:
        for shared in shared_names(body, article, draft.glossary):
            held[shared.name] = held.get(shared.name, False) or shared.held
    if not held:
        return UNSCORED
    flagged = {finding.text for finding in _grave(draft, ("name",))}
    wrong = [name for name, has in held.items() if not has or name in flagged]
    places = ((draft.text.find(name), len(name)) for name in wrong)
    return Score(
        1 - len(wrong) / len(held),
        tuple(f"“{name}” is not the sources’ name" for name in wrong),
        tuple((start, start + size) for start, size in places if start >= 0),
    )


def unsupported(draft: Draft) -> Score:
    """Return the share of sentences that no source carries, the headline among them."""
    sentences = draft.report.sentences
    if not sentences:
        return UNSCORED
    said: dict[str, str] = {}
    for finding in _grave(draft, _UNTRUE):
        said.setdefault(finding.sentence, finding.message)
    bad = [each for each in sentences if each.text in said or draft.bare(each)]
    return Score(
        len(bad) / len(sentences),
        tuple(f"“{each.text}” {said.get(each.text, 'No source has these words.')}" for each in bad),
        tuple((each.start, each.end) for each in bad),
    )


# ── citations, in the sense of ALCE (Gao et al., EMNLP 2023), with the truth room as the judge ──


def citation_recall(draft: Draft) -> Score:
    """Return the share of sentences that their evidence, all of it together, carries."""
    sentences = draft.report.sentences
    if not sentences:
        return UNSCORED
    bare = [each for each in sentences if not _carried(draft, each)]
    return Score(
        1 - len(bare) / len(sentences),
        tuple(f"“{each.text}” is not carried by its evidence" for each in bare),
        tuple((each.start, each.end) for each in bare),
    )


def citation_precision(draft: Draft) -> Score:
    """Return the share of the evidence that is needed.

    A passage is, when its sentence is carried, and it carries it alone or the others do not without it.
    """
    total, idle = 0, []
    for each in draft.report.sentences:
        carried = _carried(draft, each)
        for place, span in enumerate(each.spans):
            total += 1
            others = [other.text for other in each.spans[:place] + each.spans[place + 1 :]]
            needed = carried and (
                draft.supports(each.text, [span.text])
                or not (others and draft.supports(each.text, others))
            )
            if not needed:
                idle.append((each, span.text))
    if not total:
        return UNSCORED
    return Score(
        1 - len(idle) / total,
        tuple(f"“{passage}” is no evidence for “{each.text}”" for each, passage in idle),
        tuple((each.start, each.end) for each, _ in idle),
    )


def _carried(draft: Draft, sentence: Sentence) -> bool:
    texts = [span.text for span in sentence.spans]
    return bool(texts) and draft.supports(sentence.text, texts)


def _grave(draft: Draft, kinds: tuple[str, ...]) -> list[Finding]:
    return [finding for finding in draft.grave if finding.kind in kinds]


def _article(text: str) -> Article:
    return Article(
        url="draft", canonical="draft", title="", text=text, language="en", publisher="", author="",
        published=None,
    )  # fmt: skip
