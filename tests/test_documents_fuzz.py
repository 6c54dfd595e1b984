"""Whatever the bytes, the outcome is a lawful article or a named error, and never a crash or a hang."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents.worker import end_workers
from reportgen.errors import DocumentError
from reportgen.reading import read
from tests.sheets import at, docx, down, link, pdf, styled

STORY = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work."
)
PAGE = (
    "<!doctype html><html lang=en><head><title>Bridge</title><meta charset=utf-8></head><body><h1>Bridge</h1>"
    f"<article><p>{STORY}</p><blockquote>We will not wait.</blockquote><table><tr><td>3</td></tr></table>"
)
NAMED = {
    "empty", "binary", "damaged", "protected", "xml-bomb", "no-text", "unsupported",
    "too-large", "too-large-to-read",
}  # fmt: skip
# Each example is an exchange with a child process; a few dozen find what is wrong in seconds.
FEW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def _mail() -> bytes:
    mail = EmailMessage()
    mail["From"] = "a@b.example"
    mail["Subject"] = "Streit um die Brücke"
    mail["Message-ID"] = "<1@b.example>"
    mail.set_content(STORY)
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"abc", maintype="application", subtype="zip")
    return bytes(mail)


SHEET = pdf(
    [[at(60, 800, "Bridge", 20), *down(60, 770, [STORY[:90], STORY[90:]])], down(60, 780, [STORY])],
    {"Title": "Bridge", "CreationDate": "D:20240502"},
    link(60, 760, 100, 780, "https://harbor.example/1"),
)
WORD = docx([styled("Bridge", "Title"), styled(STORY), styled("x", "Quote")], {"dc:creator": "Ada Quill"})
FILES = {"a.pdf": SHEET, "a.docx": WORD, "a.eml": _mail(), "a.html": PAGE.encode()}


@pytest.fixture(autouse=True, scope="module")
def _no_children_left():
    yield
    end_workers()


def outcome(name: str, content: bytes) -> str:
    """`article` where the file is one that obeys the laws, else the name of the reason."""
    url = f"file:{name}"
    capture = Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )
    try:
        article = read(capture)
    except DocumentError as problem:
        return problem.slug
    assert "\n\n".join(article.text[block.start : block.end] for block in article.blocks) == article.text
    assert all(article.text[s:e].strip() == article.text[s:e] != "" for s, e in article.sentence_spans)
    assert all(0 <= link.start < link.end <= len(article.text) for link in article.links)
    article.text.encode()
    return "article"


@st.composite
def spoiled(draw, content: bytes) -> bytes:
    """A file cut short, with bits turned, pieces lost and pieces doubled."""
    spoilt = bytearray(content)
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(spoilt)))
        end = min(len(spoilt), place + draw(st.integers(1, 60)))
        match draw(st.sampled_from(("turn", "drop", "double", "write"))):
            case "turn" if place < len(spoilt):
                spoilt[place] ^= 1 << draw(st.integers(0, 7))
            case "drop":
                del spoilt[place:end]
            case "double":
                spoilt[place:place] = spoilt[place:end]
            case "write":
                spoilt[place:end] = draw(st.binary(max_size=20))
    return bytes(spoilt[: draw(st.integers(0, len(spoilt)))] if draw(st.booleans()) else spoilt)


@pytest.mark.parametrize("name", FILES)
def test_the_whole_file_is_an_article(name):
    assert outcome(name, FILES[name]) == "article"


@pytest.mark.parametrize("name", FILES)
@FEW
@given(data=st.data())
def test_a_spoilt_file_is_an_article_or_a_named_error(name, data):
    assert outcome(name, data.draw(spoiled(FILES[name]))) in NAMED | {"article"}


@FEW
@given(name=st.sampled_from(sorted(FILES)), content=st.binary(max_size=400))
def test_any_bytes_under_any_name_are_an_article_or_a_named_error(name, content):
    assert outcome(name, content) in NAMED | {"article"}


@FEW
@given(
    data=st.data(),
    name=st.sampled_from(("word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels")),
)
def test_a_document_with_a_spoilt_part_is_an_article_or_a_named_error(data, name):
    whole = zipfile.ZipFile(io.BytesIO(WORD)).read(name)
    content = docx([styled(STORY)], parts={name: data.draw(spoiled(whole))})
    assert outcome("a.docx", content) in NAMED | {"article"}


@FEW
@given(data=st.data())
def test_a_pdf_with_spoilt_operators_is_an_article_or_a_named_error(data):
    page = "\n".join(down(60, 780, [STORY[:90], STORY[90:]]))
    content = pdf([[data.draw(spoiled(page.encode())).decode("cp1252", "replace").replace("\ufffd", "?")]])
    assert outcome("a.pdf", content) in NAMED | {"article"}


HEADS = st.dictionaries(
    st.sampled_from(("Subject", "Date", "From", "Content-Type", "Content-Transfer-Encoding", "Archived-At")),
    st.one_of(
        st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60),
        st.sampled_from(
            (
                "multipart/mixed; boundary=x",
                "text/html; charset=utf-16",
                "base64",
                "=?utf-7?q?+?=",
                "text/plain; charset*0=a",
            )
        ),
    ),
)


@FEW
@given(heads=HEADS, body=st.one_of(st.binary(max_size=200), st.just(f"\n--x\n\n{STORY}\n--x--\n".encode())))
def test_an_e_mail_with_any_head_is_an_article_or_a_named_error(heads, body):
    head = "".join(f"{name}: {value}\r\n" for name, value in heads.items())
    content = b"Message-ID: <1>\r\n" + head.encode() + b"\r\n" + body
    assert outcome("a.eml", content) in NAMED | {"article"}
