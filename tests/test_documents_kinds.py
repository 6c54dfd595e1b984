"""Which reader a document is given to, and what is said where there is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents import kind_of
from reportgen.errors import DocumentError
from tests.sheets import docx, pdf, styled

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = b"Received: from x by y\r\n\twith SMTP\r\nFrom: a@b.example\r\nSubject: Bridge\r\n\r\nText."
KINDS = {"html", "markdown", "plain", "pdf", "docx", "eml"}


def capture(content, media_type="", url="file:a"):
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
        media_type=media_type,
    )


@pytest.mark.parametrize(
    ("content", "media_type", "url", "kind"),
    [
        (pdf([[]]), "text/html", "https://q.example/1.html", "pdf"),
        (b"\r\n\xef\xbb\xbf%PDF-1.7", "", "file:a.txt", "pdf"),
        (b"no pdf", "application/pdf", "https://q.example/1", "pdf"),
        (docx([styled("x")]), "application/zip", "file:a.zip", "docx"),
        (docx([styled("x")]), WORD, "file:a", "docx"),
        (b"x", WORD, "file:a", "docx"),
        (MAIL, "text/plain", "file:a.txt", "eml"),
        (b"From me@x.example Thu May  2\n" + MAIL, "", "file:a", "eml"),
        (b"Subject: x\n\ny", "message/rfc822", "file:a", "eml"),
        (b"Subject: x\n\ny", "", "file:a.EML", "eml"),
        (b"x", "", "file:a.mhtml", "eml"),
        (b"<!doctype html><p>x", "application/pdf", "https://q.example/gone.pdf", "html"),
        (b"<html><p>From: a", "message/rfc822", "file:a.eml", "html"),
        (b"Title: x\nAuthor: From: y\n\nz", "text/plain", "file:a.txt", "plain"),
        (b"From: the mayor\nTo: the council\n\nWe will not wait.", "text/plain", "file:a.txt", "plain"),
        (b"# x", "", "file:a.md?q=1.pdf", "markdown"),
    ],
)
def test_the_bytes_say_what_a_document_is_and_type_and_name_come_second(content, media_type, url, kind):
    assert kind_of(capture(content, media_type, url)) == kind


@pytest.mark.parametrize(
    ("content", "media_type", "found"),
    [
        (b"PK\x03\x04 xl/workbook.xml", "", "an Excel file"),
        (b"PK\x03\x04 ppt/presentation.xml", "", "a PowerPoint file"),
        (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "", "an OpenDocument file"),
        (b"PK\x03\x04 mimetypeapplication/epub+zip", "", "an e-book"),
        (b"PK\x03\x04 a.txt", "", "a ZIP file"),
        (b"\xd0\xcf\x11\xe0", WORD, "an old Office file, or one with a password"),
        (b"{\\rtf1 x}", "", "an RTF file"),
        (b"\x89PNG", "text/html", "an image"),
        (b"x", "video/mp4", "a document of type video/mp4"),
    ],
)
def test_what_no_reader_takes_is_named_with_what_can_be_read(content, media_type, found):
    with pytest.raises(DocumentError) as problem:
        kind_of(capture(content, media_type))
    assert problem.value.slug == "unsupported"
    assert problem.value.reason.startswith(f"This is {found}; HTML, Markdown, plain text, PDF")


@given(st.binary(max_size=200), st.sampled_from(["", "text/plain", "text/html", WORD, "image/png"]))
def test_any_bytes_are_of_a_kind_or_unsupported(content, media_type):
    try:
        found = kind_of(capture(content, media_type))
    except DocumentError as problem:
        found = problem.slug
    assert found in KINDS | {"unsupported"}
