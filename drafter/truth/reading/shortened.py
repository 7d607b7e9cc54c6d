"""Names of firms that Chinese cuts to an ordinary word beside others: 理想 for 理想汽车."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_TAIL = re.compile(r"(?<=..)(?:汽车|集团|科技|股份|公司|控股|智能|终端|软件|机器人|半导体)$")
_FIGURE = "[为是达了则（]{0,2}(?:约|近|超|逾)?[0-9]"
_DID = f"(?:则|也|仅|当月|[0-9]+月份?)*(?:交付|卖出|售出|销量|销售|出货|营收|收入)量?{_FIGURE}"
_JOINED = re.compile("[、和与及]")


class Shortened:
    """The words that are left of the glossary's names, known for names by what stands around them."""

    def __init__(self, forms: Iterable[str]) -> None:
        held = set(forms)
        self.forms = {_TAIL.sub("", form): form for form in held if _TAIL.search(form)}
        words = "|".join(re.escape(word) for word in self.forms if word not in held)
        self._form = re.compile(
            f"(?:(?<=[：:，,、；;。）（和与及])|^)(?P<name>{words or '(?!)'})"
            f"(?=(?P<did>{_DID})|(?P<given>{_FIGURE})|(?P<listed>[、和与及，。等分（）]))"
        )
        self._given = re.compile(_FIGURE)

    def places(self, text: str, known: Sequence[tuple[int, int]]) -> Iterator[tuple[str, int, int]]:
        """Yield (full form, start, end) of each, `known` being where the text has names in full.

        Such a word is a name where it did what a figure tells, where it and a name in full are given a
        figure each, and where it is joined to one.
        """
        figures = any(self._given.match(text, end) for _, end in known)
        starts, ends = {start for start, _ in known}, {end for _, end in known}
        for match in self._form.finditer(text):
            start, end = match.span("name")
            joined = (start - 1 in ends and _JOINED.match(text, start - 1)) or (
                end + 1 in starts and _JOINED.match(text, end)
            )
            if match["did"] or (match["given"] and figures) or (match["listed"] and joined):
                yield self.forms[match["name"]], start, end
