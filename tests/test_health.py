"""Whether /health tells the truth, and nothing more."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator

import httpx2
import postgres
import pytest

from drafter import health
from drafter.desk import HEALTH, Desk
from drafter.errors import Damaged, EnvironmentFault, HomeInUse
from drafter.settings import Settings


def raising(error: Exception):
    def ask() -> None:
        raise error

    return ask


def asked(parts: dict) -> health.Health:
    look = health.Look(parts)
    try:
        return look.now()
    finally:
        look.close()


def test_all_well_is_200_and_one_fault_is_503() -> None:
    well = asked({"database": lambda: None, "index": lambda: None})
    assert (well.code, well.body) == (200, {"status": "ok", "database": "ok", "index": "ok"})
    ill = asked({"database": lambda: None, "index": raising(EnvironmentFault("the words"))})
    assert (ill.code, ill.body["status"], ill.body["index"]) == (503, "fault", "cannot be used")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (HomeInUse("by /home/lan"), "held by another process"),
        (Damaged("the file /home/lan/desk"), "damaged"),
        (EnvironmentFault("postgresql://desk:secret@host"), "cannot be used"),
        (RuntimeError("sk-secret"), "failed"),
    ],
)
def test_a_fault_is_told_in_fixed_words(error: Exception, said: str) -> None:
    assert asked({"database": raising(error)}).body == {"status": "fault", "database": said}


def test_a_part_that_hangs_is_a_fault_and_is_not_asked_twice(monkeypatch) -> None:
    monkeypatch.setattr(health, "_PATIENCE", 0.05)
    calls: list[int] = []
    go_on = threading.Event()

    def hang() -> None:
        calls.append(1)
        go_on.wait(60)

    look = health.Look({"database": hang, "queue": lambda: None})
    assert dict(look.now().parts) == {"database": "does not answer", "queue": "ok"}
    assert look.now().code == 503
    assert len(calls) == 1
    go_on.set()
    while look.now().code != 200:
        pass
    look.close()


def test_a_worker_answers_on_its_port_and_gives_it_back() -> None:
    state = {"error": None}

    def ask() -> None:
        if state["error"]:
            raise state["error"]

    with health.served(health.Look({"database": ask}), 0) as port:
        url = f"http://127.0.0.1:{port}"
        well = httpx2.get(f"{url}/health")
        assert (well.status_code, well.json()) == (200, {"status": "ok", "database": "ok"})
        state["error"] = EnvironmentFault("gone")
        assert httpx2.get(f"{url}/health?x").status_code == 503
        assert httpx2.get(f"{url}/").status_code == 404
        with (
            pytest.raises(EnvironmentFault, match="cannot be had"),
            health.served(health.Look({}), port),
        ):
            pass
    with health.served(health.Look({}), port) as again:
        assert again == port


@pytest.fixture(scope="module")
def cluster() -> Iterator[postgres.Cluster]:
    with postgres.cluster() as opened:
        yield opened


@pytest.mark.slow
def test_a_desk_is_well_until_its_database_is_gone_and_again_when_it_is_back(
    settings: Settings, cluster: postgres.Cluster
) -> None:
    desk = Desk(settings.model_copy(update={"database_url": f"{cluster.url}postgres"}))
    look = health.Look({part: (lambda part=part: desk.sound(part)) for part in HEALTH})
    try:
        desk.warm()
        assert look.now().body == {"status": "ok"} | dict.fromkeys(HEALTH, "ok")
        cluster.stop()
        assert look.now().parts["database"] == "cannot be used"
        assert look.now().code == 503
        cluster.start()
        assert look.now().body == {"status": "ok"} | dict.fromkeys(HEALTH, "ok")
        assert "desk@" not in json.dumps(look.now().body)
    finally:
        look.close()
        desk.close()


@pytest.mark.slow
def test_a_queue_that_nobody_works_for_is_a_fault(
    settings: Settings, cluster: postgres.Cluster
) -> None:
    servers = {"database_url": f"{cluster.url}postgres", "chroma_url": "http://127.0.0.1:9"}
    desk = Desk(settings.model_copy(update=servers))
    try:
        with pytest.raises(EnvironmentFault, match="drafter worker"):
            desk.sound("queue")
        desk.sound("database")
    finally:
        desk.close()


@pytest.mark.slow
def test_a_home_that_another_holds_or_that_is_gone_is_told(settings: Settings) -> None:
    first, second = Desk(settings), Desk(settings)
    look = health.Look({part: (lambda part=part: second.sound(part)) for part in HEALTH})
    try:
        first.warm()
        assert look.now().parts["index"] == "held by another process"
        first.close()
        second.warm()
        assert look.now().code == 200
        settings.home.rename(settings.home.with_name("gone"))
        assert look.now().parts["database"] == "damaged"
    finally:
        look.close()
        first.close()
        second.close()
