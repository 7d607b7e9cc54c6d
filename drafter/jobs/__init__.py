"""Work that goes on when its page is closed, its process killed, its machine gone."""

from drafter.jobs.board import Job, Jobs
from drafter.jobs.worker import Worker

__all__ = ["Job", "Jobs", "Worker"]
