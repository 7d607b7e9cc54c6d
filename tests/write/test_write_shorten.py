"""A story that a model cannot read whole, and what is left out of it."""

from __future__ import annotations

import asyncio
import json
import re
from typing import Any

import pytest
from chat_server import ChatServer, Said, completion, error
from ferry import ITEM, ferry
from hypothesis import given
from hypothesis import strategies as st
from opening import opened

from drafter import tokens
from drafter.archive import cut_passages
from drafter.errors import WritingFailed
from drafter.house.style import HouseStyle
from drafter.model import Item, Passage
from drafter.write import StoryWriter
from drafter.write.shorten import shorten

pytestmark = pytest.mark.slow

PASSAGES = [passage for article in ferry.articles for passage in cut_passages(article, tokens=40)]


def written(writer: StoryWriter) -> Item:
    return asyncio.run(writer.write(ferry, PASSAGES))


def refusing(words: str, status: int = 400, *, always: bool = False) -> Any:
    """A server with too little room for the first prompt, or for any, in one vendor's words."""
    whole: list[int] = []

    def answer(request: dict[str, Any]) -> Said:
        length = tokens.count("".join(message["content"] for message in request["messages"]))
        whole.append(length)
        fits = length < whole[0] and not always
        return completion(json.dumps(ITEM)) if fits else error(status, words)

    return answer


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("This model's maximum context length is 600 tokens. However, you requested 900.", 400),
        ("Input tokens exceed the configured limit of 600 tokens.", 400),
        ("The prompt (total length 938) is too long to fit into the model", 400),
        ("Prompt length of 916 is longer than the maximum model length of 600.", 400),
        ("the request exceeds the available context size. try increasing the context size", 400),
        ("request (900 tokens) exceeds the available context size (600 tokens)", 400),
        ("Context size has been exceeded.", 500),
        ("Requested tokens (928) exceed context window of 600", 500),
        ("the input length exceeds the context length", 400),
        ("Trying to keep the first 900 tokens, but the model has a context length of 600", 400),
        ("Prompt contains 900 tokens, too large for model with 600 maximum context", 400),
        ("Input validation error: `inputs` must have less than 600 tokens. Given: 900", 422),
        ("prompt is too long: 900 tokens > 600 maximum", 400),
        ("The input token count (900) exceeds the maximum number of tokens allowed (600)", 400),
        ("Request too large for gpt on tokens per min (TPM): Limit 600, Requested 900.", 429),
        ("Request Entity Too Large", 413),
    ],
)
def test_where_the_context_is_too_small_an_item_is_written_from_less_and_says_so(
    words: str, status: int, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = refusing(words, status)
    item = written(opened(server, style))
    assert len(server.requests) == 2
    (finding,) = item.findings
    assert (finding.kind, finding.severity, finding.sentence) == ("omission", "note", "")
    count = re.search(rf"Written from (\d) of {len(PASSAGES)} passages", finding.message)
    assert count
    assert 1 <= int(count[1]) < len(PASSAGES)
    assert item.notes == (finding.message,)


def test_it_is_made_shorter_twice_at_most(server: ChatServer, style: HouseStyle) -> None:
    server.answer = refusing("context length exceeded", always=True)
    with pytest.raises(WritingFailed) as caught:
        written(opened(server, style))
    assert caught.value.reason == "too long"
    assert len(server.requests) == 3


def test_where_the_answer_takes_the_room_it_is_made_shorter_before_the_sources_are(
    server: ChatServer, style: HouseStyle
) -> None:
    def answer(request: dict[str, Any]) -> Said:
        if request["max_completion_tokens"] > 2000:
            return error(400, "'max_completion_tokens' is too large: 4000. The maximum context "
                         "length is 4096 tokens and your request has 900 input tokens")  # fmt: skip
        return completion(json.dumps(ITEM))

    server.answer = answer
    assert not written(opened(server, style)).findings
    assert len(server.requests) == 2


@pytest.mark.parametrize("words", ["the upstream request took too long", "input stream broke"])
def test_a_failing_server_is_not_taken_for_a_small_context(
    words: str, server: ChatServer, style: HouseStyle
) -> None:
    server.answer = lambda request: error(504, words)
    with pytest.raises(WritingFailed) as caught:
        written(opened(server, style))
    assert caught.value.reason == "server"


def passage(number: int, article: str, text: str, length: int) -> Passage:
    return Passage(article=article, url="u", start=number, end=number, text=text, tokens=length)


def test_the_passages_that_tell_least_go_first_and_the_openings_last() -> None:
    story = [
        passage(0, "a", "It began.", 10),
        passage(1, "a", "Chuanlai sold 6.4 million tickets to 140 harbours.", 10),
        passage(2, "a", "nothing much was said on the matter.", 10),
        passage(0, "b", "And it began again.", 10),
        passage(1, "b", "Chuanlai sold 6.4 million tickets.", 10),
    ]
    assert shorten(story, 0.6) == [story[0], story[1], story[3]]
    assert shorten(story, 0.4) == [story[0], story[3]]
    assert shorten(story, 0.01) == [story[0]]


PARTS = st.lists(
    st.builds(passage, st.integers(), st.sampled_from("abc"), st.text(), st.integers(1, 300)),
    min_size=1,
    max_size=12,
)


@given(PARTS, st.floats(0.0, 1.0))
def test_what_is_kept_is_in_order_begins_as_before_and_keeps_to_the_share(
    parts: list[Passage], share: float
) -> None:
    kept = shorten(parts, share)
    assert kept[0] == parts[0]
    waiting = iter(parts)
    assert all(any(each is other for other in waiting) for each in kept)
    whole = sum(each.tokens for each in parts)
    assert len(kept) == 1 or sum(each.tokens for each in kept) <= share * whole + 1e-6
