"""From a capture to an article."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import reading
from reportgen.article import article_id
from reportgen.capture import Capture, Source
from reportgen.errors import DocumentError
from reportgen.reading import read

TEXT = b"Crane falls on quay\n\nThe crane fell at noon. Nobody was hurt.\n\n> We regret it.\n"
SENTENCE = "The crane fell at noon and blocked both tracks of the railway to the harbor. "
PAGE = (
    "<html lang='en'><head><title>Crane falls on quay</title>"
    "<meta property='og:site_name' content='The Quay'></head>"
    f"<body><h1>Crane falls on quay</h1><article><p>{SENTENCE * 4}</p>"
    f"<p>See <a href='/plan'>the plan</a> of the office. {SENTENCE * 3}</p>"
    f"<h2>Later</h2><p>{SENTENCE * 3}</p></article></body></html>"
).encode()


def capture(content=TEXT, media_type="text/plain", url="file:crane story.txt", **rest):
    source = rest.pop("source", Source(url=url))
    return Capture(
        source=source,
        url=url,
        final_url=rest.pop("final_url", url),
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
        media_type=media_type,
        **rest,
    )


def outcome(page):
    """The article, or the name of the reason why there is none."""
    try:
        return read(page)
    except DocumentError as problem:
        return problem.slug


def check(article):
    """The laws of an article's text."""
    position = 0
    for block in article.blocks:
        assert article.text[position : block.start] == ("\n\n" if position else "")
        assert block.start < block.end
        assert "\n" not in article.text[block.start : block.end]
        position = block.end
    assert position == len(article.text)
    assert article.text_sha256 == hashlib.sha256(article.text.encode()).hexdigest()
    last = 0
    for sentence in article.sentences:
        assert last <= sentence.start < sentence.end
        assert article.text[sentence.start : sentence.end] == sentence.text
        block = article.blocks[article.block_at(sentence.start)]
        assert block.kind not in ("title", "heading")
        assert sentence.end <= block.end
        last = sentence.end
    for link in article.links:
        block = article.blocks[article.block_at(link.start)]
        assert block.start <= link.start < link.end <= block.end


def test_a_plain_text_becomes_an_article():
    article = read(capture())
    check(article)
    assert article.text == "Crane falls on quay\n\nThe crane fell at noon. Nobody was hurt.\n\nWe regret it."
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "quote"]
    assert [s.text for s in article.sentences] == [
        "The crane fell at noon.",
        "Nobody was hurt.",
        "We regret it.",
    ]
    assert article.title_passage is not None
    assert article.title_passage.text == article.title == "Crane falls on quay"
    assert (
        article.id
        == article_id("file:crane story.txt")
        == hashlib.sha256(b"file:crane story.txt").hexdigest()[:12]
    )
    assert article.page_sha256 == hashlib.sha256(TEXT).hexdigest()
    assert article.source == "crane story"


def test_a_page_becomes_an_article_with_links_and_no_sentences_in_headings():
    article = read(capture(PAGE, "text/html", "https://www.quay.example/1"))
    check(article)
    assert article.source == "The Quay"
    assert article.language == "en"
    assert [block.kind for block in article.blocks] == [
        "title",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]
    (link,) = article.links
    assert article.text[link.start : link.end] == "the plan"
    assert link.target == "https://www.quay.example/plan"
    assert len(article.sentences) == 11


def test_the_same_capture_gives_the_same_article():
    page = capture(PAGE, "text/html", "https://www.quay.example/1")
    assert read(page) == read(page)


def test_the_config_names_the_source_before_the_page_the_feed_and_the_address():
    head = b"Publisher: The Quay\n\n" + TEXT
    url = "https://www.mole.example/a/1"
    named = Source(url=url, name="Named")
    assert read(capture(head, url=url, source=named, publisher="Feed")).source == "Named"
    assert read(capture(head, url=url, publisher="Feed")).source == "The Quay"
    assert read(capture(TEXT, url=url, publisher="Feed")).source == "Feed"
    assert read(capture(TEXT, url=url)).source == "mole.example"
    assert read(capture(b"URL: https://www.pier.example/x\n\n" + TEXT)).source == "pier.example"


def test_what_a_feed_says_fills_what_the_document_does_not():
    moment = datetime(2024, 5, 1, tzinfo=UTC)
    article = read(capture(b"The crane fell.\n\nNobody was hurt.", title=" Crane\nfalls ", published=moment))
    check(article)
    assert (article.title, article.published) == ("Crane falls", moment)
    assert (article.provenance.title, article.provenance.published) == ("feed", "feed")


def test_a_title_that_the_text_repeats_stands_once():
    article = read(capture(b"Title: Crane falls!\n\nCrane falls\n\nIt fell at noon."))
    assert article.text == "Crane falls!\n\nIt fell at noon."


def test_the_language_is_what_the_config_says_then_the_document_then_the_words():
    text = b"Language: de-AT\n\n" + TEXT
    assert read(capture(text, source=Source(url="x", language="fr-CA"))).language == "fr"
    assert read(capture(text)).language == "de"
    assert read(capture(TEXT)).language == "en"


def test_a_text_longer_than_any_article_is_an_error(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_TEXT", 20)
    with pytest.raises(DocumentError) as problem:
        read(capture())
    assert problem.value.slug == "too-large"


def test_the_side_and_the_naming_of_the_source_travel_along():
    article = read(capture(source=Source(url="x", side="port office", named=False)))
    assert (article.side, article.named) == ("port office", False)


def test_odd_addresses_still_name_a_source():
    for url in ("-", "", "file:", "http://[bad", "https:///x"):
        assert isinstance(read(capture(url=url)).source, str)


@given(st.binary(max_size=300), st.sampled_from(["text/plain", "text/markdown"]))
def test_any_bytes_give_a_lawful_article_or_a_named_error(content, media_type):
    found = outcome(capture(content, media_type))
    if isinstance(found, str):
        assert found in ("empty", "binary", "no-text", "unsupported")
    else:
        check(found)


@given(st.text(max_size=300), st.sampled_from(["text/plain", "text/markdown"]))
def test_any_text_gives_a_lawful_article_or_a_named_error(text, media_type):
    found = outcome(capture(text.encode("utf-8", "surrogatepass"), media_type))
    if isinstance(found, str):
        assert found in ("empty", "binary", "no-text", "unsupported")
    else:
        check(found)


@settings(max_examples=25, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_called_html_give_a_lawful_article_or_a_named_error(content):
    page = replace(capture(content, "text/html", "https://q.example/1"), charset="utf-8")
    found = outcome(page)
    if isinstance(found, str):
        assert found in ("no-text", "unsupported", "binary")
    else:
        check(found)


def test_a_text_that_was_encoded_twice_is_quoted_as_it_stands_and_flagged():
    told = "La rivière a monté de deux mètres, a déclaré le maire à l’école."
    twice = told.encode().decode("cp1252")
    article = read(capture(twice.encode()))
    assert article.flags == ("doubly-encoded",)
    assert "rivi\u00c3\u00a8re" in article.text
    assert read(capture(told.encode())).flags == ()
