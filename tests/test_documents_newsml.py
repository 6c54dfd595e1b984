"""News exchange files: NewsML-G2, NewsML 1 and NITF, by the public schemas; the texts are made up."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents import kind_of, read_document
from reportgen.documents import newsml as reader
from reportgen.documents.newsml import read_newsml
from reportgen.errors import DocumentError

NITF = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.4//EN" "nitf-3-4.dtd">
<nitf><head><title>Ferry slug</title><docdata><date.issue norm="20260304T070500Z"/></docdata></head>
<body><body.head><hedline><hl1>Ferry aground off Lethmark</hl1></hedline>
<byline>By <person>Jane Roe</person><byttl>Staff writer</byttl></byline><distributor>Harbor Wire</distributor>
<dateline><location>LETHMARK</location></dateline></body.head>
<body.content><block><p>The <org>ferry</org> Aurora ran aground on <em>Tuesday</em>.</p>
<p>Nobody &amp; nothing was hurt.</p><hl2>Salvage</hl2>
<media media-type="image"><media-reference source="a.jpg">picture</media-reference>
<media-caption>The ferry at dawn.</media-caption></media>
<bq><block><p>We heard the engine stop.</p></block></bq>
<ul><li>One tug</li><li>Two boats</li></ul></block></body.content>
<body.end><tagline>Reporting by Jane Roe.</tagline></body.end></body></nitf>"""

G2 = """<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:example.org,2026:1" version="2">
<itemMeta><provider qcode="nprov:HW"><name>Harbor Wire</name></provider>
<versionCreated>2026-03-04T09:00:00Z</versionCreated><firstCreated>2026-03-04T07:05:00Z</firstCreated></itemMeta>
<contentMeta><by>By Jane Roe</by><creditline>Harbor Wire/Osk Desk</creditline><language tag="en-GB"/>
<infoSource><name>Harbor Wire</name></infoSource><headline>Ferry aground off Lethmark</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en"><head><title>x</title></head><body>
<p>The ferry Aurora ran aground, <a href="https://example.org/osk">the port</a> said.</p>
<blockquote><p>We heard the engine stop.</p></blockquote></body></html>
</inlineXML></contentSet></newsItem>"""

NEWSML_1 = """<NewsML><NewsItem><NewsManagement><FirstCreated>20260304T070500Z</FirstCreated></NewsManagement>
<NewsComponent><NewsLines><HeadLine>Ferry aground</HeadLine><ByLine>Jane Roe</ByLine>
<CreditLine>Harbor Wire</CreditLine></NewsLines><ContentItem><DataContent>
<p>The ferry ran aground.</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>"""


def capture(content: str | bytes, media_type: str = "", name: str = "a.xml") -> Capture:
    held = content.encode() if isinstance(content, str) else content
    url = f"file:///stories/{name}"
    return Capture(
        source=Source(url=url), url=url, final_url=url, content=held, media_type=media_type,
        captured=datetime(2026, 5, 6, tzinfo=UTC),
    )  # fmt: skip


def blocks(content: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in read_newsml(capture(content)).blocks]


def test_nitf_gives_title_authors_date_credit_and_paragraphs() -> None:
    found = read_newsml(capture(NITF))
    assert found.title == "Ferry aground off Lethmark"
    assert found.authors == ("Jane Roe", "Harbor Wire")
    assert found.published == datetime(2026, 3, 4, 7, 5, tzinfo=UTC)
    assert found.publisher == "Harbor Wire"
    assert blocks(NITF) == [
        ("paragraph", "The ferry Aurora ran aground on Tuesday."),
        ("paragraph", "Nobody & nothing was hurt."),
        ("heading", "Salvage"),
        ("caption", "The ferry at dawn."),
        ("quote", "We heard the engine stop."),
        ("item", "One tug"),
        ("item", "Two boats"),
        ("paragraph", "Reporting by Jane Roe."),
    ]


def test_newsml_g2_gives_title_authors_date_credit_and_paragraphs() -> None:
    found = read_newsml(capture(G2))
    assert found.title == "Ferry aground off Lethmark"
    assert found.authors == ("Jane Roe", "Harbor Wire/Osk Desk")
    assert found.published == datetime(2026, 3, 4, 7, 5, tzinfo=UTC)
    assert found.modified == datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
    assert (found.publisher, found.language) == ("Harbor Wire", "en")
    assert [(block.kind, block.text) for block in found.blocks] == [
        ("paragraph", "The ferry Aurora ran aground, the port said."),
        ("quote", "We heard the engine stop."),
    ]
    [link] = found.blocks[0].links
    assert link.target == "https://example.org/osk"


