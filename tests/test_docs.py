"""What README and docs show is what the program does."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from reportgen.cautions import FLAGS
from reportgen.cli import COMMANDS, reportgen
from reportgen.renderers.pdf import INSTALL
from tests.runs import write_texts

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


def blocks(text: str, kind: str) -> list[str]:
    """The fenced blocks of a kind."""
    return re.findall(rf"```{kind}\n(.*?)```", text, re.DOTALL)


def commands() -> list[str]:
    lines = "\n".join(block for path in PAGES for block in blocks(path.read_text("utf-8"), "sh")).splitlines()
    return [line.partition("#")[0].strip() for line in lines if line.startswith("reportgen ")]


@pytest.mark.parametrize("line", commands())
def test_every_command_in_the_docs_is_one_with_those_options(line: str) -> None:
    _, name, *words = re.findall(r'"[^"]*"|\S+', line)
    assert name in COMMANDS
    command = reportgen.get_command(click.Context(reportgen), name)
    if isinstance(command, click.Group):
        command = command.commands[words[0]]
    known = {option for each in command.params for option in getattr(each, "opts", ())}
    assert {word for word in words if word.startswith("-") and len(word) > 1} <= known


def test_the_library_example_of_the_readme_runs(tmp_path: Path) -> None:
    [code] = blocks(README, "python")
    write_texts(tmp_path / "texts")
    (tmp_path / "reportgen.toml").write_text('[[source]]\nurl = "texts"\n')
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr
    assert "differ" in done.stdout
    assert (tmp_path / "briefing.md").read_text("utf-8").startswith("# ")


def test_the_screenful_in_the_readme_is_from_the_briefing_it_names() -> None:
    [shown] = blocks(README, "markdown")
    briefing = (ROOT / "examples/antalya/briefing/antalya.md").read_text("utf-8")
    assert shown.strip() in briefing


def test_links_in_the_docs_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name}: {target}"


def slugs() -> set[str]:
    """Every slug with which the code skips a source."""
    found: set[str] = set()
    folders = ("collectors", "fetching", "documents")
    for path in [ROOT / "reportgen/reading.py"] + [
        p for f in folders for p in (ROOT / "reportgen" / f).glob("*.py")
    ]:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                given = [*node.args[1:], *(k.value for k in node.keywords if k.arg == "slug")]
                if node.func.id in ("FetchError", "DocumentError", "skip"):
                    found |= {
                        a.value
                        for a in given
                        if isinstance(a, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)*", str(a.value))
                    }
    return found


def test_every_slug_of_a_skipped_source_is_explained() -> None:
    page = (ROOT / "docs/reference/errors.md").read_text("utf-8")
    explained = set(re.findall(r"`([a-z0-9-]+)`", page))
    assert len(slugs()) > 10
    assert slugs() - explained == set()


def test_every_flag_of_an_article_is_explained() -> None:
    page = (ROOT / "docs/reference/errors.md").read_text("utf-8").partition("an article that was read")[2]
    assert set(FLAGS) - set(re.findall(r"`([a-z0-9-]+)`", page)) == set()


def test_exit_codes_in_the_docs_are_those_in_the_help() -> None:
    page = (ROOT / "docs/reference/errors.md").read_text("utf-8")
    in_docs = set(re.findall(r"^\| (\d+) \|", page, re.MULTILINE))
    in_help = set(re.findall(r"\b(\d+)  ?\w", reportgen.epilog or ""))
    assert in_docs == in_help


def test_the_install_line_is_the_one_that_the_program_gives() -> None:
    packages = INSTALL.removeprefix("apt-get install -y ")
    assert packages in README


def test_no_page_names_a_machine_or_a_registry() -> None:
    for page in PAGES:
        text = page.read_text("utf-8")
        assert not re.search(r"(?<![\w.])/(?:work|home|tmp)/", text), page
