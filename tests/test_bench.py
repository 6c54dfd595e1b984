"""The table of `sh tools/bench`, with a scoring script of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SCORE = """
import importlib, os, sys
sys.path.insert(0, os.getcwd())
task, (module, name) = sys.argv[1], sys.argv[2].split(":")
function = getattr(importlib.import_module(module), name)
ship = "The ferry Aurora sank off Port Lindos on Monday."
if task == "sentences":
    print("en ", function(ship + " Nobody was hurt.", "en"))
    print("de ", function("Das Schiff sank.", "de"))
elif task == "pairs":
    print(function([ship, ship, "A baker slept."], [(0, 1), (0, 2)]))
elif task == "align":
    print(function([[ship, "A baker slept."], ["Divers came.", ship]]))
else:
    sys.exit("no such task")
"""


@pytest.fixture
def bench(tmp_path):
    script = tmp_path / "a folder" / "score.py"
    script.parent.mkdir()
    script.write_text(SCORE)

    def run(*tasks, path=script):
        env = dict(os.environ, PYTHON=sys.executable)
        command = ["sh", str(ROOT / "tools" / "bench"), *([str(path)] if path else []), *tasks]
        return subprocess.run(command, env=env, capture_output=True, text=True, cwd=tmp_path)

    return run


@pytest.mark.slow
def test_each_task_is_a_row_and_each_further_line_stands_under_it(bench):
    done = bench("sentences", "pairs", "align")
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()
    assert rows[0].split(maxsplit=1) == ["sentences", "en  [(0, 48), (49, 65)]"]
    assert rows[1] == " " * 19 + "de  [(0, 16)]"
    assert rows[2].startswith("pairs ")
    assert rows[3].split(maxsplit=1) == ["align", "[((0, 0), (1, 1))]"]


@pytest.mark.slow
def test_a_task_that_fails_or_is_unknown_is_a_row_too_and_the_others_are_scored(bench):
    done = bench("figures", "nonsense", "align")
    assert done.returncode == 1
    assert [row.split(maxsplit=1)[0] for row in done.stdout.splitlines()] == ["figures", "nonsense", "align"]
    assert "failed" in done.stdout
    assert "no such callable" in done.stdout


@pytest.mark.parametrize("path", [None, "nowhere/score.py"])
def test_a_missing_script_is_said_with_exit_code_2(bench, path):
    done = bench(path=path)
    assert done.returncode == 2
    assert "score.py" in done.stderr
