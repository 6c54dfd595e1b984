"""`reportgen config`: every setting in force, and where it was set."""

from __future__ import annotations

import difflib
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from reportgen.cli import inputs, options
from reportgen.cli.build import build

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reportgen.config.origins import Setting

# The key of a config that each flag of `build` stands for.
KEYS = {
    "title": "title",
    "label": "label",
    "reviewed_by": "reviewed_by",
    "cutoff": "cutoff",
    "language": "language",
    "points": "points",
    "corrections": "corrections",
    "archive": "archive",
    "about": "event.about",
    "like": "event.like",
    "since": "event.since",
    "until": "event.until",
    "summary_method": "summary.method",
    "summary_length": "summary.length",
    "summary_words": "summary.words",
    "receipt": "summary.receipt",
    "theme": "page.theme",
    "templates": "page.templates",
    "paper": "page.paper",
    "logo": "page.logo",
    "layout": "page.layout",
    "front_matter": "page.front_matter",
    "texts": "page.texts",
    "in_place": "page.in_place",
    "allow_private": "limits.allow_private",
    "timeout": "limits.timeout",
    "deadline": "limits.deadline",
    "proxy": "limits.proxy",
    "proxy_file": "limits.proxy_file",
    "cookies": "limits.cookies",
}
_FLAGS = tuple(parameter for parameter in build.params if parameter.name in KEYS)


@click.command(params=[*_FLAGS])
@click.argument("key", required=False)
@options.config_file
@click.option("--show-origin", is_flag=True, help="Tell where each was set: a flag, a variable, a file.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")
@click.pass_context
def config(
    context: click.Context,
    /,
    key: str | None,
    config_path: Path | None,
    show_origin: bool,
    as_json: bool,
    **_flags: Any,
) -> None:
    """Print every setting in force as TOML, or that of KEY alone.

    A flag wins over its variable, that over the project's reportgen.toml (in
    this folder or the nearest above), that over your own file, that over what
    is built in.  User names and passwords in addresses are not shown.

    \b
    Examples:
      reportgen config --show-origin
      reportgen config limits
      reportgen config archive
      reportgen config --only ferry outputs --json
    """
    import msgspec

    from reportgen.ci import line

    found = list(_chosen(_settings(context, config_path), key))
    for setting in found:
        if as_json:
            click.echo(msgspec.json.encode(setting).decode())
        elif setting.key == key and isinstance(setting.value, str) and not show_origin:
            click.echo(line(setting.value))  # alone, for scripts
        else:
            origin = f"  # {line(_shown(setting.origin))}" if show_origin else ""
            click.echo(f"{_written(setting)}{origin}")


def _settings(context: click.Context, config_path: Path | None) -> tuple[Setting, ...]:
    """The settings in force, those of the report that --only names."""
    from reportgen.config import default_archive
    from reportgen.config.files import read_files
    from reportgen.config.origins import settings_in_force
    from reportgen.errors import UsageError

    path = inputs.project(config_path)
    names = inputs.chosen_reports()
    if len(names) > 1:
        raise UsageError("Name one report with --only; each has its own settings.")
    inputs.open_config(config_path)  # says what cannot go together
    found = settings_in_force(
        read_files(path, inputs.user()), next(iter(names), ""), _given(context), inputs.clock(None)()
    )
    from dataclasses import replace

    own = str(default_archive())
    return tuple(replace(one, value=own) if one.key == "archive" and not one.value else one for one in found)


def _given(context: click.Context) -> dict[str, tuple[Any, str]]:
    """What flags and variables say, by key, each with its origin."""
    given = {}
    kept: dict[str, Any] = dict(context.params)
    for name in inputs.KEPT:
        kept |= context.meta.get(name, {})
    for parameter in _FLAGS:
        name = str(parameter.name)
        source = context.get_parameter_source(name)
        if source is ParameterSource.COMMANDLINE:
            given[KEYS[name]] = _plain(kept[name]), max(parameter.opts, key=len)
        elif source is ParameterSource.ENVIRONMENT:
            given[KEYS[name]] = _plain(kept[name]), str(parameter.envvar)
    return given


def _plain(value: Any) -> Any:
    """The value as a config would have it."""
    return str(value) if isinstance(value, Path) else value


def _chosen(found: Sequence[Setting], key: str | None) -> Iterator[Setting]:
    """Those of a key or of a table, all without one.  Raises UsageError for a key that there is not."""
    from reportgen.errors import UsageError

    chosen = [one for one in found if key is None or one.key == key or one.key.startswith(f"{key}.")]
    if not chosen:
        known = dict.fromkeys([one.key.partition(".")[0] for one in found] + [one.key for one in found])
        near = difflib.get_close_matches(str(key), known, n=1, cutoff=0.5)
        hint = f"Did you mean {near[0]!r}?" if near else "`reportgen config` lists them."
        raise UsageError(f"There is no setting {key!r}. {hint}")
    yield from chosen


def _written(setting: Setting) -> str:
    """The setting as a line of TOML; one that has no value as a comment."""
    from reportgen.toml import write_value

    value: str | datetime | Any = setting.value
    if value is None:
        return f"# {setting.key} is not set"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        inside = "".join(f"  {write_value(each)},\n" for each in value)
        return f"{setting.key} = [\n{inside}]"
    return f"{setting.key} = {write_value(value)}"


def _shown(origin: str) -> str:
    """The origin, a file from the folder of work where that is shorter."""
    if not Path(origin).is_absolute():
        return origin
    return min(origin, os.path.relpath(origin), key=len)
