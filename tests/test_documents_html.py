"""HTML pages: what is kept, and what the page says of itself."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.capture import Capture, Source
from reportgen.documents.base import normalize
from reportgen.documents.html import LONGEST_PAGE, read_html
from reportgen.documents.jsonld import article_node
from reportgen.documents.metadata import language_tag, read_metadata
from reportgen.documents.tree import parse, read_blocks
from reportgen.errors import DocumentError

URL = "https://www.harbor-post.example/news/bridge.html"
FILLER = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work. "
)
OTHER = "The mayor said on the evening of that day that the plan for the new bridge would be ready in May."
STORY = (
    f"<p>{FILLER}</p><p>The mayor said <a href='../plan.html'>the plan</a> would be ready in May.</p>"
    "<h2>A long dispute</h2>"
    "<blockquote><p>We will not wait another winter for a safe bridge.</p></blockquote>"
    f"<ul><li>Two lanes for cars are planned.</li><li>One lane for bicycles is planned.</li></ul>"
    f"<p>{FILLER}</p>"
)


def capture(page, url=URL, **rest):
    content = page if isinstance(page, bytes) else page.encode()
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
        **rest,
    )


def page(body=STORY, head="", title="Council argues about bridge", lang="en-GB"):
    return (
        f"<!doctype html><html lang='{lang}'><head><title>{title} - Harbor Post</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a></nav><h1>{title}</h1><article>{body}</article>"
        "<footer>Imprint</footer></body></html>"
    )


def outcome(content):
    """The document, or the name of the reason why there is none."""
    try:
        return read_html(capture(content))
    except DocumentError as problem:
        return problem.slug


def json_ld(**fields):
    return f"<script type='application/ld+json'>{json.dumps({'@type': 'NewsArticle', **fields})}</script>"


def test_quotes_lists_headings_and_links_are_kept():
    document = read_html(capture(page()))
    kinds = {block.text: block.kind for block in document.blocks}
    assert kinds["We will not wait another winter for a safe bridge."] == "quote"
    assert kinds["Two lanes for cars are planned."] == "item"
    assert kinds["A long dispute"] == "heading"
    linked = next(block for block in document.blocks if block.links)
    (link,) = linked.links
    assert linked.text[link.start : link.end] == "the plan"
    assert link.target == "https://www.harbor-post.example/plan.html"
    assert document.extractor.startswith("trafilatura ")


def test_the_title_is_not_among_the_blocks_and_navigation_is_not_either():
    document = read_html(capture(page()))
    texts = [block.text for block in document.blocks]
    assert document.title == "Council argues about bridge"
    assert document.title not in texts
    assert "Home" not in texts
    assert "Imprint" not in texts


def test_json_ld_gives_authors_dates_and_publisher():
    head = json_ld(
        headline="Council argues about bridge",
        author=[{"@type": "Person", "name": "Ada Quill"}, {"name": "By Ben Rower"}],
        datePublished="2024-05-02T23:30:00-02:00",
        dateModified="2024-05-03T10:00:00Z",
        publisher={"name": "Harbor Post"},
    )
    document = read_html(capture(page(head=head)))
    assert document.authors == ("Ada Quill", "Ben Rower")
    assert document.published == datetime(2024, 5, 3, 1, 30, tzinfo=UTC)
    assert document.modified == datetime(2024, 5, 3, 10, tzinfo=UTC)
    assert document.publisher == "Harbor Post"
    assert document.language == "en"
    assert document.provenance.authors == document.provenance.published == "json-ld"
    assert document.provenance.title == "heading"


def test_opengraph_and_meta_stand_in_for_json_ld():
    head = (
        "<meta property='og:title' content='Council argues about bridge | Harbor Post'>"
        "<meta property='og:site_name' content='Harbor Post'>"
        "<meta name='author' content='Ada Quill and Ben Rower'>"
        "<meta property='article:published_time' content='2024-05-02'><link rel='canonical' href='https://h.example/1'>"
    )
    document = read_html(capture(page(head=head).replace("<h1>Council argues about bridge</h1>", "")))
    assert (document.title, document.provenance.title) == ("Council argues about bridge", "opengraph")
    assert document.authors == ("Ada Quill", "Ben Rower")
    assert (document.published, document.provenance.published) == (
        datetime(2024, 5, 2, tzinfo=UTC),
        "opengraph",
    )
    assert document.url == "https://h.example/1"


def test_a_date_after_the_capture_is_not_believed():
    document = read_html(capture(page(head=json_ld(headline="x", datePublished="2031-01-01"))))
    assert document.published is None or document.published.year < 2025


def test_the_paper_itself_is_the_author_only_where_nobody_else_is():
    firm = json_ld(headline="x", author={"name": "Harbor Post"}, publisher={"name": "Harbor Post"})
    assert read_html(capture(page(head=firm + "<meta name='author' content='Ada Quill'>"))).authors == (
        "Ada Quill",
    )
    assert read_html(capture(page(head=firm))).authors == ("Harbor Post",)


def test_credits_and_offices_are_no_authors():
    head = json_ld(
        headline="x",
        author="Ada Quill, (Image: Some Agency), professor for the history of bridges over rivers, p.example",
    )
    assert read_html(capture(page(head=head))).authors == ("Ada Quill",)


def test_broken_json_ld_is_passed_over_and_a_last_comma_mended():
    for script in ("{not json", "[" * 100_000, '{"@type": "NewsArticle", "headline": "Mended",}'):
        tree, _ = parse(f"<html><script type='application/ld+json'>{script}</script><p>x</p></html>")
        assert article_node(tree).get("headline", "Mended") == "Mended"


def test_the_lead_that_the_page_shows_is_part_of_the_text():
    lead = "Eleven speakers asked for a safe crossing before the winter."
    head = f"<meta property='og:description' content='{lead}'>"
    shown = page(head=head).replace("</h1>", f"</h1><div class='subtitle'><span>{lead}</span></div>")
    assert [b.text for b in read_html(capture(shown)).blocks].count(lead) == 1
    assert lead not in [b.text for b in read_html(capture(page(head=head))).blocks]


def test_a_teaser_of_another_article_is_left_out():
    body = STORY.replace("<h2>", "<p>More: <a href='/x'>Ferry fares rise again in spring</a></p><h2>", 1)
    assert not any("Ferry fares" in block.text for block in read_html(capture(page(body))).blocks)


def test_the_pages_own_copy_of_its_text_fills_what_the_extractor_missed():
    paragraphs = [
        f"Speaker number {n} told the council that the bridge on pillar {n} was unsafe. " * 3
        for n in range(12)
    ]
    shown = "".join(f"<div class='sidebar widget'><p>{text}</p></div>" for text in paragraphs[2:])
    own = json_ld(headline="Council argues about bridge", articleBody="\n".join(paragraphs))
    body = f"<p>{paragraphs[0]}</p><p>{paragraphs[1]}</p>"
    whole = page(body, own).replace("</article>", f"</article><aside>{shown}</aside>")
    text = [block.text for block in read_html(capture(whole)).blocks]
    assert text == [normalize(paragraph) for paragraph in paragraphs]


def test_a_deep_page_is_read_to_its_end():
    deep = (
        "<html><body>"
        + "<div>" * 400
        + f"<p>{FILLER}</p>"
        + "</div>" * 400
        + f"<p>{FILLER} End.</p></body></html>"
    )
    assert any(block.text.endswith("End.") for block in read_html(capture(deep)).blocks)


def test_a_page_deeper_than_any_parser_goes_is_read_without_its_nesting_and_flagged():
    deep = "<div>" * 3000 + f"<p>{OTHER}</p>" + "</div>" * 3000
    document = read_html(capture(f"<html><body><p>{FILLER * 4}</p>{deep}<p>Behind it.</p>"))
    texts = [block.text for block in document.blocks]
    assert texts == [normalize(FILLER * 4), OTHER, "Behind it."]
    assert "flattened" in document.flags


def test_a_page_with_more_words_than_any_article_is_refused_before_half_a_minute_is_spent_on_it():
    dump = f"<p>{FILLER}</p>" * (LONGEST_PAGE // len(FILLER) + 1)
    with pytest.raises(DocumentError) as problem:
        read_html(capture(f"<html><body>{dump}"))
    assert problem.value.slug == "too-large"
    script = f"<script>{'x' * LONGEST_PAGE}</script>"
    assert read_html(capture(f"<html><body><p>{FILLER * 4}</p>{script}")).blocks


def test_short_and_locked_pages_are_flagged():
    head = json_ld(headline="Council argues about bridge", isAccessibleForFree="False")
    flags = read_html(capture(page(f"<p>{FILLER}</p>", head))).flags
    assert {"short", "paywall"} <= set(flags)
    assert read_html(capture(page(STORY + f"<p>{FILLER}</p>" * 3))).flags == ()


@pytest.mark.parametrize(
    "empty", [b"", b"<html></html>", b"<!-- x -->", b"<html><body><p> ... </p></body></html>"]
)
def test_a_page_without_words_is_an_error(empty):
    with pytest.raises(DocumentError) as problem:
        read_html(capture(empty))
    assert problem.value.slug == "no-text"


def test_words_around_a_link_are_not_glued_together():
    body = (
        f"<div>{FILLER}<br><br>Compared <a href='/a'>with the offer</a> of last year it is "
        f"<span><a href='/b'>cheap</a></span>\nand safe.<br><br>{FILLER}</div>"
    )
    text = " ".join(block.text for block in read_html(capture(page(body))).blocks)
    assert "with the offer of last" in text
    assert "cheap and safe" in text


def walk(markup, base=""):
    tree, _ = parse(f"<html><body>{markup}</body></html>")
    return [
        (b.kind, b.text, [(b.text[k.start : k.end], k.target) for k in b.links])
        for b in read_blocks(tree, base)
    ]


def test_two_line_breaks_part_paragraphs_and_one_does_not():
    assert [text for _, text, _ in walk("One<br>line<br><br>Two <br> <br>Three")] == [
        "One line",
        "Two",
        "Three",
    ]


def test_rows_are_blocks_and_cells_are_words_apart():
    table = "<table><caption>Toll</caption><tr><th>Dead</th><td>12</td></tr>"
    table += "<tr><td>Hurt</td><td>30</td></tr></table>"
    assert [block[:2] for block in walk(table)] == [
        ("caption", "Toll"),
        ("table", "Dead 12"),
        ("table", "Hurt 30"),
    ]


def test_a_link_over_blocks_and_blanks_keeps_to_the_words():
    assert walk("<a href='/x'> <p> one </p><p>two</p></a>", "https://h.example/") == [
        ("paragraph", "one", [("one", "https://h.example/x")]),
        ("paragraph", "two", [("two", "https://h.example/x")]),
    ]


def test_scripts_and_targets_that_lead_nowhere_are_dropped_and_their_words_kept():
    markup = "<p>a <a href='javascript:x()'>b</a> <a href='#n'>c</a> <a href='http://[bad'>d</a><script>e</script></p>"
    assert walk(markup, "https://h.example/") == [("paragraph", "a b c d", [])]


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<a href='/x'>",
                "</a>",
                "<br>",
                "<li>",
                "<blockquote>",
                "</blockquote>",
                "word",
                " ",
                "e\u0301",
                "\u0301",
                "<td>",
                "<b>",
                "</b>",
            ]
        ),
        max_size=30,
    )
)
def test_every_character_is_kept_once_and_in_order(parts):
    tree, _ = parse(f"<html><body>x{''.join(parts)}</body></html>")
    blocks = read_blocks(tree, "https://h.example/")
    whole = "".join(" ".join(block.text for block in blocks).split())
    assert normalize(whole) == normalize("".join(normalize("".join(tree.itertext())).split()))
    for block in blocks:
        assert block.text == normalize(block.text)
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<html>",
                "<p>",
                "<div>",
                "<a href='x'>",
                "<table>",
                "<meta charset=utf-16>",
                "text ",
                "\0",
                "\xff",
                "<!--",
                "-->",
                "<h1>",
                "<script type='application/ld+json'>",
                '{"@type":',
                "&#x110000;",
            ]
        ),
        max_size=25,
    )
)
def test_any_page_gives_a_document_or_a_named_error(parts):
    found = outcome("".join(parts).encode("latin-1"))
    assert found in ("no-text", "binary") or found.blocks


def test_a_language_tag_is_cut_to_its_first_part():
    assert [language_tag(t) for t in ("en-US", "DE", "pt_BR", "zh-Hant-TW", "", "english", "??")] == [
        "en",
        "de",
        "pt",
        "zh",
        "",
        "",
        "",
    ]


def test_metadata_of_a_page_without_any_is_empty():
    tree, _ = parse("<html><body><p>Some words.</p></body></html>")
    facts = read_metadata(tree, "", datetime(2024, 6, 1, tzinfo=UTC))
    assert (facts.title, facts.authors, facts.publisher, facts.language) == ("", (), "", "")
    assert isinstance(tree, etree._Element)


def test_an_image_called_a_page_is_binary():
    assert outcome(bytes(range(256)) * 20) == "binary"


def test_og_site_name_json_ld_and_application_name_name_the_publisher_in_that_order():
    site = "<meta property='og:site_name' content='The Quay'>"
    named = "<meta name='application-name' content='Quay: all the news'>"
    node = json_ld(headline="x", publisher={"name": "Quay Media"})
    assert read_html(capture(page(head=site + named + node))).publisher == "The Quay"
    assert read_html(capture(page(head=named + node))).publisher == "Quay Media"
    assert read_html(capture(page(head=named))).publisher == "Quay: all the news"


def test_json_ld_in_comment_marks_is_read():
    for script in ("<!--\n{}\n-->", "//<![CDATA[\n{}\n//]]>", "/* <![CDATA[ */ {} /* ]]> */;"):
        node = script.replace("{}", '{"@type": "NewsArticle", "headline": "Wrapped"}')
        tree, _ = parse(f"<html><script type='application/ld+json'>{node}</script><p>x</p></html>")
        assert article_node(tree)["headline"] == "Wrapped"


def test_a_paragraph_in_the_place_of_the_title_is_no_heading():
    document = read_html(capture(page(title="Bridge " * 200)))
    assert document.provenance.title == "trafilatura"
    assert len(document.title) <= 500
