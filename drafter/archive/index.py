"""Passages and printed items in Chroma, found again by meaning; the sole owner of chromadb.

Chroma is an index that can be rebuilt from the articles and the issues in the database.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from drafter.archive.embed import packaged
from drafter.archive.lock import take_home
from drafter.archive.remnants import wipe
from drafter.errors import Damaged, EnvironmentFault
from drafter.model import Passage

if TYPE_CHECKING:
    import numpy as np
    from chromadb.api.client import Client
    from filelock import BaseFileLock
    from numpy.typing import NDArray

    from drafter.archive.embed import Embedder
    from drafter.settings import Settings

BATCH = 5_000  # Chroma refuses more than 5,461 rows at once
# Of vectors as close together as items of one kind of news one in a few hundred can, with Chroma's own
# neighbours, be reached from no other, and is never found. Each write reads anew what came since the graph
# was last saved: a hundred rows at most, and not Chroma's thousand.
_GRAPH: Any = {
    "space": "cosine", "max_neighbors": 48, "ef_construction": 200, "sync_threshold": 100,
}  # fmt: skip
_FULL = 4_000_000  # bytes: with less, SQLite and Chroma cannot finish a write


@dataclass(frozen=True, kw_only=True, slots=True)
class Hit:
    """A passage found by meaning; `score` is the cosine similarity to what was asked, −1 to 1."""

    passage: Passage
    score: float


class Vectors:
    """Unit vectors by id, of one embedder, in one collection named by kind, model and dimension."""

    def __init__(
        self,
        client: Client,
        embedder: Embedder,
        kind: str,
        place: str,
        folder: Path | None = None,
    ) -> None:
        self._client = client
        self._embedder = embedder
        self._kind = kind
        self._place = place
        self._folder = folder  # where Chroma's files are, unless a server has them
        self._turn = Lock()
        self._read = False  # whether anything was read since the first write
        self._asked: Any = None  # the collection of the last query

    def add(
        self,
        ids: Sequence[str],
        vectors: NDArray[np.float32],
        documents: Sequence[str] | None = None,
        metadatas: Sequence[dict[str, str | int]] | None = None,
    ) -> None:
        """Keep a vector for each id, row by row; what is there already is replaced."""
        if len(ids) != len(vectors):
            raise ValueError(f"{len(ids)} ids, {len(vectors)} vectors")
        none = [None] * len(ids)
        rows = zip(ids, vectors, documents or none, metadatas or none, strict=True)
        left = iter({row[0]: row for row in rows}.values())  # Chroma refuses an id given twice
        with self._turn, _faults(self._place):
            if not self._read and (first := next(left, None)):
                self._begin(first)
            while batch := list(islice(left, BATCH)):
                self._upsert(batch)

    def _begin(self, row: tuple[Any, ...]) -> None:
        # A new collection that is saved before it was ever read is loaded from disk by its first
        # reader, and the next write puts what came since into the graph again: 80 ms a row.
        collection = self._upsert([row])
        _sample(collection)
        if self._folder is not None and collection.count() == 1:
            wipe(self._folder)
        self._read = True

    def _upsert(self, rows: list[tuple[Any, ...]]) -> Any:
        ids, vectors, documents, metadatas = (list(each) for each in zip(*rows, strict=True))
        collection = self._collection(len(vectors[0]))
        collection.upsert(
            ids=ids,
            embeddings=vectors,
            documents=documents if documents[0] is not None else None,
            metadatas=metadatas if metadatas[0] is not None else None,
        )
        return collection

    def query(self, vector: NDArray[np.float32], k: int, **given: Any) -> dict[str, Any]:
        """Return what Chroma finds nearest to `vector`; `given` is passed on."""
        from chromadb.errors import NotFoundError

        asked = {"query_embeddings": [vector], "n_results": k, **given}
        with _faults(self._place):
            # To open a collection takes Chroma longer than to look into it.
            if self._asked is None or self._asked.name != self._name(len(vector)):
                self._asked = self._collection(len(vector))
            try:
                found = self._asked.query(**asked)
            except NotFoundError:  # made anew since, by another desk at this server
                self._asked = self._collection(len(vector))
                found = self._asked.query(**asked)
        return cast(dict[str, Any], found)

    def nearest(
        self, vector: NDArray[np.float32], k: int, ids: Collection[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the ids of the `k` vectors nearest to `vector` with their cosines, best first.

        Only among `ids` if given; all of them must be kept.
        """
        if k < 1 or (ids is not None and not ids):
            return []
        found = self.query(vector, k, ids=list(ids) if ids else None, include=["distances"])
        distances = [1 - distance for distance in found["distances"][0]]
        return list(zip(found["ids"][0], distances, strict=True))

    def known(self, ids: Collection[str]) -> set[str]:
        """Return those of these ids that are kept."""
        collection = self._existing()
        if not ids or collection is None:
            return set()
        with _faults(self._place):
            return set(collection.get(ids=list(set(ids)), include=[])["ids"])

    def remove(self, ids: Collection[str]) -> None:
        """Forget these vectors; ids that are not kept are passed over."""
        collection = self._existing()
        if ids and collection is not None:
            with _faults(self._place):
                collection.delete(ids=list(ids))

    def count(self) -> int:
        """Return how many vectors are kept."""
        collection = self._existing()
        with _faults(self._place):
            return collection.count() if collection else 0

    def probe(self) -> None:
        """Raise Damaged when what is counted cannot be read: Chroma does not miss a file it lost."""
        collection = self._existing()
        if collection is not None:
            with _faults(self._place):
                _sample(collection)

    def drop(self) -> None:
        """Forget every vector of this kind and embedder, before they are added anew."""
        collection = self._existing()
        with _faults(self._place):
            if collection:
                self._client.delete_collection(collection.name)
        self._read, self._asked = False, None

    def _collection(self, dimension: int) -> Any:
        return self._client.get_or_create_collection(
            self._name(dimension),
            embedding_function=None,
            configuration={"hnsw": _GRAPH},
        )

    def _existing(self) -> Any | None:
        # A remote embedder's dimension is unknown until it has answered once: ask what is there.
        wanted = self._name(self._embedder.dimension or "")
        with _faults(self._place):
            names = [found.name for found in self._client.list_collections()]
            for name in names:
                if name == wanted or (wanted.endswith("-") and name.startswith(wanted)):
                    return self._client.get_collection(name, embedding_function=None)
        return None

    def _name(self, dimension: int | str) -> str:
        return f"{self._kind}-{self._embedder.name}-{dimension}"


