"""Why sentences were chosen and what came next, in words of the text."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import islice
from string import ascii_letters

import numpy as np

from reportgen.passage import Passage
from reportgen.summarizers.base import Chosen, Dropped, Reason, Receipt
from reportgen.summarizers.concepts import Concepts, Floats, Integers
from reportgen.summarizers.selection import Selection
from reportgen.summarizers.support import Candidate, Pool

# Concepts named for one sentence.
_NAMED = 3
# Sentences named that came next: enough to see what a longer summary would tell.
_NEXT = 5


def reasons(selection: Selection, choice: Pool) -> dict[int, str]:
    """For each taken sentence, by number, the words of its weightiest concepts as they stand in it."""
    held = selection.field.held
    return {
        one: ", ".join(_named(choice.candidates[one], held.of(one), held, selection.weights))
        for one in selection.taken
    }


def receipt(
    selection: Selection,
    choice: Pool,
    chosen: Sequence[Chosen],
    origin_of: Mapping[str, str],
    scales: Sequence[Floats],
) -> Receipt:
    """Why each sentence was taken, in the order of taking, and what came next.

    What came next is weighed by the first of the scales, and where that finds
    too little by the next one, which counts what is told once.  The selection is
    weighed anew for it, so that nothing should be asked of it afterwards.
    """
    told = {one.passage: one for one in chosen}
    return Receipt(
        chosen=tuple(
            Reason(
                passage=passage,
                words=_named(
                    choice.candidates[step.sentence], step.new, selection.field.held, selection.weights
                ),
                concepts=len(step.new),
                gain=step.gain,
                origins=_origins(told[passage], origin_of),
            )
            for step in selection.steps
            for passage in [choice.candidates[step.sentence].passage]
        ),
        dropped=tuple(islice(_next(selection, choice, scales), _NEXT)),
    )


def _origins(chosen: Chosen, origin_of: Mapping[str, str]) -> tuple[str, ...]:
    passages: tuple[Passage, ...] = (chosen.passage, *chosen.support)
    return tuple(dict.fromkeys(origin_of.get(one.article, one.article) for one in passages))


def _next(selection: Selection, choice: Pool, scales: Sequence[Floats]) -> Iterator[Dropped]:
    """What would come next, were there room, each sentence by the first scale on which it weighs."""
    known: set[Passage] = set()
    for number, scale in enumerate(scales):
        selection.weigh(scale)
        for one in _dropped(selection, choice, once=number > 0):
            if one.passage not in known:
                known.add(one.passage)
                yield one


def _dropped(selection: Selection, choice: Pool, *, once: bool) -> Iterator[Dropped]:
    """The sentences left that would bring most by the weights of the selection."""
    held = selection.field.held
    # Twice as many as are named: the second scale may begin with those of the first.
    for gain, index in selection.left_over(2 * _NEXT):
        yield Dropped(
            passage=choice.candidates[index].passage,
            gain=gain,
            words=_named(choice.candidates[index], held.of(index), held, selection.untold),
            once=once,
        )


def _named(candidate: Candidate, concepts: Integers, held: Concepts, weights: Floats) -> tuple[str, ...]:
    """The words of the weightiest of these pairs, those that share no word, in the order of the text."""
    text, spans = candidate.passage.text, candidate.tokens
    pairs = held.pairs([text[start:end] for start, end in spans], candidate.language)
    among = frozenset(concepts[weights[concepts] > 0].tolist())
    # "6:40", "p.m" and "board, according" are pairs that count, and tell a reader nothing.
    legible = [
        index
        for index, pair in enumerate(pairs)
        if pair in among
        and not text[spans[index][1] : spans[index + 1][0]].strip(" -\u00a0")
        and not any(text[start:end] in ascii_letters for start, end in spans[index : index + 2])
    ]
    if not legible:
        return _single(candidate, among, held)
    ranked = sorted(legible, key=lambda index: (-float(weights[pairs[index]]), index))
    named: list[int] = []
    for index in ranked:
        if len(named) < _NAMED and all(abs(index - other) > 1 for other in named):
            named.append(index)
    return tuple(" ".join(text[spans[i][0] : spans[i + 1][1]].split()) for i in sorted(named))


def _single(candidate: Candidate, among: Container[int], held: Concepts) -> tuple[str, ...]:
    """The first words that tell, each once, where no two of them stand side by side."""
    text, codes = candidate.passage.text, held.codes[candidate.language]
    spoken = [text[start:end] for start, end in candidate.tokens]
    known = [(word, codes.get(word.lower(), 0)) for word in spoken]
    stems = np.array([code >> 1 for _, code in known], dtype=np.int64)
    places = np.minimum(np.searchsorted(held.keys, stems), len(held) - 1).tolist()
    told = [
        word
        for (word, code), place in zip(known, places, strict=True)
        if code & 1 and place in among and held.keys[place] == code >> 1
    ]
    return tuple(dict.fromkeys(told))[:_NAMED]
