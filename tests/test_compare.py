"""`reportgen compare` shows accounts side by side, verbatim, and nothing of a text drives the terminal."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import reports
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from reportgen.account import Account
from reportgen.cli import main
from reportgen.config import Settings
from reportgen.errors import UnknownNameError, UsageError
from reportgen.passage import display
from reportgen.point import Lone
from reportgen.renderers.labels import ENGLISH
from reportgen.renderers.plain import cells, wrap, write_plain
from reportgen.renderers.sheet import Choice, find_account, lay_sheet, narrow
from reportgen.renderers.terminal import columns_of, draw
from reportgen.report import Report, to_json
from reportgen.version import __version__
from tests.runs import write_texts

CODE = re.compile(r"\x1b\[[0-9;]*m")
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
FERRY, TEXTS = reports.ferry()
WHOLE = Choice(points=1000)


def bare_words(text: str) -> str:
    """Words one blank apart, without codes and without the signs around words that differ."""
    return " ".join(CODE.sub("", text).replace("**", "").split())


def told(*texts: str | list[str], topic: str = "the matter", **more) -> Report:
    """A report in which each text, a sentence or a list of them, is an outlet's, all on one point."""
    articles = [
        reports.article(f"e{n:011}", f"Outlet {n}", ("A title", [text] if isinstance(text, str) else text))
        for n, text in enumerate(texts, 1)
    ]
    accounts = tuple(
        Account(id=f"t{n}", mark=chr(64 + n), teller=a.source, kind="outlet", channels=((a.id,),))
        for n, a in enumerate(articles, 1)
    )
    spoken = [
        reports.cell(account.id, *[reports.says(a, n) for n in range(1, len(a.sentences) + 1)])
        for account, a in zip(accounts, articles, strict=True)
    ]
    return replace(
        reports.bare()[0],
        articles=tuple(reports.listed(n, a) for n, a in enumerate(articles, 1)),
        accounts=accounts,
        summary=(),
        points=(reports.point(1, topic, "agree", spoken),),
        **more,
    )


def column(page: str, number: int) -> str:
    """The words of one column of a drawn page, those of all its lines together."""
    lines = [line.split("│") for line in CODE.sub("", page).splitlines() if "│" in line]
    return " ".join(" ".join(parts[number] for parts in lines).split())


# --- what stands on the sheet -----------------------------------------------------------------------


def test_a_sheet_has_the_sentences_of_the_page_and_only_the_accounts_that_speak() -> None:
    sheet = lay_sheet(FERRY, WHOLE)
    assert [row.number for row in sheet.rows] == [point.rank for point in FERRY.points]
    for row, point in zip(sheet.rows, FERRY.points, strict=True):
        assert {box.badge.letter for box in row.boxes} == {
            FERRY.account[cell.account].mark for cell in point.cells
        }
        shown = {line.quoted.text for box in row.boxes for line in box.lines}
        assert shown <= {display(s.passage.text) for cell in point.cells for s in cell.statements}


def test_accounts_stand_in_the_order_of_their_badges() -> None:
    for row in lay_sheet(FERRY, WHOLE).rows:
        letters = [box.badge.letter for box in row.boxes]
        assert letters == sorted(letters)


def test_the_first_points_are_shown_and_the_others_counted() -> None:
    sheet = lay_sheet(FERRY, Choice(points=1))
    assert len(sheet.rows) == 1
    assert sheet.rows_more == f"{len(FERRY.points) - 1} more points; --points {len(FERRY.points)} shows all."
    assert lay_sheet(FERRY, WHOLE).rows_more == ""


def test_without_a_number_the_reports_own_settings_say_how_many_points() -> None:
    short = replace(FERRY, settings=Settings(points=2))
    assert [row.number for row in lay_sheet(short, Choice()).rows] == [1, 2]


