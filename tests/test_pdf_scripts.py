"""Letters that the shipped fonts lack: found in Noto fonts of the machine, or named with their package."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
import reports
import scripts
from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st
from test_renderers_pdf import inside_of

from reportgen.passage import display
from reportgen.renderers import fonts, render
from reportgen.renderers.pdf import fill_sheets, print_report
from reportgen.renderers.theme import Theme, builtin_dir
from reportgen.reread import reread
from reportgen.verification import verify_file

# No font has these: they came to Unicode when the Noto fonts of today's Debian were done.
NOWHERE = "\U00016a70\U00016a71\U00016a72"


def installed(*names: str) -> bool:
    folders = fonts.font_folders()
    return all(any(True for folder in folders for _ in folder.rglob(name)) for name in names)


with_noto = pytest.mark.skipif(
    not installed("NotoNaskhArabic-Regular.ttf", "NotoSerifHebrew-Regular.ttf", "NotoSerifThai-Regular.ttf"),
    reason="*** fonts-noto-core is not installed: Arabic, Hebrew, Hindi and Thai are not tried ***",
)
with_cjk = pytest.mark.skipif(
    not installed("NotoSerifCJK-Regular.ttc"),
    reason="*** fonts-noto-cjk is not installed: Chinese is not tried ***",
)


def test_what_counts_as_shipped_is_in_all_six_fonts() -> None:
    held = [set(TTFont(path, lazy=True).getBestCmap()) for path in (builtin_dir() / "fonts").glob("*.ttf")]
    assert len(held) == 6
    shipped = {chr(code) for code in range(0x110000) if fonts._SHIPPED.fullmatch(chr(code))}
    assert shipped - {"\t", "\n", "\r"} - {chr(code) for code in set.intersection(*held)} == set()
    assert len(shipped) > 600


@pytest.mark.parametrize(
    "text",
    [
        "Plain words, 14 of them – “quoted”, 35 % and 3 €.",
        "Путин и Обама встретились; Ελλάδα, Łódź, Dvořák, Việt Nam, Україна",
        "a\u200bb\u00a0c\u202ed\ufeff\u2069",
    ],
)
def test_european_words_and_invisible_letters_call_for_no_other_font(text: str) -> None:
    assert fonts.letters_beyond(text) == ""
    assert fonts.choose_fonts(fonts.letters_beyond(text), fonts.font_folders()) == ()


@given(st.text())
def test_letters_beyond_are_letters_of_the_text_each_once_and_in_order(text: str) -> None:
    beyond = fonts.letters_beyond(text)
    assert set(beyond) <= set(text)
    assert list(beyond) == sorted(set(beyond))
    assert fonts.letters_beyond(text[::-1] + text) == beyond


NAMES = (
    "NotoNaskhArabic-Regular.ttf NotoNaskhArabic-Bold.ttf NotoNaskhArabicUI-Regular.ttf "
    "NotoSansArabic-Bold.ttf NotoNastaliqUrdu-Regular.ttf NotoSansHebrew-Regular.ttf "
    "NotoSerifHebrew-Black.ttf NotoSans-Regular.ttf NotoSerif-Regular.ttf NotoSerif-Italic.ttf "
    "NotoSansThai-Regular.ttf NotoSerifCJK-Regular.ttc NotoSansCJK-Light.ttc "
    "NotoSansSymbols2-Regular.ttf NotoSansMath-Regular.ttf NotoColorEmoji.ttf Noto.txt "
    "NotoSansDevanagari[wght].ttf NotoSansEgyptianHieroglyphs-Regular.ttf Arial.ttf Symbola_hint.ttf "
).split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / "deep").mkdir(exist_ok=True)
        (tmp_path / "deep" / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("letters", "chosen"),
    [
        (
            "\u0645",
            "NotoNaskhArabic-Bold NotoNaskhArabic-Regular NotoNaskhArabicUI-Regular NotoSansArabic-Bold",
        ),
        ("\u05d0", "NotoSansHebrew-Regular"),
        ("\u0e01", "NotoSansThai-Regular"),
        ("\u0905", "NotoSansDevanagari[wght]"),
        ("\u6e21", "NotoSerifCJK-Regular"),
        ("\uff01", "NotoSerifCJK-Regular"),
        ("\U00013080", "NotoSansEgyptianHieroglyphs-Regular"),
        ("\u2713", "NotoSansMath-Regular NotoSansSymbols2-Regular Symbola_hint"),
        ("\U0001f6a2", "NotoSansMath-Regular NotoSansSymbols2-Regular Symbola_hint"),
        ("\u1e0d", ""),
    ],
)
def test_a_letter_calls_for_the_fonts_named_after_its_script(folder: Path, letters: str, chosen: str) -> None:
    found = [path.stem for path in fonts.choose_fonts(letters, [folder])]
    assert found == sorted([*chosen.split(), "NotoSans-Regular", "NotoSerif-Regular"])


def test_no_letter_calls_for_no_font(folder: Path) -> None:
    assert fonts.choose_fonts("", [folder]) == ()
    assert fonts.choose_fonts("\u0645", [folder / "missing"]) == ()


def test_of_two_fonts_of_one_name_the_first_folder_s_is_taken(folder: Path, tmp_path_factory) -> None:
    other = tmp_path_factory.mktemp("other")
    (other / "NotoSansThai-Regular.ttf").touch()
    found = fonts.choose_fonts("\u0e01", [other, folder])
    assert other / "NotoSansThai-Regular.ttf" in found
    assert len({path.name for path in found}) == len(found)


def test_serif_stands_in_for_serif_and_every_chinese_is_offered() -> None:
    files = [Path("NotoSansHebrew-Bold.ttf"), Path("NotoNaskhArabic-Bold.ttf"), Path("NotoSerifCJK-Bold.ttc")]
    config = fonts.font_config([Path("/a & <b>")], files, Path("/c"))
    assert "<dir>/a &amp; &lt;b></dir>" in config
    serif, display_, sans = re.findall(r"<alias binding=\"weak\"><family>(.*?)</alias>", config)
    assert serif.startswith("Source Serif 4<")
    assert display_.startswith("Source Serif 4 Display<")
    assert re.findall(r"<family>(.*?)</family>", sans) == ["Noto Sans Hebrew"]
    assert re.findall(r"<family>(.*?)</family>", serif) == [
        "Noto Naskh Arabic",
        *(f"Noto Serif CJK {place}" for place in ("SC", "JP", "KR", "TC", "HK")),
    ]
    assert "<alias" not in fonts.font_config([Path("/a")], [], Path("/c"))


def test_letters_without_a_font_are_named_in_a_warning() -> None:
    report, texts = reports.bare()
    rare = reports.replace(report, title=f"A quiet day {NOWHERE[0]}")
    [warning] = print_report(rare, texts, Theme()).warnings
    assert "U+16A70" in warning
    assert "1 character " in warning
    assert warning.endswith("apt-get install -y fonts-noto-core")
    assert print_report(report, texts, Theme()).warnings == ()


def test_the_warning_counts_the_letters_and_names_the_packages_that_have_them() -> None:
    def name(code: int) -> str:
        return f'"{chr(code)}" (U+{code:04X})'

    east = [name(code) for code in (0x9759, 0x304B, 0xAC00, 0x20000, 0xFF01, 0x1100)]
    assert "6 characters" in fonts.lament(tuple(east))
    assert fonts.lament(tuple(east)).endswith(" install -y fonts-noto-cjk")
    assert "and 1 more" in fonts.lament(tuple(east))
    other = [name(code) for code in (0x0E01, 0x13080, 0x0531, 0xA980, 0x10330)]
    assert fonts.lament(tuple(other)).endswith(" install -y fonts-noto-core")
    assert fonts.lament((east[0], other[0])).endswith(" install -y fonts-noto-core fonts-noto-cjk")
    assert fonts.lament((name(0x1F6A2), other[0])).endswith(" install -y fonts-noto-core fonts-symbola")
    assert fonts.lament(("strange",)).endswith(" install -y fonts-noto-core")


def test_rendering_logs_one_warning_for_all_letters(caplog: pytest.LogCaptureFixture) -> None:
    report, texts = reports.bare()
    with caplog.at_level("WARNING", logger="reportgen.renderers.pdf"):
        render(reports.replace(report, title=NOWHERE), texts, "pdf")
    assert [record.name for record in caplog.records] == ["reportgen.renderers.pdf"]
    assert "3 characters" in caplog.text


def test_a_file_with_letters_that_no_font_has_claims_no_standard() -> None:
    report, texts = reports.bare()
    content = inside_of(render(reports.replace(report, title=NOWHERE), texts, "pdf"))
    assert b"pdfaid:part" not in content
    assert b"pdfuaid:part" not in content
    assert b"/StructTreeRoot" in content


@pytest.mark.parametrize("name", ["html", "pdf"])
def test_a_cell_in_arabic_or_hebrew_runs_from_right_to_left(name: str) -> None:
    made = scripts.told_in("ar", "he")
    page = fill_sheets(*made, Theme()) if name == "pdf" else render(*made, "html").decode()
    cells = re.findall(r'<td class="a">.*?</td><td class="b">.*?</td>', page, re.DOTALL)
    assert cells
    for cell in cells:
        assert len(re.findall(r'<p dir="rtl"[^>]*>.{0,2}<span class="passage"[^>]* dir="rtl"', cell)) == 2
    assert 'dir="rtl"' not in render(*reports.ferry(), "html").decode()


def page_words(content: bytes) -> str:
    return reread(content, "b.pdf").squashed()


@with_noto
@pytest.mark.parametrize("languages", [("ar", "he"), ("hi", "th")])
def test_a_briefing_in_other_scripts_shows_every_letter_and_holds(languages: tuple[str, ...]) -> None:
    report, texts = scripts.told_in(*languages)
    printed = print_report(report, texts, Theme())
    assert printed.warnings == ()
    assert verify_file(printed.content, "b.pdf", report, texts) == ()


@with_noto
@with_cjk
def test_five_scripts_on_one_page_show_every_letter_and_hold() -> None:
    report, texts = scripts.told_in("zh", "ar", "he", "hi", "th")
    printed = print_report(report, texts, Theme())
    assert printed.warnings == ()
    assert verify_file(printed.content, "b.pdf", report, texts) == ()
    assert "".join(display(texts["e00000000001"].title).split()) in page_words(printed.content)


@with_noto
def test_the_first_word_of_an_arabic_cell_stands_at_its_right() -> None:
    report, texts = scripts.told_in("ar", "he")
    page = pypdfium2.PdfDocument(render(report, texts, "pdf"))[0].get_textpage()
    words = texts["e00000000001"].sentences[1].text.rstrip(".").split()
    first, last = place_of(page, words[0]), place_of(page, words[-1])
    assert first > last


def place_of(page: pypdfium2.PdfTextPage, word: str) -> float:
    """How far right on the page a word begins at most, in points; print may hold it turned around."""
    places = []
    for form in (word, word[::-1]):
        search = page.search(form)
        while found := search.get_next():
            places.append(page.get_charbox(found[0])[0])
    assert places, word
    return max(places)
