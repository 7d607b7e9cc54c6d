"""compose.yaml and the Dockerfile: no container runs here, so what they name is checked, and run."""

from __future__ import annotations

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import httpx2
import postgres
import pytest
import yaml
from test_docs import commands

from drafter.settings import Settings

ROOT = Path(__file__).parents[1]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = {name: each for name, each in SERVICES.items() if each.get("build")}
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
OTHERS = {"HOME", "OPENAI_API_KEY", "ANONYMIZED_TELEMETRY", "OTEL_EXPORTER_OTLP_ENDPOINT"}


def test_every_setting_is_one_that_the_program_reads() -> None:
    known = {f"DRAFTER_{name.upper()}" for name in Settings.model_fields} | OTHERS
    for name, each in OURS.items():
        assert set(each["environment"]) <= known, name
    assert {"DRAFTER_DATABASE_URL", "DRAFTER_CHROMA_URL"} <= set(SERVICES["worker"]["environment"])
    # The desk's own settings are about who comes in; all else must be the same at desk and worker.
    desk, worker = SERVICES["desk"]["environment"], SERVICES["worker"]["environment"]
    assert {name: desk[name] for name in worker} == worker


def test_every_command_and_option_is_one_of_the_program() -> None:
    known = commands()
    for name in ("desk", "worker"):
        program, command, *options = SERVICES[name]["command"]
        assert program == "drafter"
        assert {each for each in options if each.startswith("--")} <= known[command]
    assert SERVICES["chroma"]["command"][:2] == ["chroma", "run"]
    assert (Path(sys.executable).parent / "chroma").exists()


def test_services_reach_each_other_by_the_names_and_ports_they_have() -> None:
    settings = SERVICES["worker"]["environment"]
    assert settings["DRAFTER_CHROMA_URL"] == "http://chroma:8000"
    assert "8000" in SERVICES["chroma"]["command"]
    assert settings["DRAFTER_DATABASE_URL"].endswith("@postgres/drafter")
    assert SERVICES["postgres"]["environment"]["POSTGRES_DB"] == "drafter"
    for name in ("desk", "worker"):
        waited = SERVICES[name]["depends_on"]
        assert {each["condition"] for each in waited.values()} == {"service_healthy"}
        assert set(waited) <= set(SERVICES)


def test_nothing_is_published_but_the_desk_and_that_on_loopback() -> None:
    published = {name: each["ports"] for name, each in SERVICES.items() if "ports" in each}
    assert published == {"desk": ["127.0.0.1:8501:8501"]}
    own = SERVICES["desk"]["environment"]["DRAFTER_PUBLIC_URL"]
    assert own == "${DRAFTER_PUBLIC_URL:-http://127.0.0.1:8501}"  # it answers to no other name


def test_no_secret_stands_in_it_and_every_image_has_a_version() -> None:
    for each in SERVICES.values():
        for name, value in each["environment"].items():
            if re.search("PASSWORD|SECRET|KEY", name):
                assert re.fullmatch(r"\$\{\w+:[-?].*\}", value), name
        assert re.search(r":\d", each["image"]), each["image"]
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.M)
    assert bases
    assert all(re.search(r":\d+\.\d+", base) for base in bases)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    version = re.search(r'^version = "(.+)"', project, re.M)
    assert version
    assert {each["image"] for each in OURS.values()} == {f"drafter:{version[1]}"}


def test_programs_run_without_rights_on_files_of_their_own() -> None:
    for each in OURS.values():
        assert each["read_only"]
        assert each["cap_drop"] == ["ALL"]
    assert re.search(r"^USER drafter$", DOCKERFILE, re.M)
    last = DOCKERFILE[DOCKERFILE.rindex("FROM ") :]
    assert "pip install" not in last
    assert "--require-hashes -r requirements.lock" in DOCKERFILE


def test_what_is_copied_exists_and_is_let_through() -> None:
    let = (ROOT / ".dockerignore").read_text(encoding="utf-8")
    for line in re.findall(r"^COPY (?!--from)(.+)$", DOCKERFILE, re.M):
        for source in line.split()[:-1]:
            assert (ROOT / source).exists(), source
            assert f"!{source.removeprefix('./')}\n" in let, source


def test_every_service_says_whether_it_is_well() -> None:
    assert [name for name, each in SERVICES.items() if "healthcheck" not in each] == []
    assert SERVICES["worker"]["deploy"] == {"replicas": 2}


@contextmanager
def started(name: str, given: dict[str, str], ports: dict[str, int], folder: Path) -> Iterator[Any]:
    """Run a service's own command, with these settings and other ports."""
    command = [_moved(part, ports, folder) for part in SERVICES[name]["command"]]
    command[0] = str(Path(sys.executable).parent / command[0])
    environment = {key: _moved(str(value), ports, folder) for key, value in given.items()}
    environment |= {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT)}
    if command[0].endswith("drafter"):
        command = [sys.executable, "-m", "drafter.cli", *command[1:]]
        environment["DRAFTER_HOME"] = str(folder / name)
    log = (folder / f"{name}.log").open("w")
    process = subprocess.Popen(
        command, env=environment, stdout=log, stderr=log, cwd=folder, start_new_session=True
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def _moved(text: str, ports: dict[str, int], folder: Path) -> str:
    for port, other in ports.items():
        text = re.sub(rf"(?<!\d){port}(?!\d)", str(other), text)
    return str(folder / "data") if text == "/data" else text


def healthy(name: str, ports: dict[str, int], folder: Path, *, seconds: float = 120) -> bool:
    """Whether a service's own health check succeeds within so many seconds."""
    kind, program, *arguments = SERVICES[name]["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "python")
    check = [sys.executable, *(_moved(part, ports, folder) for part in arguments)]
    until = time.monotonic() + seconds
    while subprocess.run(check, stderr=subprocess.DEVNULL, check=False).returncode:
        if time.monotonic() > until:
            return False
        time.sleep(0.5)
    return True


@pytest.mark.slow
def test_the_services_run_as_they_stand_there_and_their_checks_tell_the_truth(
    tmp_path: Path,
) -> None:
    free = [port for port in random.sample(range(20_000, 30_000), 50) if _is_free(port)]
    ports = dict(zip(("8000", "8501", "8600"), free, strict=False))
    with postgres.running() as address:
        given = SERVICES["worker"]["environment"] | {
            "DRAFTER_DATABASE_URL": f"{address}postgres",
            "DRAFTER_CHROMA_URL": f"http://127.0.0.1:{ports['8000']}",
        }
        given = {name: value for name, value in given.items() if not value.startswith("${")}
        with started("chroma", SERVICES["chroma"]["environment"], ports, tmp_path):
            assert healthy("chroma", ports, tmp_path), (tmp_path / "chroma.log").read_text()
            with started("desk", given, ports, tmp_path):
                health = f"http://127.0.0.1:{ports['8501']}/health"
                with started("worker", given, ports, tmp_path) as worker:
                    assert healthy("worker", ports, tmp_path), (tmp_path / "worker.log").read_text()
                    assert healthy("desk", ports, tmp_path), (tmp_path / "desk.log").read_text()
                    worker.send_signal(signal.SIGTERM)
                    assert worker.wait(60) == 0
                assert not healthy("worker", ports, tmp_path, seconds=0)
                assert not healthy("desk", ports, tmp_path, seconds=0)
                told = httpx2.get(health, timeout=30)
                assert told.status_code == 503
                assert told.json() == {
                    "status": "fault", "database": "ok", "index": "ok", "queue": "cannot be used",
                }  # fmt: skip


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
