"""A desk whose clicks come through a pipe, and a worker, each as a process of its own.

The desk opens its home as the pages do. What an editor does comes as a message, and its answer is the
acknowledgement: what was answered may not be lost, whatever becomes of the process.
"""

from __future__ import annotations

import threading
from multiprocessing.connection import Connection
from typing import Any

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.jobs.serve import serve
from drafter.settings import Settings
from eval.faults.counting import DAY


def worker(line: Connection) -> None:
    """Work until told to stop; what it says first is that it takes work."""
    serve(Settings.load(_env_file=None), lambda words: line.send({"done": words}))


def desk(line: Connection) -> None:
    """Answer each message until the one that says to end, then close the desk in order."""
    desk = Desk(Settings.load(_env_file=None))
    desk.jobs.ready()
    warming = threading.Thread(target=desk.warm, daemon=True)
    warming.start()
    line.send({"done": "open"})
    while (asked := line.recv())["act"] != "end":
        try:
            line.send({"done": _do(desk, **asked)})
        except DrafterError as error:
            line.send({"wrong": str(error)})
    warming.join()
    desk.close()


def _do(desk: Desk, act: str, **given: Any) -> Any:
    match act:
        case "draft":
            return desk.start_draft(given["paste"], day=DAY)
        case "add":
            return desk.add(given["issue"], given["paste"])
        case "choose":
            return desk.choose(given["story"], "new")
        case "again":
            return desk.try_again(given["issue"])
        case "edit":
            revision, _ = desk.editing.edit(
                given["item"], given["headline"], given["body"], based_on=given["based_on"]
            )
            return revision
        case "restore":
            return desk.editing.restore(given["item"], given["revision"])
        case "redraft":
            return desk.start_redraft(given["item"], given["instruction"]).row.id
        case "publish":
            return desk.start_publish(given["issue"], given["number"]).row.id
        case "take in":
            return desk.start_taking_in(given["texts"]).row.id
        case "see":
            return [item.headline for item in desk.issue(given["issue"]).items]
        case _:
            raise ValueError(act)
