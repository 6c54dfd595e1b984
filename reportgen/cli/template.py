"""`reportgen template`: the themes there are, and a copy of one to change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options

if TYPE_CHECKING:
    from reportgen.renderers.theme import Theme


@click.group()
def template() -> None:
    """List the themes, show the files of one, or copy them to change them.

    \b
    Examples:
      reportgen template list
      reportgen template eject plain --templates templates
      reportgen build --theme plain --templates templates
    """


_folder = click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="REPORTGEN_PAGE_TEMPLATES",
    help="Folder with themes of your own.  [default: the config's]",
)


@template.command("list")
@_folder
@options.config_file
def list_(templates: Path | None, config_path: Path | None) -> None:
    """Print the themes, one a line: name, title, and the folder where it is one of yours."""
    from reportgen.passage import display
    from reportgen.renderers.theme import Theme, home_of, list_themes, read_settings

    folders = _folders(templates, config_path)
    for name in list_themes(Theme(folders=folders)):
        theme = Theme(name=name, folders=folders)
        own = home_of(theme)
        where = str(own) if own.parent in folders else ""
        click.echo("\t".join(filter(None, (name, display(read_settings(theme)["title"]), where))))


@template.command()
@click.argument("theme")
@click.argument("file", required=False)
@_folder
@options.config_file
def show(theme: str, file: str | None, templates: Path | None, config_path: Path | None) -> None:
    """Print the files of THEME with the folder each comes from, or the text of one FILE.

    \b
    Examples:
      reportgen template show plain
      reportgen template show briefing theme.toml
    """
    from reportgen.errors import UnknownNameError
    from reportgen.renderers.theme import list_files

    files = list_files(_theme(theme, templates, config_path))
    if file is None:
        for name, path in files.items():
            click.echo(f"{name}\t{path.parent}")
    elif file not in files:
        raise UnknownNameError(f"file in theme {theme!r}:", file, files)
    else:
        click.echo(files[file].read_bytes().decode("utf-8", "replace"), nl=False)


@template.command()
@click.argument("theme", default="briefing")
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("templates"),
    show_default=True,
    help="Folder to copy into; the config's `[page] templates` names it.",
)
@click.option("--as", "name", metavar="NAME", help="Name of the copy.  [default: the same]")
@click.option("--all", "whole", is_flag=True, help="Also what the theme has from `briefing`.")
def eject(theme: str, templates: Path, name: str | None, whole: bool) -> None:
    """Copy the files of THEME into a folder of yours, where they win over ours.

    A file that is there already is never written over.  Keep only what you
    change: what is missing is taken from ours, and goes on being mended there.

    \b
    Examples:
      reportgen template eject
      reportgen template eject plain --as house --templates templates
    """
    from reportgen import output
    from reportgen.errors import UsageError
    from reportgen.renderers.theme import list_files

    name = name or theme
    if not name or Path(name).name != name or name.startswith("."):
        raise UsageError(f"{name!r} is no name for a theme; use letters, digits and hyphens.")
    files = list_files(_theme(theme, None, None), whole=whole)
    home = templates / name
    taken = [file for file in files if (home / file).exists()]
    if taken:
        raise UsageError(
            f"{home} has {', '.join(taken)} already, and nothing is written over; "
            "name another folder with --templates, or another name with --as."
        )
    for file, path in files.items():
        output.write(home / file, path.read_bytes())
        click.echo(home / file)


def _theme(name: str, templates: Path | None, config_path: Path | None) -> Theme:
    """The theme of that name.  Raises UnknownNameError where there is none."""
    from reportgen.errors import UnknownNameError
    from reportgen.renderers.theme import Theme, list_themes

    theme = Theme(name=name, folders=_folders(templates, config_path))
    if name not in list_themes(theme):
        raise UnknownNameError("theme", name, list_themes(theme))
    return theme


def _folders(templates: Path | None, config_path: Path | None) -> tuple[Path, ...]:
    """The folder with themes of one's own: the one given, else the config's."""
    folder = templates or inputs.open_config(config_path).page.templates
    return (folder,) if folder else ()
