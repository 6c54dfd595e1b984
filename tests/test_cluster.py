"""Which of many texts tell one event."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import cluster as module
from reportgen.cluster import JOINS, _average, cluster
from reportgen.terms import Terms, terms

SCENES = [
    "ferry Aurora sandbank Lethmark rescue passengers tide tug pilot harbor",
    "council Osk mayor election turnout ballot coalition vote campaign recount",
    "wildfire Tarrin ridge evacuation smoke firefighters helicopter drought acres wind",
    "strike depot drivers union wages buses negotiation walkout timetable arbitration",
]


def write(scene: int, seed: int, words: int = 60) -> str:
    """A text made of the words of a scene and of words of its own."""
    draw = random.Random(f"{scene} {seed}")
    own = ["".join(draw.choice("bdfgklmnprst") + draw.choice("aeiou") for _ in range(4)) for _ in range(20)]
    return " ".join(draw.choice([*SCENES[scene].split() * 3, *own]) for _ in range(words))


def group(
    texts: list[str], days: list[float | None] | None = None, **more: float
) -> tuple[tuple[int, ...], ...]:
    found = [terms(text) for text in texts]
    return cluster(days or [None] * len(texts), lambda numbers: [found[n] for n in numbers], **more)


TEXTS = [write(scene, seed) for scene in range(4) for seed in range(3)]
TRUE = tuple(tuple(range(start, start + 3)) for start in range(0, 12, 3))


def test_texts_of_one_event_are_grouped() -> None:
    assert group(TEXTS) == TRUE


def test_no_texts_are_no_events_and_a_text_without_words_stands_alone() -> None:
    assert group([]) == ()
    assert group([""]) == ((0,),)
    assert group(["", "the of", TEXTS[0]]) == ((0,), (1,), (2,))


def test_two_texts_that_share_common_words_only_are_two_events() -> None:
    first = "The minister said on Monday that the bridge at Osk would open in spring, years after the flood."
    other = "The minister said on Monday that hospitals in Tarrin lack nurses, and that pay would rise."
    assert group([first, other]) == ((0,), (1,))


@settings(max_examples=20)
@given(st.permutations(range(len(TEXTS))))
def test_the_order_of_the_texts_changes_nothing(order: list[int]) -> None:
    days = [float(number % 3) for number in range(len(TEXTS))]
    found = group([TEXTS[number] for number in order], [days[number] for number in order])
    assert sorted(tuple(sorted(order[n] for n in one)) for one in found) == list(group(TEXTS, days))


def test_the_same_words_weeks_apart_are_two_events_and_a_text_without_a_day_is_parted_from_none() -> None:
    texts = [TEXTS[0], TEXTS[1], TEXTS[2]]
    assert group(texts, [1.0, 2.0, 30.0]) == ((0, 1), (2,))
    assert group(texts, [1.0, 2.0, None]) == ((0, 1, 2),)
    assert group([TEXTS[0], TEXTS[0]], [0.0, 5.7]) == ((0, 1),)
    assert group([TEXTS[0], TEXTS[0]], [0.0, 5.9]) == ((0,), (1,))


def by_hand(likeness: np.ndarray, joins: float) -> set[frozenset[int]]:
    """Average linkage as it is defined: the two nearest groups joined again and again."""
    groups = [frozenset([number]) for number in range(len(likeness))]
    while len(groups) > 1:
        mean, one, other = max(
            (
                (np.mean([likeness[i, j] for i in a for j in b]), a, b)
                for a, b in itertools.combinations(groups, 2)
            ),
            key=lambda found: found[0],
        )
        if mean < joins:
            break
        groups = [g for g in groups if g not in (one, other)] + [one | other]
    return set(groups)


@settings(max_examples=60)
@given(st.integers(1, 9), st.integers(0, 10_000))
def test_the_chain_of_neighbors_finds_what_joining_the_nearest_finds(size: int, seed: int) -> None:
    half = np.random.default_rng(seed).random((size, size))
    likeness = (half + half.T) / 2
    expected = by_hand(likeness, 0.5)
    assert {frozenset(one) for one in _average(likeness.copy(), 0.5)} == expected


@settings(max_examples=30)
@given(st.integers(0, 10_000), st.integers(2, 14))
def test_chains_linked_for_themselves_are_the_whole_linked_at_once(seed: int, size: int) -> None:
    draw = random.Random(seed)
    texts = [write(draw.randrange(4), draw.randrange(5), 40) for _ in range(size)]
    found = [terms(text) for text in texts]
    shelf = module._Shelf(lambda numbers: [found[n] for n in numbers], size)
    vectors = shelf.vectors(range(size))
    likeness = np.array([module._Postings(vectors).likeness(vector) for vector in vectors])
    whole = {frozenset(one) for one in _average(likeness, JOINS)}
    assert {frozenset(one) for one in group(texts)} == whole


def test_small_blocks_give_what_one_block_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    days = [float(number) for number in range(len(TEXTS))]
    days[4] = None
    whole = group(TEXTS, days)
    monkeypatch.setattr(module, "_BLOCK", 2)
    assert group(TEXTS, days) == whole


def test_many_copies_of_one_story_are_grouped_in_pieces_of_a_bounded_size(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_LINKED", 5)
    monkeypatch.setattr(module, "MOST_PAIRS", 2)
    found = group([TEXTS[0]] * 12 + [TEXTS[3]])
    assert sorted(map(len, found)) == [1, 4, 4, 4]


def test_too_long_a_chain_is_cut_where_it_is_weakest(monkeypatch: pytest.MonkeyPatch) -> None:
    bridge = " ".join(SCENES[:2]) + " " + " ".join(SCENES[:2])
    texts = [*TEXTS[:6], bridge]
    monkeypatch.setattr(module, "MOST_LINKED", 4)
    found = group(texts)
    assert max(map(len, found)) <= 4
    assert not any({0, 1, 2} & set(one) and {3, 4, 5} & set(one) for one in found)


def test_texts_without_a_day_beyond_a_number_count_as_of_one_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_UNDATED", 1)
    assert group(TEXTS[:3], [None, None, 40.0]) == ((0, 1), (2,))


@pytest.mark.parametrize("size", [1, 2, 3])
def test_one_story_told_a_few_times_is_one_event(size: int) -> None:
    assert group([TEXTS[0]] * size) == (tuple(range(size)),)


def test_a_term_that_many_texts_have_is_counted_beyond_a_byte() -> None:
    found = [terms(f"ferry own{number}") for number in range(400)]
    shelf = module._Shelf(lambda numbers: [found[n] for n in numbers], len(found))
    assert int(shelf._many.max()) == 400
    assert isinstance(found[0], Terms)


def test_what_is_held_and_read_at_once_does_not_grow_with_the_archive(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ten articles a day: of 3,000 no more than of 1,000 are compared at once, those of a few days."""
    monkeypatch.setattr(module, "_BLOCK", 50)
    held: list[int] = []

    class Counted(module._Postings):
        def __init__(self, vectors: Sequence[module._Vector]) -> None:
            held.append(len(vectors))
            super().__init__(vectors)

    monkeypatch.setattr(module, "_Postings", Counted)
    most, read = {}, {}
    for size in (1_000, 3_000):
        held.clear()
        asked: list[int] = []
        draw = np.random.default_rng(7)
        found = [
            Terms(hashes=np.unique(draw.integers(1, 1 << 32, 20, np.uint32)), counts=np.ones(20, np.uint8))
            for _ in range(size)
        ]

        def look(numbers: Sequence[int], asked: list[int] = asked, found: list[Terms] = found) -> list[Terms]:
            asked.extend(numbers)
            return [found[number] for number in numbers]

        assert len(cluster([number / 10 for number in range(size)], look)) == size
        most[size], read[size] = max(held), len(asked)
    assert most[3_000] == most[1_000] < 150
    assert read[3_000] == 3 * read[1_000]
