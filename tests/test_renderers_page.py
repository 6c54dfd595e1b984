"""The page shows every passage verbatim, marks the words that differ, and never judges."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import ReportgenError
from reportgen.passage import Passage, display
from reportgen.renderers import render
from reportgen.renderers.columns import choose_columns, choose_layout
from reportgen.renderers.elements import Box, Matter, Quoted, Segment, with_text
from reportgen.renderers.labels import ENGLISH
from reportgen.renderers.lone import is_telling
from reportgen.renderers.page import display_segments, lay_out
from reportgen.renderers.register import link_of
from reportgen.report import Update
from reportgen.usage import Usage, Use

ODD = st.text(alphabet="ab é\u0301\u00ad\u200b\u202e\u1100\u1161\n\t\x00\x07.,“” |e\u0327\ufb01", max_size=40)


def passage_of(text: str, start: int = 7) -> Passage:
    return Passage(article="a", start=start, end=start + len(text), text=text)


def quotes_in(value: object) -> list[Quoted]:
    """Every quoted passage of a page, however deep."""
    if isinstance(value, Quoted):
        return [value]
    if isinstance(value, tuple):
        return [quote for part in value for quote in quotes_in(part)]
    if is_dataclass(value):
        return [quote for f in fields(value) for quote in quotes_in(getattr(value, f.name))]
    return []


@given(ODD, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4))
def test_segments_joined_are_the_shown_form_of_the_passage(text, spans):
    segments = display_segments(passage_of(text), spans)
    assert "".join(s.text for s in segments) == display(text)


@given(ODD, ODD, ODD)
def test_the_marked_words_are_those_of_the_span(before, inside, after):
    """Wherever nothing composes over the border, the marked words are the span's own shown form."""
    text = before + "|" + inside + "|" + after
    begin = 7 + len(before)
    segments = display_segments(passage_of(text), [(begin, begin + len(inside) + 2)])
    assert [s.text for s in segments if s.marked] == [display("|" + inside + "|")]


def test_blanks_at_the_border_of_a_span_are_not_marked():
    segments = display_segments(passage_of("tok  35 minutes , it said"), [(11, 23)])
    assert [(s.text, s.marked) for s in segments] == [
        ("tok ", False),
        ("35 minutes", True),
        (" , it said", False),
    ]


def test_overlapping_spans_become_one():
    segments = display_segments(passage_of("abcdefgh"), [(8, 11), (10, 13), (90, 99), (3, 3)])
    assert [(s.text, s.marked) for s in segments] == [("a", False), ("bcdef", True), ("gh", False)]


def test_an_empty_passage_is_one_empty_segment():
    assert [s.text for s in display_segments(passage_of("\u200b"), [(7, 8)])] == [""]


@pytest.mark.parametrize(
    "make", [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]
)
def test_every_quote_on_a_page_is_a_passage_of_its_text(make):
    report, texts = make()
    quotes = quotes_in(lay_out(report, texts))
    assert quotes
    for quote in quotes:
        assert quote.text == display(texts[quote.article].text[quote.start : quote.end])
        assert quote.mark == report.mark(texts[quote.article].passage(quote.start, quote.end))
        assert quote.at == f"{quote.article}:{quote.start}-{quote.end}"


def test_two_accounts_face_each_other_six_share_a_table_and_more_are_stacked():
    assert [choose_layout(n) for n in (1, 2, 3, 6, 7)] == ["facing", "facing", "table", "table", "stacked"]


def test_accounts_that_speak_once_have_no_column_and_stand_below():
    page = lay_out(*reports.ferry())
    assert [t.badge.letter for t in page.columns] == ["A", "B", "C", "E"]
    speed = page.matters[1]
    assert [box.badge.letter for box in speed.others] == ["D"]
    assert speed.others[0].more == "also 4.1"
    # A has it too, in the words of E, whom it quotes.
    assert speed.quiet == "B"
    assert [box.silence for box in speed.boxes if not box.lines] == [
        "Only in what it quotes: E",
        "Not found in this text",
    ]


def test_the_page_says_what_differs_in_the_accounts_own_words():
    [difference] = lay_out(*reports.ferry()).matters[2].differences
    assert difference.title == "people on board (possible)"
    assert [([b.letter for b in v.badges], v.words.text, v.note) for v in difference.values] == [
        (["A"], "About 210 people", ""),
        (["B"], "187 passengers", "part of a larger count"),
        (["E"], "196", ""),
    ]


