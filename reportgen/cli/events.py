"""`reportgen events`: what an archive tells of, event by event."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli import options
from reportgen.cli.say import forgiving, say

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.grouping import Group
    from reportgen.index import Index


@click.command()
@options.archive
@options.config_file
@options.since
@options.until
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
    publication, else of capture.

    \b
    Examples:
      reportgen events --archive archive --since 2026-05-01
      reportgen events --save
    """
    from reportgen.grouping import group, manifest_of
    from reportgen.index import Index

    store = options.open_archive(archive, config_path)
    with Index(store) as index:
        groups = group(index, since, until)
        shown = [one for one in groups if lone or len(one.entries) > 1]
        first = ""
        with forgiving():
            for one in shown:
                if save:
                    store.save_manifest(manifest_of(one))
                id_ = manifest_of(one).id if save else one.id
                first = first or id_
                name = _name(one, store, index)
                click.echo(_line(one, id_, name) if as_json else "\n".join(_lines(one, id_, name)))
    if index.unread:
        say(f"{_count(len(index.unread), 'record')} cannot be read; `reportgen archive check` says why.")
    if not quiet and shown and not as_json:
        say(_next_step(first, archive, config_path, saved=save))
    if not quiet and len(shown) < len(groups):
        alone = _count(len(groups) - len(shown), "article")
        say(f"{alone} without another of the same event; --all shows them.")


def _lines(group: Group, id_: str, name: str) -> Iterator[str]:
    """An event for people, its articles indented below."""
    from reportgen.passage import display

    days = f"{group.first:%Y-%m-%d}"
    if group.first.date() != group.last.date():
        days += f" to {group.last:%Y-%m-%d}"
    told = f"{_count(len(group.entries), 'article')} from {_count(len(group.sources), 'source')}"
    yield f"{id_}  {display(name)}"
    yield f"    {days}, {told}"
    for entry in group.entries:
        yield "    " + display(
            f"{entry.time:%Y-%m-%d %H:%M}  {entry.source}: {entry.title} ({entry.article})"
        )
    yield ""


def _next_step(first: str, archive: Path | None, config_path: Path | None, *, saved: bool) -> str:
    """The command that leads from an event to its briefing, to be copied."""
    named = {"--archive": archive, "--config": config_path}
    where = "".join(f" {flag} {shlex.quote(str(path))}" for flag, path in named.items() if path)
    if saved:
        return f"A briefing of the first one: reportgen compose {first}{where} -o briefing.pdf"
    return f"To keep them as runs for `reportgen compose`: reportgen events --save{where}"


def _line(group: Group, id_: str, name: str) -> str:
    import msgspec

    told = {
        "id": id_,
        "name": name,
        "first": group.first,
        "last": group.last,
        "sources": group.sources,
        "articles": group.entries,
    }
    return msgspec.json.encode(told).decode()


def _name(group: Group, store: Archive, index: Index) -> str:
    """The name of the event; where a text is damaged, the first title there is."""
    from reportgen.errors import ReportgenError
    from reportgen.grouping import name_of

    try:
        return name_of(group, store, index)
    except ReportgenError:
        return next((entry.title for entry in group.entries if entry.title), "Untitled event")


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
