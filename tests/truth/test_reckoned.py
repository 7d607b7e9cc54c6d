"""Days that no source names but that follow from one that it names."""

import pytest

from drafter.truth import check


def alarms(source: str, draft: str) -> list[str]:
    found = check(draft, [source]).findings
    return [f.kind for f in found if f.severity != "note" and f.kind == "date"]


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("书市为期三天，5月8日开张。", "The book market is open from May 8 to 10."),
        ("展览4月2日开放，为期六个月。", "The show, open since April 2, ends on October 1."),
        ("The lease of 3 June was extended by 60 days.", "The lease now runs until August 2."),
        ("网站3月9日（周一）上线，论坛本周五开放。", "The forum opens on March 13."),
        ("The kiosk closed on Monday and opened again the next day.", "It reopened on Tuesday."),
        ("Sales open on Friday, 72 hours before the race.", "The race is on Monday."),
        ("Ferries stop on Christmas Day.", "There are no ferries on December 25."),
        ("In 2024 it grew; the year before it shrank.", "It shrank in 2023."),
        ("The date of July 31 is two months later than planned.", "It was due in May."),
    ],
)
def test_a_day_that_follows_from_another_raises_no_alarm(source: str, draft: str) -> None:
    assert alarms(source, draft) == []


@pytest.mark.parametrize(
    ("source", "draft"),
    [
        ("书市为期三天，5月8日开张。", "The book market is open from May 8 to 12."),
        ("The lease of 3 June was extended by 60 days.", "The lease now runs until August 20."),
        ("原定于3月6日的比赛提前两天。", "The match will be on March 8."),
        ("The kiosk closed on Monday and opened again the next day.", "It reopened on Thursday."),
        ("The club shut in April.", "The club closed on April 30."),
    ],
)
def test_a_day_that_does_not_follow_is_found(source: str, draft: str) -> None:
    assert alarms(source, draft) == ["date"]


def test_a_plan_and_what_replaced_it_do_not_change_places() -> None:
    source = "原定5月4日的义卖推迟到6月1日。"
    assert alarms(source, "The sale, first set for June 1, will now be held on May 4.") == ["date"]
    assert alarms(source, "The sale, first set for May 4, will now be held on June 1.") == []
