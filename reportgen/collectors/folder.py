"""Files: one that a person named, or those of a folder."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
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
    the same folder gives the same captures wherever it lies; where several
    folders were named, the folder's own name stands before it.
    """
    place = Path(source.url)
    label = context.labels.get(source.url) or place.name
    if not place.is_dir():
        yield _read(source, place, file_address(label), context)
        return
    source = replace(source, named=False)  # the person named the folder, not each article in it
    several = sum(name.endswith("/") for name in context.labels.values()) > 1
    addresses = {name: file_address(label + name if several else name) for name in sorted(_names(place))}
    home = place.resolve()
    outside = {name for name in addresses if not _target(place / name).is_relative_to(home)}
    wanted = [name for name in addresses if media_type(name) is not None and name not in outside]
    for name, address in addresses.items():
        if name in outside:
            reason = "it is a link that leads out of the folder; name the file itself to have it read."
            yield skip(source, address, "outside", reason)
        elif media_type(name) is None:
            kinds = "HTML, Markdown and plain text files (and these gzipped) are read"
            yield skip(source, address, "unknown-kind", f"{kinds}, not this one.")
    if not wanted:
        nothing = "the folder has no file that can be read."
        yield skip(source, file_address(label), "no-articles", nothing)
    most = context.limits.max_articles
    for name in wanted[:most]:
        yield _read(source, place / name, addresses[name], context)
    for name in wanted[most:]:
        reason = f"the limit of {most} articles for one folder was reached."
        yield skip(source, addresses[name], "max-articles", reason)


def label_places(places: Iterable[str]) -> dict[str, str]:
    """For each path the last name, behind as many folders as tell it apart from the others."""
    parts = {place: Path(os.path.abspath(place)).parts for place in places}  # noqa: PTH100  links keep their names
    ends = Counter(names[-n:] for names in parts.values() for n in range(1, len(names) + 1))
    return {
        place: _label(names, ends) + ("/" if Path(place).is_dir() else "") for place, names in parts.items()
    }


def _label(names: tuple[str, ...], ends: Counter[tuple[str, ...]]) -> str:
    """The shortest end of a path that no other path has."""
    return next(("/".join(names[-n:]) for n in range(1, len(names)) if ends[names[-n:]] == 1), names[-1])


def file_address(name: str) -> str:
    """Address of a file by its name; names on disk are bytes, and what is no UTF-8 in them is written out."""
    return "file:" + os.fsencode(name).decode("utf-8", "backslashreplace")


def media_type(name: str) -> str | None:
    """Media type by the ending of a file's name, a `.gz` behind it disregarded; None for an unknown one."""
    return _MEDIA_TYPES.get(Path(name.lower().removesuffix(".gz")).suffix)


def _names(folder: Path) -> Iterator[str]:
    """Relative names of all files below, without hidden ones and what is in hidden folders or an archive."""
    for place, folders, files in os.walk(folder):
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_archive(Path(place) / name)
        ]
        for name in files:
            if not name.startswith(".") and not _never_ends(Path(place) / name):
                yield (Path(place) / name).relative_to(folder).as_posix()


def _is_archive(folder: Path) -> bool:
    """Whether a folder is an archive of ours: a second run would read the texts of the first as articles."""
    return (folder / "captures").is_dir() and (folder / "records").is_dir()


def _target(path: Path) -> Path:
    """Where a path leads; a ring of links leads nowhere and stays what it is."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _never_ends(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which nobody means by naming its folder."""
    return path.exists() and not path.is_file()


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
