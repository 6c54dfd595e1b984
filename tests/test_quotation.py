"""One utterance, in all its wordings."""

from __future__ import annotations

from reportgen.quotation import collate
from tests.told import told

FULL = "“We heard the engine stop, and we would have launched at once but the tide was out,” said Holm."
SHORT = "“We heard the engine stop, and we would have launched at once,” Holm told reporters."
EDITED = "“We [all] heard the engines stop, and we would have launched at once…,” said Holm."


def quoted(text: str, article: str, account: str = "Holm"):
    words = text[text.index("“") : text.index("”") + 1]
    return told(account, text, article=article, kind="direct", words=words)


def test_two_wordings_of_one_utterance_are_one_quotation_the_fullest_first() -> None:
    [quotation] = collate([quoted(SHORT, "a"), quoted(FULL, "b")])
    assert quotation.passage.article == "b"
    assert [wording.passage.article for wording in quotation.wordings] == ["b", "a"]
    assert quotation.speaker == "Holm"


def test_a_wording_that_stops_before_a_but_is_flagged_with_it() -> None:
    [quotation] = collate([quoted(FULL, "b"), quoted(SHORT, "a")])
    assert quotation.wordings[1].cut_before == "but"
    assert quotation.wordings[0].cut_before is None


def test_words_that_the_first_wording_lacks_are_given_as_offsets() -> None:
    [quotation] = collate([quoted(FULL, "b"), quoted(EDITED, "c")])
    wording = quotation.wordings[1]
    shown = [wording.passage.text[start:end] for start, end in wording.edits]
    assert shown == ["engines"]


def test_what_an_editor_bracketed_is_no_word_of_the_speaker() -> None:
    [quotation] = collate([quoted(SHORT.replace("heard", "[clearly] heard"), "a"), quoted(SHORT, "b")])
    assert quotation.wordings[1].edits == ()


def test_one_text_that_has_an_utterance_short_and_whole_makes_no_two_quotations_of_one_id() -> None:
    found = collate([quoted(SHORT, "a"), quoted(FULL, "b"), quoted(f"{FULL} ", "a")])
    assert len({quotation.id for quotation in found}) == len(found)


def test_two_speakers_with_the_same_words_are_two_quotations() -> None:
    assert len(collate([quoted(SHORT, "a", "Holm"), quoted(SHORT, "b", "Berg")])) == 2


def test_a_phrase_of_four_words_is_no_quotation_of_its_own() -> None:
    assert collate([quoted("“It sank very fast,” he said.", "a")]) == ()


def test_narration_gives_no_quotation() -> None:
    assert collate([told("a", "The ferry ran aground near Lethmark on Tuesday.")]) == ()


def test_ids_are_made_from_speaker_and_words() -> None:
    [one], [other] = collate([quoted(SHORT, "a")]), collate([quoted(SHORT, "z")])
    assert one.id == other.id
