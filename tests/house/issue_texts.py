"""An invented issue of the digest in the shapes it is met in. All companies and facts are made up."""

GREETING = (
    "Hello everyone, this is another round of the digest, with the week’s news from invented shops"
    " and made-up apps. Here are the highlights."
)
CLOSING = "There is more where that came from, and the Digital Digest will go on counting it."
REPORT = "For the full picture of made-up commerce, our report has charts."
TITLE = "Invented Digital Digest: Seven Days Of Pretend Commerce"

ITEMS = [
    (
        "Talkie 10 Tops Download Charts As Lanternfish Courts Young Listeners",
        [
            "Lanternfish, a maker of audio games in Ningbo, said on Monday that the tenth edition of"
            " its talking companion was fetched 4.2 million times in the five days after its release.",
            "The company expects sales of 310 million yuan (US$43 million) this year, up 15 percent."
            " It plans to open “two or three” studios abroad – in Hanoi and in Porto – by the end of"
            " 2027. Rivals have reportedly cut their prices. 2026 was a lean year for all of them.",
        ],
    ),
    (
        "Courier App Pebblepost Asks Riders to Rest After Eight Hours",
        [
            "Pebblepost, which delivers meals in 60 made-up towns, will log riders out after eight"
            " hours on the road, a month after a labour office in Wuxi asked it to explain its shifts.",
            "Riders must then wait before taking orders again. The app lists three steps for them.",
            "1. Open the rest page and read it.",
            "2. Confirm the time at which you stopped.",
            "The rule reaches every town by August, and the firm says earnings will not fall.",
        ],
    ),
    (
        "10 Billion Paper Cups: Teahouse Chain Mistleaf Counts What It Wastes",
        [
            "Mistleaf, a chain of teahouses with 3,000 branches, has published a count of the cups it"
            " hands out each year and promised to halve that number within six years.",
        ],
    ),
]


def _joined(numbered: bool, gap: str, mark: str = "") -> str:
    blocks = []
    for number, (headline, paragraphs) in enumerate(ITEMS, start=1):
        blocks += [f"{mark}{number}. {headline}" if numbered else headline, *paragraphs]
    return gap.join(blocks)


def bare(gap: str = "\n", numbered: bool = True) -> str:
    """Return the text of the page alone, as a copy from a browser gives it."""
    return (
        gap.join([GREETING, _joined(numbered, gap), "Wrapping Up", CLOSING, REPORT])
        + "\nCommentaires"
    )


def furnished(numbered: bool = True) -> str:
    """Return the page with all that a site builder prints around it."""
    return (
        f"top of page\nWriter's pictureQuillhouse\n\n{TITLE}\n\nUpdated: Dec 3, 2026\n\n"
        f"{GREETING}\n\n\u200b\n\n{_joined(numbered, chr(10) * 4)}\n\n\nWrapping Up\n\n{CLOSING}\n\n\n"
        f"{REPORT}\n\nComments\n\n\nRecent Posts\nSee All\n1. Some Other Post About Something Else Again\n"
        "bottom of page\n"
    )


def glued() -> str:
    """Return the page with its furniture run into the text."""
    return (
        f"top of pageWriter's pictureQuillhouse\n{TITLE}\n{GREETING}\n{_joined(True, chr(10))}\n"
        f"Wrapping Up{CLOSING}\n{REPORT}Commentsbottom of page"
    )


def marked() -> str:
    """Return the page as markdown."""
    body = _joined(True, "\n\n", mark="## ")
    return f"# {TITLE}\n\n{GREETING}\n\n{body}\n\n## Wrapping Up\n\n{CLOSING}\n\n{REPORT}\n"
