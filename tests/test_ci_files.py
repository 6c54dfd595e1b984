"""The action, the workflows that `init` writes, and the hook: they call what there is, as it is."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from reportgen.ci import SLUGS
from reportgen.cli import reportgen
from reportgen.cli.jobs import CODE_QUALITY, JUNIT
from reportgen.config import load_config
from reportgen.errors import UsageError

ROOT = Path(__file__).parents[1]
PARTS = {"action.yml", "templates/ci/github.yml", "templates/ci/gitlab.yml", ".pre-commit-hooks.yaml"}


def read(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


ACTION = read("action.yml")


def options_of(command: str) -> set[str]:
    """The options that a command of ours knows."""
    told = CliRunner().invoke(reportgen, [command, "--help"]).stdout
    return set(re.findall(r"(?<![\w-])--[a-z-]+", told))


@pytest.mark.parametrize("name", sorted(PARTS))
def test_what_is_called_is_there(name) -> None:
    text = (ROOT / name).read_text("utf-8")
    for line in text.splitlines():
        called = re.search(r'reportgen"? (build|verify)\b(.*)', line)
        if called and not line.lstrip().startswith(("#", "description", "-")):
            assert set(re.findall(r"--[a-z-]+", called[2])) <= options_of(called[1])


def test_the_outputs_of_the_action_are_those_that_a_build_gives(tmp_path) -> None:
    (tmp_path / "a.txt").write_text("Title: A\n\nThe ferry sank near Lethmark on Tuesday.\n", "utf-8")
    (tmp_path / "reportgen.toml").write_text(
        'outputs = ["a.md"]\narchive = "kept"\n[[source]]\nurl = "a.txt"\n', "utf-8"
    )
    done = run_step("build", tmp_path, CONFIG="reportgen.toml", ARCHIVE="kept", ARGUMENTS="--length short -q")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "a.md").is_file()
    given = set(re.findall(r"^(\w+)<<", (tmp_path / "output").read_text("utf-8"), re.MULTILINE))
    assert given == set(ACTION["outputs"])


def test_no_input_of_the_action_is_run_as_a_command(tmp_path) -> None:
    hostile = "$(touch owned); `touch owned` && touch owned"
    done = run_step("build", tmp_path, CONFIG=hostile, ARCHIVE=hostile, ARGUMENTS=hostile)
    assert done.returncode == 2
    assert not (tmp_path / "owned").exists()
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def run_step(step_id: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """A step of the action, with this checkout's program in the place where the action installs it."""
    (step,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == step_id]
    binary = folder / "temp" / "reportgen" / "bin" / "reportgen"
    binary.parent.mkdir(parents=True)
    binary.write_text(f'#!/bin/sh\nexec "{os.sys.executable}" -m reportgen "$@"\n', "utf-8")
    binary.chmod(binary.stat().st_mode | stat.S_IXUSR)
    surroundings = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "RUNNER_TEMP": str(folder / "temp"),
        "GITHUB_OUTPUT": str(folder / "output"),
        "GITHUB_STEP_SUMMARY": str(folder / "summary"),
        "REPORTGEN_FAIL_ON": ACTION["inputs"]["fail-on"]["default"],
        **variables,
    }
    return subprocess.run(
        ["sh", "-e", "-c", step["run"]], cwd=folder, env=surroundings, capture_output=True, text=True
    )


def test_the_default_to_fail_on_is_one_of_ours() -> None:
    assert set(ACTION["inputs"]["fail-on"]["default"].split(",")) <= set(SLUGS)


def test_github_hands_the_action_only_inputs_that_it_has() -> None:
    steps = read("templates/ci/github.yml")["jobs"]["briefing"]["steps"]
    (step,) = [step for step in steps if "/reportgen@" in step.get("uses", "")]
    assert set(step["with"]) <= set(ACTION["inputs"])
    used = set(re.findall(r"outputs\.(\w+)", (ROOT / "templates/ci/github.yml").read_text("utf-8")))
    assert used <= set(ACTION["outputs"])


def test_gitlab_takes_the_reports_that_a_build_writes() -> None:
    reports = read("templates/ci/gitlab.yml")["briefing"]["artifacts"]["reports"]
    assert reports == {"codequality": CODE_QUALITY, "junit": JUNIT}


def test_the_hook_looks_at_briefings_and_nothing_else() -> None:
    (hook,) = read(".pre-commit-hooks.yaml")
    files = re.compile(hook["files"])
    assert all(files.search(name) for name in ("briefing.md", "wiki/ferry-briefing.pdf", "a/briefing.json"))
    assert not any(files.search(name) for name in ("README.md", "briefing/notes.txt", "briefings.toml"))


@pytest.mark.parametrize(
    ("machine", "path"), [("github", ".github/workflows/briefing.yml"), ("gitlab", ".gitlab-ci.yml")]
)
def test_init_writes_the_job_beside_the_config(tmp_path, machine, path) -> None:
    done = CliRunner().invoke(reportgen, ["init", str(tmp_path), "--ci", machine])
    assert done.exit_code == 0
    assert (tmp_path / path).read_bytes() == (ROOT / "templates" / "ci" / f"{machine}.yml").read_bytes()
    assert load_config(tmp_path / "reportgen.toml")


def test_init_adds_the_job_to_a_config_that_is_there_and_overwrites_nothing(tmp_path) -> None:
    (tmp_path / "reportgen.toml").write_text("# ours\n", "utf-8")
    assert CliRunner().invoke(reportgen, ["init", str(tmp_path), "--ci", "gitlab"]).exit_code == 0
    assert (tmp_path / "reportgen.toml").read_text("utf-8") == "# ours\n"
    with pytest.raises(UsageError, match="there already"):
        CliRunner().invoke(reportgen, ["init", str(tmp_path), "--ci", "gitlab"], catch_exceptions=False)
