"""Invented issues in the shapes a scraper, a browser or a converter leaves them in.

The stories are in invented_issues.txt: `# Headline`, then one paragraph a line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable
from html import escape
from pathlib import Path

Story = tuple[str, list[str]]

TITLE = "Invented Digital Digest Weekly: A Tour of Pretend Platforms"
GREETING = (
    "Hello all, welcome back to the digest, which gathers what pretend platforms did this week and"
    " sets it down in order. Here are the highlights of the report."
)
CLOSING = "So much for pretend platforms, which move faster than anyone can invent them."
REPORT = "To read more of what we made up, see our latest report here."
NUMBERS: dict[str, Callable[[int], str]] = {
    "1.": lambda n: f"{n}. ",
    "1)": lambda n: f"{n}) ",
    "(1)": lambda n: f"({n}) ",
    "#1": lambda n: f"#{n} ",
    "#1:": lambda n: f"#{n}: ",
    "1 –": lambda n: f"{n} – ",
    "01.": lambda n: f"{n:02}. ",
    "No. 1:": lambda n: f"No. {n}: ",
    "keycap": lambda n: f"{n}\ufe0f\u20e3 ",
    "none": lambda n: "",
}


def issues() -> list[list[Story]]:
    """Return the stories of each invented issue."""
    text = Path(__file__).with_name("invented_issues.txt").read_text(encoding="utf-8")
    return [
        [
            (rows[0].removeprefix("# "), rows[1:])
            for rows in map(str.splitlines, issue.strip().split("\n\n"))
        ]
        for issue in text.split("====\n")
    ]


def plain(stories: list[Story], number: str = "1.", gap: str = "\n\n", closing: str = "") -> str:
    """Return the words of the page alone."""
    blocks = [GREETING]
    for n, (headline, paragraphs) in enumerate(stories, start=1):
        blocks += [NUMBERS[number](n) + headline, *paragraphs]
    return gap.join([*blocks, closing or "Wrapping Up", CLOSING, REPORT]) + "\n"


def unframed(stories: list[Story], number: str = "1.") -> str:
    """Return the items alone, without greeting or closing."""
    text = plain(stories, number)
    return text.removeprefix(GREETING).partition("Wrapping Up")[0]


def furnished(stories: list[Story], number: str = "1.", gap: str = "\n\n") -> str:
    """Return the page with what a site prints before, between and after the items."""
    body = plain(stories, number, gap).removeprefix(GREETING)
    between = f"{gap}Advertisement{gap}Share this post{gap}Photo: Heron{gap}0 comments{gap}"
    head, mark, rest = body.rpartition(f"{gap}{NUMBERS[number](len(stories))}{stories[-1][0]}")
    above = ["top of page", "Home", "Blog", "Contact Us", "Log In", "All Posts", "Search"]
    cookies = (
        "We use cookies on our website to see how you interact with it. By accepting, you agree to"
        " our use of such cookies. Privacy Policy"
    )
    byline = ["Quill Harrow", "Dec 3, 2026", "4 min read", "Updated: Dec 5, 2026"]
    below = [
        "Share this:",
        "Facebook",
        "LinkedIn",
        "Copy link",
        "31 views",
        "Post not marked as liked",
    ]
    related = [
        "Recent Posts",
        "See All",
        "Ten Ways to Count Pretend Shoppers in an Invented Market",
        "This other post is about something else and ends before it has begun to say what it is…",
        "Comments",
        "Write a comment...",
        "bottom of page",
    ]
    return (
        gap.join([*above, cookies, "Accept All", "Settings", TITLE, *byline, GREETING])
        + between.join([head, mark + rest])
        + gap.join(["", *below, *related])
    )


def converted(
    stories: list[Story], number: str = "1.", level: str = "### ", bold: bool = True
) -> str:
    """Return the page as a converter from HTML to markdown leaves it."""
    star = "**" if bold else ""
    blocks = [
        "[top of page](#)",
        "![](https://static.example.test/logo~mv2.png)",
        f"# {TITLE}",
        "* [Home](https://example.test/)\n* [Blog](https://example.test/blog)",
        GREETING.replace("the digest", "the [digest](https://example.test/digest)"),
    ]
    for n, (headline, paragraphs) in enumerate(stories, start=1):
        lead, *rest = paragraphs
        mark = NUMBERS[number](n).replace(".", "\\.").replace(")", "\\)")
        blocks.append(f"{level}{star}{mark}{headline}{star}")
        blocks.append(
            f"[![a chart](https://static.example.test/{n}.jpg)](https://example.test/{n})"
        )
        first, _, others = lead.partition(" ")
        blocks.append(f'[{first}](https://example.test/a_b?c=1 "{first}") {others}')
        blocks += [paragraph.replace(" the ", " **the** ", 1) for paragraph in rest]
    blocks += [f"{level}{star}Wrapping Up{star}", f"*{CLOSING}*"]
    blocks += [REPORT.replace("here", "[here](https://example.test/report)")]
    blocks += ["[Facebook](https://example.test/f)", "### Recent Posts"]
    return "\n\n".join([*blocks, "## [Another Post of Quite Another Week](https://example.test/b)"])


def saved(stories: list[Story], number: str = "1.", tag: str = "h3") -> str:
    """Return the page as a browser saves it."""
    rows = []
    for n, (headline, paragraphs) in enumerate(stories, start=1):
        rows.append(
            f"<{tag}><span><strong>{NUMBERS[number](n)}</strong>{escape(headline)}</span></{tag}>"
        )
        rows.append(
            "<figure><img src='x.png' alt='A heron'><figcaption>Photo: Heron</figcaption></figure>"
        )
        for paragraph in paragraphs:
            first, _, rest = escape(paragraph).partition(" ")
            rows.append(
                f"<p class=\"x\"><span><a href='/w'>{first}</a>\n {rest}</span></p><p><br></p>"
            )
    body = "\n".join(rows)
    return f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE}</title><style>p {{ color: red }}</style>
<script>var x = "<p>1. Not an Item of This Issue at All</p>";</script></head><body>
<div id="cookies"><p>This website uses cookies to improve your visit and to count its readers.</p>
<button>Accept</button></div><header><nav><ul><li><a href="/">Home</a></li><li>Blog</li></ul></nav>
</header><main><article><h1>{TITLE}</h1><ul><li>Quill Harrow</li><li>Dec 3, 2026</li></ul>
<p>{GREETING}</p>{body}<{tag}>Wrapping Up</{tag}><p>{CLOSING}</p>
<p>{REPORT.replace("here", "<a href='/r'>here</a>")}</p></article>
<section><h2>Recent Posts</h2><h3>1. Another Post of Quite Another Week Altogether</h3>
<p>This other post is about something else and ends before it has begun to say what.</p></section>
</main><footer><p>© 2026 by Quillhouse. All rights reserved.</p></footer></body></html>"""