def test_a_sentence_that_differs_as_a_whole_is_not_underlined_and_not_repeated():
    report, texts = reports.ferry()
    [first, *_] = report.points
    whole = replace(first.differences[0].values[0], span=first.cells[0].statements[0].passage)
    told = replace(
        first, differences=(replace(first.differences[0], note="told differently", values=(whole,)),)
    )
    matter = lay_out(replace(report, points=(told,)), texts).matters[0]
    assert [d.values for d in matter.differences] == [()]
    assert not any(s.marked for box in matter.boxes for line in box.lines for s in line.quoted.segments)


def test_the_title_block_counts_and_names_the_report():
    report, texts = reports.ferry()
    page = lay_out(report, texts)
    assert page.imprint == f"compiled 9 Mar 2031 06:15 UTC · report {report.id}"
    assert page.kicker == ("Event briefing", "Port Ennis", "8 Mar 2031")
    assert page.dek.startswith("Four articles, 6 accounts: ")
    assert [(k.number, k.words) for k in page.keys] == [
        ("4", "articles read"),
        ("6", "accounts"),
        ("5", "points lined up"),
        ("2", "points agree"),
        ("2", "points differ"),
        ("1", "possible difference"),
    ]


def test_a_page_without_comparison_says_so():
    page = lay_out(*reports.bare())
    assert page.matters == ()
    assert page.nothing == ENGLISH.nothing_lined_up
    assert [entry.anchor for entry in page.contents] == ["matters", "tellers", "sources", "method"]
    assert "differ" not in page.dek


def test_what_every_account_agrees_on_is_only_what_every_account_says():
    assert lay_out(*reports.readouts()).titles["agreed"] == "What every account agrees on"
    assert lay_out(*reports.ferry()).titles["agreed"] == "What several accounts agree on"
    assert lay_out(*reports.many(4)).titles["agreed"] == "What several accounts agree on"


def test_the_first_page_lists_four_agreements_and_says_how_many_more_stand_below():
    report, texts = reports.ferry()
    agreed = report.points[3]
    page = lay_out(replace(report, points=tuple(replace(agreed, rank=n) for n in range(1, 8))), texts)
    assert (len(page.agreed), page.agreed_more) == (4, "3 more below")
    assert lay_out(report, texts).agreed_more == ""


def test_a_sentence_that_carries_a_difference_stands_before_one_that_does_not():
    """Quay Notes says first how it always is, then what it saw: the second has the words that differ."""
    [box] = lay_out(*reports.ferry()).matters[1].others
    assert [line.quoted.mark for line in box.lines] == ["4.5"]
    assert [s.text for s in box.lines[0].quoted.segments if s.marked] == ["well above the limit"]


def test_copies_of_one_sentence_are_shown_once_with_all_their_marks():
    report, texts = reports.ferry()
    line = "The sea was calm."
    first = reports.article("e1c0ffee0001", "North Post", ("Calm", [f"PORT ENNIS (Coast Wire) - {line}"]))
    second = reports.article("e2c0ffee0002", "South Post", ("Calm", [line, "A third thing."]))
    told = reports.cell("t-wire", *(reports.says(a, 1) for a in (first, second)), reports.says(second, 2))
    calm = replace(
        report,
        articles=(*report.articles, reports.listed(5, first), reports.listed(6, second)),
        points=(replace(report.points[3], cells=(told,)),),
    )
    [matter] = lay_out(calm, texts | {a.id: a for a in (first, second)}).matters
    [box] = [box for box in matter.boxes if box.lines]
    assert [(at.quoted.mark, [copy.mark for copy in at.copies]) for at in box.lines] == [
        ("5.1", ["6.1"]),
        ("6.2", []),
    ]


def test_more_accounts_than_a_page_holds_leave_the_columns_to_the_outlets():
    made, _ = reports.many(4)
    people = tuple(
        replace(a, id=f"p{n}", mark=f"P{n}", kind="person", teller=f"Person {n}")
        for n, a in enumerate(made.accounts)
    )
    cells = tuple(replace(made.points[0].cells[0], account=a.id) for a in (*made.accounts, *people))
    points = tuple(replace(p, cells=cells) for p in made.points)
    assert choose_columns(points, (*made.accounts, *people)) == made.accounts
    assert choose_columns(points, people) == people


