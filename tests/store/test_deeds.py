"""Who did what to an issue, kept in the transaction that does it."""

from __future__ import annotations

from datetime import date

from drafter.store import Database, DeedStore, Store

DAY = date(2026, 11, 22)


def told(database: Database) -> list[tuple[str, str, str]]:
    return [(each.who, each.what, each.detail) for each in DeedStore(database).newest(10)]


def test_an_issue_knows_who_began_it_added_to_it_and_published_it(database: Database) -> None:
    store = Store(database)
    issue_id = store.new_issue(paste="links", day=DAY, who="Ann")
    store.add_sources(issue_id, "more", [], who="Bob")
    store.publish(issue_id, who="Cem", detail="the name was wrong")
    assert told(database) == [
        ("Cem", "published", "the name was wrong"),
        ("Bob", "added", ""),
        ("Ann", "begun", ""),
    ]
    times = [each.made_at for each in DeedStore(database).newest(10)]
    assert times == sorted(times, reverse=True)


def test_a_publishing_that_is_begun_again_is_one_deed_and_the_next_another(
    database: Database,
) -> None:
    store = Store(database)
    issue_id = store.new_issue(paste="links", day=DAY, who="Ann")
    for note in ("", "", "the name was wrong", "the name was wrong", ""):
        store.publish(issue_id, who="Ann", detail=note)
    published = [detail for _, what, detail in told(database) if what == "published"]
    assert published == ["", "the name was wrong", ""]
