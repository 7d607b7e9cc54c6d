"""Links to articles: find them in what was pasted, fetch them with care, keep what they say."""

from drafter.ingest.address import canonical, web_address
from drafter.ingest.codec import decode, encode
from drafter.ingest.dropped import LARGEST_FILE, Dropped, open_file, open_paste
from drafter.ingest.extract import extract, extract_text
from drafter.ingest.feeds import FeedPage
from drafter.ingest.links import find_links
from drafter.ingest.reader import READING, fetch_page, read, read_each
from drafter.ingest.workers import close, extract_apart, read_feed_apart, warm

__all__ = [
    "LARGEST_FILE",
    "READING",
    "Dropped",
    "FeedPage",
    "canonical",
    "close",
    "decode",
    "encode",
    "extract",
    "extract_apart",
    "extract_text",
    "fetch_page",
    "find_links",
    "open_file",
    "open_paste",
    "read",
    "read_each",
    "read_feed_apart",
    "warm",
    "web_address",
]
