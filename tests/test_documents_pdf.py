"""PDF files: paragraphs out of lines, and what of a printed page is no text."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents.base import DocumentBlock
from reportgen.documents.columns import set_in_order
from reportgen.documents.frame import without_frame
from reportgen.documents.heading import believed_authors, believed_title, read_heading
from reportgen.documents.line import Line
from reportgen.documents.pdf import read_pdf
from reportgen.documents.printed import paragraphs_of
from reportgen.errors import DocumentError
from reportgen.reading import read
from tests.sheets import at, down, link, pdf

CAPTURED = datetime(2024, 6, 1, tzinfo=UTC)
# Set in Helvetica of 10 points, these lines end where the next word has no room.
FIRST = [
    "The council met for three hours on Tuesday evening and heard eleven speakers from the",
    "old town. Most of them live close to the river and use the crossing every day on their",
    "way to work, and most of them were angry.",
]
SECOND = [
    "The mayor said that the plan would be ready in May. She did not say what it would cost,",
    "nor who would pay for it in the end.",
]
DAYS = ("Rain fell all day.", "Snow came.", "Fog hid the bridge.", "Hail broke a window.", "Wind.")


def capture(content, url="file:bridge.pdf"):
    return Capture(source=Source(url=url), url=url, final_url=url, content=content, captured=CAPTURED)


def texts(*pages):
    return [block.text for block in read_pdf(capture(pdf(pages))).blocks]


def slug_of(content):
    with pytest.raises(DocumentError) as problem:
        read_pdf(capture(content))
    return problem.value.slug


def test_lines_become_paragraphs_where_a_gap_parts_them():
    assert texts(down(60, 780, [*FIRST, "", *SECOND])) == [" ".join(FIRST), " ".join(SECOND)]


def field(left, bottom, right, top, value, more="/FT /Tx"):
    place = f"/Rect [{left} {bottom} {right} {top}]"
    return f"<< /Type /Annot /Subtype /Widget /T (f{left}{top}) /V ({value}) {place} {more} >>"


def form(*fields, of="", page=()):
    """A PDF of questions with fields beside them; `of` is the catalog's list of fields."""
    content = pdf([[*page]], links=" ".join(fields), language=f"en) {of} /X (x")
    return [block.text for block in read_pdf(capture(content)).blocks]


QUESTIONS = (at(60, 700, "Cause of the accident:"), at(60, 600, "Told by:"))
CAUSE = "The anchor chain broke in the night."


def test_what_was_filled_in_is_read_beside_its_question():
    filled = (field(200, 695, 500, 715, CAUSE), field(200, 595, 500, 615, "The harbor office"))
    page = (*down(60, 780, [*FIRST, "", *SECOND]), *QUESTIONS)
    told = form(*filled, page=page)
    assert told[-2:] == [f"Cause of the accident: {CAUSE}", "Told by: The harbor office"]
    assert form(*filled, page=page, of="/AcroForm << /Fields [] >>") == told


def test_a_long_answer_below_its_question_is_read_in_order():
    answer = field(60, 400, 500, 595, "The chain broke in the night.\\rThe ferry ran aground at once.")
    told = " ".join(form(answer, page=(*down(60, 780, FIRST), *QUESTIONS)))
    assert told.endswith("Told by: The chain broke in the night. The ferry ran aground at once.")


def test_a_page_with_nothing_but_answers_is_read():
    assert form(field(60, 400, 500, 420, CAUSE)) == [CAUSE]


@pytest.mark.parametrize(
    "more", ["/FT /Btn", "/FT /Sig", "/FT /Tx /F 2", "/FT /Tx /F 32", "/FT /Tx /Ff 8192"]
)
@pytest.mark.parametrize("of", ["", "/AcroForm << /Fields [] >>"])
def test_what_nobody_sees_in_a_form_is_not_read(more, of):
    assert CAUSE not in " ".join(form(field(200, 695, 500, 715, CAUSE, more), page=QUESTIONS, of=of))


