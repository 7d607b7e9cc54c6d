"""The book of jobs, on both databases."""

from __future__ import annotations

from drafter.store import Database, JobStore

TEXTS = [("104.md", "The words of one issue"), ("105.md", "and of the next.")]


def test_what_is_given_to_a_job_is_kept_until_it_ends(database: Database) -> None:
    book = JobStore(database)
    job, added = book.add("import", "take_in", {"link": ""}, queue="desk", texts=TEXTS)
    assert added
    assert book.texts(job.id) == TEXTS
    book.begin(job.id, 1, "somebody")
    assert book.end(job.id, "somebody", "done")
    assert book.texts(job.id) == []


def test_of_one_name_one_job_is_open(database: Database) -> None:
    book = JobStore(database)
    first, _ = book.add("import", "take_in", {}, queue="desk")
    again, added = book.add("import", "take_in", {}, queue="desk", texts=TEXTS)
    assert (again.id, added) == (first.id, False)
    assert book.cancel("import") is not None
    assert book.add("import", "take_in", {}, queue="desk")[1]
