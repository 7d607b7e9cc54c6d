from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from pydantic import SecretStr

from eval.servers import ModelServer, PageServer, Response, count_tokens, prompt_text


def at_once(*calls: Callable[[], Any]) -> float:
    threads = [threading.Thread(target=call) for call in calls]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return time.monotonic() - started


def ask(server: ModelServer, text: str, **more: Any) -> httpx2.Response:
    body = {"model": "any", "messages": [{"role": "user", "content": text}], **more}
    return httpx2.post(f"{server.base_url}/chat/completions", json=body, trust_env=False)


def test_a_page_is_served_with_its_type_and_counted() -> None:
    with PageServer(
        {"/a": b"<p>alpha</p>", "/b": ("乙".encode("gbk"), "text/html; charset=gbk")}
    ) as server:
        assert httpx2.get(server.url("/a")).text == "<p>alpha</p>"
        assert httpx2.get(server.url("b")).text == "乙"
        assert httpx2.get(server.url("/a?x=1")).status_code == 200
        assert httpx2.get(server.url("/none")).status_code == 404
        assert server.hits == {"/a": 2, "/b": 1, "/none": 1}
        assert server.first is not None
        assert server.last is not None
        assert server.first < server.last < time.monotonic()
        assert server.host in server.url("/a")


def test_latencies_overlap_instead_of_queueing() -> None:
    with PageServer({"/a": b"alpha"}, latency=0.5) as server:
        took = at_once(*[lambda: httpx2.get(server.url("/a"))] * 12)
        assert 0.5 <= took < 5  # one after the other they would take six
        assert server.hits["/a"] == 12


def test_a_server_is_gone_after_its_with_block() -> None:
    with PageServer({"/a": b"alpha"}) as server, httpx2.Client() as client:
        client.get(server.url("/a"))
        address = server.url("/a")
    with pytest.raises(httpx2.ConnectError):
        httpx2.get(address)


def test_a_dict_is_answered_as_json_text_with_its_usage() -> None:
    with ModelServer(lambda body: {"headline": "汉字"}) as server:
        answer = ask(server, "one two three").json()
        assert answer["choices"][0]["message"]["content"] == '{"headline": "汉字"}'
        assert answer["usage"]["prompt_tokens"] == count_tokens("one two three")
        assert server.prompt_tokens == count_tokens("one two three")
        assert server.answers == 1
        assert server.requests[0]["messages"][0]["content"] == "one two three"
        assert server.requests[0]["arrived"] < time.monotonic()


def test_a_response_is_sent_as_it_is_and_not_counted_as_an_answer() -> None:
    with ModelServer(
        lambda body: Response.error(404, "no such model", "model_not_found")
    ) as server:
        answer = ask(server, "hello")
        assert answer.status_code == 404
        assert answer.json()["error"]["code"] == "model_not_found"
        assert server.answers == 0
        assert len(server.requests) == 1


def test_model_calls_run_at_the_same_time() -> None:
    with ModelServer(lambda body: "yes", latency=0.3) as server:
        assert at_once(*[lambda: ask(server, "hello")] * 7) < 1.5
        assert server.answers == 7


def test_the_real_chat_client_reads_it_whole_and_streamed() -> None:
    from langchain_openai import ChatOpenAI

    with (
        ModelServer(lambda body: "A whole sentence, told in pieces.") as server,
        httpx2.Client() as client,
    ):
        model = ChatOpenAI(
            model="any",
            base_url=server.base_url,
            api_key=SecretStr("none"),
            stream_usage=True,
            max_retries=0,
            http_client=client,
        )
        whole = model.invoke("hello")
        pieces = list(model.stream("hello"))
    assert whole.content == "A whole sentence, told in pieces."
    assert "".join(str(piece.content) for piece in pieces) == whole.content
    assert len(pieces) > 2
    counted = whole.usage_metadata
    assert counted is not None
    assert counted["input_tokens"] == count_tokens("hello")
    assert [piece.usage_metadata for piece in pieces if piece.usage_metadata] == [counted]


def test_the_real_embedding_client_gets_like_vectors_for_like_texts() -> None:
    from langchain_openai import OpenAIEmbeddings

    with ModelServer(lambda body: "") as server, httpx2.Client() as client:
        embeddings = OpenAIEmbeddings(
            model="any",
            base_url=server.base_url,
            api_key=SecretStr("none"),
            check_embedding_ctx_length=False,
            http_client=client,
        )
        one, same, other = embeddings.embed_documents(
            ["the red cart", "red the cart", "a blue sea"]
        )
    assert one == pytest.approx(same)
    assert sum(a * b for a, b in zip(one, other, strict=True)) < 0.5
    assert len(one) == ModelServer.dimension
    assert len(server.embedding_requests) == 1


def test_models_are_listed_and_nonsense_is_refused() -> None:
    with ModelServer(lambda body: "", model="house-model") as server:
        assert httpx2.get(f"{server.base_url}/models").json()["data"][0]["id"] == "house-model"
        assert httpx2.post(f"{server.base_url}/chat/completions", content=b"{").status_code == 400
        assert httpx2.post(f"{server.base_url}/nothing", json={}).status_code == 404


def test_prompt_text_joins_messages_and_parts() -> None:
    parts = [{"type": "text", "text": "b"}, {"type": "text", "text": "c"}]
    request = {"messages": [{"role": "system", "content": "a"}, {"role": "user", "content": parts}]}
    assert prompt_text(request) == "a\nb\nc"