@pytest.mark.parametrize(
    ("kind", "seen"), [("/FT /Tx", True), ("/FT /Tx /Ff 8192", False), ("/FT /Btn", False)]
)
def test_a_field_of_several_places_says_the_same_in_each(kind, seen):
    place = "<< /Type /Annot /Subtype /Widget /Parent 8 0 R /Rect [200 {} 500 {}] >>"
    objects = [
        f"<< {kind} /T (cause) /V ({CAUSE}) /Kids [9 0 R 10 0 R] >>",
        place.format(695, 715),
        place.format(595, 615),
    ]
    listed = "en) /AcroForm << /Fields [8 0 R] /DA (/F1 10 Tf) >> /X (x"
    page = (*down(60, 780, [*FIRST, "", *SECOND]), *QUESTIONS)
    content = pdf([page], links="9 0 R 10 0 R", language=listed, more=objects)
    told = [block.text for block in read_pdf(capture(content)).blocks]
    expected = [f"Cause of the accident: {CAUSE}", f"Told by: {CAUSE}"]
    assert (told[-2:] == expected) is seen
    assert (CAUSE in " ".join(told)) is seen


def test_a_form_on_a_turned_page_stands_where_it_is_seen():
    page = [at(100, 60, "Cause of the accident:", turned=1)]
    assert form(field(90, 200, 105, 500, CAUSE), page=page) == [f"Cause of the accident: {CAUSE}"]


def test_lines_become_paragraphs_where_the_first_is_set_in():
    page = [*down(60, 780, FIRST), at(75, 744, SECOND[0][:70]), *down(60, 732, [SECOND[1]])]
    assert texts(page) == [" ".join(FIRST), f"{SECOND[0][:70]} {SECOND[1]}"]


def test_lines_become_paragraphs_where_a_line_ends_early():
    assert texts(down(60, 780, [*FIRST, *SECOND])) == [" ".join(FIRST), " ".join(SECOND)]


def test_a_paragraph_goes_on_over_the_page():
    assert texts(down(60, 780, FIRST[:2]), down(60, 780, [FIRST[2], "", *SECOND])) == [
        " ".join(FIRST),
        " ".join(SECOND),
    ]


def test_hyphens_at_the_ends_of_lines_are_taken_off_where_they_part_one_word():
    lines = [
        "The council met for three hours on Tuesday evening and heard the interest-",
        "ing speeches of eleven people. The long-term plan is not ready, said the well-",
        "known mayor; a well-known engineer said the long-",
        "term costs of Franco-",
        "Prussian bridges in 2015-",
        "16 were higher.",
    ]
    [text] = texts(down(60, 780, lines))
    assert "heard the interesting speeches" in text
    assert "the well-known mayor" in text
    assert "the long-term costs of Franco-Prussian bridges in 2015-16 were" in text


def test_running_heads_and_page_numbers_are_left_out():
    pages = [
        [
            at(60, 815, "Harbor Post" if number % 2 else "2 May 2024"),
            *down(60, 780, [day, "", *FIRST[: 1 + number % 3]]),
            at(290, 30, f"- {number} -"),
        ]
        for number, day in enumerate(DAYS, 1)
    ]
    found = texts(*pages)
    assert [text for text in found if text in DAYS] == list(DAYS)
    for frame in ("Harbor Post", "2 May", "- 1 -", "- 5 -"):
        assert frame not in " ".join(found)


def test_a_head_that_changes_is_known_by_its_place():
    heads = ("Harbor Post", "Harbor Post", "Harbor Post", "A long dispute")
    pages = [[at(60, 815, head), *down(60, 780, [day])] for head, day in zip(heads, DAYS, strict=False)]
    assert not {"Harbor Post", "A long dispute"} & set(texts(*pages))


def test_a_page_that_is_there_twice_loses_no_text():
    page = down(60, 780, FIRST)
    assert texts(page, page) == [" ".join(FIRST), " ".join(FIRST)]


def test_a_page_printed_by_a_browser_loses_its_address():
    page = [*down(60, 780, FIRST), at(60, 20, "https://harbor.example/1"), at(540, 20, "1/1")]
    assert texts(page) == [" ".join(FIRST)]


