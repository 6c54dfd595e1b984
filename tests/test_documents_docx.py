"""Word documents: what is kept of them, and that nothing in them reaches out or swells."""

from __future__ import annotations

import builtins
import io
import socket
import zipfile
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reportgen.capture import Capture, Source
from reportgen.documents import read_document
from reportgen.documents.docx import read_docx
from reportgen.documents.package import repack
from reportgen.documents.wording import reword
from reportgen.documents.worker import end_workers
from reportgen.errors import DocumentError
from tests.sheets import docx, styled

STORY = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work."
)
NOTED = (
    "<w:r><w:t>The plan costs 3 million</w:t></w:r>"
    '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r>'
)
LINKED = (
    '<w:r><w:t xml:space="preserve">See </w:t></w:r>'
    '<w:hyperlink r:id="rId2"><w:r><w:t>the plan</w:t></w:r></w:hyperlink>'
)
CHANGED = (
    "<w:r><w:t>It will be ready</w:t></w:r><w:del><w:r><w:delText> never</w:delText></w:r></w:del>"
    '<w:ins><w:r><w:t xml:space="preserve"> in May.</w:t></w:r></w:ins>'
)
PICTURE = (
    "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill>"
    '<a:blip r:link="rId3"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r>"
)


def cell(*paragraphs):
    return f"<w:tc>{''.join(map(styled, paragraphs))}</w:tc>"


def capture(content, url="file:bridge.docx"):
    return Capture(
        source=Source(url=url),
        url=url,
        final_url=url,
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )


def told(*paragraphs, **core):
    document = read_docx(capture(docx(paragraphs, core)))
    return document, [(block.kind, block.text) for block in document.blocks]


def slug_of(content):
    with pytest.raises(DocumentError) as problem:
        read_docx(capture(content))
    return problem.value.slug


def test_styles_say_what_is_title_heading_and_quotation():
    document, blocks = told(
        styled("Council argues about bridge", "Title"),
        styled(STORY),
        styled("A long dispute", "heading 1"),
        styled("We will not wait.", "Quote"),
        styled("The old bridge in March", "Caption"),
    )
    assert document.title == "Council argues about bridge"
    assert document.provenance.title == "heading"
    assert document.extractor.startswith("mammoth ")
    assert blocks == [
        ("paragraph", STORY),
        ("heading", "A long dispute"),
        ("quote", "We will not wait."),
        ("caption", "The old bridge in March"),
    ]


def test_links_keep_their_words_and_marks_of_notes_go():
    document, blocks = told(styled(STORY), styled(NOTED), styled(LINKED), styled(STORY + STORY))
    assert ("paragraph", "The plan costs 3 million.") in blocks
    [block] = [block for block in document.blocks if block.links]
    assert block.text[block.links[0].start : block.links[0].end] == "the plan"
    assert block.links[0].target == "https://x.example/plan"
    assert blocks[-1] == ("item", "The figure is from the harbor office.")


def test_what_was_deleted_is_gone_and_what_was_inserted_stands():
    assert told(styled(STORY), styled(CHANGED))[1][1] == ("paragraph", "It will be ready in May.")


def test_rows_of_tables_stay_together_and_texts_that_tables_place_do_not():
    table = f"<w:tbl><w:tr>{cell('Cars')}{cell('3 million')}</w:tr></w:tbl>"
    placed = f"<w:tbl><w:tr>{cell(STORY)}{cell(STORY, STORY)}</w:tr></w:tbl>"
    assert told(styled(STORY), table)[1][1] == ("table", "Cars 3 million")
    assert [text for _, text in told(styled("x"), placed)[1]].count(STORY) == 3


def test_core_properties_are_metadata_where_the_text_has_none():
    core = {
        "dc:title": "Council argues about bridge",
        "dc:creator": "Ada Quill; Ben Rower",
        "dcterms:created": "2024-05-02T21:30:00Z",
        "dcterms:modified": "2024-05-03T08:00:00Z",
        "dc:language": "en-GB",
    }
    document, _ = told(styled(STORY), **core)
    assert document.title == "Council argues about bridge"
    assert document.authors == ("Ada Quill", "Ben Rower")
    assert document.published == datetime(2024, 5, 2, 21, 30, tzinfo=UTC)
    assert document.modified == datetime(2024, 5, 3, 8, tzinfo=UTC)
    assert document.language == "en"
    assert document.provenance.title == document.provenance.authors == "properties"


