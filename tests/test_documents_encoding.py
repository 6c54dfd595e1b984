"""From bytes to characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.documents.encoding import decode, is_doubled

GERMAN = "Die Bürgermeisterin sagte, die Brücke über den Fluss sei größer als früher. " * 6
RUSSIAN = "Мэр города сказала вчера, что новый мост через реку откроют осенью этого года. " * 6
JAPANESE = "市長は昨日、新しい橋が秋に開通すると述べた。工事は予定どおり進んでいるという。" * 6


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
    ],
)
def test_a_true_header_is_believed(text, encoding):
    assert decode(text.encode(encoding), encoding) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_beats_every_claim(encoding):
    assert decode(RUSSIAN.encode(encoding), "latin-1") == RUSSIAN


def test_utf8_is_seen_whatever_the_header_says():
    assert decode(GERMAN.encode(), "iso-8859-1") == GERMAN


def test_the_page_is_believed_where_the_header_cannot_be_true():
    page = f'<html><head><meta charset="windows-1251"></head><body>{RUSSIAN}</body></html>'
    assert decode(page.encode("cp1251"), "iso-8859-1") == page
    assert decode(page.encode("cp1251"), "utf-8") == page


def test_a_missing_or_absurd_claim_leaves_it_to_detection():
    for claim in ("", "no-such-charset", "utf-7", "rot13", "base64"):
        assert decode(RUSSIAN.encode("cp1251"), claim) == RUSSIAN


def test_utf16_without_a_mark_is_detected():
    assert decode(GERMAN.encode("utf-16-le")) == GERMAN
    assert decode(GERMAN.encode("utf-16-be")) == GERMAN


def test_a_seven_bit_set_is_read_by_its_escapes():
    assert decode(JAPANESE.encode("iso2022_jp"), "iso-2022-jp") == JAPANESE


def test_a_few_broken_bytes_do_not_turn_utf8_into_another_encoding():
    broken = RUSSIAN.encode()[:-2] + b"\xff"
    text = decode(broken, "")
    assert text.startswith(RUSSIAN[:100])
    assert text.count("\ufffd") <= 2


def test_windows_quotation_marks_in_latin_1_are_read():
    assert decode("“Größe”".encode("cp1252"), "iso-8859-1") == "“Größe”"


@given(st.binary(max_size=300), st.sampled_from(["", "utf-8", "latin-1", "shift_jis", "utf-16", "hz", "\0"]))
def test_any_bytes_give_a_text(content, claim):
    assert isinstance(decode(content, claim), str)


TWICE = (
    "Le maire a déclaré que la crue avait touché l’école — « jamais vu » — à « cinq heures », près du café.",
    "Мэр заявил, что вода поднялась на два метра за ночь. «Рёв» и Рига.",
    "Ο δήμαρχος είπε ότι το νερό ανέβηκε δύο μέτρα κατά τη διάρκεια της νύχτας.",
    "市长周二表示，河水一夜之间上涨了两米。",
    "The mayor’s plan — “no siren” — wasn’t heard. It’s done.",
    "قال رئيس البلدية إن المياه ارتفعت مترين",
)


@pytest.mark.parametrize("text", TWICE)
@pytest.mark.parametrize("misread", ["cp1252", "latin-1", "cp1251"])
def test_a_text_that_was_encoded_twice_is_known(text, misread):
    assert is_doubled(text.encode().decode(misread, "replace"))


@pytest.mark.parametrize(
    "text",
    [
        *TWICE,
        "",
        "Plain words.",
        "„Das macht Spaß“, sagte er. „Groß“ und „Fuß“ und „Gruß“ sind Wörter.",
        "AMANHÃ À NOITE, NÃO HÁ PÃO. CORAÇÃO. MANHÃ É",
        "The letters Ã© and Ã¨ stand for é and è where a page is misread, à côté, été, naïve café.",
        "СССР» США» МВД» и ещё «Рік» в тексте, Січень.",
    ],
)
def test_a_text_that_was_encoded_once_is_not_taken_for_one(text):
    assert not is_doubled(text)
