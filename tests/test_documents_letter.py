"""E-mails as mail programs write them: what is read of each, who wrote it, and what is said of the rest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.article import BlockKind
from reportgen.capture import Capture, Source
from reportgen.documents.base import Document, DocumentBlock
from reportgen.documents.eml import read_eml
from reportgen.documents.kinds import kind_of
from reportgen.documents.letter import own_letter, unflow, unseal, without_signature
from reportgen.documents.mailbox import split_mailbox
from reportgen.errors import DocumentError
from tests import mails
from tests.mails import CLOSED, COST, DENIED, RISEN

EVERY = {name: value for name, value in vars(mails).items() if isinstance(value, bytes)}


def capture(content: bytes) -> Capture:
    return Capture(
        source=Source(url="file:a.eml"),
        url="file:a.eml",
        final_url="file:a.eml",
        content=content,
        captured=datetime(2024, 6, 1, tzinfo=UTC),
    )


def read(content: bytes) -> Document:
    return read_eml(capture(content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def blocks(*pairs: tuple[BlockKind, str]) -> list[DocumentBlock]:
    return [DocumentBlock(kind=kind, text=text) for kind, text in pairs]


@pytest.mark.parametrize("name", EVERY)
def test_every_one_is_known_for_an_e_mail_without_its_name(name):
    assert kind_of(capture(EVERY[name])) == "eml"


def test_outlook_with_pictures_in_its_page_is_read_in_its_own_letters():
    document = read(mails.OUTLOOK)
    assert document.title == "Hochwasser in der Altstadt: der Pegel steigt und die Schule öffnet"
    assert document.authors == ("Jürgen Mühle",)
    assert document.provenance.authors == "sender"
    assert texts(document)[0].endswith("Größere Schäden gab es nicht.")
    assert [link.target for block in document.blocks for link in block.links] == [
        "https://harbor.example/lage"
    ]
    assert "attachments" not in document.flags


def test_an_answer_is_read_without_the_question_and_the_signature_and_that_is_said():
    document = read(mails.GMAIL_REPLY)
    assert texts(document) == [f"{RISEN} {CLOSED}", DENIED, "Best", "Ada"]
    assert "thread" in document.flags
    document = read(mails.TOP_POST_OUTLOOK)
    assert texts(document) == [f"{RISEN} {CLOSED}", "Ada Quill"]
    assert document.flags == ("thread",)


def test_flowed_lines_are_put_together_and_fixed_ones_stay_apart():
    document = read(mails.THUNDERBIRD_FLOWED)
    kinds = [block.kind for block in document.blocks]
    assert texts(document)[1:3] == [
        "The mayor denied that the siren had failed.",
        "Residents said that they had heard none.",
    ]
    assert texts(document)[3].endswith("before somebody looks at the embankment.")
    assert texts(document)[4:] == [
        "Nobody knows what it costs.",
        mails.STUFFED,
    ]
    assert kinds == ["paragraph"] * 3 + ["quote"] * 2 + ["paragraph"]
    [text] = texts(read(mails.FLOWED_DELSP))
    assert text.endswith("office said. More is at https://harbor.example/plan today, the mayor said.")


@pytest.mark.parametrize("name", ["LATIN_8BIT", "NO_CHARSET"])
def test_letters_beyond_ascii_are_read_by_the_claim_or_by_themselves(name):
    [text] = texts(read(EVERY[name]))
    assert text.startswith("La rivière a monté de deux mètres, a déclaré le maire mardi.")


def test_a_japanese_mail_is_read_in_head_and_text():
    document = read(mails.JAPANESE)
    assert (document.title, document.publisher) == ("川の水位が上昇", "港新聞")
    assert texts(document)[1:] == ["二つの橋が閉鎖された。", "住民はサイレンを聞かなかったと話した。"]


def test_base64_is_read_up_to_its_end():
    document = read(mails.BASE64_TEXT)
    assert document.title == "Flood: the state of things – and what comes next"
    assert texts(document)[1] == DENIED


@pytest.mark.parametrize("name", ["FORWARDED_INLINE", "FORWARDED_INNER"])
def test_a_forwarded_letter_is_read_as_its_writers(name):
    document = read(EVERY[name])
    assert document.title == "Flood: the state of things"
    assert (document.publisher, document.authors) == ("Harbor District", ("Harbor District",))
    assert document.published is not None
    assert document.published.day == 21
    assert texts(document) == [f"{RISEN} {CLOSED}", DENIED]


def test_a_newsletter_keeps_the_headings_of_its_stories_and_nothing_of_its_frame():
    document = read(mails.NEWSLETTER)
    assert [block.text for block in document.blocks if block.kind == "heading"] == [
        "River rises by two meters",
        "Mayor denies that the siren failed",
        "Embankment to be repaired",
    ]
    assert [block.text.split(".")[0] + "." for block in document.blocks if block.kind == "paragraph"] == [
        RISEN, DENIED, COST,
    ]  # fmt: skip
    assert (document.publisher, document.authors) == ("Harbor Morning", ())


def test_a_mail_that_was_cut_short_is_read_and_doubted():
    document = read(mails.CUT_SHORT)
    assert "doubtful-extraction" in document.flags
    assert f"{RISEN} {CLOSED}" in texts(document)


def test_a_digest_holds_every_letter_under_its_subject():
    document = read(mails.DIGEST)
    assert texts(document) == [
        "[Harbor-list] The river", f"{RISEN} {CLOSED}", "[Harbor-list] The siren", f"{DENIED} {COST}",
    ]  # fmt: skip
    assert document.flags == ("several",)


def test_parts_under_another_boundary_than_the_head_names_are_found():
    assert texts(read(mails.WRONG_BOUNDARY)) == [f"{RISEN} {CLOSED} Café Müller stayed open."]
    bare = mails.mail(
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=x", f"{RISEN}\n\n{DENIED}\n"
    )
    assert texts(read(bare)) == [RISEN, DENIED]


def test_an_invitation_is_an_attachment_and_its_text_is_read():
    document = read(mails.CALENDAR)
    assert texts(document) == [f"{COST} {RISEN}"]
    assert document.flags == ("attachments",)


def test_signed_letters_are_read_without_their_seals():
    assert texts(read(mails.PGP_CLEAR)) == [RISEN, "a dash at the beginning is escaped", DENIED]
    document = read(mails.SMIME_SIGNED)
    assert (texts(document), document.flags) == ([f"{RISEN} {DENIED}"], ())


@pytest.mark.parametrize("name", ["PGP_SEALED", "PGP_SEALED_INLINE", "SMIME_OPAQUE"])
def test_sealed_letters_are_named_as_such(name):
    with pytest.raises(DocumentError) as problem:
        read(EVERY[name])
    assert problem.value.slug == "protected"


def test_a_message_of_a_mailbox_loses_the_mark_before_from():
    assert texts(read(mails.MBOX))[1].startswith("From the bridge nothing was seen.")


def test_every_letter_of_a_mailbox_is_read_under_its_own_subject():
    other = mails.mail("From: Ben Post <ben@post.example>\nSubject: Two\nMessage-ID: <2@x>", f"{DENIED}\n")
    box = mails.MBOX + b"\r\nFrom ben@post.example Wed May 22 08:00:00 2024\r\n" + other
    document = read(box)
    assert texts(document)[0] == "One"
    assert texts(document)[-2:] == ["Two", DENIED]
    assert document.flags == ("several",)
    assert b"".join(split_mailbox(box)) == box
    assert len(split_mailbox(box)) == 2
    assert split_mailbox(other) == (other,)


@given(st.binary(max_size=300))
def test_no_byte_of_a_mailbox_is_lost(content):
    for each in (
        content,
        b"From a@b.example Tue May 21 08:00:00 2024\nTo: x\n\n" + content,
        b"From x" + content,
    ):
        assert b"".join(split_mailbox(each)) == each


@pytest.mark.parametrize(
    "line",
    [
        "On Tue, May 21, 2024 at 6:02 PM Ben Post <ben@post.example> wrote:",
        "Am 21.05.24 um 18:02 schrieb Ben Post:",
        "Am Di., 21. Mai 2024 um 18:02 Uhr schrieb Ben Post <ben@post.example>:",
        "Le mar. 21 mai 2024 à 18:02, Ben Post <ben@post.example> a écrit :",
        "El mar, 21 may 2024 a las 18:02, Ben Post (<ben@post.example>) escribió:",
        "Il giorno mar 21 mag 2024 alle ore 18:02 Ben Post ha scritto:",
        "вт, 21 мая 2024 г. в 18:02, Ben Post <ben@post.example>:".replace(">:", "> написал(а):"),
        "-----Original Message-----",
        "-------- Ursprüngliche Nachricht --------",
    ],
)
def test_what_is_answered_is_left_out_in_the_words_of_many_programs(line):
    letter = own_letter(blocks(("paragraph", RISEN), ("paragraph", line), ("quote", DENIED)))
    assert ([block.text for block in letter.blocks], letter.cut) == ([RISEN], True)


def test_answers_between_and_below_quotations_keep_all():
    wrote = "On Tuesday, 21 May 2024, Ben Post wrote:"
    between = blocks(
        ("paragraph", "Dear Ben,"), ("paragraph", wrote), ("quote", RISEN), ("paragraph", DENIED)
    )
    below = blocks(("paragraph", wrote), ("quote", RISEN), ("paragraph", DENIED))
    for each in (between, below):
        letter = own_letter(each)
        assert (list(letter.blocks), letter.cut) == (each, False)


def test_a_forward_without_a_line_above_it_is_known_by_subject_and_copied_head():
    head = "Von: Ada Quill <ada@harbor.example> Gesendet: Dienstag, 21. Mai 2024 An: Ben Betreff: Die Flut"
    told = blocks(("paragraph", "z. K."), ("paragraph", head), ("paragraph", RISEN))
    letter = own_letter(told, forwards=True)
    assert [block.text for block in letter.blocks] == [RISEN]
    assert letter.head is not None
    assert (letter.head.sender, letter.head.subject) == ("Ada Quill <ada@harbor.example>", "Die Flut")
    assert letter.head.sent == "Dienstag, 21. Mai 2024"
    assert own_letter(told).cut


def test_a_long_note_above_a_forwarded_letter_is_the_letter():
    note = blocks(("paragraph", f"{RISEN} {CLOSED} {DENIED} {COST}"))
    letter = own_letter([*note, *blocks(("paragraph", "---------- Forwarded message ---------"))])
    assert (list(letter.blocks), letter.cut) == (note, True)


def test_sentences_that_only_sound_like_a_head_stay():
    for text in (
        "On the same evening the mayor wrote to the council: nobody had been told.",
        "From the bridge to the market: water.",
        "To: nobody.",
    ):
        told = blocks(("paragraph", RISEN), ("paragraph", text), ("paragraph", DENIED))
        assert list(own_letter(told).blocks) == told


words = st.lists(st.sampled_from(["river", "bridge", "siren", "mayor", "water"]), min_size=1, max_size=12)


@given(st.lists(words, min_size=1, max_size=6), st.integers(0, 3))
def test_flowed_text_comes_out_as_it_went_in(paragraphs, depth):
    quote = ">" * depth + (" " if depth else "")
    flowed = "\n\n".join(
        "\n".join(quote + word + " " for word in each[:-1]) + f"\n{quote}{each[-1]}" for each in paragraphs
    )
    told = [line for line in unflow(flowed).splitlines() if line.strip()]
    assert [line.lstrip("> ") for line in told] == [" ".join(each) for each in paragraphs]
    assert all(line.count(">") == depth for line in told)


@given(st.text(max_size=300))
def test_any_text_can_be_unflowed_unsealed_and_signed(text):
    for drop in (True, False):
        assert "".join(unflow(text, drop_blank=drop).split()).count(">") <= text.count(">")
    assert len(unseal(text)[0]) <= len(text)
    assert text.startswith(without_signature(text))
