"""Themes: a folder of templates, style sheets and settings; a person's own folder comes first.

A template of one's own may `{% extends "builtin/briefing/briefing.html.j2" %}`
and fill one block.  Templates are trusted code all the same; the sandbox is a
second wall, not the first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from reportgen.errors import ReportgenError, UnknownNameError

_COLOR = re.compile(r"#[0-9a-fA-F]{3,8}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A look by its name, and where to find it."""

    name: str = "briefing"
    """Folder of the theme below a templates folder."""
    folders: tuple[Path, ...] = ()
    """Templates folders that come before the built-in one."""


def builtin_dir() -> Path:
    """The templates that come with reportgen: in the wheel, else in the checkout."""
    packed = Path(str(files("reportgen"))) / "_templates"
    return packed if packed.is_dir() else packed.parents[1] / "templates"


def list_themes(theme: Theme) -> tuple[str, ...]:
    """Names of the themes that are there, own folders included."""
    homes = (*theme.folders, builtin_dir())
    names = {path.parent.name for home in homes if home.is_dir() for path in home.glob("*/theme.toml")}
    return tuple(sorted(names))


def read_asset(theme: Theme, name: str) -> str:
    """Text of one file of the theme, the first found.  Raises UnknownNameError where no folder has it."""
    for home in (*theme.folders, builtin_dir()):
        path = home / theme.name / name
        if path.is_file():
            return _read(path)
    if theme.name not in list_themes(theme):
        raise UnknownNameError("theme", theme.name, list_themes(theme))
    return _read(builtin_dir() / "briefing" / name)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise ReportgenError(f"The theme's file {path} cannot be read: {problem}.") from problem


def read_settings(theme: Theme) -> Mapping[str, Any]:
    """The theme's `theme.toml`: tables `colors` and `paper`.  Raises ReportgenError where it is no TOML."""
    try:
        return tomllib.loads(read_asset(theme, "theme.toml"))
    except tomllib.TOMLDecodeError as problem:
        raise ReportgenError(f"theme.toml of theme {theme.name!r} is no TOML: {problem}.") from problem


def variables(theme: Theme) -> str:
    """The theme's colors as CSS variables on `:root`."""
    colors = read_settings(theme).get("colors", {})
    for name, color in colors.items():
        if not isinstance(color, str) or not _COLOR.fullmatch(color):
            raise ReportgenError(
                f"theme.toml of theme {theme.name!r}: color {name!r} is {color!r}, "
                "expected something like '#14202b'."
            )
    return ":root{" + ";".join(f"--{name}:{color}" for name, color in colors.items()) + "}\n"


def fill(theme: Theme, template: str, **values: object) -> str:
    """A template of the theme with its values.

    Raises UnknownNameError where the theme has no such template and
    ReportgenError where the template itself is wrong.
    """
    if theme.name not in list_themes(theme):
        raise UnknownNameError("theme", theme.name, list_themes(theme))
    try:
        return _environment(theme).get_template(template).render(**values)
    except TemplateError as problem:
        where = f"line {problem.lineno}: " if isinstance(problem, TemplateSyntaxError) else ""
        raise ReportgenError(
            f"The template {template} of theme {theme.name!r} cannot be used: {where}{problem.message}."
        ) from problem


def _environment(theme: Theme) -> ImmutableSandboxedEnvironment:
    builtin = builtin_dir()
    own: list[BaseLoader] = [FileSystemLoader(folder / theme.name) for folder in theme.folders]
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [
                *own,
                FileSystemLoader(builtin / theme.name),
                FileSystemLoader(builtin / "briefing"),
                PrefixLoader({"builtin": FileSystemLoader(builtin)}),
            ]
        ),
        undefined=StrictUndefined,
        autoescape=escapes,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["markup"] = Markup
    return environment


def escapes(template: str | None) -> bool:
    """Whether a template is escaped as HTML: all but those of plain text formats.

    Jinja's own `select_autoescape` looks at the last ending alone and lets
    `.html.j2` through unescaped.
    """
    return not (template or "").endswith((".md.j2", ".css.j2", ".txt.j2"))
