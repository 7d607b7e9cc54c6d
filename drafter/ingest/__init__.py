"""Links to articles: find them in what was pasted, fetch them with care, keep what they say."""

from drafter.ingest.address import canonical
from drafter.ingest.codec import decode, encode
from drafter.ingest.extract import extract, extract_text
from drafter.ingest.links import find_links
from drafter.ingest.reader import read
from drafter.ingest.workers import close, warm

__all__ = [
    "canonical",
    "close",
    "decode",
    "encode",
    "extract",
    "extract_text",
    "find_links",
    "read",
    "warm",
]