def test_one_point_is_shown_whole_and_without_the_rest() -> None:
    talkative = told([f"Tide {n}." for n in range(1, 6)], "One tide only.")
    [short] = lay_sheet(talkative, Choice()).rows
    [whole] = lay_sheet(talkative, Choice(rank=1)).rows
    assert (len(short.boxes[0].lines), short.boxes[0].more) == (3, "also 1.4, 1.5")
    assert (len(whole.boxes[0].lines), whole.boxes[0].more) == (5, "")
    assert lay_sheet(FERRY, Choice(rank=2)).lone == ()


def test_a_rank_that_no_point_has_is_refused_with_the_ranks_there_are() -> None:
    with pytest.raises(UsageError, match=f"run from 1 to {len(FERRY.points)}"):
        lay_sheet(FERRY, Choice(rank=99))
    with pytest.raises(UsageError, match="nothing was lined up"):
        lay_sheet(reports.bare()[0], Choice(rank=1))


def test_one_account_keeps_its_points_with_all_who_speak_there() -> None:
    chosen = narrow(FERRY, Choice(points=1000, accounts=("t-line",)))
    assert chosen.points
    assert all("t-line" in {cell.account for cell in point.cells} for point in chosen.points)
    rows = lay_sheet(FERRY, Choice(points=1000, accounts=("t-line",))).rows
    assert all(len(row.boxes) == len(row.matter.speaking) for row in rows)


def test_two_accounts_stand_alone_side_by_side_and_the_others_are_named() -> None:
    sheet = lay_sheet(FERRY, Choice(points=1000, accounts=("t-courier", "t-wire")))
    assert sheet.rows
    for row in sheet.rows:
        assert [box.badge.letter for box in row.boxes] == ["A", "B"]
        assert set(row.also.split(", ")).isdisjoint({"A", "B"})
        assert set(filter(None, row.quiet.split(", "))) <= {"A", "B"}
    assert sheet.rows[0].also == "C"
    assert {line.badge.letter for line in sheet.lone} <= {"A", "B"}


def test_accounts_that_never_meet_are_told_so() -> None:
    apart = lay_sheet(FERRY, Choice(accounts=("t-line", "t-mara")))
    assert (
        apart.nothing
        == "No two of these accounts speak on one point: E Sound Line Ferries, F Mara Lindqvist."
    )
    silent = replace(FERRY, points=FERRY.points[:1])
    alone = lay_sheet(silent, Choice(accounts=("t-mara",)))
    assert alone.nothing == "F Mara Lindqvist speaks on no point that was lined up."


@pytest.mark.parametrize("name", ["C", "c", "Ministry of Transport", "ministry of transport", "transport"])
def test_an_account_is_found_by_its_letter_its_name_or_a_part_of_it(name: str) -> None:
    assert find_account(FERRY, name).id == "t-ministry"


def test_a_name_that_several_accounts_or_none_have_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match=r"A Harbor Courier.*letter"):
        find_account(FERRY, "r")
    with pytest.raises(UnknownNameError, match="B Coast Wire"):
        find_account(FERRY, "the moon")
    with pytest.raises(UnknownNameError):
        find_account(FERRY, "")


# --- plain text -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "made", [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]
)
@pytest.mark.parametrize("width", [24, 80, 5000])
def test_plain_text_has_every_word_uncut_and_nothing_that_drives_a_terminal(made, width: int) -> None:
    sheet = lay_sheet(made()[0], WHOLE)
    page = write_plain(sheet, width)
    assert not CONTROL.search(page)
    shown = [line.quoted.text for row in sheet.rows for box in row.boxes for line in box.lines]
    opening, closing = sheet.signs
    words = " ".join(page.replace(opening, "").replace(closing, "").split())
    for text in [*shown, *(line.quoted.text for line in sheet.lone), sheet.title]:
        assert text.replace(opening, "").replace(closing, "") in words
    for line in page.splitlines():
        assert cells(line) <= width or max(map(cells, line.split())) > width - 12


