"""Files: one that a person named, or those of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from reportgen.capture import Capture, Collected, Source
from reportgen.collectors.base import Context, skip
from reportgen.compression import CutShortError, GarbledError, TooLargeError, gunzip

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
}


def collect_folder(source: Source, context: Context) -> Iterator[Collected]:
    """The files of a folder by their relative names, or the one file that the source names.

    Addresses are `file:` and the name below the folder that was named, so that
    the same folder gives the same captures wherever it lies.
    """
    place = Path(source.url)
    if not place.is_dir():
        yield _read(source, place, _address(place.name), context)
        return
    source = replace(source, named=False)  # the person named the folder, not each article in it
    names = sorted(_names(place))
    wanted = [name for name in names if media_type(name) is not None]
    for name in names:
        if media_type(name) is None:
            kinds = "HTML, Markdown and plain text files (and these gzipped) are read"
            yield skip(source, _address(name), "unknown-kind", f"{kinds}, not this one.")
    if not wanted:
        yield skip(
            source, folder_address(source.url), "no-articles", "the folder has no file that can be read."
        )
    for name in wanted[: context.limits.max_articles]:
        yield _read(source, place / name, _address(name), context)
    for name in wanted[context.limits.max_articles :]:
        most = f"the limit of {context.limits.max_articles} articles for one folder was reached."
        yield skip(source, _address(name), "max-articles", most)


def folder_address(path: str) -> str:
    """How a file or folder that a person named is shown: by its last name only."""
    place = Path(path)
    name = place.name or place.resolve().name
    return _address(name + "/" if place.is_dir() else name)


def media_type(name: str) -> str | None:
    """Media type by the ending of a file's name, a `.gz` behind it disregarded; None for an unknown one."""
    return _MEDIA_TYPES.get(Path(name.lower().removesuffix(".gz")).suffix)


def _names(folder: Path) -> Iterator[str]:
    """Relative names of all files below, hidden ones and those of hidden folders left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and not _never_ends(Path(place) / name):
                yield (Path(place) / name).relative_to(folder).as_posix()


def _never_ends(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which nobody means by naming its folder."""
    return path.exists() and not path.is_file()


def _address(name: str) -> str:
    # Names on disk are bytes; what is no UTF-8 in them is written out.
    return "file:" + os.fsencode(name).decode("utf-8", "backslashreplace")


def _read(source: Source, path: Path, address: str, context: Context) -> Collected:
    try:
        content = _content(path, context.limits.max_bytes)
    except OSError as error:
        return skip(source, address, "unreadable", f"the file cannot be read ({error.strerror}).")
    except TooLargeError as error:
        return skip(source, address, "too-large", f"the file has {error}.")
    except (CutShortError, GarbledError) as error:
        return skip(source, address, "truncated", f"the gzip file is damaged ({error}).")
    if not content.strip():
        return skip(source, address, "empty", "the file is empty.")
    return Capture(
        source=source,
        url=address,
        final_url=address,
        content=content,
        captured=context.clock(),
        media_type=media_type(path.name) or "",
    )


def _content(path: Path, limit: int) -> bytes:
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(f"more than {limit} bytes")
    return gunzip(content, limit) if path.name.lower().endswith(".gz") else content
