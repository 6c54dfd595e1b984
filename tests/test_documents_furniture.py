"""What stands around an article on its page: taken out by its marks or by its words, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import fromstring

from reportgen.documents.furniture import clear, is_furniture


def left(body: str) -> list[str]:
    """The pieces of text that stand on a page after it was cleared."""
    tree = fromstring(f"<html><body>{body}</body></html>")
    clear(tree)
    return [piece.strip() for piece in tree.itertext() if piece.strip()]


@pytest.mark.parametrize(
    "text",
    [
        "Advertisement",
        "Article content",
        "Lesen Sie auch:",
        "Publicité",
        "Te puede interesar",
        "Читайте также",
        "関連記事",
        "관련기사",
        "Sign up for our morning newsletter and get it in your inbox.",
        "Follow the Harbor Post on WhatsApp",
        "Share on WhatsApp",
        "Do you have a story to tell? Write to desk@harbor.example",
        "Fehler gefunden? Jetzt melden.",
        "Folgen Sie der Hafenpost auf Instagram",
        "Abonnez-vous à notre newsletter du matin",
        "Síguenos en Facebook",
        "Únete a nuestro canal de WhatsApp",
        "Подписывайтесь на наш канал",
        "Підписуйтесь на наш канал у Telegram",
        "有料会員になると続きをお読みいただけます。",
        "Photo: C. Rower / Harbor Post",
        "Foto: C. Rower",
        "写真：港新聞",
    ],
)
def test_labels_credits_and_calls_to_the_reader_are_furniture(text):
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Photos by Ada Quill show that the second pillar was cracked.",
        "The newsletter was sent to nine thousand subscribers on Monday.",
        "Follow-up talks on Monday brought no result.",
        "Downloads of the app rose by three percent in May.",
        "Additional reporting from the Harbor News Agency",
        "Copyright 2024 Harbor News Agency. All rights reserved.",
        "(With inputs from the agency)",
        "A tip led the police to the yard in the south of the town.",
        "Join the queue early, the mayor told the commuters.",
        "Bild und Ton passten nicht zusammen, sagte der Richter.",
        "Recibe el alcalde la llave de la ciudad.",
        "Read the plan before you vote, the mayor said.",
    ],
)
def test_sentences_of_an_article_and_credits_of_agencies_are_none(text):
    assert not is_furniture(text)


def test_a_long_paragraph_that_begins_with_a_call_is_kept():
    assert not is_furniture(
        "Subscribe to the newsletter, the old sign says. " + "The town has changed since then. " * 10
    )


def test_captions_labels_boxes_and_counts_are_taken_out_by_their_marks():
    assert left(
        "<figure><img src=x><figcaption>The bridge in March.</figcaption></figure>"
        "<h2 class='visually-hidden'>Article content</h2><p class='comments' id='comments-number'>47</p>"
        "<p class='wp-caption-text'>Residents at the river</p><p>The vote is in June.</p>"
        "<section aria-label='Newsletter box'><h3>The week in Harbor Town</h3><p>Every Friday.</p></section>"
    ) == ["The vote is in June."]


def test_words_that_follow_a_label_in_one_line_stay_in_it():
    assert " ".join(
        left("<p>See <a href='/x'>the plan<span class='sr-only'> (opens)</span></a> here.</p>")
    ) == ("See the plan here.")


def test_a_box_between_two_pieces_of_text_leaves_a_break_between_them():
    tree = fromstring(
        "<html><body><div>The work began.<div class='also-read'><a href='/x'>Ferry fares</a></div>"
        "Two were hurt.</div></body></html>"
    )
    clear(tree)
    (box,) = tree.iter("div")
    assert [child.tag for child in box] == ["br", "br"]
    assert [piece for piece in box.itertext() if piece] == ["The work began.", "Two were hurt."]


def test_a_part_that_bears_the_name_of_a_box_but_holds_a_text_is_kept():
    story = "The newsletter of the town is a hundred years old and is still printed by hand. " * 10
    assert left(f"<div class='newsletter'><p>{story}</p></div>") == [story.strip()]
    assert left("<div class='read-more'><p>The rest of the text, unfolded on a click.</p></div>") != []
    assert left("<article class='newsletter-story'><p>A short text.</p></article>") == ["A short text."]
    assert left("<p class='subscriber-content paywall'>The vote is in June.</p>") == ["The vote is in June."]


def test_line_breaks_written_as_empty_elements_become_breaks():
    tree = fromstring(
        "<html><body><p>One.<span class='x br'></span>Two.<span class='bridge'></span></p></body></html>"
    )
    clear(tree)
    assert [child.tag for child in tree.find(".//p")] == ["br", "span"]


def test_a_table_that_lays_out_a_page_is_unfolded_and_one_of_figures_is_not():
    figures = "<table><tr><td>North Bank</td><td><p>1,204</p></td></tr></table>"
    tree = fromstring(
        f"<html><body><table><tr><td><a href='/'>Home</a></td><td><p>One.</p><p>Two.</p>{figures}</td></tr>"
        "</table></body></html>"
    )
    clear(tree)
    (table,) = tree.iter("table")
    assert table.text_content() == "North Bank1,204"
    assert list(tree.itertext()) == ["Home", "One.", "Two.", "North Bank", "1,204"]


_TEXT = st.text("ab .", max_size=12)
_MARK = st.sampled_from(["", "newsletter", "caption", "sr-only", "story", "comment", "br", "also-read"])


@given(st.lists(st.tuples(st.sampled_from(["p", "div", "span", "h2"]), _MARK, _TEXT, _TEXT), max_size=8))
def test_clearing_never_loses_what_stands_behind_an_element(parts):
    body = "".join(f"<{tag} class='{mark}'>{text}</{tag}>[{tail}]" for tag, mark, text, tail in parts)
    text = "".join(left(f"<div class='story'>{body}</div>")).replace(" ", "")
    for _, _, _, tail in parts:
        assert f"[{tail}]".replace(" ", "") in text


@given(st.text())
def test_any_text_is_furniture_or_not(text):
    assert is_furniture(text) in (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "Subscribe to the union newsletter, the harbor chief told dockers, and you will be out by Friday.",
        "Join the rebels on Telegram, the commander said, before 31 of them were taken.",
        "Share on the left bank rose after 22 people were killed.",
        "Photo: by midnight twelve people were dead",
        "Suivez-nous sur X, ont crié les manifestants avant la charge.",
        "Подписывайтесь на рассылку, сказал министр рабочим.",
    ],
)
def test_what_somebody_said_or_suffered_is_told_though_it_begins_as_a_call(text):
    assert not is_furniture(text)
