"""What is new to a reader of an earlier report: figures that moved, and facts that were not told."""

from __future__ import annotations

import pytest
from articles import article

from reportgen.summarizers import coverage
from reportgen.summarizers.base import Budget

EDITIONS = [
    (
        "en",
        "Twelve people died when the ferry Aurora sank. The owner blamed a sudden storm.",
        "Fourteen people died when the ferry Aurora sank. The owner blamed a sudden storm.",
        ["Fourteen people died when the ferry Aurora sank."],
    ),
    (
        "en",
        "A fire destroyed the town hall of Osk early on Tuesday. Nobody was hurt, Mayor Ann Bell said.",
        "The town hall of Osk was destroyed by a fire early on Tuesday. Mayor Ann Bell said nobody was hurt.",
        [],
    ),
    (
        "en",
        "The minister resigned on Monday, her office said.",
        "The minister did not resign on Monday, her office said.",
        ["The minister did not resign on Monday, her office said."],
    ),
    (
        "de",
        "Bei dem Zugunglück von Altmoor sind am Montag sieben Menschen gestorben.",
        "Bei dem Zugunglück von Altmoor sind am Montag neun Menschen gestorben.",
        ["Bei dem Zugunglück von Altmoor sind am Montag neun Menschen gestorben."],
    ),
    (
        "fr",
        "L'incendie près de Valmont a détruit 300 hectares lundi.",
        "L'incendie près de Valmont a détruit 850 hectares.",
        ["L'incendie près de Valmont a détruit 850 hectares."],
    ),
    (
        "es",
        "El terremoto de Ardales dejó 14 muertos el martes.",
        "El terremoto de Ardales dejó 21 muertos.",
        ["El terremoto de Ardales dejó 21 muertos."],
    ),
    (
        "ru",
        "В результате аварии на шахте под Ореховом погибли пять горняков.",
        "В результате аварии на шахте под Ореховом погибли восемь горняков.",
        ["В результате аварии на шахте под Ореховом погибли восемь горняков."],
    ),
]


@pytest.mark.parametrize(("language", "old", "new", "wanted"), EDITIONS)
def test_a_figure_that_moved_is_news_and_the_same_in_other_words_is_none(
    language: str, old: str, new: str, wanted: list[str]
) -> None:
    known = article(old, id="0" * 12, language=language)
    now = article(new, id="1" * 12, language=language)
    found = coverage.update([known, now], [known], Budget(words=60), {})
    assert [one.passage.text for one in found] == wanted


def test_what_one_of_two_earlier_sources_gave_is_no_news() -> None:
    ten = article("Ten hikers were missing on Mount Karst on Saturday, the police said.", id="0" * 12)
    eight = article("Eight hikers were missing on Mount Karst on Saturday, the rescuers said.", id="1" * 12)
    now = article(
        "Eight hikers were missing on Mount Karst on Saturday. A helicopter found two of them on Sunday.",
        id="2" * 12,
    )
    found = coverage.update([now], [ten, eight], Budget(words=60), {})
    assert [one.passage.text for one in found] == ["A helicopter found two of them on Sunday."]


def test_what_has_moved_comes_before_what_is_new() -> None:
    known = article("Twelve people died when the ferry Aurora sank off Port Lindos.", id="0" * 12)
    now = article(
        "Divers will go down to the wreck of the Aurora on Thursday. "
        "Fourteen people died when the ferry Aurora sank off Port Lindos.",
        id="1" * 12,
    )
    found = coverage.update([now], [known], Budget(words=12), {})
    assert [one.passage.text for one in found] == [
        "Fourteen people died when the ferry Aurora sank off Port Lindos."
    ]
