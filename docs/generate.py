"""Writes the pages of the reference that follow from the code: the schema, the contract, the commands.

python docs/generate.py            writes them
python docs/generate.py --check    ends with 1 where one is out of date
"""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click
import msgspec

from reportgen.cli import COMMANDS, reportgen
from reportgen.config.tables import File as ConfigFile
from reportgen.report import Report

sys.path.insert(0, str(Path(__file__).parent))
from roff import manual  # it stands beside this file, from wherever this is run

HERE = Path(__file__).parent / "reference"
MODULES = (
    "reportgen.account",
    "reportgen.appearance",
    "reportgen.attribution.statement",
    "reportgen.capture",
    "reportgen.config.settings",
    "reportgen.config.tables",
    "reportgen.corrections",
    "reportgen.difference.value",
    "reportgen.notes",
    "reportgen.origin.value",
    "reportgen.passage",
    "reportgen.point",
    "reportgen.quotation",
    "reportgen.report",
    "reportgen.summarizers.base",
    "reportgen.timeline",
    "reportgen.usage",
)


# The tables of a config are told of where their values are kept.
_TOLD_IN = {
    "File": ("File", "ReportTable", "Settings", "Config"),
    "ReportTable": ("ReportTable", "Settings", "Config"),
    "SummaryTable": ("SummarySettings",),
    "PageTable": ("PageSettings",),
    "SourceTable": ("SourceTable", "Source"),
    "LimitsTable": ("LimitsTable", "Limits"),
    "SeriesTable": (),
}


def sentences() -> dict[str, dict[str, str]]:
    """The sentence under each field of our types, by class name and field name."""
    found: dict[str, dict[str, str]] = {}
    for module in MODULES:
        for node in ast.walk(ast.parse(inspect.getsource(import_module(module)))):
            if isinstance(node, ast.ClassDef):
                found[node.name] = {name.removesuffix("_"): text for name, text in _fields(node)}
    return found


def _fields(node: ast.ClassDef) -> Iterator[tuple[str, str]]:
    for field, below in zip(node.body, node.body[1:], strict=False):
        is_field = isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if is_field and isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
            yield field.target.id, str(below.value.value)


def schema() -> dict[str, Any]:
    """The JSON Schema of the report, each field with its sentence."""
    made = msgspec.json.schema(Report)
    told = sentences()
    for name, definition in made["$defs"].items():
        for field, shape in definition.get("properties", {}).items():
            if field in told.get(name, {}):
                shape["description"] = told[name][field]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "reportgen/1",
        **made,
    }


def config_schema() -> dict[str, Any]:
    """The JSON Schema of `reportgen.toml`, for editors that know what TOML may say by one."""
    made = msgspec.json.schema(ConfigFile)
    told = sentences()
    for name, definition in made["$defs"].items():
        for field, shape in definition["properties"].items():
            sentence = next(
                (told[of][field] for of in _TOLD_IN.get(name, (name,)) if field in told[of]), None
            )
            if sentence:
                shape["description"] = sentence
        definition["title"] = name.strip("_").removesuffix("Table").removesuffix("Settings").lower()
        definition["additionalProperties"] = False
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "reportgen.toml", **made}


def contract() -> str:
    """The report contract as a page: a table for each type, the report first."""
    definitions = schema()["$defs"]
    names = ["Report", *sorted(name for name in definitions if name != "Report")]
    parts = [
        "# The report contract, `reportgen/1`",
        "",
        "`report.json` holds everything a briefing shows.",
        "This page is written by `python docs/generate.py` from the types in the code;",
        "[report.schema.json](report.schema.json) says the same to programs.",
        "More fields may be added; these keep their names.",
        "Offsets count code points of the archived text, the end not included.",
        "JSON has no infinity: an open bound is null.",
    ]
    for name in names:
        definition = definitions[name]
        parts += [
            "",
            f"## {name}",
            "",
            definition.get("description", ""),
            "",
            "| field | type | what it is |",
        ]
        parts.append("|---|---|---|")
        for field, shape in definition.get("properties", {}).items():
            parts.append(f"| `{field}` | {_type(shape)} | {shape.get('description', '')} |")
    return "\n".join(parts) + "\n"


def _type(shape: dict[str, Any]) -> str:
    if "$ref" in shape:
        name = shape["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in shape:
        return " or ".join(dict.fromkeys(_type(each) for each in shape["anyOf"]))
    if "enum" in shape:
        return ", ".join(f"`{value}`" for value in shape["enum"])
    if shape.get("type") == "array":
        inner = shape.get("items") or (shape.get("prefixItems") or [{}])[0]
        return f"list of {_type(inner)}" if inner else "list"
    if shape.get("format") == "date-time":
        return "time"
    return str(shape.get("type", "anything"))


def commands() -> str:
    """`--help` of every command, as it stands."""
    context = click.Context(reportgen, info_name="reportgen", terminal_width=80, **reportgen.context_settings)
    parts = [
        "# The command line",
        "",
        "Written by `python docs/generate.py` from the program.",
        "",
        "```text",
        reportgen.get_help(context),
        "```",
    ]
    for name in COMMANDS:
        command = reportgen.get_command(context, name)
        assert command is not None
        inner = click.Context(command, parent=context, info_name=name, terminal_width=80)
        parts += ["", f"## reportgen {name}", "", "```text", command.get_help(inner), "```"]
        for below in command.commands.values() if isinstance(command, click.Group) else ():
            deeper = click.Context(below, parent=inner, info_name=below.name, terminal_width=80)
            parts += ["", f"### reportgen {name} {below.name}", "", "```text", below.get_help(deeper), "```"]
    return "\n".join(line.rstrip() for line in "\n".join(parts).splitlines()) + "\n"


def pages() -> dict[Path, str]:
    """The generated pages by path."""
    return {
        HERE / "report.schema.json": _pretty(schema()),
        HERE / "report-json.md": contract(),
        HERE / "config.schema.json": _pretty(config_schema()),
        HERE / "cli.md": commands(),
        HERE / "reportgen.1": manual(),
    }


def _pretty(value: dict[str, Any]) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def main() -> int:
    """Writes the pages, or with --check compares them."""
    stale = [path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path} is out of date: run python docs/generate.py")
        return 1 if stale else 0
    HERE.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