class Index:
    """Passages by the desk's embedder, printed items by the packaged one; one owner a directory.

    Printed items always lie in the packaged model's space: the bounds between a repeat and news are
    fitted on it, and it costs nothing.
    """

    def __init__(
        self,
        client: Client,
        embedder: Embedder,
        lock: BaseFileLock | None,
        place: str,
        folder: Path | None = None,
    ) -> None:
        self._client = client
        self._lock = lock
        self._remote = folder is None
        self.passages = Vectors(client, embedder, "passages", place, folder)
        self.printed = Vectors(client, packaged(), "printed", place, folder)

    @classmethod
    def open(cls, settings: Settings, embedder: Embedder, *, held: bool = False) -> Index:
        """Open the index of `settings.home`, or of the Chroma server that is set.

        The home is taken for it, unless it is `held` by the caller.

        Raises HomeInUse when another process holds the home, EnvironmentFault when the directory
        cannot be used or the server does not answer.
        """
        logging.getLogger("chromadb").setLevel(logging.ERROR)
        if settings.chroma_url:
            place = settings.veil(settings.chroma_url)
            with _faults(place):
                return cls(_remote(settings.chroma_url), embedder, None, place)
        folder = settings.home / "chroma"
        try:
            lock = None if held else take_home(settings.home)
        except OSError as error:
            raise _fault(str(settings.home), error) from error
        try:
            with _faults(str(folder)):
                index = cls(_local(folder), embedder, lock, str(folder), folder)
            try:
                for vectors in (index.passages, index.printed):
                    vectors.probe()
                with _faults(str(folder)):
                    wipe(folder)  # Chroma writes a graph without rows anew whenever it opens it
            except BaseException:
                index._client.close()
                raise
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return index

    @staticmethod
    def discard(settings: Settings) -> None:
        """Take away the directory of an index that is to be made anew; the caller holds the home.

        On a server nothing is taken away: its collections are dropped one by one.
        """
        folder = settings.home / "chroma"
        if settings.chroma_url or not folder.exists():
            return
        try:
            if folder.is_dir():
                shutil.rmtree(folder)
            else:
                folder.unlink()
        except OSError as error:
            raise _fault(str(folder), error) from error

    def add(self, passages: Sequence[Passage], vectors: NDArray[np.float32]) -> None:
        """Keep `passages` with their unit vectors, row by row; what is there already is replaced."""
        self.passages.add(
            [passage.id for passage in passages],
            vectors,
            documents=[passage.text for passage in passages],
            metadatas=[_metadata(passage) for passage in passages],
        )

    def search(
        self, vector: NDArray[np.float32], k: int = 10, articles: Collection[str] | None = None
    ) -> list[Hit]:
        """Return the `k` passages nearest to `vector`, best first; only of `articles` if given."""
        if k < 1 or (articles is not None and not articles):
            return []
        found = self.passages.query(
            vector,
            k,
            where={"article": {"$in": list(articles)}} if articles is not None else None,
            include=["documents", "metadatas", "distances"],
        )
        rows = zip(found["documents"][0], found["metadatas"][0], found["distances"][0], strict=True)
        return [
            Hit(passage=Passage(text=text, **metadata), score=1 - distance)
            for text, metadata, distance in rows
        ]

    def close(self) -> None:
        """Let go of the directory and of the lock; may be called twice."""
        self._client.close()
        if self._remote:
            # Chroma's close leaves the connections to its server open.
            for owner in (self._client, self._client._admin_client):
                cast(Any, owner)._server._session.close()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _sample(collection: Any) -> None:
    collection.get(limit=1, include=["embeddings"])


