"""The package's docstring is a true map: what stands higher asks only what stands lower."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import reportgen.attribution

HOUSE = Path(reportgen.attribution.__file__).parent
LINES = re.findall(r"^- ([^:]+):", reportgen.attribution.__doc__ or "", re.M)
FLOOR = {room: floor for floor, line in enumerate(LINES) for room in re.findall(r"`(\w+)(?:\.py|/)`", line)}
MODULES = sorted(path for path in HOUSE.rglob("*.py") if path.parent != HOUSE or path.stem != "__init__")


def room(path: Path) -> str:
    return path.relative_to(HOUSE).with_suffix("").parts[0]


def asked(path: Path) -> set[str]:
    """The rooms of this package that a module imports from."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("reportgen.attribution"):
            inner = (node.module or "").split(".")[2:3]
            found |= set(inner) if inner else {alias.name for alias in node.names}
    return found


def test_every_room_stands_on_the_map():
    assert {room(path) for path in MODULES} == set(FLOOR)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_a_module_asks_only_what_stands_lower(path):
    own = room(path)
    assert all(FLOOR[other] < FLOOR[own] or other == own for other in asked(path) - {"marks", "tokens"})


def test_marks_stand_below_tokens():
    assert "tokens" not in asked(HOUSE / "marks.py")


def test_no_file_is_longer_than_a_few_screens():
    assert max(len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES) < 400
