import asyncio

from drafter.errors import NothingToDraft
from drafter.jobs import Jobs
from drafter.model import Event


async def quick(report) -> None:
    report(Event(stage="fetch", subject="a", state="started"))
    report(Event(stage="fetch", subject="a", state="done"))


async def endless(report) -> None:
    await asyncio.sleep(600)


def test_the_newest_event_of_each_step_is_kept() -> None:
    jobs = Jobs()
    job = jobs.start("issue", quick)
    jobs.wait("issue", 5)
    assert [(event.subject, event.state) for event in job.events.values()] == [("a", "done")]
    assert not job.running
    jobs.close()


def test_work_of_one_name_runs_once_at_a_time() -> None:
    jobs = Jobs()
    assert jobs.start("issue", endless) is jobs.start("issue", endless)
    jobs.close()


def test_a_fault_is_kept_in_words() -> None:
    async def fails(report) -> None:
        raise NothingToDraft("No link led to an article.")

    async def breaks(report) -> None:
        raise KeyError("a bug")

    jobs = Jobs()
    said, broken = jobs.start("said", fails), jobs.start("broken", breaks)
    jobs.wait("said", 5)
    jobs.wait("broken", 5)
    assert said.error == "No link led to an article."
    assert "bug" not in broken.error
    assert broken.error
    jobs.close()


def test_cancelled_work_says_that_it_was_stopped() -> None:
    jobs = Jobs()
    job = jobs.start("issue", endless)
    jobs.cancel("issue")
    jobs.wait("issue", 5)
    assert not job.running
    assert not jobs.start("issue", quick).error
    jobs.close()