def test_a_number_beside_words_at_the_foot_is_no_page_number():
    page = [*down(60, 780, [*FIRST, ""]), at(60, 700, "Lanes for cars"), at(300, 700, "2")]
    assert texts(page)[-1] == "Lanes for cars 2"


def test_the_largest_line_is_the_title_and_what_stands_under_it_names_author_and_day():
    page = [
        at(60, 790, "Council argues about bridge", size=20, font="F2"),
        *down(60, 760, ["By Ada Quill and Ben Rower", "", "Thursday, 2 May 2024", "", *FIRST]),
        at(60, 690, "A long dispute", size=13, font="F2"),
        *down(60, 670, SECOND),
    ]
    document = read_pdf(capture(pdf([page], {"Author": "admin", "CreationDate": "D:20240503"})))
    assert document.title == "Council argues about bridge"
    assert document.authors == ("Ada Quill", "Ben Rower")
    assert document.published == datetime(2024, 5, 2, tzinfo=UTC)
    assert [(block.kind, block.text) for block in document.blocks] == [
        ("paragraph", " ".join(FIRST)),
        ("heading", "A long dispute"),
        ("paragraph", " ".join(SECOND)),
    ]
    assert (
        document.provenance.title == document.provenance.authors == document.provenance.published == "heading"
    )


def test_the_properties_speak_where_the_pages_do_not():
    info = {
        "Title": "Council argues about bridge",
        "Author": "Ada Quill; Ben Rower",
        "CreationDate": "D:20240502233000-02'00'",
        "ModDate": "D:20240503",
    }
    document = read_pdf(capture(pdf([down(60, 780, FIRST)], info)))
    assert document.title == "Council argues about bridge"
    assert document.authors == ("Ada Quill", "Ben Rower")
    assert document.published == datetime(2024, 5, 3, 1, 30, tzinfo=UTC)
    assert document.modified == datetime(2024, 5, 3, tzinfo=UTC)
    assert document.provenance.title == document.provenance.published == "properties"
    assert document.extractor.startswith("pypdfium2 ")


def test_the_name_of_the_paper_is_no_title_where_the_properties_know_better():
    page = [
        at(60, 800, "Harbor Post", size=30),
        at(60, 770, "Council argues about the bridge", size=16),
        *down(60, 740, FIRST),
    ]
    document = read_pdf(capture(pdf([page], {"Title": "Council argues about bridge"})))
    assert document.title == "Council argues about the bridge"
    assert document.blocks[0].text == "Harbor Post"


def test_a_date_that_cannot_be_true_is_not_believed():
    for date in ("D:20990101", "D:99999999", "D:16990101", "yesterday", "D:2024"):
        document = read_pdf(capture(pdf([down(60, 780, FIRST)], {"CreationDate": date})))
        assert (document.published is not None) == (date == "D:2024")


def test_two_columns_are_read_one_after_the_other_also_where_the_file_runs_across():
    left = [
        "The council met for three hours on",
        "Tuesday evening, and eleven people",
        "spoke. Nobody was in favor of",
        "the new plan, and most of those",
        "who had come were angry with it",
        "and with the mayor.",
    ]
    right = [
        "The mayor said that the plan would",
        "be ready in May. She did not say",
        "what it would cost in the end, nor",
        "who would pay. The engineers will",
        "look at the old bridge once more",
        "before the winter.",
    ]
    across = [at(x, 780 - 12 * row, line[row]) for row in range(6) for x, line in ((60, left), (310, right))]
    beside = [*down(60, 780, left), *down(310, 780, right)]
    assert texts(across) == texts(beside) == [" ".join(left), " ".join(right)]


