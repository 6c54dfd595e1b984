"""Places on the disk: what they are called in a report, and what may be read of them."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from reportgen.compression import TooLargeError

_MEDIA_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".docm": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".newsml": "application/vnd.iptc.g2.newsitem+xml",
    ".nitf": "application/nitf+xml",
    ".eml": "message/rfc822",
    ".mbox": "message/rfc822",
    ".mht": "multipart/related",
    ".mhtml": "multipart/related",
}
_WARC = (".warc", ".warc.gz")
_WEB = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def is_web(url: str) -> bool:
    """Whether it is an address with a scheme, and no path."""
    return bool(_WEB.match(url))


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


def is_warc(name: str) -> bool:
    """Whether a file's name says that it is a web archive."""
    return name.lower().endswith(_WARC)


def read_bytes(path: Path, limit: int) -> bytes:
    """The bytes of a file.  Raises OSError, and TooLargeError beyond the limit."""
    with path.open("rb") as file:
        content = file.read(limit + 1)
    if len(content) > limit:
        raise TooLargeError(f"more than {limit} bytes")
    return content


def is_archive(folder: Path) -> bool:
    """Whether a folder is an archive of ours: a second run would read the texts of the first as articles."""
    return (folder / "captures").is_dir() and (folder / "records").is_dir()


def leads_out(path: Path, home: Path) -> bool:
    """Whether a link leads out of a folder (which has no links in its own path)."""
    try:
        target = path.resolve()
    except (OSError, RuntimeError):  # a ring of links leads nowhere and stays what it is
        target = path.absolute()
    return not target.is_relative_to(home)


def never_ends(path: Path) -> bool:
    """Whether it is a pipe, a socket or a device, which nobody means by naming its folder."""
    return path.exists() and not path.is_file()