def test_what_stands_in_the_text_goes_before_the_properties():
    core = {
        "dc:title": "Template for releases",
        "dc:creator": "Ben Rower",
        "dcterms:created": "2019-01-01T00:00:00Z",
    }
    document, blocks = told(
        styled("Council argues about bridge", "heading 1"),
        styled("By Ada Quill"),
        styled("2 May 2024"),
        styled(STORY),
        **core,
    )
    assert (document.title, document.authors) == ("Council argues about bridge", ("Ada Quill",))
    assert document.published == datetime(2024, 5, 2, tzinfo=UTC)
    assert blocks == [("paragraph", STORY)]


def test_a_first_line_without_a_style_is_the_title():
    document, blocks = told(styled("Council argues about bridge"), styled(STORY))
    assert (document.title, document.provenance.title) == ("Council argues about bridge", "first-line")
    assert blocks == [("paragraph", STORY)]


def test_properties_that_are_no_xml_are_none():
    document = read_docx(capture(docx([styled(STORY)], parts={"docProps/core.xml": "<"})))
    assert document.authors == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_that_swell_are_refused(encoding):
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<w:document>&b;</w:document>"
    )
    assert slug_of(docx([], parts={"word/document.xml": bomb.encode(encoding)})) == "xml-bomb"


def test_a_text_that_is_large_when_unpacked_is_refused_without_unpacking_it():
    packed = docx([], parts={"word/document.xml": b" " * 41_000_000})
    assert len(packed) < 100_000
    assert slug_of(packed) == "too-large-to-read"


def test_pictures_and_parts_with_other_endings_are_not_unpacked():
    packed = docx(
        [styled(STORY)], parts={"word/media/a.png": b" " * 50_000_000, "word/evil.bin": b"<!DOCTYPE x>"}
    )
    names = zipfile.ZipFile(io.BytesIO(repack(capture(packed)))).namelist()
    assert all(name.endswith((".xml", ".rels")) for name in names)
    assert read_docx(capture(packed)).blocks


def test_a_main_part_under_another_name_is_not_followed():
    kinds = "http://schemas.openxmlformats.org"
    relations = (
        f'<Relationships xmlns="{kinds}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{kinds}/officeDocument/2006/relationships/officeDocument" Target="word/evil.bin"/>'
        "</Relationships>"
    )
    content = docx([styled(STORY)], parts={"_rels/.rels": relations, "word/evil.bin": b"<!DOCTYPE x>"})
    assert [block.text for block in read_docx(capture(content)).blocks] == [STORY]


def test_nothing_that_a_document_leads_to_is_opened(monkeypatch):
    opened = []
    really = builtins.open

    def watched(file, *rest, **more):
        opened.append(file)
        return really(file, *rest, **more)

    monkeypatch.setattr(builtins, "open", watched)
    monkeypatch.setattr(socket, "create_connection", lambda *address, **_: opened.append(address))
    content = docx([styled(PICTURE), styled(STORY), styled(LINKED)])
    assert STORY in [block.text for block in read_docx(capture(content)).blocks]
    assert not [each for each in opened if "hostname" in str(each) or "example" in str(each)]


def test_elements_nested_without_end_are_too_large():
    deep = docx([f"{'<w:sdt><w:sdtContent>' * 20_000}{styled(STORY)}{'</w:sdtContent></w:sdt>' * 20_000}"])
    try:
        with pytest.raises(DocumentError) as problem:
            read_document(capture(deep))
    finally:
        end_workers()
    assert problem.value.slug == "too-large-to-read"


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"", "damaged"),
        (b"PK\x03\x04 word/", "damaged"),
        (docx([styled(STORY)])[:-40], "damaged"),
        (docx([]), "no-text"),
        (docx([styled("...")]), "no-text"),
        (docx([], parts={"word/document.xml": "<w:document"}), "damaged"),
        (docx([], parts={"word/document.xml": "<a/>"}), "damaged"),
        (docx([], parts={"word/styles.xml": "<"}), "damaged"),
    ],
)
def test_what_is_no_document_is_named(content, slug):
    assert slug_of(content) == slug


def test_a_part_under_a_password_is_named():
    content = bytearray(docx([styled(STORY)]))
    place = content.rindex(b"PK\x01\x02")
    content[place + 8] |= 1
    assert slug_of(bytes(content)) == "protected"


