"""Flags of how a report looks, the same for every command that writes or reads such files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportgen.cli.inputs import open_config
from reportgen.cli.options import GIVEN_PAGE

if TYPE_CHECKING:
    from reportgen.config import Config
    from reportgen.renderers.theme import Theme

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _note_page(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    """Keeps what was given of the page for `given_theme`, so that not every command has to hand it on."""
    if value is not None and parameter.name:
        context.meta.setdefault(GIVEN_PAGE, {})[parameter.name] = value


def paging(command: _Command) -> _Command:
    """The options of how a report looks, for commands that write or read such files; see `given_theme`."""
    folder = click.Path(path_type=Path, file_okay=False)
    picture = click.Path(path_type=Path, dir_okay=False)
    kept: dict[str, Any] = {"expose_value": False, "callback": _note_page}
    for option in reversed(
        (
            click.option("--theme", envvar="REPORTGEN_PAGE_THEME", help="Look of the pages.", **kept),
            click.option(
                "--templates",
                type=folder,
                envvar="REPORTGEN_PAGE_TEMPLATES",
                help="Folder with themes of your own.",
                **kept,
            ),
            click.option(
                "--paper",
                type=click.Choice(["a4", "letter"]),
                envvar="REPORTGEN_PAGE_PAPER",
                help="Paper of the PDF.  [default: the theme's]",
                **kept,
            ),
            click.option(
                "--logo",
                type=picture,
                envvar="REPORTGEN_PAGE_LOGO",
                help="Picture for the title block, SVG or PNG.",
                **kept,
            ),
            click.option(
                "--layout",
                type=click.Choice(["auto", "table", "stacked"]),
                envvar="REPORTGEN_PAGE_LAYOUT",
                help="How points stand in Markdown and wikis.  [default: auto]",
                **kept,
            ),
            click.option(
                "--front-matter/--no-front-matter",
                default=None,
                envvar="REPORTGEN_PAGE_FRONT_MATTER",
                help="Begin Markdown with front matter in YAML.",
                **kept,
            ),
            click.option(
                "--texts/--without-texts",
                default=None,
                envvar="REPORTGEN_PAGE_TEXTS",
                help="Attach the archived texts to the PDF.  [default: texts]",
                **kept,
            ),
            click.option(
                "--in-place",
                is_flag=True,
                flag_value=True,
                default=None,
                envvar="REPORTGEN_PAGE_IN_PLACE",
                help="Write wiki pages between their markers only.  [default: where a page has markers]",
                **kept,
            ),
        )
    ):
        command = option(command)
    return command


def paged(config: Config) -> Config:
    """The config with what the flags of the running command say of the page."""
    from dataclasses import replace

    context = click.get_current_context(silent=True)
    given: dict[str, Any] = context.meta.get(GIVEN_PAGE, {}) if context else {}
    return replace(config, page=replace(config.page, **given))


def given_theme(config_path: Path | None) -> Theme:
    """The theme that the config and the flags of the running command ask for."""
    from reportgen.renderers.theme import theme_of

    return theme_of(paged(open_config(config_path)).page)
