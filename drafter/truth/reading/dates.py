"""Dates in English and Chinese, resolved against the day on which they were written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from drafter.truth.reading.hints import Hint, matches
from drafter.truth.reading.quantity import DAYS, Figure
from drafter.truth.reading.words import as_typed

_MONTHS = "january february march april may june july august september october november december"
_MONTH_NUMBER = {name[:3]: number for number, name in enumerate(_MONTHS.split(), 1)}
_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_ZH = {char: number for number, char in enumerate("〇一二三四五六七八九十")} | {
    "零": 0,
    "两": 2,
    "日": 7,
    "天": 7,
}

_MONTH = (
    r"(?P<month>jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|"
    r"aug(?:ust|\.)?|sept?(?:ember|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_NO_MORE = r"(?![0-9]|[.,:][0-9]|\s*(?:%|percent|per cent|million|billion|thousand|people|points))"
_QUARTER = r"(?P<order>first|second|third|fourth|1st|2nd|3rd|4th)[ -]quarter"
# "the second half of the show" is no date
_OF_NO_OTHER = (
    r"(?!\s+of\s+(?!(?:the|this|last|next) year|"
    r"(?:(?:fiscal|financial|calendar) (?:year )?|FY ?)?(?:19|20)[0-9]|"
    r"(?:its|the|their) (?:(?:19|20)[0-9]{2} )?(?:fiscal|financial) year))"
)
_COUNTED = {
    word: n
    for n, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), 2
    )
}
_COUNT = "|".join(_COUNTED)
_OF_YEAR = rf"(?:,?\s*(?:of\s+)?(?:(?:fiscal|financial|calendar)\s+(?:year\s+)?|FY\s*)?{_YEAR}\b)?"

# In order: what a pattern takes, a later one does not see.
_PATTERNS: dict[str, re.Pattern[str]] = {
    name: re.compile(pattern, re.IGNORECASE)
    for name, pattern in {
        "iso": rf"(?<![0-9-]){_YEAR}[-/.](?P<month>0?[1-9]|1[0-2])[-/.]{_DAY}(?![0-9-])",
        "zh_from": r"(?<![0-9.])(?P<month>1[0-2]|[1-9])(?=月?(?:至|到|[-–—~])(?:1[0-2]|[1-9])月)",
        "zh_first": r"(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<rel>今年|去年))?"
        r"(?:(?<!此)前|[头首])(?P<count>[二两三四五六七八九十]|[2-9]|1[01])(?P<unit>个?月|个?季度)",
        "zh_to": r"截[至止](?:(?P<year>(?:19|20)[0-9]{2})年|(?P<rel>今年|去年))?(?P<month>1[0-2]|[1-9])月"
        r"(?:(?P<day>3[01]|[12][0-9]|[1-9])日|末|底)?止?的?"
        r"(?:(?:十[一二]|[二三四五六七八九十]|[2-9]|1[0-2])个月|季度|半年|(?:财政)?年度|财年|一年)",
        "zh_date": r"(?:(?P<year>(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})年|"
        r"(?P<rel>今年|去年|明年|前年))?(?P<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月份?"
        r"(?:(?P<day>3[01]|[12][0-9]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号])?",
        "zh_part": r"(?:(?P<year>(?:19|20)[0-9]{2})年|(?P<rel>今年|去年|明年|前年))?"
        r"(?:第?(?P<order>[一二三四1-4])(?:财季|季度?|财政季度)|(?P<half>上|下)半(?:财)?年)",
        "zh_year": r"(?P<year>(?:19|20)[0-9]{2}|[一二][〇零一二三四五六七八九]{3})(?:财年|年)(?!前|后|以)",
        "zh_weekday": r"(?P<rel>上|下|本|这)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"
        r"(?!(?<=[每一]周.)[班次趟节场天])",
        "zh_month_day": r"(?:(?P<rel>本月|[上下]个?月)|"
        r"(?<![0-9月])(?<!连续)(?<![前后早晚每])(?<!推迟)(?<!延迟)(?<!为期)(?<!长达)(?<!持续)(?<!不少于))"
        rf"{_DAY}日(?!元|内|之内|以内)",
        "zh_relative": r"(?P<word>昨日|昨天|今日|今天|明日|明天|今年|去年|明年|前年)",
        "months_to": rf"\b(?:(?:{_COUNT}|[2-9]|1[0-2]) months|quarter|half[- ]year|half|year) "
        rf"(?:to|(?:that )?end(?:ed|ing|s)(?: in| on)?|through|until) "
        rf"(?:the end of |end-|[0-9]{{1,2}} )?{_MONTH}\b"
        rf"(?: [0-9]{{1,2}}\b)?{_OF_YEAR}",
        "month_quarter": rf"\b{_MONTH} quarter\b{_OF_YEAR}",
        "day_month": rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}\b(?:,?\s+{_YEAR}\b)?",
        "month_day": rf"\b{_MONTH}\s+(?:the\s+)?{_DAY}\b{_NO_MORE}(?:,?\s+{_YEAR}\b)?",
        "first": rf"\bfirst (?P<count>{_COUNT}|[2-9]|1[01]) (?P<unit>months|quarters)\b{_OF_YEAR}",
        "month_year": rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
        "quarter": rf"\b(?:{_QUARTER}|Q(?P<q>[1-4]))\b(?![- ]on[- ]quarter){_OF_YEAR}",
        "half": rf"\b(?:(?P<order>first|second) half(?!-){_OF_NO_OTHER}|H(?P<h>[12]))\b{_OF_YEAR}",
        "month": rf"\b{_MONTH}(?!\w)",
        "year": rf"(?<![\w$€£¥￥.,/]){_YEAR}(?![\w%]|[.,][0-9]|\s*(?:percent|million|billion|yuan|dollars|"
        r"people|users|employees|%|万|亿|元|美元|个|人|家))",
        "short_year": r"(?<=(?:19|20)[0-9]{2}[-–/])(?P<short>[0-9]{2})(?![0-9\w])",
        "weekday": r"\b(?:(?P<rel>last|next|this|past)\s+)?"
        r"(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b",
        "relative": r"\b(?P<word>yesterday|today|tomorrow|(?:last|this|next) (?:month|year))\b",
    }.items()
}
_HINTED: dict[str, Hint] = {
    **dict.fromkeys(("months_to", "month_quarter", "day_month", "month_day"), "month"),
    **dict.fromkeys(("month_year", "month"), "month"),
    **dict.fromkeys(("first", "quarter", "half"), "part"),
    **dict.fromkeys(("weekday", "relative"), "day"),
}
_ZH_WORDS = {
    **dict.fromkeys(("昨日", "昨天"), "yesterday"),
    **dict.fromkeys(("今日", "今天"), "today"),
    **dict.fromkeys(("明日", "明天"), "tomorrow"),
    "今年": "this year",
    "去年": "last year",
    "明年": "next year",
    "前年": "year before last",
}
_YEARS_FROM_NOW = {"this year": 0, "last year": -1, "next year": 1, "year before last": -2}
_DAYS_FROM_NOW = {"yesterday": -1, "today": 0, "tomorrow": 1}
_CJK = re.compile(r"[\u4e00-\u9fff]")
_DATELINE = 60  # characters
_IN_A_ROW = re.compile(
    r"\s(?:running|in a row|in succession|straight|on the trot|in the (?:black|red)|"
    r"of (?:profit|growth|losses)|with a (?:profit|loss))\b"
)
_PART = re.compile(r" (?:quarter|half|issue|budget|sales|deadline)\b")
_MODAL = re.compile(
    r"\b(?:in|of|since|until|by|from|to|through|last|this|next|early|mid|late|before|least|and)[\s-]*$",
    re.IGNORECASE,
)


def dateline(text: str) -> date | None:
    """Return the full date in the first words of a text, the day on which it says it was written."""
    for figure in dates(as_typed(text[:_DATELINE]), None):
        value = str(figure.value)
        if len(value) == len("2026-09-15") and value[0] != "-":
            return date.fromisoformat(value)
    return None


def dates(text: str, when: date | None) -> Iterator[Figure]:
    """Yield the dates of `text` as figures, not in order; relative days only when `when` is given.

    A weekday without `when` has unit "weekday" and the number of the day, Monday 1.
    """
    taken = bytearray(len(text))
    chinese = _CJK.search(text) is not None
    for name, pattern in _PATTERNS.items():
        if name.startswith("zh_") and not chinese:
            continue
        for match in matches(pattern, text, _HINTED.get(name)):
            if any(taken[match.start() : match.end()]) or _is_word(name, text, match):
                continue
            figure = _read(name, match, when)
            if figure is not None:
                taken[match.start() : match.end()] = b"\1" * len(match.group())
                yield figure


def _is_word(name: str, text: str, match: re.Match[str]) -> bool:
    """Whether "may", "march" or "mar" here is a word and not a month."""
    if name == "quarter":
        return _IN_A_ROW.match(text, match.end()) is not None
    if name in ("day_month", "month_day"):
        return match["month"] in ("may", "march")  # "users under 18 may not"
    if name != "month":
        return False
    word = match.group()
    if word.lower() in ("may", "march"):
        led = _MODAL.search(text[max(0, match.start() - 12) : match.start()])
        return not word[0].isupper() or not (led or _PART.match(text, match.end()))
    return len(word.rstrip(".")) <= 4 and not (
        word[0].isupper() and word not in ("Mar", "Jan", "Dec", "Sept", "Jun")
    )


def _read(name: str, match: re.Match[str], when: date | None) -> Figure | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return _weekday(match, groups, when)
    if groups.get("word"):
        return _relative(match, groups["word"], when)
    if groups.get("count"):
        groups["month"] = _last_month(str(groups["count"]).lower(), str(groups["unit"]).lower())
    reader: Callable[..., str] = _period if name in ("quarter", "half", "zh_part") else _calendar
    value = reader(name, groups, when)
    guessed = bool(groups.get("month")) and not _year(groups, when)
    return _figure(match, value, guessed=guessed) if _exists(value) else None


def _last_month(count: str, unit: str) -> str:
    """Return the month that ends the first so many months or quarters of a year."""
    number = _COUNTED.get(count) or _number(count)
    return str(number * (3 if "quarter" in unit or "季" in unit else 1))


def _figure(match: re.Match[str], value: str, noun: str = "", *, guessed: bool = False) -> Figure:
    return Figure(
        value=value,
        unit="date",
        start=match.start(),
        end=match.end(),
        text=match.group(),
        noun=noun,
        guessed=guessed,
    )


def _exists(value: str) -> bool:
    """Whether a date value is one of the calendar; 29 February counts when no year is given."""
    full = value.replace("--", "2024-", 1)
    if len(full) < 10:
        return bool(value)
    try:
        date.fromisoformat(full)
    except ValueError:
        return False
    return True


def _calendar(name: str, groups: dict[str, str | None], when: date | None) -> str:
    year = _year(groups, when)
    month, day = _month(groups.get("month")), _number(groups.get("day"))
    if name == "short_year":
        return f"20{groups['short']}"
    if name == "zh_month_day":
        return _day_of_month(day, groups.get("rel"), when)
    if not month:
        return f"{year:04d}" if year else ""
    if not year and when:
        year = _nearest_year(month, day or 15, when)
    tail = f"-{month:02d}" + (f"-{day:02d}" if day else "")
    return f"{year:04d}{tail}" if year else f"-{tail}"


def _period(name: str, groups: dict[str, str | None], when: date | None) -> str:
    year = _year(groups, when)
    if name == "zh_part" and groups["half"]:
        part = "H1" if groups["half"] == "上" else "H2"
    else:
        order = groups.get("order") or groups.get("q") or groups.get("h") or ""
        number = _ORDER.get(order.lower()) or _number(order)
        part = f"{'H' if name == 'half' else 'Q'}{number}"
    return f"{year:04d}-{part}" if year else f"--{part}"


def _weekday(match: re.Match[str], groups: dict[str, str | None], when: date | None) -> Figure:
    said = str(groups["weekday"]).lower()
    number = (
        _ZH[said]
        if said in _ZH
        else next(i for i, day in enumerate(DAYS, 1) if day.startswith(said))
    )
    noun = DAYS[number - 1]
    if when is None:
        return Figure(
            value=float(number),
            unit="weekday",
            start=match.start(),
            end=match.end(),
            text=match.group(),
            noun=noun,
        )
    relation = (groups.get("rel") or "").lower()
    back = (when.isoweekday() - number) % 7
    day = when - timedelta(days=back)
    if relation == "next":
        day += timedelta(days=7)
    elif relation in ("上", "下", "本", "这"):
        monday = when - timedelta(days=when.weekday())
        day = monday + timedelta(days=number - 1 + {"上": -7, "下": 7}.get(relation, 0))
    elif relation in ("last", "past") and back == 0:
        day -= timedelta(days=7)
    return _figure(match, day.isoformat(), noun)


def _relative(match: re.Match[str], word: str, when: date | None) -> Figure | None:
    word = _ZH_WORDS.get(word, word.lower())
    if when is None:
        return None
    if word in _YEARS_FROM_NOW:
        return _figure(match, f"{when.year + _YEARS_FROM_NOW[word]:04d}", word)
    if word in _DAYS_FROM_NOW:
        return _figure(match, (when + timedelta(days=_DAYS_FROM_NOW[word])).isoformat(), word)
    if word.endswith("month"):
        index = when.year * 12 + when.month - 1 + {"last": -1, "next": 1}.get(word.split()[0], 0)
        return _figure(match, f"{index // 12:04d}-{index % 12 + 1:02d}", word)
    return None


def _day_of_month(day: int, relation: str | None, when: date | None) -> str:
    """Return the date of 本月3日, or of a bare 3日: the latest such day."""
    if not day:
        return ""
    if when is None:
        return f"---{day:02d}"
    index = when.year * 12 + when.month - 1
    if (relation or "").startswith("上") or (not relation and day > when.day):
        index -= 1
    elif (relation or "").startswith("下"):
        index += 1
    return f"{index // 12:04d}-{index % 12 + 1:02d}-{day:02d}"


def _nearest_year(month: int, day: int, when: date) -> int:
    return min(
        (when.year, when.year - 1, when.year + 1),
        key=lambda year: abs(
            (year - when.year) * 365 + (month - when.month) * 30.4 + day - when.day
        ),
    )


def _year(groups: dict[str, str | None], when: date | None) -> int:
    relative = groups.get("rel") or ""
    if relative.endswith("年") and when:
        return when.year + _YEARS_FROM_NOW[_ZH_WORDS[relative]]
    return _number(groups.get("year"))


def _month(text: str | None) -> int:
    return _MONTH_NUMBER.get((text or "")[:3].lower()) or _number(text)


def _number(text: str | None) -> int:
    """Return a day, month or year in digits or in Chinese numerals; 0 for none."""
    if not text:
        return 0
    if text.isascii():
        return int(text) if text.isdigit() else 0
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_ZH[tens] if tens else 1) * 10 + (_ZH[ones] if ones else 0)
    return int("".join(str(_ZH[char]) for char in text))
