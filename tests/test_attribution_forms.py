"""Forms in which news names who tells something, one sentence each; and forms that look like them."""

from __future__ import annotations

import pytest

from reportgen.attribution import attributions


def told(text):
    """Speaker and first words of each attribution."""
    return [(found.speaker, text[slice(*found.content[0])]) for found in attributions(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The ministry's figures show that 14 bridges fell.", "The ministry", "that 14 bridges fell"),
        ("Data from the bank showed that deposits fell.", "the bank", "that deposits fell"),
        ("A letter from the company said the ship was safe.", "the company", "the ship was safe"),
        ("Residents interviewed by The Courier said it was dark.", "Residents", "it was dark"),
        ("The shoal, Manila maintains, lies within its waters.", "Manila", "The shoal"),
        ("Turnout, officials said, was 41 percent on Sunday.", "officials", "Turnout"),
        ("The union claims 9,000 of its members walked out.", "The union", "9,000 of its members walked out"),
        ("The statement from the network, Kolvar Radio, said it was over.", "Kolvar Radio", "it was over"),
        (
            "A judge in Washington, D.C. ruled that it was over.",
            "A judge in Washington, D.C.",
            "that it was over",
        ),
        ("The mine's operator, Kolvar, said it was open.", "Kolvar", "it was open"),
        ("Justice Ann Hill ruled that the permit was unlawful.", "Ann Hill", "that the permit was unlawful"),
        ("The minister dismissed the claims as baseless.", "The minister", "the claims as baseless"),
        ("Campaigners hailed the ruling as historic.", "Campaigners", "the ruling as historic"),
        ("The ship was lost, warned Ann Hill.", "Ann Hill", "The ship was lost"),
        ("The fund expects growth of 3.1 percent.", "The fund", "growth of 3.1 percent"),
        ("The bank estimates growth at 3.1 percent.", "The bank", "growth at 3.1 percent"),
        ("Police estimated 300 people marched.", "Police", "300 people marched"),
        ("Figures from the commission put turnout at 41 percent.", "the commission", "turnout at 41 percent"),
        ("The toll was put at 31 by the mayor's office.", "the mayor's office", "The toll was put at 31"),
        ("It hurt 31 people, as reported by the police.", "the police", "It hurt 31 people"),
        ("The defence said Lund had been away.", "The defence", "Lund had been away"),
        ("A councillor criticised the plan.", "A councillor", "the plan"),
        ("The minister emphasised that it was over.", "The minister", "that it was over"),
    ],
)
def test_a_form_of_telling_has_its_speaker_and_what_is_told(text, speaker, content):
    assert told(text) == [(speaker, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Claims 9 and 10 were heard on Monday.",
        "Jobless claims rose by 9,000 in May.",
        "The toll was put at 31.",
        "The train was expected at 9.",
        "The board dismissed him as manager.",
        "Divers expected to reach the wreck, which lies at a depth of 38 meters.",
        "Sen. Ann Hill, R-Texas, left.",
        "The forecast 12 months ago was for rain.",
        "The crew, warned by radio, left the ship.",
        "Data from 2019 were lost.",
        "The bank's data center burned down.",
    ],
)
def test_what_looks_like_it_tells_nothing(text):
    assert told(text) == []
