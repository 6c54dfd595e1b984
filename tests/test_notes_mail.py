"""Whatever people write in a note, a letter keeps its two parts and has no header or element of theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
from hostile_notes import notes, place
from hostile_strings import hostile_strings
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html
from test_notes_hostile import ACTIVE, stays

from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.prose import plain_of, read_prose

# What people may write to end a part, a header or the letter itself.
FORGED = (
    "--=_{}",
    "--=_{}--",
    "\n--=_{}--\n\n",
    "From someone@x.example Mon Jan  1 00:00:00 2031",
    "Bcc: x@x.example",
    ".",
    "Content-Type: text/html",
    "=0D=0ABcc: x@x.example",
    "=\n--=_{}--",
    "\r\n.\r\nQUIT",
)


def forging(count: int, seed: int, ident: str) -> Iterator[str]:
    """Hostile notes, each second with a line that a letter is made of."""
    for number, text in enumerate(notes(count, seed)):
        line = FORGED[number // 2 % len(FORGED)].format(ident)
        yield f"{text}\n\n{line}" if number % 2 else text


def opened(content: bytes) -> tuple[list[str], str, str]:
    """The names and values of a letter's headers, its plain part and its HTML part; it has no other."""
    letter = message_from_bytes(content, policy=default)
    assert isinstance(letter, EmailMessage)
    assert not letter.defects
    assert letter.get_content_type() == "multipart/alternative"
    plain, styled = letter.iter_parts()
    assert [part.get_content_type() for part in (plain, styled)] == ["text/plain", "text/html"]
    assert not plain.defects + styled.defects
    assert not letter.epilogue
    heads = [f"{name}: {value}" for part in (letter, plain, styled) for name, value in part.items()]
    return heads, plain.get_content(), styled.get_content()


def by_lxml(page: str) -> str:
    return lxml_html.tostring(lxml_html.document_fromstring(page), encoding="unicode")


def by_browser(page: str) -> str:
    """The page as the HTML standard has it parsed (tinyhtml5 is what html5lib has become)."""
    tree = tinyhtml5.parse(page, namespace_html_elements=False)
    return ET.tostring(tree, encoding="unicode")


def words_of(page: str) -> str:
    return " ".join(page.split())


def check(where: str, count: int, seed: int) -> None:
    bare = place(None, where)
    heads, plain, styled = opened(render(*bare, "email"))
    parsed = [parse(styled) for parse in (by_lxml, by_browser)]
    for text in forging(count, seed, bare[0].id):
        content = render(*place(text, where), "email")
        seen_heads, seen_plain, seen_styled = opened(content)
        assert seen_heads == heads, text
        assert _boundaries(content, bare[0].id) == 3, text
        assert max(map(len, content.split(b"\r\n"))) <= 78, text
        assert b"\n" not in content.replace(b"\r\n", b""), text
        if where == "point":  # a letter has the front page only
            assert (seen_plain, seen_styled) == (plain, styled)
            continue
        assert stays(plain.split("\n"), seen_plain.split("\n")), text
        meant = words_of(" ".join(plain_of(read_prose(text))))
        assert meant in words_of(seen_plain), text
        assert meant in words_of("".join(lxml_html.document_fromstring(seen_styled).itertext())), text
        for parse, known in zip((by_lxml, by_browser), parsed, strict=True):
            assert stays(known, parse(seen_styled)), (parse.__name__, text)
        assert len(ACTIVE.findall(seen_styled)) == len(ACTIVE.findall(styled)), text


def _boundaries(content: bytes, ident: str) -> int:
    return sum(line.startswith(b"--=_" + ident.encode()) for line in content.split(b"\r\n"))


@pytest.mark.parametrize("where", ["page", "point"])
def test_a_letter_around_hostile_notes_is_the_letter_without_them(where: str) -> None:
    check(where, 24, seed=4)


@pytest.mark.slow
def test_a_letter_around_a_thousand_hostile_notes_is_the_letter_without_them() -> None:
    check("page", 1000, seed=9)


# The standard library decodes what looks encoded, line ends and all.
ENCODED = (
    "=?utf-8?q?a=0ABcc:?=",
    "=?utf-8?q?a=0D=0ABcc: x@x.example=0D=0A=0D=0A<b>?= more",
    "é =?utf-8?b?YQpCY2M6IHhAeC5leGFtcGxl?= 漢",
    "=?utf-8?q?a?= =?utf-8?q?b?=" + " word" * 40,
    "=?x?q?=",
    "a\r\nBcc: x@x.example",
)


def check_title(title: str) -> None:
    """A letter of that title, and with a note of that author, has the headers of any other."""
    report, texts = place("Calm.", "page")
    names = [line.partition(":")[0] for line in opened(render(report, texts, "email"))[0]]
    told = tuple(replace(note, by=title) for note in report.notes)
    heads, plain, _ = opened(render(replace(report, title=title, notes=told), texts, "email"))
    assert [line.partition(":")[0] for line in heads] == names
    assert words_of(heads[0].removeprefix("Subject:")) == words_of(display(title))
    assert words_of(display(title)) in words_of(plain)


@pytest.mark.parametrize("title", [*hostile_strings(60, seed=3), *ENCODED])
def test_a_hostile_title_and_author_forge_no_header(title: str) -> None:
    check_title(title)


@given(
    st.lists(st.sampled_from([*"=?qQb0AD_ é漢\n:", "=?utf-8?q?", "=?utf-8?b?", "?=", "=0A", "Bcc:", "word "]))
)
def test_no_title_made_of_pieces_of_encoded_words_forges_a_header(pieces: list[str]) -> None:
    check_title("".join(["T", *pieces]))