def _metadata(passage: Passage) -> dict[str, str | int]:
    return {
        "article": passage.article,
        "url": passage.url,
        "start": passage.start,
        "end": passage.end,
        "tokens": passage.tokens,
    }


def _local(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    try:
        client = chromadb.PersistentClient(folder, ChromaSettings(anonymized_telemetry=False))
    except BaseException:
        # What failed to start stays among its shared systems, and would be handed out again.
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient._identifier_to_system.pop(str(folder), None)
        raise
    return cast("Client", client)


def _remote(url: str) -> Client:
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    parts = urlsplit(url if "//" in url else f"http://{url}")
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=ChromaSettings(anonymized_telemetry=False),
        )
    except ValueError as error:  # how Chroma says that nobody answered
        raise ConnectionError(f"cannot connect: {error}") from error
    return cast("Client", client)


def _is_full(place: str) -> bool:
    # Asked of the disk itself: Chroma reports one that is full as a failed compaction.
    try:
        return shutil.disk_usage(place).free < _FULL
    except OSError:
        return False


@contextmanager
def _faults(place: str) -> Iterator[None]:
    """Translate what Chroma raises about the disk or its server."""
    from chromadb.errors import ChromaError
    from httpx import HTTPError  # what Chroma's own client lets through

    try:
        yield
    except (ChromaError, HTTPError, OSError) as error:
        raise _fault(place, error) from error


def _fault(place: str, error: Exception) -> EnvironmentFault:
    words = str(error).lower()
    if "no space" in words or _is_full(place):
        return EnvironmentFault(
            f"The disk is full: {place} cannot be written. Make room and retry."
        )
    if "readonly" in words or "read-only" in words or "permission" in words:
        return EnvironmentFault(
            f"{place} cannot be written. Set DRAFTER_HOME to a folder of yours."
        )
    if "connect" in words:
        return EnvironmentFault(
            f"The Chroma server {place} does not answer. Start it, or unset DRAFTER_CHROMA_URL."
        )
    return Damaged(
        f"The index {place} cannot be used ({error}). Run `drafter reindex` to build it anew."
    )