def test_a_table_keeps_its_rows():
    rows = [("Lane", "Cost"), ("Cars", "3 million"), ("Bicycles", "1 million")]
    page = [*down(60, 780, [*FIRST, ""])]
    page += [
        at(x, 720 - 14 * n, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((60, 250), row, strict=True)
    ]
    blocks = read_pdf(capture(pdf([page]))).blocks
    assert [block.text for block in blocks if block.kind == "table"] == [
        "Lane Cost",
        "Cars 3 million",
        "Bicycles 1 million",
    ]


def test_items_are_known_by_their_marks_also_where_these_are_drawn_last():
    lines = [
        "Two lanes for cars are planned, one of them for buses and taxis in the morning hours",
        "of working days.",
    ]
    page = [*down(60, 780, FIRST), *down(72, 730, lines), at(72, 700, "One lane is for bicycles.")]
    page += [at(60, base, "•") for base in (730, 700)]
    blocks = read_pdf(capture(pdf([page]))).blocks
    assert [(block.kind, block.text) for block in blocks[1:]] == [
        ("item", " ".join(lines)),
        ("item", "One lane is for bicycles."),
    ]


def test_a_line_that_begins_with_a_dash_or_a_number_is_no_item_in_the_midst_of_a_sentence():
    lines = [
        FIRST[0],
        "- old and upper - town. Most of them had written their names on a list, and so did on",
        "2. May all the others, who had not done so in the year before.",
    ]
    assert texts(down(60, 780, lines)) == [" ".join(lines)]


def test_a_head_that_is_drawn_last_does_not_go_on_from_the_foot():
    page = [*down(60, 780, [*FIRST[:2], "way to work, and of these the most were angry with the mayor and"])]
    assert texts([*page, at(60, 815, "Harbor Post"), at(60, 30, "Harbor Town")])[1:] == [
        "Harbor Post",
        "Harbor Town",
    ]


def test_links_keep_their_words():
    content = pdf([down(60, 780, FIRST)], links=link(60, 764, 97, 778, "https://harbor.example/old-town"))
    [block] = read_pdf(capture(content)).blocks
    [found] = block.links
    assert block.text[found.start : found.end] == "old town"
    assert found.target == "https://harbor.example/old-town"


def test_links_within_the_file_are_no_links():
    inside = "<< /Type /Annot /Subtype /Link /Rect [60 764 97 778] /Dest [6 0 R /Fit] >>"
    assert read_pdf(capture(pdf([down(60, 780, FIRST)], links=inside))).blocks[0].links == ()


def test_links_into_the_file_system_are_no_links():
    content = pdf([down(60, 780, FIRST)], links=link(60, 764, 97, 778, "file:///etc/passwd"))
    assert read_pdf(capture(content)).blocks[0].links == ()


def test_a_stamp_at_the_edge_and_a_watermark_are_left_out_and_a_turned_page_is_read():
    stamp = at(20, 300, "Received by the town office", turned=1)
    aslant = at(100, 300, "Draft", size=60, turned=4)
    assert texts([*down(60, 780, FIRST), stamp, aslant]) == [" ".join(FIRST)]
    places = {
        1: lambda n: (100 + 12 * n, 60),
        2: lambda n: (540, 100 + 12 * n),
        3: lambda n: (500 - 12 * n, 780),
    }
    for quarters, place in places.items():
        turned = [at(*place(number), line, turned=quarters) for number, line in enumerate(FIRST)]
        assert texts(turned) == [" ".join(FIRST)]


def test_the_language_of_the_file_is_kept():
    assert read_pdf(capture(pdf([down(60, 780, FIRST)], language="en-GB"))).language == "en"
    assert read_pdf(capture(pdf([down(60, 780, FIRST)]))).language == ""


def test_a_broken_page_costs_that_page():
    content = pdf([down(60, 780, FIRST), down(60, 780, SECOND)])
    content = content.replace(b"/Kids [6 0 R 8 0 R]", b"/Kids [6 0 R 4 0 R]")
    assert [block.text for block in read_pdf(capture(content)).blocks] == [" ".join(FIRST)]


def test_notes_at_the_foot_of_a_page_do_not_break_the_text():
    first = [*down(60, 780, FIRST[:2]), at(60, 60, "1 The figure is from the harbor office.", size=7)]
    assert texts(first, down(60, 780, [FIRST[2], "", *SECOND])) == [
        " ".join(FIRST),
        " ".join(SECOND),
        "1 The figure is from the harbor office.",
    ]


def test_a_table_of_contents_is_no_text():
    page = down(60, 780, ["A long dispute . . . . . . . . . . . . . . . . . . 12", "", *FIRST])
    assert texts(page) == [" ".join(FIRST)]


def test_ligatures_are_letters():
    [text] = texts(
        down(60, 780, ["The office said so.", "The officer agreed with what the office had said of it."])
    )[:1]
    assert "office" in text


@pytest.mark.parametrize(
    ("content", "slug"),
    [
        (b"%PDF-1.7", "damaged"),
        (b"", "damaged"),
        (pdf([[]]), "no-text"),
        (pdf([[at(60, 780, "...")]]), "no-text"),
        (pdf([down(60, 780, FIRST)])[:300], "damaged"),
    ],
)
def test_what_is_no_text_is_named(content, slug):
    assert slug_of(content) == slug


def test_a_file_with_a_password_is_named():
    trailer = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O (12345678901234567890123456789012) "
        b"/U (12345678901234567890123456789012) >> /ID [(1234567890123456) (1234567890123456)] /Info"
    )
    assert slug_of(pdf([down(60, 780, FIRST)]).replace(b"/Info", trailer)) == "protected"