def test_words_that_differ_stand_between_signs_and_each_sentence_ends_in_its_mark() -> None:
    page = write_plain(lay_sheet(FERRY, WHOLE), 5000)
    assert "**at least 14 passengers** were hurt.  [1.1]" in page
    assert "Words that carry a difference stand between ** and **." in page


def test_the_signs_are_ones_that_no_text_has() -> None:
    assert lay_sheet(told("Calm.", "Calm too."), WHOLE).signs == ("**", "**")
    assert lay_sheet(told("A **bold** sea.", "Calm too."), WHOLE).signs == ("[[", "]]")
    assert lay_sheet(told("A **bold** sea [[sic]].", "Calm too."), WHOLE).signs == ("⟦", "⟧")


def test_every_sentence_stands_on_one_line_where_the_page_is_wide() -> None:
    sheet = lay_sheet(
        told("The ferry left at nine," + " and it rained and rained" * 9 + ".", "It left at ten."), WHOLE
    )
    lines = [line.strip() for line in write_plain(sheet, 1000).splitlines()]
    assert "The ferry left at nine," + " and it rained and rained" * 9 + ".  [1.1]" in lines
    assert "It left at ten.  [2.1]" in lines


PIECES = st.text(alphabet="ab -é\u0301漢字。、שלx", max_size=60)


@given(PIECES, st.integers(4, 30), st.integers(0, 3))
def test_wrapping_keeps_every_character_in_order_and_every_line_in_its_width(text, width, indent) -> None:
    text = " ".join(text.split())
    lines = list(wrap(text, width, " " * indent))
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        words = re.findall("[\u2e80-\ud7ff][\u3001\u3002]*|[^ \u2e80-\ud7ff]+", line)
        assert cells(line) <= width or len(words) == 1


def test_wide_characters_count_two_cells_and_combining_ones_none() -> None:
    assert [cells(text) for text in ("abc", "漢字", "e\u0301", "")] == [3, 4, 1, 0]
    assert list(wrap("漢字漢字。漢", 8)) == ["漢字漢", "字。漢"]


# --- the terminal -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "made", [reports.ferry, reports.readouts, reports.many, reports.bare, reports.hostile]
)
@pytest.mark.parametrize("width", [24, 60, 80, 120, 200])
def test_a_drawn_page_has_no_codes_but_colors_and_keeps_to_its_width(made, width: int) -> None:
    page = draw(lay_sheet(made()[0], WHOLE), width)
    assert "\x1b[" in page
    assert not CONTROL.search(CODE.sub("", page))
    assert all(cell_len(CODE.sub("", line)) <= width for line in page.splitlines())


def test_accounts_stand_in_columns_each_with_its_own_words() -> None:
    report = told(
        "The crossing took 35 minutes in calm weather.", "The crossing took 20 minutes in rough seas."
    )
    page = draw(lay_sheet(report, WHOLE), 80)
    assert column(page, 0) == "A Outlet 1 The crossing took 35 minutes in calm weather. 1.1"
    assert column(page, 1) == "B Outlet 2 The crossing took 20 minutes in rough seas. 2.1"


def test_a_narrow_terminal_stacks_the_accounts() -> None:
    report = told(
        "The crossing took 35 minutes in calm weather.", "The crossing took 20 minutes in rough seas."
    )
    page = draw(lay_sheet(report, WHOLE), 50)
    assert "│" not in page
    assert "A Outlet 1 The crossing took 35 minutes in calm weather. 1.1 B Outlet 2" in bare_words(page)


@pytest.mark.parametrize(
    ("accounts", "width", "columns"),
    [
        (1, 200, 1),
        (2, 56, 1),
        (2, 57, 2),
        (3, 80, 2),
        (4, 80, 2),
        (4, 120, 4),
        (6, 120, 3),
        (9, 200, 5),
        (9, 30, 1),
    ],
)
def test_columns_are_as_many_as_are_readable_in_rows_evenly_filled(accounts, width, columns) -> None:
    [row, *_] = lay_sheet(reports.many(accounts)[0], WHOLE).rows
    assert len(row.boxes) == accounts
    assert columns_of(row, width) == columns


