"""The wheel carries all it needs and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# The checkout is installed here for editing; the wheel must not lean on it.
RUN = """
import sys
sys.meta_path = [each for each in sys.meta_path if "editable" not in repr(each).lower()]
sys.path = [{site!r}] + [each for each in sys.path if each not in ("", {root!r})]
import drafter
assert drafter.__file__.startswith({site!r}), drafter.__file__
sys.argv = ["drafter", *{arguments!r}]
from drafter.cli import main
main()
"""


@pytest.mark.slow
def test_the_wheel_drafts_the_demo_from_any_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    site = tmp_path / "site"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    code = RUN.format(site=str(site), root=str(ROOT), arguments=["demo"])
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path, env=kept, capture_output=True, text=True, check=False, timeout=240,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out" / "issue.md").read_text(encoding="utf-8").count("\n## ") >= 5
    assert (site / "drafter" / "_app.py").is_file()