def test_nitf_in_newsml_g2_is_read_by_either_metadata() -> None:
    inner = NITF[NITF.index("<nitf>") :]
    html = G2[G2.index("<html") : G2.index("</html>") + len("</html>")]
    found = read_newsml(capture(G2.replace(html, inner)))
    assert found.authors[0] == "Jane Roe"
    assert found.blocks[0].text == "The ferry Aurora ran aground on Tuesday."


def test_newsml_1_is_read_as_well() -> None:
    found = read_newsml(capture(NEWSML_1))
    assert (found.title, found.authors) == ("Ferry aground", ("Jane Roe", "Harbor Wire"))
    assert [block.text for block in found.blocks] == ["The ferry ran aground."]


def test_plain_text_in_an_item_is_cut_at_blank_lines() -> None:
    item = (
        "<newsItem><contentSet><inlineData>One line.\n\nAnother\nline.</inlineData></contentSet></newsItem>"
    )
    assert blocks(item) == [("paragraph", "One line."), ("paragraph", "Another line.")]


def test_of_a_message_the_first_item_with_text_is_read() -> None:
    picture = "<newsItem><contentSet><remoteContent href='a.jpg'/></contentSet></newsItem>"
    story = G2[G2.index("<newsItem") :]
    found = read_newsml(capture(f"<newsMessage><itemSet>{picture}{story}</itemSet></newsMessage>"))
    assert found.title == "Ferry aground off Lethmark"


@pytest.mark.parametrize("content", [NITF, G2, NEWSML_1, f"<!-- a -->\n{G2[G2.index('<newsItem') :]}"])
def test_the_kind_is_told_by_the_root_element(content: str) -> None:
    assert kind_of(capture(content)) == "newsml"
    assert kind_of(capture(content, "text/xml")) == "newsml"


def test_the_kind_is_told_in_utf_16_too() -> None:
    content = "\ufeff" + G2.replace("UTF-8", "UTF-16")
    assert kind_of(capture(content.encode("utf-16-le"))) == "newsml"
    assert read_newsml(capture(content.encode("utf-16-le"))).title == "Ferry aground off Lethmark"


def test_other_xml_is_no_news_item() -> None:
    assert kind_of(capture("<html><body><p>nitf</p></body></html>")) == "html"
    assert kind_of(capture("<newsroom>text</newsroom>")) == "plain"


def test_read_document_reads_it_in_the_child_process() -> None:
    assert read_document(capture(NITF)).title == "Ferry aground off Lethmark"


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        ("<nitf", "no-text"),
        ("", "damaged"),
        ("<rss><p>text</p></rss>", "damaged"),
        ("<nitf><body><body.content/></body></nitf>", "no-text"),
        ("<newsItem><contentSet><remoteContent/></contentSet></newsItem>", "no-text"),
        (b"\x00\x01\x02\x03" * 200, "binary"),
        ('<!DOCTYPE nitf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><nitf><p>&b;</p></nitf>', "xml-bomb"),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf><p>&a;</p></nitf>', "xml-bomb"),
    ],
)
def test_hostile_files_are_refused_by_name(content: str | bytes, slug: str) -> None:
    with pytest.raises(DocumentError) as caught:
        read_newsml(capture(content))
    assert caught.value.slug == slug


def test_a_file_longer_than_any_message_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST_FILE", 100)
    with pytest.raises(DocumentError) as caught:
        read_newsml(capture(NITF))
    assert caught.value.slug == "too-large"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(NITF)), st.binary(max_size=8))
def test_a_file_that_is_cut_or_damaged_gives_text_or_a_named_error(at: int, rubbish: bytes) -> None:
    try:
        slug = "" if read_newsml(capture(NITF.encode()[:at] + rubbish)).blocks else "nothing"
    except DocumentError as error:
        slug = error.slug
    assert slug in ("", "damaged", "no-text", "binary", "xml-bomb")


def test_elements_nested_without_end_are_read_or_refused() -> None:
    deep = f"<nitf><body><body.content>{'<block>' * 5000}<p>The end of it.</p></body.content></body></nitf>"
    with pytest.raises(DocumentError):
        read_newsml(capture(deep))