def wrapped(stories: list[Story], number: str = "1.", width: int = 76) -> str:
    """Return the page as a mail program wraps it: no line longer than `width`."""
    blocks = plain(stories, number).strip().split("\n\n")
    return "\n\n".join(textwrap.fill(block, width, break_on_hyphens=False) for block in blocks)


def two_line(stories: list[Story], number: str = "1.", gap: str = "\n\n") -> str:
    """Return the page with each headline broken over two lines."""
    text = plain(stories, number, gap)
    for headline, _ in stories:
        words = headline.split()
        half = 2 * len(words) // 3
        text = text.replace(headline, f"{' '.join(words[:half])}\n{' '.join(words[half:])}")
    return text


def with_sub_headings(stories: list[Story], gap: str = "\n\n") -> tuple[str, list[Story]]:
    """Return a numbered page whose items each have a sub-heading in capitals, and those items."""
    headed = [
        (headline, [lead, "What It Means For Smaller Shops in China", *rest])
        for headline, (lead, *rest) in stories
    ]
    return plain(headed, gap=gap), headed


def with_lists(stories: list[Story], mark: str = "• ") -> tuple[str, list[Story]]:
    """Return a page with a list in each item, and those items; a bullet is no word of theirs."""
    entries = ["Shoppers in pretend towns", "Riders on pretend roads and their apps"]
    kept = mark if mark[:1].isalpha() else ""
    pages = [
        [
            (headline, [lead, *(before + entry for entry in entries), *rest])
            for headline, (lead, *rest) in stories
        ]
        for before in (mark, kept)
    ]
    return plain(pages[0]), pages[1]


def converted_with_lists(stories: list[Story]) -> tuple[str, list[Story]]:
    """Return markdown with a sub-heading and a bulleted list in each item, and those items."""
    text, wanted = converted(stories), []
    for headline, (lead, *rest) in stories:
        words = ["What They Want", "Shoppers in pretend towns", "Riders on pretend roads"]
        written = (
            f"\n\n#### {words[0]}\n\n*   {words[1]}\n*   [{words[2]}](https://example.test/)\n\n"
        )
        ending = lead.partition(" ")[2]
        text = text.replace(f"{ending}\n\n", f"{ending}{written}", 1)
        wanted.append((headline, [lead, *words, *rest]))
    return text, wanted
