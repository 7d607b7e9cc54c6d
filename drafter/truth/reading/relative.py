"""Words that name a time from the day on which they are read: "yesterday", "this week", 上周二."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from drafter.truth.reading.quantity import DAYS
from drafter.truth.reading.words import as_typed

_ZH_DAYS = {sign: number for number, sign in enumerate("一二三四五六日", 1)} | {"天": 7}
_ZH_UNITS = {"周": "week", "星期": "week", "礼拜": "week", "月": "month"}
_ZH_STEPS = {"上": -1, "上个": -1, "本": 0, "这": 0, "这个": 0, "下": 1, "下个": 1}
_ZH_WORDS = {
    "昨天": ("day", -1), "昨日": ("day", -1), "今天": ("day", 0), "今日": ("day", 0), "今晚": ("day", 0),
    "明天": ("day", 1), "明日": ("day", 1), "去年": ("year", -1), "今年": ("year", 0), "年内": ("year", 0),
    "明年": ("year", 1),
}  # fmt: skip
_WORDS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_WORD = re.compile(
    r"\b(?P<word>yesterday|today|tonight|tomorrow)\b(?!['’]s)|"
    r"\bthis (?P<part>morning|afternoon|evening)\b|"
    r"\b(?P<step>last|this|next) (?P<unit>week|month|year)\b(?!['’]s|-)|"
    r"\b(?:(?P<rel>last|this|next) )?(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)day\b(?!['’]s)|"
    rf"(?P<zh>{'|'.join(_ZH_WORDS)})|"
    r"(?P<zh_rel>上个?|下个?|本|这个?)?(?P<zh_week>周|星期|礼拜)(?P<zh_day>[一二三四五六日天])|"
    r"(?P<zh_step>上个?|下个?|本|这个?)(?P<zh_unit>周|星期|礼拜|月)(?![0-9])",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"^,? (?:the )?\(?(?:\d{1,2}\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|^[（(]\d",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Relative:
    """A time named from the day of reading; places are those of the text."""

    unit: str  # "day", "weekday", "week", "month" or "year"
    step: int | None  # -1 last, 0 this, 1 next; None for a bare weekday
    number: int  # of the weekday, Monday 1; otherwise 0
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int | None, int]:
        return self.unit, self.step, self.number

    def days(self, read: date, *, ahead: bool) -> list[tuple[date, date]]:
        """Return the first and last day of each time that may be meant by who reads it on `read`.

        `ahead`: the sentence tells of what is to come, so that a bare weekday may be the next one.
        """
        if self.unit != "weekday":
            return [_period(self.unit, self.step or 0, read)]
        week = timedelta(days=7)
        back = read - timedelta(days=(read.isoweekday() - self.number) % 7)
        if self.step is None:
            days = [back, back + week] if ahead else [back]
            days += [back - week] if back == read else []
        else:
            steps = {-1: [-1], 0: [0, 1], 1: [1, 2]}[self.step] + [0] * (
                self.step < 0 and back < read
            )
            days = [back + week * step for step in steps]
        return [(day, day) for day in days]


@lru_cache(maxsize=4096)
def relatives(text: str) -> tuple[Relative, ...]:
    """Return the times of `text` that are named from the day of reading, but no weekday with a date."""
    found = []
    for match in _WORD.finditer(as_typed(text)):
        said = match.groupdict()
        if match["weekday"] or match["zh_day"]:
            if _DATED.match(text[match.end() : match.end() + 10]) or _dated_before(
                text, match.start()
            ):
                continue
            unit, step, number = _weekday(said)
        else:
            (unit, step), number = _other(said), 0
        found.append(Relative(unit, step, number, match.start(), match.end()))
    return tuple(found)


def _dated_before(text: str, start: int) -> bool:
    """Whether a date leads up to a weekday: "9 June, a Tuesday", 6月9日（周二）."""
    return re.search(r"\d[日号]?[（(,]? ?(?:an? )?$", text[max(0, start - 8) : start]) is not None


def _weekday(said: dict[str, str | None]) -> tuple[str, int | None, int]:
    english = said["weekday"]
    if english:
        number = next(i for i, day in enumerate(DAYS, 1) if day.startswith(english.lower()))
        return "weekday", _STEPS[said["rel"].lower()] if said["rel"] else None, number
    step = _ZH_STEPS[said["zh_rel"]] if said["zh_rel"] else None
    return "weekday", step, _ZH_DAYS[str(said["zh_day"])]


def _other(said: dict[str, str | None]) -> tuple[str, int]:
    if said["zh"]:
        return _ZH_WORDS[said["zh"]]
    if said["zh_unit"]:
        return _ZH_UNITS[said["zh_unit"]], _ZH_STEPS[str(said["zh_step"])]
    if said["unit"]:
        return said["unit"].lower(), _STEPS[str(said["step"]).lower()]
    return "day", _WORDS.get(str(said["word"]).lower(), 0)


def _period(unit: str, step: int, read: date) -> tuple[date, date]:
    """Return the day, week (from Monday), month or year that lies `step` of them from a day."""
    if unit == "day":
        day = read + timedelta(days=step)
        return day, day
    if unit == "week":
        monday = read - timedelta(days=read.weekday()) + timedelta(days=7 * step)
        return monday, monday + timedelta(days=6)
    if unit == "month":
        index = read.year * 12 + read.month - 1 + step
        year, month = index // 12, index % 12 + 1
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(read.year + step, 1, 1), date(read.year + step, 12, 31)
