"""Public indexes asked for addresses: GDELT's DOC 2.0 interface, the Wayback Machine's CDX server.

Written after their documentation and tried on answers in the documented form,
not on the services themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import urlencode, urlsplit

import msgspec

from reportgen.capture import Found, Source
from reportgen.collectors.base import Context, notice
from reportgen.collectors.listing import (
    Entry,
    distinct,
    make_entry,
    moment,
    most,
    name_articles,
    newest_first,
    within,
    words,
)
from reportgen.collectors.page import fetch_list
from reportgen.errors import DocumentError

# What GDELT gives at most for one question.
_MOST_OF_GDELT = 250
# Rows asked of the Wayback Machine: a pattern may fit millions.
_MOST_ROWS = 10_000
_STAMP = re.compile(r"\d{14}", re.ASCII)
_CDX_FIELDS = ("urlkey", "timestamp", "original")
# GDELT puts titles into its JSON as they are: with backslashes that begin no escape, with line breaks
# (alex9smith/gdelt-doc-api, issue 26).
_BACKSLASH = re.compile(r'\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})?')
_CONTROL = re.compile(r"[\x00-\x1f]")
# Words of an answer that is no list, for the reason.
_QUOTED = 200


def collect_gdelt(source: Source, context: Context) -> Iterator[Found]:
    """The newest articles that GDELT knows for the source's query, as many as the limits allow.

    What GDELT gives as `seendate` is when it found an article, no time of publication.
    """
    asked = replace(source, url=gdelt_address(source, most(source, context)))
    address, fetched = fetch_list(asked, context)
    yield from _read(source, address, read_gdelt(address, fetched.content), context)


def gdelt_address(source: Source, limit: int) -> str:
    """The address that asks GDELT for a source's articles, the newest first."""
    asked = {
        "query": source.query or "",
        "mode": "ArtList",
        "format": "json",
        "sort": "DateDesc",
        "maxrecords": str(min(limit, _MOST_OF_GDELT)),
    }
    if source.since:
        asked["startdatetime"] = _stamp(source.since)
    if source.until:
        asked["enddatetime"] = _stamp(source.until)
    return _with(source.url, list(asked.items()))


def read_gdelt(address: str, content: bytes) -> tuple[Entry, ...]:
    """The entries of an answer of GDELT's.  Raises DocumentError `index` where it is no list."""
    answer = _decode(address, content or b"{}")
    articles = answer.get("articles", []) if isinstance(answer, dict) else []
    rows = [row for row in articles if isinstance(row, dict)] if isinstance(articles, list) else []
    return distinct(
        make_entry(row.get("url"), title=row.get("title"), seen=moment(row.get("seendate"))) for row in rows
    )


def collect_wayback(source: Source, context: Context) -> Iterator[Found]:
    """The newest pages that the Wayback Machine keeps of the source's query (an address or a pattern).

    Of each page the last wording is read, as it was first captured; that time
    is the time of its capture here, too.
    """
    address, fetched = fetch_list(replace(source, url=wayback_address(source)), context)
    yield from _read(source, address, read_wayback(source, address, fetched.content), context)


def wayback_address(source: Source) -> str:
    """The address that asks the Wayback Machine for a source's captures."""
    asked = [
        ("url", source.query or ""),
        ("output", "json"),
        ("fl", ",".join(_CDX_FIELDS)),
        ("filter", "statuscode:200"),
        ("filter", "mimetype:text/html"),
        ("collapse", "digest"),
        ("limit", str(_MOST_ROWS)),
    ]
    asked += [("from", _stamp(source.since))] if source.since else []
    asked += [("to", _stamp(source.until))] if source.until else []
    return _with(source.url, asked)


def read_wayback(source: Source, address: str, content: bytes) -> tuple[Entry, ...]:
    """An entry for each page in an answer of the CDX server, the newest capture of it.

    The addresses lead to the bytes as they were captured (`id_`).  Raises DocumentError `index`.
    """
    rows = _decode(address, content or b"[]")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise DocumentError(address, "it answered with something else than rows.", "index")
    latest: dict[str, Entry] = {}
    for row in rows:
        if len(row) != len(_CDX_FIELDS) or not all(isinstance(cell, str) for cell in row):
            continue
        key, entry = row[0], _capture(source, *row[1:])
        if entry and (key not in latest or (entry.seen, entry.url) > (latest[key].seen, latest[key].url)):
            latest[key] = entry
    return newest_first(latest.values())


def _capture(source: Source, stamp: str, original: str) -> Entry | None:
    """The entry of one capture; None for the row of names and what is no capture of a web page."""
    if not _STAMP.fullmatch(stamp) or not original.lower().startswith(("http://", "https://")):
        return None
    try:
        captured = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        host = urlsplit(original).hostname or ""
    except ValueError:
        return None
    archive = urlsplit(source.url)
    entry = make_entry(f"{archive.scheme}://{archive.netloc}/web/{stamp}id_/{original}", seen=captured)
    # A page that does not name its publisher is its own host's, and not the archive's.
    publisher = None if source.name else host.removeprefix("www.")
    return replace(entry, captured=captured, publisher=publisher) if entry else None


def _read(source: Source, address: str, entries: tuple[Entry, ...], context: Context) -> Iterator[Found]:
    if not within(source, entries):
        yield notice(source, address, "no-news", "It knows no article for what it was asked.")
    yield from name_articles(source, entries, context)


def _decode(address: str, content: bytes) -> object:
    """An answer in JSON.  An index that has a complaint says so in plain words, with status 200."""
    text = content.decode("utf-8-sig", "replace")
    try:
        return msgspec.json.decode(_CONTROL.sub(" ", _BACKSLASH.sub(_doubled, text)))
    except (msgspec.MsgspecError, RecursionError) as error:
        said = words(text[: 4 * _QUOTED]) or "nothing"
        reason = f"it answered with no list: {said[:_QUOTED].rstrip('.')}."
        raise DocumentError(address, reason, "index") from error


def _doubled(backslash: re.Match[str]) -> str:
    """A backslash that begins no escape, as one that stands for itself."""
    return backslash[0] if len(backslash[0]) > 1 else r"\\"


def _stamp(time: datetime) -> str:
    return f"{time.astimezone(UTC):%Y%m%d%H%M%S}"


def _with(url: str, asked: list[tuple[str, str]]) -> str:
    return f"{url}{'&' if '?' in url else '?'}{urlencode(asked)}"