def test_words_that_run_right_to_left_never_stand_beside_another_account() -> None:
    report = told("הספינה עגנה בנמל בשעה תשע.", "The ship docked at nine.")
    page = draw(lay_sheet(report, WHOLE), 120)
    assert "│" not in page
    assert "הספינה עגנה בנמל בשעה תשע." in bare_words(page)


def test_a_width_that_no_terminal_has_costs_nothing() -> None:
    sheet = lay_sheet(FERRY, WHOLE)
    assert draw(sheet, 10**12) == draw(sheet, 1000)
    assert write_plain(sheet, 10**12) == write_plain(sheet, 10**4)


def test_a_long_word_is_folded_into_its_column_and_wide_characters_fit_it() -> None:
    report = told("Look: " + "x" * 90 + ".", "船は九時に港に着いた。" * 9)
    page = draw(lay_sheet(report, WHOLE), 80)
    assert "x" * 90 + "." in column(page, 0).replace(" ", "")
    assert "船は九時に港に着いた。" * 9 in column(page, 1).replace(" ", "")
    assert all(cell_len(CODE.sub("", line)) <= 80 for line in page.splitlines())


def test_words_that_differ_are_underlined_and_only_they() -> None:
    page = draw(lay_sheet(FERRY, WHOLE), 1000)
    underlined = re.findall(r"\x1b\[[0-9;]*\b4m([^\x1b]*)", page)
    assert "at least 14 passengers" in underlined
    assert "Fourteen people" in underlined
    assert ENGLISH.underlined in CODE.sub("", page)


def test_without_color_there_are_underlines_still() -> None:
    page = draw(lay_sheet(FERRY, WHOLE), 120, color=False)
    assert set(CODE.findall(page)) <= {"\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[1;4m", "\x1b[1;7m", "\x1b[2;3m"}
    assert "\x1b[1;4m" in page


def test_markup_emoji_names_and_codes_in_a_text_are_shown_as_they_stand() -> None:
    nasty = "The [bold red]sea[/] was \x1b[31mcalm\x1b]8;;http://x\x07 \x9b2J :smile: [link=file:///x]here[/link]."
    report = told(nasty, "A\u202etext\u2066that turns.", topic="[red]topic[/red] \x1b[2J")
    shown = "The [bold red]sea[/] was [31mcalm]8;;http://x 2J :smile: [link=file:///x]here[/link]."
    drawn, plain = draw(lay_sheet(report, WHOLE), 120), write_plain(lay_sheet(report, WHOLE), 2000)
    assert shown in column(drawn, 0)
    assert shown in plain
    for page in (drawn, plain):
        assert not CONTROL.search(CODE.sub("", page))
        assert "1. [red]topic[/red] [2J" in CODE.sub("", page)
        assert "Atextthat turns." in page


