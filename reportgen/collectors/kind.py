"""What the bytes at an address are: a page or a list, by what they begin with."""

from __future__ import annotations

import re
import zlib

from reportgen.collectors.plain import is_address_list, is_robots

_LIST_TYPES = {
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/feed+json": "feed",
    "text/x-opml": "opml",
}
_ROOTS = {
    b"rss": "feed",
    b"feed": "feed",
    b"rdf:rdf": "feed",
    b"urlset": "sitemap",
    b"sitemapindex": "sitemap",
    b"opml": "opml",
}
# The root element stands this near to the beginning, behind comments and style sheets.
_HEAD = 4096
_FIRST_TAG = re.compile(rb"<(?:[A-Za-z]\w{0,20}:)?([A-Za-z][\w.-]{0,40})(?=[\s/>]|\Z)")
# An e-mail may have an address that looks like a tag in one of its first lines: `From: Gull <rss>`.
_MAIL_HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{0,60}:[ \t]")
# Texts are lists by their lines only where nothing says that they are something else.
_PLAIN_TYPES = frozenset(
    {"", "text/plain", "text/html", "application/octet-stream", "application/gzip", "application/x-gzip"}
)
_RDF = re.compile(rb"<rdf:rdf\b", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_JSON_FEED = re.compile(rb"jsonfeed\.org\\?/version\\?/")


def kind_of(content: bytes, media_type: str = "") -> str:
    """The collector for these bytes: `feed`, `sitemap`, `opml`, `warc`, or `web` for a page."""
    head = _head(content)
    if head.startswith(b"WARC/"):
        return "warc"
    if head.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"{"):
        is_feed = _JSON_FEED.search(head) or media_type == "application/feed+json"
        return "feed" if is_feed else "web"
    head = _COMMENT.sub(b"", head).lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    first = _FIRST_TAG.search(head)
    if first is None:
        return _LIST_TYPES.get(media_type) or _plain_kind(head, media_type)
    if _MAIL_HEADER.match(head):
        return "web"
    if _RDF.match(head, first.start()):
        return "feed"
    return _ROOTS.get(first[1].lower(), "web")


def _plain_kind(head: bytes, media_type: str) -> str:
    """`sitemap` for a text that lists addresses or sitemaps line by line, else `web`."""
    text = head.decode("utf-8", "replace")
    if len(head) > _HEAD // 2:
        text = text.rpartition("\n")[0] or text  # the last line may be cut off
    is_list = media_type in _PLAIN_TYPES and (is_address_list(text) or is_robots(text))
    return "sitemap" if is_list else "web"


def is_feed(content: bytes, media_type: str = "") -> bool:
    """Whether the bytes are a feed, by what they begin with or else by their type."""
    return kind_of(content, media_type) == "feed"


def _head(content: bytes) -> bytes:
    """The first bytes, unpacked where they are gzip, without the zeros that UTF-16 has between letters."""
    if content.startswith(b"\x1f\x8b"):
        try:
            content = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(content[:_HEAD], _HEAD)
        except zlib.error:
            return b""
    return content[:_HEAD].replace(b"\0", b"")
