"""Text that addresses a language model instead of a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter import sentences
from drafter.model import Article, Finding, Span

_MODEL = (
    r"(?:ai|llms?|language\ models?|chatbots?|chatgpt|gpt|(?:ai\ )?assistants?|(?:ai\ )?agents?)"
)
_SELF = r"(?:ai|large\ language|language)\ (?:language\ )?(?:model|assistant)"
_ADDRESS = re.compile(
    rf"""
      \b(?:ignore|disregard|forget|override|bypass)\b [^.!?\n]{{0,30}}
        \b(?:previous|prior|above|earlier|preceding|system|your)\b [^.!?\n]{{0,20}}
        \b(?:instructions?|prompts?|context)\b
    | \b(?:ignore|disregard|forget)\ (?:everything|anything|all)\ (?:above|before|you\b)
    | \bas\ an?\ {_SELF}\b,?\ (?:i|i'm|you|please)\b
    | \bi\ am\ (?:only\ |just\ )?an?\ {_SELF}\b
    | \byou\ are\ (?:now\ )?(?:an?\ )?(?:helpful\ )?(?:language\ model|chatgpt|(?:ai\ )?assistant)\b
    | \b(?:if|when)\ you\ are\ an?\ {_MODEL}\ ?(?:[,:]|reading|processing|summari[sz]ing|model\b)
    | \b(?:note\ to|attention|dear|hey)[,:]?\ (?:all\ |the\ |any\ )?{_MODEL}\b
    | ^\W*{_MODEL}\ ?[:,]\ (?:please|you|do\ not|don't|ignore|always|never|write|say)\b
    | \b{_MODEL}\ (?:reading|processing|summari[sz]ing)\ this\b
    | \b(?:reveal|print|repeat|output|leak)\ (?:your|the)\ (?:system|hidden|initial)\ prompt\b
    | <\|?(?:im_start|im_end|system|endoftext)\|?> | \[/?INST\]
    | (?:忽略|无视|忘记|不要理会|忽視)[^。！？\n]{{0,12}}(?:指令|指示|提示词)
    | 作为(?:一个|一名)?(?:AI|人工智能|大?语言模型)(?:助手|模型|语言模型)?[，,](?:我|你|请)
    | 你(?:现在)?是(?:一个|一名)(?:AI|人工智能|大?语言模型)?(?:助手|模型)
    | (?:如果你是|请注意[，,：:]?)(?:一个)?(?:AI|人工智能|大?语言模型|大模型)
    | (?:输出|泄露|重复|显示)(?:你的|系统)(?:系统)?提示词
    """,
    re.IGNORECASE | re.VERBOSE,
)
_QUOTES = "\"“”‘’'「」『』"
# An article about the trick names it; a page that plays it does not.
_ABOUT = re.compile(
    r"prompt.injection|jailbreak|hidden (?:text|instruction|prompt)|attack|researcher|"
    r"提示词?注入|越狱|攻击|研究人员",
    re.IGNORECASE,
)


def instructions(article: Article) -> list[Finding]:
    """Return what in the article, or hidden in its page, addresses a model: one finding of each sort.

    Severity "warning"; "note" where the article reports on such text and quotes it.
    """
    found = [_visible(article, start, end) for start, end in addresses(article.text)]
    for removed in article.removed:
        for start, end in addresses(removed.text):
            words = removed.text[start:end]
            found.append(
                Finding(
                    kind="instruction",
                    severity="warning",
                    sentence=words,
                    text=words,
                    message="Text hidden in the page addresses a language model. It was left out; "
                    "ask whether this source can be trusted.",
                )
            )
    return _joined(found)


def _joined(found: list[Finding]) -> list[Finding]:
    """Return one finding a message, with the words and places of all that say it."""
    groups: dict[str, list[Finding]] = {}
    for finding in found:
        groups.setdefault(finding.message, []).append(finding)
    return [
        replace(
            alike[0],
            sentence=" … ".join(dict.fromkeys(f.sentence for f in alike)),
            text=" … ".join(dict.fromkeys(f.text for f in alike)),
            spans=tuple(span for f in alike for span in f.spans),
        )
        for alike in groups.values()
    ]


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence that addresses a model."""
    for start, end in sentences.spans(text):
        if _ADDRESS.search(text, start, end):
            yield start, end


def reported(sentence: str) -> bool:
    """Whether a sentence quotes the words that address a model, as a report about them does."""
    match = _ADDRESS.search(sentence)
    return match is not None and any(mark in sentence[: match.start()] for mark in _QUOTES)


def _visible(article: Article, start: int, end: int) -> Finding:
    sentence = article.text[start:end]
    match = _ADDRESS.search(sentence)
    assert match is not None
    news = reported(sentence) and _ABOUT.search(article.text) is not None
    return Finding(
        kind="instruction",
        severity="note" if news else "warning",
        sentence=sentence,
        text=match.group(),
        message="The source quotes an instruction to a language model; it reports on it."
        if news
        else "The source addresses a language model instead of the reader. It is kept out of the "
        "draft as data; ask whether this source can be trusted.",
        spans=(Span(url=article.url, start=start, end=end, text=sentence),),
    )