def test_the_same_sheet_gives_the_same_page_whatever_the_environment(monkeypatch) -> None:
    sheet = lay_sheet(FERRY, WHOLE)
    page = draw(sheet, 100)
    for name, value in {"TERM": "dumb", "COLORTERM": "truecolor", "COLUMNS": "20", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
        assert draw(sheet, 100) == page


def test_three_hundred_points_and_none_are_shown() -> None:
    report = reports.many()[0]
    many = replace(report, points=tuple(replace(report.points[0], id=f"p{n}", rank=n) for n in range(1, 301)))
    sheet = lay_sheet(many, Choice(points=300))
    for page in (write_plain(sheet, 80), draw(sheet, 120)):
        assert "\n300. " in CODE.sub("", page)
    nothing = lay_sheet(reports.bare()[0], WHOLE)
    for page in (write_plain(nothing, 80), draw(nothing, 80)):
        assert ENGLISH.nothing_lined_up in bare_words(page)


def test_notes_of_people_and_what_one_account_has_alone_are_shown() -> None:
    noted = replace(FERRY, notes=(*FERRY.notes, replace(FERRY.notes[0], point=FERRY.points[0].id)))
    sheet = lay_sheet(noted, WHOLE)
    for page in (write_plain(sheet, 80), draw(sheet, 80)):
        assert bare_words(page).count("Note by Duty editor") == 2
        assert "Only in one account" in page
        assert "Nearest elsewhere: 2.4 (0.21)" in bare_words(page)


def test_a_clause_shows_that_its_sentence_goes_on() -> None:
    report = told("The sea was calm and the wind was light.", "The sea was rough.")
    [point] = report.points
    [whole] = point.cells[0].statements
    words, start = "The sea was calm", whole.passage.start
    clause = replace(whole, passage=replace(whole.passage, end=start + len(words), text=words))
    cell = replace(point.cells[0], statements=(clause,))
    sheet = lay_sheet(replace(report, points=(replace(point, cells=(cell, point.cells[1])),)), WHOLE)
    assert "The sea was calm …  [1.1]" in write_plain(sheet, 80)
    assert "The sea was calm … 1.1" in column(draw(sheet, 80), 0)


def test_a_speaker_in_another_account_is_named_and_what_has_no_room_is_counted() -> None:
    report = told([f"Tide {n}." for n in range(1, 6)], "One tide only.")
    [point] = report.points
    first, *rest = point.cells[0].statements
    cell = replace(point.cells[0], statements=(replace(first, speaker="Mara", role="a pilot"), *rest))
    sheet = lay_sheet(replace(report, points=(replace(point, cells=(cell, point.cells[1])),)), WHOLE)
    for page in (write_plain(sheet, 80), draw(sheet, 80), draw(sheet, 40)):
        assert "Speaker: Mara · a pilot" in CODE.sub("", page)
        assert "also 1.4, 1.5" in CODE.sub("", page)


def test_a_long_list_of_lone_sentences_says_how_many_are_left_out() -> None:
    texts = [
        article.passage(start, end) for article in TEXTS.values() for start, end in article.sentence_spans
    ]
    lone = tuple(
        Lone(account="t-courier", passage=passage, nearest=())
        for passage in texts
        if len(passage.text.split()) > 4
    )
    sheet = lay_sheet(replace(FERRY, only_one_account=lone), WHOLE)
    more = len({display(one.passage.text) for one in lone}) - len(sheet.lone)
    assert more > 0
    for page in (write_plain(sheet, 80), draw(sheet, 80)):
        assert f"{more} more in the report's JSON." in page


# --- the command ------------------------------------------------------------------------------------


@pytest.fixture
def run(tmp_path: Path, monkeypatch, capsys):
    """Runs the program in a folder with `r.json` and gives its code, output and errors."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", "REPORTGEN_POINTS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    (tmp_path / "r.json").write_bytes(to_json(FERRY))

    def invoke(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["reportgen", "compare", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(ended.value.code or 0), said.out, said.err

    return invoke


def test_a_pipe_gets_plain_text_of_eighty_columns(run, monkeypatch) -> None:
    code, out, err = run("r.json")
    assert (code, err) == (0, "")
    assert out == write_plain(lay_sheet(FERRY, Choice()), 80)
    assert run("--report", "r.json")[1] == out
    monkeypatch.setenv("COLUMNS", "120")
    assert run("r.json")[1] == write_plain(lay_sheet(FERRY, Choice()), 120)
    assert run("r.json", "--width", "60")[1] == write_plain(lay_sheet(FERRY, Choice()), 60)
    monkeypatch.setenv("COLUMNS", "3")
    assert run("r.json")[1] == write_plain(lay_sheet(FERRY, Choice()), 24)


def test_a_pager_that_asks_for_color_gets_columns_unless_the_terminal_is_dumb(run, monkeypatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert run("r.json", "--width", "100")[1] == draw(lay_sheet(FERRY, Choice()), 100)
    monkeypatch.setenv("NO_COLOR", "1")
    assert run("r.json", "--width", "100")[1] == draw(lay_sheet(FERRY, Choice()), 100, color=False)
    monkeypatch.setenv("TERM", "dumb")
    assert "\x1b" not in run("r.json")[1]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("FORCE_COLOR", "0")
    assert "\x1b" not in run("r.json")[1]


def test_a_terminal_gets_columns_as_wide_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "r.json").write_bytes(to_json(FERRY))
    master, slave = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "130"}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    child = subprocess.Popen(
        [sys.executable, "-m", "reportgen", "compare", "r.json"],
        cwd=tmp_path,
        env=environment,
        stdout=slave,
        stderr=subprocess.DEVNULL,
    )
    os.close(slave)
    shown = bytearray()
    try:
        while part := os.read(master, 65536):
            shown += part
    except OSError:  # Linux says so that the other end is closed
        pass
    os.close(master)
    assert child.wait(timeout=60) == 0
    assert shown.decode().replace("\r\n", "\n") == draw(lay_sheet(FERRY, Choice()), 130)


def test_json_has_the_objects_of_the_report(run) -> None:
    whole = json.loads(to_json(FERRY))
    code, out, _ = run("r.json", "--json", "--points", "2")
    chosen = json.loads(out)
    assert code == 0
    assert chosen == {
        "report": FERRY.id,
        "title": FERRY.title,
        "accounts": whole["accounts"],
        "points": whole["points"][:2],
        "only_one_account": whole["only_one_account"],
    }
    only = json.loads(run("r.json", "--json", "--account", "E")[1])
    assert [point["rank"] for point in only["points"]] == [
        p["rank"] for p in whole["points"] if "t-line" in {cell["account"] for cell in p["cells"]}
    ]


def test_json_drives_no_terminal_and_loses_nothing(run, tmp_path: Path) -> None:
    nasty = "The sea \x1b[31m\u202ewas\x9b2J calm."
    report = told(nasty, "Calm too.").sealed()
    (tmp_path / "n.json").write_bytes(to_json(report))
    _, out, _ = run("n.json", "--json")
    assert not CONTROL.search(out)
    assert json.loads(out)["points"] == json.loads(to_json(report))["points"]


def test_sources_are_compared_without_a_report_and_only_the_archive_is_written(run, tmp_path: Path) -> None:
    texts = [path.name for path in write_texts(tmp_path)]
    before = sorted(path.name for path in tmp_path.iterdir())
    code, out, err = run(*texts, "--archive", "kept", "--as-of", "2026-05-06T06:00Z")
    assert code == 0, err
    assert "**about 35 minutes**" in " ".join(out.split())
    assert "2 articles" in err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "kept"])
    assert run("--archive", "kept")[1] == out
    assert run(*texts, "--archive", "kept", "--as-of", "2026-05-06T06:00Z", "-q")[1:] == (out, "")


def test_a_source_that_fails_ends_with_3_and_the_others_are_compared(run, tmp_path: Path) -> None:
    write_texts(tmp_path / "texts")
    (tmp_path / "texts" / "rubbish.txt").write_bytes(bytes(range(256)) * 20)
    code, out, err = run("texts", "--archive", "kept")
    assert code == 3
    assert "not read: file:rubbish.txt" in err
    assert "35 minutes" in out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("missing.json",), 2, "There is no report at missing.json"),
        (("--archive", "nowhere"), 2, "There is no report at nowhere"),
        (("missing.txt",), 2, "missing.txt"),
        (("r.json", "r.json"), 2, "one report is shown at a time"),
        (("r.json", "--report", "r.json"), 2, "one report is shown at a time"),
        (("a.txt", "--report", "r.json"), 2, "one report is shown at a time"),
        (("r.json", "--account", "nobody"), 2, "no account 'nobody'"),
        (("r.json", "--point", "77"), 2, "no point 77"),
        (("r.json", "--point", "0"), 2, "--point"),
        (("r.json", "--points", "0"), 2, "--points"),
        (("r.json", "--width", "5"), 2, "--width"),
        (("empty.json",), 6, "no report that reportgen wrote"),
        (("cut.json",), 6, "no report that reportgen wrote"),
        (("lost.json",), 1, "which it does not list"),
    ],
)
def test_what_cannot_be_shown_is_said_in_a_sentence(run, tmp_path: Path, words, code: int, said: str) -> None:
    (tmp_path / "empty.json").write_bytes(b"")
    (tmp_path / "cut.json").write_bytes(to_json(FERRY)[:5000])
    (tmp_path / "lost.json").write_bytes(to_json(replace(FERRY, articles=FERRY.articles[1:]).sealed()))
    found, out, err = run(*words)
    assert (found, out) == (code, "")
    assert said in err


def test_a_report_that_was_changed_is_shown_with_a_word_of_it(run, tmp_path: Path) -> None:
    made_here = replace(FERRY, tool=replace(FERRY.tool, version=__version__)).sealed()
    (tmp_path / "here.json").write_bytes(to_json(made_here))
    assert run("here.json")[2] == ""
    (tmp_path / "changed.json").write_bytes(to_json(replace(made_here, title="Another title")))
    code, out, err = run("changed.json")
    assert code == 0
    assert out.startswith("Another title\n")
    assert "changed after it was made" in err
    assert run("changed.json", "-q")[2] == ""


def compare(folder: Path, code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Python code run in a folder with a report."""
    (folder / "r.json").write_bytes(to_json(FERRY))
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
    )


