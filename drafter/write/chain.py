"""The LangChain chain, and all that is said to a model server.

With `embedded` the only module of this room that knows langchain and openai; imported when a writer
is warmed or first used, since they take seconds.
"""

from __future__ import annotations

import asyncio
import warnings
from functools import cached_property
from typing import TYPE_CHECKING, Any

from drafter.ports import Unread
from drafter.write.answer import SCHEMA, Reply
from drafter.write.faults import translate, unreadable
from drafter.write.prompts import Messages
from drafter.write.server import Server

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.runnables import Runnable
    from openai import DefaultAsyncHttpxClient
    from openai.types.chat import ChatCompletion

    from drafter.house import HouseStyle


_SECONDS_TO_READ = 30.0


def build(model: BaseChatModel, *, by_schema: bool = True) -> Runnable[dict[str, str], Any]:
    """Return the chain: the two turns of a filled prompt, to the model, to the parsed item."""
    from langchain_core.prompts import ChatPromptTemplate
    from langchain_core.runnables import RunnableMap

    # The filled texts go in as values: braces in them mean nothing to LangChain.
    prompt = ChatPromptTemplate([("system", "{system}"), ("human", "{user}")])
    if not by_schema:
        return prompt | RunnableMap(raw=model, parsed=lambda _: None)
    # Not strict: strict servers may refuse a schema for its maxLength, which keeps small models from
    # rambling inside a string. What comes back is judged by `answer` in any case.
    return prompt | model.with_structured_output(
        SCHEMA, method="json_schema", include_raw=True, strict=False
    )


class ServerModel:
    """A model behind an OpenAI-compatible server."""

    paid = True

    def __init__(self, server: Server) -> None:
        self.name = server.model
        self.base_url = server.base_url
        self._server = server

    def warm(self) -> None:
        """Import and build what the first call needs."""
        self._chat(None, 1, 1.0)

    async def ask(
        self, messages: Messages, most_output_tokens: int, seconds: float, by_schema: bool,
        unread: Unread,
    ) -> Reply:  # fmt: skip
        """Send one prompt once; raise WritingFailed for this story, EnvironmentFault for all."""
        from drafter.write.transport import open_client

        client = open_client(unread)
        return await self._ask(client, messages, most_output_tokens, seconds, by_schema)

    async def reread(
        self, answer: bytes, messages: Messages, most_output_tokens: int, by_schema: bool
    ) -> Reply:
        """Read what the server answered to a prompt before; raise as `ask` does."""
        from drafter.write.transport import reopen

        return await self._ask(
            reopen(answer), messages, most_output_tokens, _SECONDS_TO_READ, by_schema
        )

    async def _ask(
        self, over: DefaultAsyncHttpxClient, messages: Messages, most_output_tokens: int,
        seconds: float, by_schema: bool,
    ) -> Reply:  # fmt: skip
        from openai import (
            ContentFilterFinishReasonError,
            LengthFinishReasonError,
            OpenAIError,
        )

        # openai prints one for each answer that bends the dialect; what can be used of it is used.
        warnings.filterwarnings("ignore", "Pydantic serializer warnings")
        try:
            async with asyncio.timeout(seconds), over as client:
                chat = self._chat(client, most_output_tokens, seconds)
                answer = await build(chat, by_schema=by_schema).ainvoke(
                    {"system": messages.system, "user": messages.user}
                )
        except LengthFinishReasonError as error:
            return _at_the_limit(error.completion, most_output_tokens)
        except ContentFilterFinishReasonError:
            return Reply(parsed=None, text="", stopped="refused", input_tokens=0, output_tokens=0)
        except (OpenAIError, TimeoutError) as error:
            raise translate(error, self._server) from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What openai and LangChain raise on a 200 that is not a chat completion.
            raise unreadable(error, self._server) from error
        return _reply(answer)

    def _chat(
        self, client: DefaultAsyncHttpxClient | None, most_output_tokens: int, seconds: float
    ) -> BaseChatModel:
        from langchain.chat_models import init_chat_model
        from pydantic import SecretStr

        from drafter.write.transport import limits, no_client

        chat: BaseChatModel = init_chat_model(
            self.name,
            model_provider="openai",
            base_url=self.base_url,
            # A local server asks for no key; the client insists on one.
            api_key=SecretStr(self._server.key or "none"),
            use_responses_api=False,
            max_completion_tokens=most_output_tokens,
            max_retries=0,  # the writer asks again itself, within its budget
            timeout=limits(seconds),
            http_async_client=client,
            http_client=no_client(),  # else it makes one a call, in as long as all the rest takes
        )
        return chat


class EmbeddedModel:
    """The writer that needs no key and no network."""

    paid = False
    base_url = ""

    def __init__(self, style: HouseStyle) -> None:
        self._style = style
        self.name = "embedded-extract-1"

    def warm(self) -> None:
        """Import and build what the first call needs."""
        _ = self._chain

    async def ask(self, messages: Messages) -> Reply:
        """Make an extract; raise WritingFailed when the sources do not allow one."""
        return _reply(await self._chain.ainvoke({"system": messages.system, "user": messages.user}))

    @cached_property
    def _chain(self) -> Runnable[dict[str, str], Any]:
        from drafter.write.embedded import ExtractiveChat

        return build(ExtractiveChat(style=self._style))


def _reply(answer: dict[str, Any]) -> Reply:
    raw = answer["raw"]
    finish = raw.response_metadata.get("finish_reason")
    usage = raw.usage_metadata or {}
    refused = raw.additional_kwargs.get("refusal") or finish == "content_filter"
    return Reply(
        parsed=answer["parsed"],
        text=raw.text,
        stopped="refused" if refused else "length" if finish == "length" else "done",
        input_tokens=_count(usage.get("input_tokens")),
        output_tokens=_count(usage.get("output_tokens")),
    )


def _at_the_limit(completion: ChatCompletion, most_output_tokens: int) -> Reply:
    used = completion.usage
    return Reply(
        parsed=None,
        text=completion.choices[0].message.content or "",
        stopped="length",
        input_tokens=_count(used.prompt_tokens if used else 0),
        output_tokens=_count(used.completion_tokens if used else 0) or most_output_tokens,
    )


def _count(reported: object) -> int:
    """A server's count of tokens, 0 when it reports none that can be."""
    return max(reported, 0) if isinstance(reported, int) else 0
