"""Shell completion, the manual page and the schema of the config: all follow from the commands."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from reportgen.cli import COMMANDS, reportgen
from reportgen.cli.init import TEMPLATE

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
SCHEMA = json.loads((REFERENCE / "config.schema.json").read_text("utf-8"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_lines_that_ask_us(shell) -> None:
    done = CliRunner().invoke(reportgen, ["completion", shell])
    assert done.exit_code == 0
    assert f"_REPORTGEN_COMPLETE={shell}_complete" in done.stdout


def test_bash_takes_the_lines_and_is_told_of_options() -> None:
    lines = CliRunner().invoke(reportgen, ["completion", "bash"]).stdout
    assert subprocess.run(["bash", "-n"], input=lines, text=True, check=False).returncode == 0
    asked = {
        **os.environ,
        "_REPORTGEN_COMPLETE": "bash_complete",
        "COMP_WORDS": "reportgen build --pap",
        "COMP_CWORD": "2",
    }
    program = "from reportgen.cli import reportgen; reportgen(prog_name='reportgen')"
    done = subprocess.run(
        [sys.executable, "-c", program], env=asked, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["plain,--paper"]


def test_the_manual_has_a_section_for_each_command() -> None:
    page = (REFERENCE / "reportgen.1").read_text("utf-8")
    assert set(re.findall(r'^\.SS "reportgen ([a-z]+)', page, re.MULTILINE)) == set(COMMANDS)
    requests = {line.split()[0] for line in page.splitlines() if line.startswith(".")}
    assert requests <= {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".nf", ".fi"}


def test_the_commented_config_fits_its_schema_when_nothing_is_commented_out() -> None:
    whole = re.sub(r"^# ([a-z_]+ = .*|\[\[?[a-z.]+\]\]?)$", r"\1", TEMPLATE, flags=re.MULTILINE)
    table = json.loads(json.dumps(tomllib.loads(whole), default=str))
    jsonschema.validate(table, SCHEMA)
    assert "series" in table


@pytest.mark.parametrize(
    "table", [{"titel": "x"}, {"points": 0}, {"page": {"paper": "a5"}}, {"source": [{"kind": 3}]}]
)
def test_what_a_config_may_not_say_breaks_the_schema(table) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(table, SCHEMA)