def test_a_quoted_account_has_a_column_from_a_third_of_the_points_on():
    report, texts = reports.ferry()
    more = tuple(replace(report.points[3], id=f"x{n}", rank=8 + n) for n in range(3))
    wide = lay_out(replace(report, points=report.points + more), texts)
    assert [t.badge.letter for t in lay_out(report, texts).columns] == ["A", "B", "C", "E"]
    assert [t.badge.letter for t in wide.columns] == ["A", "B", "C"]


def test_silence_in_one_text_is_told_from_silence_in_several():
    report, texts = reports.readouts()
    ministry = report.accounts[-1]
    both = replace(ministry, kind="office", channels=tuple((a.id,) for a in report.articles))
    point = replace(report.points[0], cells=report.points[0].cells[:1], differences=())
    for account, silence in ((ministry, "Not found in this text"), (both, "Not found in the texts supplied")):
        changed = replace(report, accounts=(report.accounts[0], account), points=(point, *report.points[1:]))
        boxes = lay_out(changed, texts).matters[0].boxes
        assert [box.silence for box in boxes if not box.lines] == [silence]


def test_a_sentence_of_few_words_is_not_listed_as_only_in_one_account():
    assert is_telling("The sea was calm then.")
    assert not is_telling("The sea was calm.")
    assert is_telling("海上风平浪静渡船准时。")


def test_what_is_far_from_a_lone_sentence_is_not_called_near():
    report, texts = reports.ferry()
    lone = report.only_one_account[0]
    far = replace(lone, nearest=(replace(lone.nearest[0], score=0.149),))
    scores = [
        [near.score for near in lay_out(replace(report, only_one_account=(one,)), texts).lone[0].nearest]
        for one in (lone, far)
    ]
    assert scores == [["0.21"], []]


def test_an_outlet_relayed_in_one_sentence_has_no_count_of_paragraphs():
    report, texts = reports.ferry()
    [radio] = report.carriers
    page = lay_out(replace(report, carriers=(radio, replace(radio, blocks=()))), texts)
    assert [carrier.extent for carrier in page.carriers] == ["1 paragraph, opened by", "in the sentence"]


def test_channels_are_told_as_chains():
    tellers = {t.badge.letter: t for t in lay_out(*reports.ferry()).tellers}
    assert tellers["A"].channels == "article 1"
    assert tellers["E"].channels == "in Harbor Courier (1); via Island Radio in Quay Notes (4)"
    assert tellers["C"].about == "side: Government · in its own voice"


def test_changes_are_told_in_words():
    page = lay_out(*reports.ferry())
    assert [(c.kind, c.what, c.old, c.new) for c in page.changes] == [
        ("Changed", "verdict", "Accounts agree", "Accounts differ"),
        ("New", "article", "", "What we know about the Alder Bay"),
        ("Changed", "figure", "9", "14"),
    ]
    assert page.previous == "Port Ennis, edition 2, since report 0123456789ab"


def test_page_one_tells_moved_figures_first_then_verdicts_then_articles_two_of_each_at_most():
    report, texts = reports.ferry()
    verdict, article, figure = report.changes
    more = [replace(figure, id=f"f{n}", new=14 + n) for n in (2, 3)]
    quotation = replace(article, what="quotation", id="q1")
    changed = replace(report, changes=(quotation, verdict, article, figure, *more))
    assert [(c.what, c.new) for c in lay_out(changed, texts).foremost] == [
        ("figure", "14"),
        ("figure", "16"),
        ("verdict", "Accounts differ"),
        ("article", "What we know about the Alder Bay"),
    ]
    assert lay_out(replace(report, changes=None), texts).foremost == ()


def test_what_is_new_stands_before_the_bottom_line_in_every_format():
    report, texts = reports.ferry()
    update = Update(report="0123456789ab", made=report.made, manifest="m1", articles=(), summary=())
    for name in ("markdown", "html", "mediawiki", "confluence"):
        shown = render(replace(report, update=update), texts, name).decode()
        heading = re.search(r"(?:## |</span>|</ac:structured-macro>|>)Bottom line", shown)
        assert heading, name
        assert 0 < shown.find("9 → 14") < heading.start(), name


def test_a_wording_cut_short_says_before_which_word():
    [wording] = lay_out(*reports.ferry()).quotations[0].wordings
    assert (wording.quoted.text, wording.note) == ("We heard no warning", "stops before “and”")


def test_sections_that_are_cut_say_how_much_is_missing():
    report, texts = reports.ferry()
    long = replace(report, timeline=report.timeline * 10, settings=replace(report.settings, points=2))
    page = lay_out(long, texts)
    assert len(page.matters) == 2
    assert page.left_out == {
        "timeline": "6 more in the report's JSON.",
        "matters": "5 more in the report's JSON.",
    }