def test_a_file_that_is_mostly_pictures_is_doubted():
    document = read_pdf(capture(pdf([down(60, 780, FIRST), [], []])))
    assert document.flags == ("doubtful-extraction",)


def test_more_letters_than_an_article_has_are_refused(monkeypatch):
    monkeypatch.setattr("reportgen.documents.pdf._MOST_LETTERS", 100)
    assert slug_of(pdf([down(60, 780, FIRST)])) == "too-large"


def test_a_briefing_of_ours_is_no_source_as_a_pdf_either():
    page = down(
        60, 780, ["One event", "", "compiled 2 May 2024 10:00 UTC \xb7 report 0123456789ab", "", *FIRST]
    )
    with pytest.raises(DocumentError) as problem:
        read(capture(pdf([page])))
    assert problem.value.slug == "own-briefing"


def test_the_article_of_a_pdf_obeys_the_law_of_offsets():
    article = read(capture(pdf([down(60, 780, ["Council argues", "", *FIRST, "", *SECOND])])))
    assert article.title == "Council argues"
    assert [block.kind for block in article.blocks] == ["title", "paragraph", "paragraph"]
    assert article.text[article.blocks[1].start : article.blocks[1].end] == " ".join(FIRST)
    assert len(article.sentences) == 4


def line(text="Word after word", left=60.0, top=700.0, size=12.0, width=300.0, bold=False):
    return Line(text=text, left=left, right=left + width, bottom=top - size, top=top, size=size, bold=bold)


LINES = st.builds(
    line,
    text=st.text(st.sampled_from("ab1 -.•\u2010漢é"), min_size=1, max_size=30).filter(
        lambda text: text.strip()
    ),
    left=st.floats(0, 500),
    top=st.floats(0, 800),
    size=st.floats(0.5, 40),
    width=st.floats(0.1, 500),
    bold=st.booleans(),
)


@given(st.lists(st.lists(LINES, max_size=12).map(tuple), max_size=4))
def test_any_lines_give_paragraphs_and_no_word_is_made_up(pages):
    shown = {character for page in pages for each in page for character in each.text}
    for paragraph in paragraphs_of(pages):
        text = paragraph.block.text
        assert text == " ".join(text.split())
        assert set(text) <= shown | {" "}
        assert any(character.isalnum() for character in text)


@given(st.lists(LINES, max_size=20).map(tuple))
def test_setting_a_page_in_order_loses_no_letter(page):
    def letters(lines):
        return sorted(character for each in lines for character in each.text if character.isalnum())

    assert letters(set_in_order(page)) == letters(page)


@given(st.lists(LINES, max_size=20).map(tuple))
def test_a_page_alone_loses_numbers_and_addresses_at_its_edges_only(page):
    [left] = without_frame([page])
    lost = "".join(each.text for each in page if each not in left)
    assert not any(character.isalpha() for character in lost)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Microsoft Word - bridge_v2.docx", ""),
        ("Microsoft Word - Council argues about bridge", "Council argues about bridge"),
        ("untitled", ""),
        ("Untitled document", ""),
        ("bridge-final.indd", ""),
        ("PowerPoint Presentation", ""),
        ("Layout 1", ""),
        ("bridge", ""),
        ("橋をめぐる議論", "橋をめぐる議論"),
        (" Council  argues ", "Council argues"),
        ("x " * 200, ""),
    ],
)
def test_names_of_files_are_no_titles(text, title):
    assert believed_title(text) == title