@pytest.mark.parametrize(("words", "code"), [("compare", 0), ("render", 0), ("verify -q", 6)])
def test_a_reader_that_goes_away_is_no_failure_and_hides_none(tmp_path: Path, words: str, code: int) -> None:
    write_texts(tmp_path)
    program = [sys.executable, "-m", "reportgen"]
    build = [*program, "build", "crew.txt", "port.txt", "--archive", "kept", "-q"]
    subprocess.run(build, cwd=tmp_path, check=True, capture_output=True, timeout=60)
    [report] = (tmp_path / "kept" / "reports").glob("*.json")
    report.write_text(report.read_text("utf-8").replace('"title": "', '"title": "Changed: ', 1), "utf-8")
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        [*program, *words.split(), "--archive", "kept"],
        cwd=tmp_path,
        stdout=write,
        stderr=subprocess.PIPE,
        timeout=60,
    )
    os.close(write)
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr


COMPARE = "import sys; sys.argv = ['reportgen', 'compare', {}]; from reportgen.cli import main; main()"


def test_an_output_that_cannot_carry_a_character_gets_a_question_mark(tmp_path: Path) -> None:
    done = compare(tmp_path, COMPARE.format("'r.json'"), PYTHONIOENCODING="ascii", FORCE_COLOR="1")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"A  Harbor Courier ? in its own voice" in done.stdout
    assert b"\x1b" not in done.stdout


@pytest.mark.parametrize("words", ["'--help'", "'r.json'", "'r.json', '--json'"])
def test_rich_is_loaded_for_a_terminal_only(tmp_path: Path, words: str) -> None:
    report = "import atexit, sys; atexit.register(lambda: print('rich' in sys.modules, file=sys.stderr)); "
    done = compare(tmp_path, report + COMPARE.format(words), FORCE_COLOR="")
    assert (done.returncode, done.stderr.strip()) == (0, b"False")
    if words == "'r.json'":
        done = compare(
            tmp_path, report + COMPARE.format(words), FORCE_COLOR="1", TERM="xterm", PYTHONUTF8="1"
        )
        assert (done.returncode, done.stderr.strip()) == (0, b"True")