def test_a_document_is_read_in_a_child():
    try:
        assert read_document(capture(docx([styled(STORY)]))).blocks[0].text == STORY
    finally:
        end_workers()


def run(text, style=""):
    properties = f"<w:rPr>{style}</w:rPr>" if style else ""
    return f"<w:r>{properties}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def texts_of(*paragraphs):
    return [text for _, text in told(*paragraphs)[1]]


FORMULA = (
    '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
    "<m:r><m:t>x</m:t></m:r><m:r><m:t>=2</m:t></m:r></m:oMath>"
)
READING = (
    f"<w:r><w:ruby><w:rt>{run('kan')}</w:rt><w:rubyBase>{run('橋')}</w:rubyBase></w:ruby></w:r>"
    "<w:r><w:ruby><w:t>も</w:t></w:ruby></w:r>"
)


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<w:fldSimple w:instr=' REF a '>" + run("see page 3") + "</w:fldSimple>", "see page 3"),
        ("<w:dir w:val='rtl'>" + run("שלום") + "</w:dir>", "שלום"),
        ("<w:bdo w:val='ltr'>" + run("as it is") + "</w:bdo>", "as it is"),
        ("<w:customXml w:element='place'>" + run("Northport") + "</w:customXml>", "Northport"),
        (FORMULA, "x=2"),
        (READING, "橋も"),
        (
            "<w:r><w:t>line</w:t><w:br w:type='page'/><w:t>page</w:t><w:cr/><w:t>end</w:t></w:r>",
            "line page end",
        ),
        (run("seen ") + run("hidden", "<w:vanish/>") + run("too", "<w:vanish w:val='0'/>"), "seen too"),
    ],
)
def test_what_word_shows_is_read_and_nothing_else(markup, shown):
    assert texts_of(styled(f"<w:r><w:t>It says:</w:t></w:r> {markup}"))[-1] == f"It says:{shown}"


def test_moved_and_deleted_words_stand_where_they_were_moved():
    assert texts_of(
        styled("<w:moveFrom w:id='1' w:author='A'>" + run("Gone. ") + "</w:moveFrom>" + run("Stays.")),
        styled("<w:moveTo w:id='1' w:author='A'>" + run("Moved here.") + "</w:moveTo>"),
    ) == ["Stays.", "Moved here."]


def test_text_boxes_are_read_once():
    box = f"<w:txbxContent>{styled('In the box.')}</w:txbxContent>"
    drawn = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent>"
    )
    assert texts_of(styled(f"{run('Before. ')}<w:r>{drawn}</w:r>{run('After.')}")) == [
        "Before. After.",
        "In the box.",
    ]


def test_a_table_of_contents_is_no_text_of_the_document():
    styles = (
        '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>'
    )
    content = docx(
        [styled("1. The river 3", "TOC1"), styled("The river rose.")], parts={"word/styles.xml": styles}
    )
    assert [block.text for block in read_docx(capture(content)).blocks] == ["The river rose."]


@pytest.mark.parametrize("missing", ["docProps/core.xml", "word/footnotes.xml", "word/styles.xml"])
def test_parts_that_may_be_missing_are_not_missed(missing):
    whole = zipfile.ZipFile(io.BytesIO(docx([styled("The river rose."), styled("Two bridges were closed.")])))
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name in whole.namelist():
            if name != missing:
                package.writestr(name, whole.read(name))
    assert [block.text for block in read_docx(capture(held.getvalue())).blocks] == [
        "The river rose.",
        "Two bridges were closed.",
    ]


@given(st.binary(max_size=200))
def test_what_is_no_xml_is_left_as_it_is(content):
    try:
        etree.fromstring(content)
    except etree.XMLSyntaxError:
        assert reword(content) == content


def test_wrappers_without_end_are_opened_in_time_that_grows_with_their_number():
    wrapped = b"<w:fldSimple><w:r><w:t>a</w:t></w:r></w:fldSimple>" * 100_000  # square: minutes
    word = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    root = etree.fromstring(reword(b'<w:p xmlns:w="' + word + b'">' + wrapped + b"</w:p>"))
    assert "fldSimple" not in {etree.QName(child).localname for child in root}
    assert "".join(root.itertext()) == "a" * 100_000
