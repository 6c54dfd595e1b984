"""Files: one that a person named, those of a folder, or those that a pattern fits."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.capture import Capture, Found, Planned, Source
from reportgen.collectors.base import Context, skip
from reportgen.collectors.kind import kind_of
from reportgen.collectors.pattern import fitting_names, split_pattern
from reportgen.collectors.places import (
    file_address,
    is_archive,
    is_warc,
    leads_out,
    media_type,
    never_ends,
    read_bytes,
)
from reportgen.collectors.warc import collect_file
from reportgen.compression import CutShortError, GarbledError, TooLargeError, gunzip
from reportgen.documents import may_hold_several
from reportgen.documents.kinds import READ

_READ = f"{READ} files (and these gzipped) and web archives are read"


def collect_folder(source: Source, context: Context) -> Iterator[Found]:
    """The files of a folder by their relative names, or the one file that the source names.

    Addresses are `file:` and the name below the folder that was named, so that
    the same folder gives the same captures wherever it lies; where several
    folders were named, the folder's own name stands before it.  A named file
    that holds a list (a feed, a sitemap, an OPML list) is yielded as a source of that kind.
    """
    place = Path(source.url)
    label = context.labels.get(source.url) or place.name
    if not place.is_dir():
        yield from _collect_file(source, place, file_address(label), context)
        return
    several = sum(name.endswith("/") for name in context.labels.values()) > 1
    addresses = {name: file_address(label + name if several else name) for name in sorted(_names(place))}
    yield from _collect_files(source, place, addresses, context)
    if not any(_is_read(name) for name in addresses):
        nothing = "the folder has no file that can be read."
        yield skip(source, file_address(label), "no-articles", nothing)


def collect_glob(source: Source, context: Context) -> Iterator[Found]:
    """The files that a pattern fits (`news/*.html`, `**/*.md`), as those of a folder are read.

    `*` and `?` stand for characters of one name, `[ab]` for one of them, `**`
    for any number of folders.  Hidden files and folders are not among them.
    """
    folder, pattern = split_pattern(source.url)
    names = sorted(name for name in fitting_names(folder, pattern) if not never_ends(folder / name))
    yield from _collect_files(source, folder, {name: file_address(name) for name in names}, context)
    if not any(_is_read(name) for name in names):
        nothing = "no file that can be read fits the pattern."
        yield skip(source, file_address(context.labels.get(source.url, pattern)), "no-articles", nothing)


def _collect_files(
    source: Source, folder: Path, addresses: dict[str, str], context: Context
) -> Iterator[Found]:
    """What the files hold, in the order of their names, and why the others are not read."""
    source = replace(source, named=False)  # the person named the folder, not each article in it
    home = folder.resolve()
    wanted = []
    for name, address in addresses.items():
        if leads_out(folder / name, home):
            reason = "it is a link that leads out of the folder; name the file itself to have it read."
            yield skip(source, address, "outside", reason)
        elif not _is_read(name):
            yield skip(source, address, "unknown-kind", f"{_READ}, not this one.")
        else:
            wanted.append(name)
    most = context.limits.max_articles if source.limit is None else source.limit
    for name in wanted[:most]:
        yield from _read(source, folder / name, addresses[name], context)
    for name in wanted[most:]:
        reason = f"the limit of {most} articles for one folder was reached."
        yield skip(source, addresses[name], "max-articles", reason)


def _is_read(name: str) -> bool:
    return media_type(name) is not None or is_warc(name)


def _names(folder: Path) -> Iterator[str]:
    """Relative names of all files below, without hidden ones and what is in hidden folders or an archive."""
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not is_archive(Path(place) / name)
        ]
        for name in files:
            if not name.startswith(".") and not never_ends(Path(place) / name):
                yield (Path(place) / name).relative_to(folder).as_posix()


def _collect_file(source: Source, path: Path, address: str, context: Context) -> Iterator[Found]:
    """What a file holds that a person named: an article, or a list that is read in turn."""
    for found in _read(source, path, address, context):
        kind = kind_of(found.content) if isinstance(found, Capture) else "web"
        yield found if kind == "web" else replace(source, kind=kind)


def _read(source: Source, path: Path, address: str, context: Context) -> Iterator[Found]:
    if is_warc(path.name):
        yield from collect_file(source, path, address, context)
        return
    try:
        content = _content(path, context.limits.max_bytes)
    except OSError as error:
        yield skip(source, address, "unreadable", f"the file cannot be read ({error.strerror}).")
    except TooLargeError as error:
        yield skip(source, address, "too-large", f"the file has {error}.")
    except (CutShortError, GarbledError) as error:
        yield skip(source, address, "truncated", f"the gzip file is damaged ({error}).")
    else:
        yield _capture(source, path, address, content, context)


def _capture(source: Source, path: Path, address: str, content: bytes, context: Context) -> Found:
    if not content.strip():
        return skip(source, address, "empty", "the file is empty.")
    capture = Capture(
        source=source,
        url=address,
        final_url=address,
        content=content,
        captured=context.clock(),
        media_type=media_type(path.name) or "",
    )
    if context.dry and kind_of(content) == "web" and not may_hold_several(capture):
        return Planned(source=source.name or address, url=address)
    return capture


def _content(path: Path, limit: int) -> bytes:
    content = read_bytes(path, limit)
    return gunzip(content, limit) if path.name.lower().endswith(".gz") else content
