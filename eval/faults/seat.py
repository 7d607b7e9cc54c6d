"""`python -m eval.faults.seat`: a desk whose clicks come as lines of JSON, and are answered when they are kept.

It opens its home as the pages do. A line names what an editor does, and its answer is the
acknowledgement: what was answered may not be lost, whatever becomes of this process.
"""

from __future__ import annotations

import json
import sys
import threading
from typing import Any

from drafter.desk import Desk
from drafter.errors import DrafterError
from drafter.settings import Settings
from eval.faults.counting import DAY


def main() -> None:
    """Answer line by line until the input ends, then close the desk in order."""
    desk = Desk(Settings.load(_env_file=None))
    desk.jobs.ready()
    warming = threading.Thread(target=desk.warm, daemon=True)
    warming.start()
    _say({"done": "open"})
    for line in sys.stdin:
        try:
            _say({"done": _do(desk, **json.loads(line))})
        except DrafterError as error:
            _say({"wrong": str(error)})
    warming.join()
    desk.close()


def _say(answer: dict[str, Any]) -> None:
    print(json.dumps(answer), flush=True)


def _do(desk: Desk, act: str, **given: Any) -> Any:
    match act:
        case "draft":
            return desk.start_draft(given["paste"], day=DAY)
        case "add":
            return desk.add(given["issue"], given["paste"])
        case "edit":
            return desk.editing.edit(
                given["item"], given["headline"], given["body"], based_on=given["based_on"]
            )
        case "restore":
            return desk.editing.restore(given["item"], given["revision"])
        case "redraft":
            job = desk.start_redraft(given["item"], given["instruction"])
            return job.row.arguments["instruction"]
        case "publish":
            return desk.start_publish(given["issue"], given["number"]).row.id
        case "take in":
            texts = [(name, text) for name, text in given["texts"]]
            return desk.start_taking_in(texts).row.id
        case _:
            raise ValueError(act)


if __name__ == "__main__":
    main()
