"""A letter has the front page twice, as HTML and as plain text, and fetches nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from email import message_from_bytes, policy

import pytest
import reports
from hostile_strings import hostile_strings
from wiki_oracles import Reader

from reportgen.passage import display
from reportgen.renderers import render
from reportgen.renderers.page import lay_out
from reportgen.reread import reread
from reportgen.verification import verify_file

MADE = (reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile)


def opened(report, texts):
    return message_from_bytes(render(report, texts, "email"), policy=policy.default)


def bodies(report, texts) -> tuple[str, str]:
    letter = opened(report, texts)
    return letter.get_body(("plain",)).get_content(), letter.get_body(("html",)).get_content()


@pytest.mark.parametrize("make", MADE)
def test_both_parts_have_the_title_the_bottom_line_and_the_report(make):
    report, texts = make()
    page = lay_out(report, texts)
    plain, html = bodies(report, texts)
    words = " ".join(Reader(html).words.split())
    for line in page.summary:
        assert f"{line.quoted.text} [{line.quoted.mark}]" in plain
        assert f"{line.quoted.text} {line.quoted.mark}" in words
    for part in (plain, words):
        assert page.title in part
        assert f"report {report.id}" in part


@pytest.mark.parametrize("make", MADE)
def test_it_is_a_letter_without_a_flaw(make):
    report, texts = make()
    letter = opened(report, texts)
    assert not letter.defects
    assert [part.get_content_type() for part in letter.iter_parts()] == ["text/plain", "text/html"]
    assert letter["Subject"] == display(report.title)
    assert letter["Date"].datetime == report.made
    assert letter["X-Unsent"] == "1"
    assert {"From", "To", "Sender"}.isdisjoint(letter.keys())
    content = render(report, texts, "email")
    assert all(len(line) <= 998 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert content.isascii()


@pytest.mark.parametrize("make", MADE)
def test_it_fetches_nothing_and_has_its_styles_inline(make):
    _, html = bodies(*make())
    page = Reader(html)
    assert not {"img", "link", "style", "script", "iframe", "object", "video", "form", "base"} & set(
        page.tags
    )
    assert all(re.match(r"https?://news\.example/", link) for link in page.links)
    assert not re.search(r"url\(|@import|src=|background=", re.sub(r">[^<]*<", "><", html))


@pytest.mark.parametrize("make", MADE)
def test_it_holds_against_its_report_and_a_changed_one_does_not(make):
    report, texts = make()
    content = render(report, texts, "email")
    assert verify_file(content, "a.eml", report, texts) == ()
    assert len(reread(content, "a.eml").marked) >= len(report.summary)
    changed = content.replace(b"thruster", b"gearbox")
    if changed != content:
        assert verify_file(changed, "a.eml", report, texts)


def test_a_title_cannot_add_a_header_or_end_a_part():
    report, texts = reports.bare()
    hostile = replace(report, title=f"x\r\nBcc: a@b.example\r\n\r\n--=_{report.id}--").sealed()
    letter = opened(hostile, texts)
    assert "Bcc" not in letter
    assert len(list(letter.iter_parts())) == 2


def check(texts: list[str]) -> None:
    report, articles = reports.ferry()
    plain = Reader(bodies(report, articles)[1]).tags
    for start in range(0, len(texts), len(report.accounts)):
        some = texts[start:][: len(report.accounts)]
        pairs = zip(report.accounts, some, strict=False)
        named = tuple(replace(account, teller=text, role=text) for account, text in pairs)
        points = tuple(replace(point, topic=some[0]) for point in report.points)
        accounts = (*named, *report.accounts[len(named) :])
        hostile = replace(report, title=some[-1], accounts=accounts, points=points).sealed()
        page = Reader(bodies(hostile, articles)[1])
        assert len([tag for tag in page.tags if tag != "bdi"]) == len(plain)
        assert all(" ".join(page.words.split()).count(text) >= 2 for text in some)


def test_hostile_strings_are_words():
    check(hostile_strings(15))


@pytest.mark.slow
def test_a_thousand_hostile_strings_are_words():
    check(hostile_strings(1000, seed=2))
