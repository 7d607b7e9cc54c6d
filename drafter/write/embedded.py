"""The embedded writer: a LangChain chat model that answers with an extract of the sources in its prompt.

It reads nothing but the messages it is given, as a model behind a server would.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.output_parsers import JsonOutputParser
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.runnables import Runnable, RunnableMap, RunnablePassthrough

from drafter import sentences
from drafter.errors import WritingFailed
from drafter.house.style import HouseStyle
from drafter.write.answer import Words
from drafter.write.extract import extract
from drafter.write.fence import SourceBlock, blocks, unfence
from drafter.write.reading import count_words

_LENGTH = re.compile(
    r"(?:please\s+)?(?:(?:make|keep|write)\s+(?:it|this|the item|the text)\s+)?"
    r"(?:a (?:bit|little)\s+|much\s+)?(shorter|longer)(?:,?\s+please)?[.!]?",
    re.IGNORECASE,
)
_SHORTER, _LONGER = 0.7, 1.4  # of the words that the draft has


class ExtractiveChat(BaseChatModel):
    """Answers a writing or a rewriting prompt with sentences of the sources in it."""

    style: HouseStyle

    @property
    def _llm_type(self) -> str:
        return "embedded-extract"

    def with_structured_output(
        self, schema: Any = None, *, include_raw: bool = False, **kwargs: Any
    ) -> Runnable[LanguageModelInput, Any]:
        """Return this model followed by a JSON parser: it answers in the item's schema and no other."""
        if not include_raw:
            return self | JsonOutputParser()
        return RunnableMap(raw=self) | RunnablePassthrough.assign(
            parsed=itemgetter("raw") | JsonOutputParser(), parsing_error=lambda _: None
        )

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        words = self._answer(messages[-1].text)
        answer = json.dumps(
            {"headline": words.headline, "paragraphs": words.paragraphs}, ensure_ascii=False
        )
        message = AIMessage(answer, response_metadata={"finish_reason": "stop"})
        return ChatResult(generations=[ChatGeneration(message=message)])

    def _answer(self, prompt: str) -> Words:
        sources = unfence(prompt)
        parts = blocks(prompt)
        draft = next((text for tag, _, text in parts if tag == "draft"), None)
        if draft is None:
            return extract(sources, self.style.limits)
        headline, *paragraphs = draft.split("\n\n")
        unsupported = {
            text.partition("\n")[0]
            for tag, attributes, text in parts
            if tag == "finding" and attributes.get("severity") == "severe"
        }
        instruction = next((text for tag, _, text in parts if tag == "instruction"), "")
        if instruction:
            return self._resized(instruction, sources, Words(headline, paragraphs), unsupported)
        return self._mended(sources, Words(headline, paragraphs), unsupported)

    def _mended(self, sources: Sequence[SourceBlock], draft: Words, unsupported: set[str]) -> Words:
        """The draft without its unsupported sentences; what is left stays as the editor has it."""
        kept = [
            " ".join(s for s in sentences.split(paragraph) if _plain(s) not in unsupported)
            for paragraph in draft.paragraphs
        ]
        kept = [paragraph for paragraph in kept if paragraph]
        if not kept:
            raise WritingFailed(
                "nothing left",
                "No sentence of this item is supported by its sources. Write the item by hand.",
            )
        headline = draft.headline
        if _plain(headline) in unsupported:
            headline = extract(sources, self.style.limits, without=unsupported).headline
        return Words(headline, kept)

    def _resized(
        self, instruction: str, sources: Sequence[SourceBlock], draft: Words, unsupported: set[str]
    ) -> Words:
        """A new extract, shorter or longer than the draft."""
        asked = _LENGTH.fullmatch(instruction.strip())
        if asked is None:
            raise WritingFailed(
                "needs a model",
                "The embedded writer follows two instructions, “shorter” and “longer”. Set "
                "DRAFTER_MODEL for others, or edit the item yourself.",
            )
        shorter = asked[1].lower() == "shorter"
        now = _length(draft)
        goal = int(now * (_SHORTER if shorter else _LONGER))
        most = now - 1 if shorter else max(goal, self.style.limits.item_words.breach[1])
        words = extract(sources, self.style.limits, words=(goal, most), without=unsupported)
        if (_length(words) < now) is not shorter or _length(words) == now:
            raise WritingFailed(
                "nothing to change",
                f"The sources do not allow a {asked[1].lower()} extract. Edit the item yourself.",
            )
        return words


def _plain(text: str) -> str:
    return " ".join(text.split())


def _length(words: Words) -> int:
    return sum(count_words(paragraph) for paragraph in words.paragraphs)