def test_a_long_list_of_accounts_leaves_the_first_page():
    page = lay_out(*reports.many(15))
    assert (len(page.legend), page.legend_more) == (18 - len(page.contents), "and 5 more")
    assert len(page.matrix_columns) == 12


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://a.example/x?y=1&z", "https://a.example/x?y=1&z"),
        ("HTTP://a.example", "HTTP://a.example"),
        ("javascript:alert(1)", ""),
        ("https://a.example/ x", ""),
        ("https://a.example/\n", ""),
        ("file:///etc/passwd", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(address, link):
    assert link_of(address) == link


def test_a_report_that_refers_to_what_it_does_not_list_is_named_not_crashed_on():
    report, texts = reports.ferry()
    with pytest.raises(ReportgenError, match="article 'a1c0ffee0001', which it does not list"):
        lay_out(replace(report, articles=report.articles[1:], points=(), accounts=()), texts)
    with pytest.raises(ReportgenError, match="account 't-courier', which it does not list"):
        lay_out(replace(report, accounts=report.accounts[1:]), texts)


def test_changing_text_leaves_anchors_addresses_and_numbers_alone():
    page = lay_out(*reports.ferry())
    loud = with_text(page, str.upper)
    assert loud.title == page.title.upper()
    assert loud.sources[0].link == page.sources[0].link
    assert loud.matters[0].verdict == "differ"
    assert loud.matters[0].boxes[0].lines[0].quoted.at == page.matters[0].boxes[0].lines[0].quoted.at


@pytest.mark.parametrize(
    ("precision", "shown"),
    [("year", "2031"), ("month", "Mar 2031"), ("day", "9 Mar 2031"), ("minute", "9 Mar 2031 06:15 CET")],
)
def test_a_time_is_no_finer_than_its_words(precision, shown):
    assert ENGLISH.written_moment(reports.MADE, precision, "CET") == shown


def test_numbers_are_plain():
    assert [ENGLISH.written(n) for n in (0, -0.0, 0.5, 1250.0, 14, 2.505)] == [
        "0",
        "0",
        "0.5",
        "1,250",
        "14",
        "2.5",
    ]
    assert ENGLISH.written(4345.23) == "4,345"
    assert ENGLISH.spelled(40) == "40"
    assert ENGLISH.written_date("soon") == "soon"


def test_a_clause_shows_that_its_sentence_goes_on_outside_of_its_words():
    """The passage itself stays verbatim: the ellipsis stands before or behind it."""
    report, texts = reports.ferry()
    first = report.points[0].cells[0]
    whole = first.statements[0].passage
    half = whole.text.index(" ", len(whole.text) // 2)
    for clause, opening, closing in [
        (whole.part(0, half), "", " …"),
        (whole.part(half + 1, len(whole.text)), "… ", ""),
        (whole, "", ""),
    ]:
        cell = replace(first, statements=(replace(first.statements[0], passage=clause),))
        point = replace(report.points[0], cells=(cell, *report.points[0].cells[1:]), differences=())
        page = lay_out(replace(report, points=(point,)), texts)
        shown = [quote for quote in quotes_in(page.matters) if quote.start == clause.start]
        assert {(quote.opening, quote.closing, quote.text) for quote in shown} == {
            (opening, closing, display(clause.text))
        }


@pytest.mark.parametrize(
    ("end", "precision", "shown"),
    [
        (None, "minute", "9 Mar 2031 06:15 CET"),
        (timedelta(hours=2), "minute", "9 Mar 2031 06:15 to 08:15 CET"),
        (timedelta(days=2), "minute", "9 Mar 2031 06:15 to 11 Mar 2031 06:15 CET"),
        (timedelta(days=2), "day", "9 Mar 2031 to 11 Mar 2031"),
    ],
)
def test_a_moment_that_lasts_shows_its_end(end, precision, shown):
    moment = replace(
        reports.ferry()[0].timeline[0],
        when=reports.MADE,
        end=end and reports.MADE + end,
        precision=precision,
        zone="CET",
        kind="happened",
    )
    assert ENGLISH.written_span(moment) == shown


def test_a_wording_says_what_it_leaves_out_and_the_first_shows_where():
    report, texts = reports.ferry()
    quotation = next(q for q in report.quotations if len(q.wordings) > 1)
    first = quotation.passage
    word = re.search(r"\w{4,}", first.text)
    wordings = tuple(
        replace(w, lacks=(word.span(),)) if w.passage != first else w for w in quotation.wordings
    )
    page = lay_out(replace(report, quotations=(replace(quotation, wordings=wordings),)), texts)
    line = page.quotations[0]
    assert f"leaves out “{word[0]}”" in line.wordings[0].note
    assert word[0] in [segment.text for segment in line.quoted.segments if segment.marked]


def test_words_that_accounts_choose_stand_in_one_row():
    report, texts = reports.ferry()
    first, second = (cell.statements[0].passage for cell in report.points[0].cells[:2])
    uses = (
        Use(account=report.points[0].cells[0].account, text="x", count=2, passages=(first.part(0, 5),)),
        Use(account=report.points[0].cells[1].account, text="", count=1, passages=(second,)),
    )
    usage = Usage(kind="hedge", referent="the crossing", uses=uses)
    line = lay_out(replace(report, usages=(usage,)), texts).usages[0]
    assert line.title == "hedges: the crossing"
    assert [(use.times, use.plain) for use in line.uses] == [("2 times", ""), ("", ENGLISH.no_hedge)]
    assert line.uses[0].words.text == display(first.part(0, 5).text)


def spoken_by(letters: str, words: str) -> tuple[Box, ...]:
    """Boxes of accounts that say the same words."""
    box = lay_out(*reports.ferry()).matters[0].speaking[0]
    line = replace(box.lines[0], speaker="")
    boxes = []
    for number, letter in enumerate(letters, 1):
        quoted = replace(line.quoted, segments=(Segment(text=words),), mark=f"{number}.1", number=number)
        boxes.append(
            replace(
                box, badge=replace(box.badge, letter=letter), lines=(replace(line, quoted=quoted),), more=""
            )
        )
    return tuple(boxes)


def matter_of(*boxes: Box) -> Matter:
    return replace(lay_out(*reports.ferry()).matters[0], boxes=boxes, others=())


def test_accounts_that_say_the_same_words_are_one_voice_with_all_their_marks():
    matter = matter_of(*spoken_by("AB", "It sank."), *spoken_by("C", "It did not sink."))
    told = [([b.letter for b in v.badges], [m.mark for m in v.marks]) for v in matter.voices]
    assert told == [(["A", "B"], ["2.1"]), (["C"], [])]


@given(st.lists(st.integers(1, 900), min_size=1, max_size=14), st.integers(2, 3))
def test_stacks_hold_every_voice_once_in_order(lengths, count):
    boxes = [box for n, size in enumerate(lengths) for box in spoken_by("A", f"{n} " + "x" * size)]
    matter = matter_of(*boxes)
    stacks = matter.stacks(count)
    assert [voice for stack in stacks for voice in stack] == list(matter.voices)
    assert 1 <= len(stacks) <= count
    assert all(stacks)


def test_a_sentence_that_would_fill_a_column_makes_its_matter_long():
    assert matter_of(*spoken_by("A", "word " * 60)).long
    assert not matter_of(*spoken_by("A", "It sank.")).long


def test_a_sentence_that_an_account_has_twice_is_only_once_in_the_list():
    report, texts = reports.ferry()
    lone = report.only_one_account[0]
    other = next(p for p in texts[lone.passage.article].sentences if p != lone.passage)
    again = replace(
        lone, passage=replace(lone.passage, start=other.start, end=other.start + len(lone.passage.text))
    )
    page = lay_out(replace(report, only_one_account=(lone, again)), texts)
    [line] = page.lone
    assert len(line.copies) == 1
    assert "lone" not in page.left_out


def test_sources_that_carry_the_same_words_share_a_wording():
    report, texts = reports.ferry()
    quotation = next(q for q in report.quotations if len(q.wordings) > 1)
    extra = next(w for w in quotation.wordings if w.passage != quotation.passage)
    moved = replace(extra, passage=replace(extra.passage, article=quotation.passage.article))
    twice = replace(quotation, wordings=(*quotation.wordings, moved))
    [line] = lay_out(replace(report, quotations=(twice,)), texts).quotations
    [wording] = line.wordings
    assert ", " in wording.source
    assert len(wording.copies) == 1


def test_with_more_accounts_than_columns_who_reports_what_comes_first():
    anchors = [entry.anchor for entry in lay_out(*reports.many(9)).contents]
    assert anchors.index("matrix") < anchors.index("matters")
    anchors = [entry.anchor for entry in lay_out(*reports.many(3)).contents]
    assert anchors.index("matters") < anchors.index("matrix")
