"""Themes: a folder of templates, style sheets and settings; a person's own folder comes first.

What a theme lacks is taken from the theme `briefing`, file by file and setting
by setting: a `theme.toml` of two lines is a whole theme.  A template of one's own
may `{% extends "builtin/briefing/briefing.html.j2" %}` and fill one block.
Templates are trusted code all the same; the sandbox is a second wall, not the first.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
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

from reportgen.appearance import PageSettings
from reportgen.errors import ReportgenError, UnknownNameError
from reportgen.renderers.elements import right_to_left
from reportgen.renderers.labels import LANGUAGES, Labels, labels_of, overridden
from reportgen.renderers.logo import read_logo

_COLOR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})")
_FAMILY = re.compile(r"[A-Za-z0-9][A-Za-z0-9 .-]{0,60}")
# What a browser finds on any machine; on paper there are the shipped fonts and no others.
_SHIPPED_FONTS = ("Source Serif 4", "Source Serif 4 Display", "Source Sans 3")
PAPERS = ("a4", "letter")
"""Papers of a PDF."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A look by its name, and where to find it."""

    name: str = "briefing"
    """Folder of the theme below a templates folder."""
    folders: tuple[Path, ...] = ()
    """Templates folders that come before the built-in one."""
    paper: str = "a4"
    """Paper of the PDF: `a4` or `letter`."""
    logo: Path | None = None
    """Picture for the title block, SVG or PNG; None for the theme's own, where it has one."""
    layout: str = "auto"
    """How points stand in Markdown and wikis: `table`, `stacked`, or `auto` for what fits."""
    front_matter: bool = False
    """Whether Markdown begins with front matter in YAML."""
    texts: bool = True
    """Whether the archived texts are attached to the PDF."""
    in_place: bool = False
    """Whether a wiki page is only ever written between its markers, a new one with markers."""


def theme_of(page: PageSettings) -> Theme:
    """The theme that a config asks for, with its own paper where the config names none.

    Raises UnknownNameError where there is none of that name and ReportgenError
    where its settings or its logo are wrong.
    """
    theme = Theme(name=page.theme, folders=(page.templates,) if page.templates else ())
    if page.theme not in list_themes(theme):
        raise UnknownNameError("theme", page.theme, list_themes(theme))
    theme = replace(
        theme,
        paper=page.paper or read_settings(theme)["paper"],
        logo=page.logo,
        layout=page.layout,
        front_matter=page.front_matter,
        texts=page.texts,
        in_place=page.in_place,
    )
    logo_of(theme)
    return theme


def builtin_dir() -> Path:
    """The templates that come with reportgen: in the wheel, else in the checkout."""
    packed = Path(str(files("reportgen"))) / "_templates"
    return packed if packed.is_dir() else packed.parents[1] / "templates"


def list_themes(theme: Theme) -> tuple[str, ...]:
    """Names of the themes that are there, own folders included."""
    homes = (*theme.folders, builtin_dir())
    names = {path.parent.name for home in homes if home.is_dir() for path in home.glob("*/theme.toml")}
    return tuple(sorted(names))


def home_of(theme: Theme) -> Path:
    """The folder of the theme's `theme.toml`, a person's own first.  Raises UnknownNameError for no theme."""
    found = next((home for home in _homes(theme) if (home / "theme.toml").is_file()), None)
    if found is None:
        raise UnknownNameError("theme", theme.name, list_themes(theme))
    return found


def list_files(theme: Theme, *, whole: bool = False) -> Mapping[str, Path]:
    """The files of a theme by name, a person's own first; `whole` adds those it has from `briefing`."""
    homes = (*_homes(theme), *([builtin_dir() / "briefing"] if whole else []))
    found: dict[str, Path] = {}
    for home in homes:
        for path in sorted(home.iterdir()) if home.is_dir() else ():
            if path.is_file() and not path.name.startswith("."):
                found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def _homes(theme: Theme) -> tuple[Path, ...]:
    """The folders of a theme, a person's own first."""
    return tuple(home / theme.name for home in (*theme.folders, builtin_dir()))


def read_asset(theme: Theme, name: str) -> str:
    """Text of one file of the theme, the first found.  Raises UnknownNameError where no folder has it."""
    for path in (home / name for home in _homes(theme)):
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
    """The theme's `theme.toml`, over that of the theme `briefing`.

    `title`, `paper` and `logo` are texts; `colors` and `fonts` are tables of
    the names that `briefing` has; `labels` is a table of the page's own words,
    with a table inside for those of one language.  Raises ReportgenError, naming
    what is wrong, where it is no TOML or has other names or values.
    """
    ours = _base()
    own = _parse(read_asset(theme, "theme.toml"), theme.name)
    where = f"theme.toml of theme {theme.name!r}"
    for name, value in own.items():
        _require_known(f"setting (in {where})", name, (*ours, "logo"))
        if isinstance(value, dict) is not isinstance(ours.get(name, ""), dict):
            raise ReportgenError(f"{where}: {name!r} is {value!r}, expected a {_shape(ours.get(name, ''))}.")
    for table, check in (("colors", _require_color), ("fonts", _require_font)):
        for name, value in own.get(table, {}).items():
            _require_known(f"{table.removesuffix('s')} (in {where})", name, ours[table])
            check(where, name, value)
    if own.get("paper", "a4") not in PAPERS:
        raise ReportgenError(f"{where}: paper is {own['paper']!r}, expected {' or '.join(PAPERS)}.")
    merged = {name: {**ours[name], **own.get(name, {})} for name in ("colors", "fonts", "labels")}
    return {**ours, **own, **merged}


