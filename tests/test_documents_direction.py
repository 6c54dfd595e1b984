"""Hebrew and Arabic pages: read in the order in which they were written, figures, names and all."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import weasyprint
from hypothesis import given
from hypothesis import strategies as st

from reportgen.capture import Capture, Source
from reportgen.documents.direction import reading_order, runs_left
from reportgen.documents.pdf import read_pdf

HEBREW = (
    "ראש העירייה אמרה ביום שלישי כי מפלס הנהר עלה בשני מטרים. התושבים אמרו כי לא שמעו את הצופר בשעה 05:30, "
    "וכי 12 בתים הוצפו. החברה Harbor Works Ltd. הודיעה ביום 21 במאי כי הגשר ייסגר."
)
ARABIC = (
    "قال رئيس البلدية يوم الثلاثاء إن منسوب النهر ارتفع مترين. وقال السكان إنهم لم يسمعوا صفارة الإنذار في "
    "الساعة 5:30 صباحا وإن 12 منزلا غمرتها المياه."
)


def printed(page: str) -> list[str]:
    document = read_pdf(
        Capture(
            source=Source(url="file:a.pdf"),
            url="file:a.pdf",
            final_url="file:a.pdf",
            content=weasyprint.HTML(string=page).write_pdf(),
            captured=datetime(2024, 6, 1, tzinfo=UTC),
        )
    )
    return [block.text for block in document.blocks]


@pytest.mark.parametrize("text", [HEBREW, ARABIC], ids=["hebrew", "arabic"])
@pytest.mark.parametrize("style", ["", "columns: 2; font-size: 11px"])
def test_paragraphs_come_out_as_they_were_written(text, style):
    page = f"<html dir=rtl><div style='{style}'><p>{text}</p><p>{text}</p><p>{text}</p></div></html>"
    assert printed(page) == [text] * 3


def test_a_hebrew_word_in_an_english_line_turns_nothing():
    text = "The mayor said that the word שלום stood on the wall of the old school in the lower town."
    assert printed(f"<p>{text}</p>") == [text]


def visual(pieces: list[str]) -> tuple[list[str], list[tuple[float, float]]]:
    """The letters of a line in the order of writing, each with its place as a layout gives it."""
    right, letters, spans = 1000.0, [], []
    for number, piece in enumerate(pieces):
        right -= 10 * bool(number)
        left = right - 10 * len(piece)
        if number:
            letters.append(" ")
            spans.append((right, right + 10))
        for place, letter in enumerate(piece):
            at = left + 10 * place if piece.isascii() else right - 10 * (place + 1)
            letters.append(letter)
            spans.append((at, at + 10))
        right = left
    return letters, spans


pieces = st.lists(
    st.sampled_from(["שלום", "הגשר", "نهر", "12", "05:30", "Harbor", "7.5", "ש"]), min_size=1, max_size=9
)


@given(pieces, st.randoms())
def test_the_order_is_found_from_the_places_whatever_order_the_file_has(words, chance):
    together = []
    for word in words:  # Latin words side by side run to the right as one
        if (
            together
            and (together[-1] + word).isascii()
            and not together[-1][-1].isdigit()
            and not word[0].isdigit()
        ):
            together[-1] += f" {word}"
        else:
            together.append(word)
    letters, spans = visual(together)
    shuffled = list(range(len(letters)))
    chance.shuffle(shuffled)
    order = reading_order([letters[n] for n in shuffled], [spans[n] for n in shuffled])
    assert "".join(letters[shuffled[n]] for n in order) == " ".join(together)


@given(
    st.lists(st.tuples(st.characters(), st.none() | st.tuples(st.floats(0, 9), st.floats(0, 9))), max_size=30)
)
def test_every_letter_stays_once(told):
    letters = [letter for letter, _ in told]
    assert sorted(reading_order(letters, [span for _, span in told])) == list(range(len(letters)))


def test_marks_stay_with_their_letters_and_ligatures_are_undone():
    assert reading_order(["ש", "\u05c1", "ל"], [(20, 30), (21, 22), (10, 20)]) == [0, 1, 2]
    assert reading_order(["\u0627", "\u0644"], [(10, 20), (10, 20)]) == [1, 0]
    assert [runs_left(text) for text in ("שלום a", "12", "")] == [True, False, False]
