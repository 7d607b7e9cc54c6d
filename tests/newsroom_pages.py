"""A few pages and a model's answers of our own, for tests of the whole way through the house."""

from __future__ import annotations

from typing import Any

from eval.servers import prompt_text

PAGE = """<!doctype html><html lang="en"><head><title>{title} | Example Wire</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Example Wire">
<meta property="article:published_time" content="2026-11-18T09:00:00+08:00"></head>
<body><nav><a href="/">Home</a> <a href="/tech">Tech</a></nav><article><h1>{title}</h1>
{body}</article><footer>All rights of this invented wire are reserved.</footer></body></html>"""

LANHU = (
    "Short video firm Lanhu Video has raised US$50 million from investors led by Beacon Ridge, as it"
    " prepares to sell its editing tools to small shops across Southeast Asia, the company said.",
    "The round values the Hangzhou firm at US$400 million, according to chief executive Shen Yaoting."
    " “We will open an office in Jakarta before the spring,” she said in a statement to reporters.",
    "Lanhu counted 12 million monthly users in October, a rise of 35 percent from a year earlier, and"
    " says that about a third of them are shopkeepers who film their own goods on a telephone.",
    "Beacon Ridge, which is based in Singapore, did not say how much of the sum it had put in itself."
    " Earlier backers of the firm also took part, Lanhu said, without naming any of them.",
)
FERRY = (
    "Ticketing platform Duchuan suspended sales of ferry seats for six hours on Monday after a fault"
    " in its payment system charged some passengers twice, the company said in a notice to users.",
    "About 8,400 bookings were affected, Duchuan said, and refunds would reach passengers within"
    " three working days. The fault came from an update to its card service made on Sunday night.",
    "The platform sells seats on 140 routes along the Yangtze and the coast of Guangdong. It apologised"
    " and said that it would test later updates on a smaller number of routes before all others.",
    "Port authorities in Nanjing opened additional counters so that passengers could buy their seats in"
    " person, and no sailing was delayed by more than 20 minutes, according to the port’s log.",
)


def page(title: str, paragraphs: tuple[str, ...]) -> bytes:
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return PAGE.format(title=title, body=body).encode("utf-8")


PAGES = {
    "lanhu.html": page("Lanhu Video Raises US$50 Million for Its Push Into Southeast Asia", LANHU),
    "ferry.html": page(
        "Duchuan Suspends Ferry Ticket Sales After Passengers Are Charged Twice", FERRY
    ),
}

ITEMS: dict[str, dict[str, Any]] = {
    "Lanhu": {
        "headline": "Lanhu Video Raises US$50 Million to Sell Tools in Southeast Asia",
        "paragraphs": [
            "Lanhu Video, which makes editing tools for short films, says it has taken in US$50 million"
            " from a group of investors under Beacon Ridge to reach small shops in Southeast Asia.",
            "The money puts the worth of the Hangzhou company at US$400 million, its chief executive"
            " Shen Yaoting said, adding that an office in Jakarta is to follow before spring. Lanhu had"
            " 12 million users a month in October, up 35 percent on the year, and roughly one in three"
            " keeps a shop. Beacon Ridge, of Singapore, kept its own share of the sum to itself.",
        ],
    },
    "Duchuan": {
        "headline": "Duchuan Halts Ferry Ticket Sales After Double Charges Hit Its Users",
        "paragraphs": [
            "Duchuan, a ticketing platform, took ferry seats off sale for six hours on Monday when its"
            " payment system billed some passengers twice, it told users in a notice.",
            "Around 8,400 bookings suffered, and the platform promised refunds inside three working days."
            " It blamed a Sunday night update of its card service. Duchuan, which covers 140 routes on"
            " the Yangtze and the Guangdong coast, apologised and will try future updates on fewer routes"
            " first. Nanjing’s port opened extra counters, and its log shows no delay above 20 minutes.",
        ],
    },
}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the item that the prompt is about, as a good model would."""
    text = prompt_text(request)
    return next(item for name, item in ITEMS.items() if name in text)