def _base() -> dict[str, Any]:
    """The settings that a theme has where it names none of its own."""
    return _parse(_read(builtin_dir() / "briefing" / "theme.toml"), "briefing")


def _parse(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise ReportgenError(f"theme.toml of theme {name!r} is no TOML: {problem}.") from problem


def _shape(value: object) -> str:
    return "table" if isinstance(value, dict) else "text"


def _require_known(what: str, name: str, known: Iterable[str]) -> None:
    if name not in known:
        raise UnknownNameError(what, name, known)


def _require_color(where: str, name: str, color: object) -> None:
    if not isinstance(color, str) or not _COLOR.fullmatch(color):
        raise ReportgenError(f"{where}: color {name!r} is {color!r}, expected something like '#14202b'.")


def _require_font(where: str, name: str, families: object) -> None:
    """The first family must be one that paper has too; the others serve where a browser lacks it."""
    named = families if isinstance(families, list) else [families]
    for family in named or [None]:
        if not isinstance(family, str) or not _FAMILY.fullmatch(family):
            raise ReportgenError(f"{where}: font {name!r} is {families!r}, expected a name such as 'Arial'.")
    _require_known(f"font family (in {where}, for {name!r})", str(named[0]), _SHIPPED_FONTS)


def variables(theme: Theme) -> str:
    """The theme's colors as CSS variables on `:root`."""
    colors = read_settings(theme)["colors"]
    return ":root{" + ";".join(f"--{name}:{color}" for name, color in colors.items()) + "}\n"


def style_of(theme: Theme, *sheets: str) -> str:
    """The theme's colors, its style sheets of these names, and behind them its fonts and its `theme.css`."""
    ours, fonts = _base()["fonts"], read_settings(theme)["fonts"]
    changed = {name: _listed(named) for name, named in fonts.items() if named != ours[name]}
    families = {name: ",".join(map(_family, named)) for name, named in changed.items()}
    last = "\n:root{" + ";".join(f"--{name}:{named}" for name, named in families.items()) + "}\n"
    own = next((home / "theme.css" for home in _homes(theme) if (home / "theme.css").is_file()), None)
    parts = [variables(theme), *(read_asset(theme, sheet) for sheet in sheets)]
    return "".join([*parts, last if families else "", _read(own) if own else ""])


def _listed(families: str | list[str]) -> list[str]:
    return [families] if isinstance(families, str) else families


def _family(name: str) -> str:
    return name if name in ("serif", "sans-serif", "monospace") else f'"{name}"'


def words_of(theme: Theme, language: str) -> Labels:
    """The page's own words in a language, with those that the theme says otherwise.

    Raises UnknownNameError for a word that there is not, ReportgenError for one of another shape.
    """
    words = read_settings(theme)["labels"]
    labels = labels_of(language)
    where = f"theme.toml of theme {theme.name!r}"
    every = {name: value for name, value in words.items() if name not in LANGUAGES}
    own = words.get(labels.language, {})
    return overridden(overridden(labels, every, where), own, where) if words else labels


def logo_of(theme: Theme) -> str:
    """The logo as a `data:` address: the one asked for, else the theme's own, `""` for none.

    Raises ReportgenError for a picture that cannot be used.
    """
    if theme.logo:
        return read_logo(theme.logo)
    own = read_settings(theme).get("logo", "")
    if not own:
        return ""
    home = next((home for home in _homes(theme) if (home / own).is_file()), None)
    if home is None or Path(own).name != own:
        raise ReportgenError(f"theme.toml of theme {theme.name!r}: there is no logo {own!r} beside it.")
    return read_logo(home / own)


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
    """Where the templates of a theme are read; those of ours alone stay compiled, a user's may change."""
    return _compiled(theme.name) if not theme.folders else _make_environment(theme.name, theme.folders)


@cache
def _compiled(name: str) -> ImmutableSandboxedEnvironment:
    return _make_environment(name, ())


def _make_environment(name: str, folders: Sequence[Path]) -> ImmutableSandboxedEnvironment:
    builtin = builtin_dir()
    own: list[BaseLoader] = [FileSystemLoader(folder / name) for folder in folders]
    environment = ImmutableSandboxedEnvironment(
        loader=ChoiceLoader(
            [
                *own,
                FileSystemLoader(builtin / name),
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
    environment.tests["right_to_left"] = right_to_left
    return environment


def escapes(template: str | None) -> bool:
    """Whether a template is escaped as HTML: all but those of plain text formats.

    Jinja's own `select_autoescape` looks at the last ending alone and lets
    `.html.j2` through unescaped.
    """
    return not (template or "").endswith((".md.j2", ".wiki.j2", ".css.j2", ".txt.j2"))
