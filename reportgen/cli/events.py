"""`reportgen events`: what an archive tells of, event by event."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import inputs, options
from reportgen.cli.say import count, forgiving, say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.grouping import Group
    from reportgen.index import Entry, Index

# A page narrower than this is a column of single words.
_NARROWEST = 24
_INDENT = "    "


@click.command()
@options.archive
@options.config_file
@options.window
@click.option("--all", "lone", is_flag=True, help="Also what one article alone tells.")
@click.option("--save", is_flag=True, help="Keep each event as a run, for `reportgen compose`.")
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON, one event on a line.")
@options.quiet
def events(
    archive: Path | None,
    config_path: Path | None,
    since: datetime | None,
    until: datetime | None,
    lone: bool,
    save: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Group the articles of an archive into events, the newest first.

    An event is shown with the id of its articles' group, or with --save of the
    run that `reportgen compose` makes a report of.  The times are of
    publication; where a page gives only the day, no time is shown.

    \b
    Examples:
      reportgen events --archive archive --since 2026-05-01
      reportgen events --save
      reportgen compose 3f2a90c1d4e5 -o briefing.pdf
    """
    from reportgen.grouping import group, manifest_of
    from reportgen.index import Index

    store = inputs.open_archive(archive, config_path)
    with Index(store) as index:
        groups = group(index, since, until)
        shown = [one for one in groups if lone or len(one.entries) > 1]
        first, width = "", _width()
        with forgiving():
            for one in shown:
                if save:
                    store.save_manifest(manifest_of(one))
                id_ = manifest_of(one).id if save else one.id
                first = first or id_
                name = _name(one, store, index)
                click.echo(_line(one, id_, name) if as_json else "\n".join(_lines(one, id_, name, width)))
    if index.unread:
        say(f"{count(len(index.unread), 'record')} cannot be read; `reportgen archive check` says why.")
    if not quiet and shown and not as_json:
        named = {"--archive": archive, "--config": config_path}
        times = {"--since": since and since.isoformat(), "--until": until and until.isoformat()}
        say(_next_step(first, _flags(named), _flags(times), saved=save))
    if not quiet and not groups:
        say(
            "No article of the archive is from that time."
            if since or until
            else "The archive has no article."
        )
    if not quiet and len(shown) < len(groups):
        alone = count(len(groups) - len(shown), "article")
        say(f"{alone} without another of the same event; --all shows them.")


def _width() -> int:
    """Cells of a line: those of the terminal; in a pipe a line is never parted."""
    import shutil
    import sys

    return max(_NARROWEST, shutil.get_terminal_size().columns) if sys.stdout.isatty() else sys.maxsize


def _lines(group: Group, id_: str, name: str, width: int) -> Iterator[str]:
    """An event for people, its articles indented below."""
    from reportgen.passage import display
    from reportgen.renderers.plain import wrap

    told = f"{count(len(group.entries), 'article')} from {count(len(group.sources), 'source')}"
    yield from wrap(display(name), width, f"{id_}  ", " " * len(f"{id_}  "))
    yield from wrap(f"{_days(group)}, {told}", width, _INDENT)
    times = [_time(entry) for entry in group.entries]
    column = max(map(len, times))
    for entry, time in zip(group.entries, times, strict=True):
        line = display(f"{entry.source}: {entry.title or '(no title)'} ({entry.article})")
        yield from wrap(line, width, f"{_INDENT}{time:{column}} ", _INDENT * 2)
    yield ""


def _days(group: Group) -> str:
    """The day of an event, or its first and last."""
    days = f"{group.first:%Y-%m-%d}"
    if group.first.date() != group.last.date():
        days += f" to {group.last:%Y-%m-%d}"
    return days if any(entry.published for entry in group.entries) else f"undated, captured {days}"


def _time(entry: Entry) -> str:
    """When an article was published, as far as that is known."""
    if entry.published is None:
        return "undated"
    midnight = entry.published.time() == datetime.min.time()
    return f"{entry.published:%Y-%m-%d}" if midnight else f"{entry.published:%Y-%m-%d %H:%M}"


def _flags(values: Mapping[str, object]) -> str:
    """Flags with their values as they are typed; those without a value are left out."""
    return "".join(f" {flag} {shlex.quote(str(value))}" for flag, value in values.items() if value)


def _next_step(first: str, where: str, when: str, *, saved: bool) -> str:
    """The command that leads from an event to its briefing, to be copied."""
    if saved:
        return f"A briefing of the first one: reportgen compose {first}{where} -o briefing.pdf"
    return f"To keep them as runs for `reportgen compose`: reportgen events --save{where}{when}"


def _line(group: Group, id_: str, name: str) -> str:
    import msgspec

    from reportgen.passage import escape

    told = {
        "id": id_,
        "name": name,
        "first": group.first,
        "last": group.last,
        "sources": group.sources,
        "articles": group.entries,
    }
    return escape(msgspec.json.encode(told).decode())


def _name(group: Group, store: Archive, index: Index) -> str:
    """The name of the event; where a text is damaged, the first title there is."""
    from reportgen.errors import ReportgenError
    from reportgen.grouping import name_of

    try:
        return name_of(group, store, index)
    except ReportgenError:
        return next((entry.title for entry in group.entries if entry.title), "Untitled event")
