"""What sets each of our summarizers apart; what they share is in contracts/."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from articles import article

from reportgen import plugins
from reportgen.article import Block
from reportgen.errors import UsageError
from reportgen.summarizers import coverage, lead, sumy_methods
from reportgen.summarizers.base import Budget
from reportgen.summarizers.support import pool

SANK = "The ferry Aurora sank off Port Lindos on Monday."
DIED = "Twelve people died when the ferry Aurora sank."
STORM = "The owner Marin Lines blamed a sudden storm."
ASIDE = "A baker in the harbor street opened late and sold his rolls by candlelight."


def told(*texts, **fields):
    """Articles that were published in the order given."""
    return [
        article(text, id=f"{number:012x}", published=datetime(2026, 5, 1 + number, tzinfo=UTC), **fields)
        for number, text in enumerate(texts)
    ]


def texts_of(chosen):
    return [one.passage.text for one in chosen]


def test_what_several_sources_tell_comes_before_what_one_tells():
    articles = told(f"{ASIDE} {SANK}", f"{SANK} {STORM}", f"{STORM} {DIED}")
    assert set(texts_of(coverage.summarize(articles, Budget(words=17), {}))) == {SANK, STORM}


def test_an_agency_story_in_three_papers_is_told_once():
    articles = told(ASIDE, ASIDE, ASIDE, f"{DIED} {STORM}", f"{SANK} {STORM}")
    copies = {one.id: "agency" for one in articles[:3]}
    assert texts_of(coverage.summarize(articles, Budget(words=14), {})) == [ASIDE]
    assert ASIDE not in texts_of(coverage.summarize(articles, Budget(words=14), copies))


def test_a_sentence_is_chosen_for_words_that_stand_in_it():
    for one in coverage.summarize(told(f"{SANK} {STORM}", f"{DIED} {STORM}"), Budget(words=30), {}):
        assert one.why
        assert all(words in one.passage.text for words in one.why.split(", "))


def test_a_small_event_fills_the_budget_with_what_one_source_tells():
    articles = told(f"{SANK} {ASIDE}", DIED)
    assert ASIDE in texts_of(coverage.summarize(articles, Budget(words=60), {}))


def test_each_source_is_heard_where_the_budget_allows_it():
    lonely = "Quite another matter was told by one small paper alone."
    articles = told(*[f"{SANK} {DIED} {STORM} {text}" for text in ("Boats came.", "Divers came.")], lonely)
    assert lonely in texts_of(coverage.summarize(articles, Budget(words=120), {}))
    assert lonely not in texts_of(coverage.summarize(articles, Budget(words=17), {}))


def test_a_source_gets_its_voice_in_place_of_the_weakest_sentence():
    long = " ".join(
        f"The report on ship {name} and its crew was read aloud to them all." for name in "ABCDEFG"
    )
    lonely = "Quite another matter was told by one small paper alone this week."
    chosen = texts_of(
        coverage.summarize(told(long, long.replace("aloud", "out"), lonely), Budget(words=120), {})
    )
    assert lonely in chosen
    assert len(chosen) > 5


def test_a_sentence_that_begins_with_a_pronoun_gives_way_to_one_that_stands_alone():
    leaning = "He blamed a sudden storm for the sinking of the ferry Aurora."
    alone = "Lines blamed a sudden storm for the sinking of the ferry Aurora."
    articles = told(f"{SANK} {leaning}", f"{SANK} {alone}")
    chosen = texts_of(coverage.summarize(articles, Budget(words=24), {}))
    assert alone in chosen
    assert leaning not in chosen


def test_captions_labels_and_headings_are_left_out():
    one, other = told(f"The ferry Aurora\n\n{SANK} {STORM}\n\nRead more", f"{DIED} {STORM}\n\nRead more")
    headed = replace(one, blocks=(replace(one.blocks[0], kind="heading"), *one.blocks[1:]))
    for name in plugins.names("summarizers"):
        chosen = texts_of(plugins.load("summarizers", name)([headed, other], Budget(words=80), {}))
        assert "The ferry Aurora" not in chosen
    assert set(texts_of(coverage.summarize([headed, other], Budget(words=80), {}))) == {SANK, DIED, STORM}


def test_a_source_that_has_no_whole_sentence_gets_no_voice():
    articles = told(f"{SANK} {DIED}", f"{DIED} {STORM}", "Read more")
    assert "Read more" not in texts_of(coverage.summarize(articles, Budget(words=200), {}))


def test_support_is_one_sentence_of_each_other_article_and_origins_are_counted_once():
    articles = told(SANK, f"{SANK} {DIED}", f"{STORM} {SANK}", ASIDE)
    ids = [one.id for one in articles]
    chosen = {
        one.passage.text: one
        for one in coverage.summarize(articles, Budget(words=9), {ids[1]: "agency", ids[0]: "agency"})
    }
    assert [support.article for support in chosen[SANK].support] == ids[1:3]
    assert chosen[SANK].origins == 2


def test_the_best_opening_is_read_first_then_the_rest_by_article():
    late = "The union of seamen demanded new rules for old ships by autumn."
    early, second = f"{SANK} {DIED} {STORM} {late}", f"{DIED} {late} {STORM}"
    opening, *rest = coverage.summarize(told(early, second), Budget(words=100), {})
    assert opening.passage.text in (SANK, DIED, STORM)
    places = [(one.passage.article, one.passage.start) for one in rest]
    assert places == sorted(places)
    assert texts_of(lead.summarize(told(early, STORM), Budget(words=100), {})) == [SANK, DIED, STORM, late]


def test_sentences_without_stops_are_chosen_where_there_are_no_others():
    assert texts_of(coverage.summarize(told("The ferry Aurora sank at night"), Budget(words=9), {}))


def test_lead_takes_the_first_sentence_of_each_then_the_second():
    articles = told(f"{SANK} {DIED}", f"{STORM} {ASIDE}")
    assert texts_of(lead.summarize(articles, Budget(words=26), {})) == [SANK, DIED, STORM]
    assert texts_of(lead.summarize(articles, Budget(words=100, sentences=2), {})) == [SANK, STORM]


def test_articles_without_a_date_stand_last():
    undated = article(STORM, id="0")
    assert pool([undated, *told(SANK)]).articles == ("000000000000", "0")


def test_the_same_sentence_twice_in_one_article_is_one_candidate_without_copies():
    (candidate,) = pool(told(f"{SANK} {SANK}")).candidates
    assert candidate.copies == ()


def test_too_many_sentences_for_a_method_are_refused_with_an_alternative():
    text = " ".join(f"Ship number {number} left the harbor." for number in range(201))
    said = r"'kl' ranks at most 200 sentences, and there are 201\. Use 'coverage'"
    with pytest.raises(UsageError, match=said) as raised:
        sumy_methods.kl(told(text), Budget(), {})
    assert raised.value.exit_code == 2
    assert coverage.summarize(told(text), Budget(), {})


def test_edmundson_takes_its_cue_from_the_titles():
    articles = told(f"{ASIDE} {SANK} {STORM} {ASIDE[:-1]} again.", title="Marin Lines blames storm")
    assert STORM in texts_of(sumy_methods.edmundson(articles, Budget(words=22), {}))


@pytest.mark.parametrize("text", ["of the and", "12 12 12.", "word", "a. b. c. d."])
def test_texts_with_next_to_no_content_are_ranked_by_every_method(text):
    for name in plugins.names("summarizers"):
        plugins.load("summarizers", name)(told(text, text + " more"), Budget(), {})


def test_blocks_may_be_missing():
    bare = replace(told(SANK)[0], blocks=())
    assert texts_of(lead.summarize([bare], Budget(), {})) == [SANK]
    listed = replace(told(SANK)[0], blocks=(Block(kind="item", start=0, end=len(SANK)),))
    assert texts_of(lead.summarize([listed], Budget(), {})) == [SANK]


PROGRAM = """
import sys; sys.path.insert(0, {folder!r})
from test_summarizer_methods import *
articles = told(f"{{SANK}} {{ASIDE}} {{DIED}}", f"{{STORM}} {{SANK}} Nobody slept.", f"{{DIED}} {{STORM}}")
for name in plugins.names("summarizers"):
    print(name, plugins.load("summarizers", name)(articles, Budget(words=30), {{}}))
"""


@pytest.mark.slow
def test_no_summary_depends_on_the_hash_seed():
    program = PROGRAM.format(folder=os.path.dirname(__file__))  # noqa: PTH120 - a plain string is wanted
    seeds = [dict(os.environ, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    runs = [
        subprocess.run([sys.executable, "-c", program], env=env, capture_output=True, check=True, text=True)
        for env in seeds
    ]
    assert runs[0].stdout == runs[1].stdout
    assert runs[0].stdout.count("\n") == len(plugins.names("summarizers"))