def test_names_of_accounts_are_no_authors():
    assert believed_authors("Ada Quill, Ben Rower") == ("Ada Quill", "Ben Rower")
    for nobody in ("admin", "Microsoft Office User", "Unknown", "jdoe", "", "Administrator"):
        assert believed_authors(nobody) == ()


def blocks(*texts, kind="paragraph"):
    return [DocumentBlock(kind=kind, text=text) for text in texts]


def test_an_agency_names_place_and_day_where_its_text_begins():
    story = f"HARBOR TOWN, 2 May 2024 – {' '.join(FIRST)}"
    heading = read_heading(blocks(story), CAPTURED)
    assert heading.published == datetime(2024, 5, 2, tzinfo=UTC)
    assert heading.blocks == tuple(blocks(story))


def test_bylines_and_date_lines_go_and_sentences_stay():
    long = " ".join(FIRST)
    found = read_heading(blocks("Von Ada Quill | 2. Mai 2024", "By then it was late.", long), CAPTURED)
    assert found.authors == ("Ada Quill",)
    assert found.published == datetime(2024, 5, 2, tzinfo=UTC)
    assert [block.text for block in found.blocks] == ["By then it was late.", long]


def test_days_of_the_event_are_no_days_of_publication():
    for text in ("Updated 3 May 2024", "What happened in Harbor Town on 2 May 2024, hour by hour and street"):
        assert read_heading(blocks(text, kind="heading"), CAPTURED).published is None
    assert read_heading(blocks("2 July 2024"), CAPTURED).published is None


def test_pdfium_reads_what_the_tests_write():
    document = pypdfium2.PdfDocument(pdf([[at(60, 780, "(a\\b)")]]))
    assert document[0].get_textpage().get_text_range() == "(a\\b)"


def test_letters_without_a_size_are_read_all_the_same():
    told = paragraphs_of(
        [(line("The river rose.", size=0.0), line("Two bridges were closed.", top=1, size=0.0))]
    )
    assert "Two bridges were closed." in " ".join(paragraph.block.text for paragraph in told)


def test_pages_with_nothing_but_a_stamp_are_pictures_and_doubted():
    stamp = [at(60, 30, "Scanned by HarborScan 12", 8)]
    assert read_pdf(capture(pdf([stamp] * 5))).flags == ("doubtful-extraction",)
    told = down(60, 780, ["The council met for three hours on Tuesday evening", "and heard eleven speakers."])
    assert read_pdf(capture(pdf([told, stamp]))).flags == ()


def test_a_page_that_is_turned_with_its_text_upright_in_it_is_read_from_its_head():
    content = pdf([down(60, 780, ["The council met for three hours", "and heard eleven speakers."])])
    turned = content.replace(b"/MediaBox", b"/Rotate 90 /MediaBox")
    [block] = read_pdf(capture(turned)).blocks
    assert block.text == "The council met for three hours and heard eleven speakers."


@pytest.mark.parametrize(
    "text", ["By Land and Sea", "By Night", "Par for the Course", "Door Closes on a Deal"]
)
def test_a_heading_that_begins_as_a_byline_does_names_nobody(text):
    assert read_heading(blocks(text, kind="heading"), CAPTURED).authors == ()


def test_two_single_words_in_a_byline_name_nobody():
    assert read_heading(blocks("By Land and Sea"), CAPTURED).authors == ()


def test_names_of_people_in_a_heading_are_its_authors():
    for text in ("By Ada Quill", "By Ada Quill and Jan van der Roe", "Von Ada Quill", "Text: Ada Quill"):
        assert "Ada Quill" in read_heading(blocks(text, kind="heading"), CAPTURED).authors
    assert read_heading(blocks("By Reuters"), CAPTURED).authors == ("Reuters",)
