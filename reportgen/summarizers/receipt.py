"""Why sentences were chosen and what came next, in words of the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    selection: Selection, choice: Pool, chosen: Sequence[Chosen], origin_of: Mapping[str, str]
) -> Receipt:
    """Why each sentence was taken, in the order of taking, and what came next."""
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
        dropped=tuple(_dropped(selection, choice)),
    )


def _origins(chosen: Chosen, origin_of: Mapping[str, str]) -> tuple[str, ...]:
    passages: tuple[Passage, ...] = (chosen.passage, *chosen.support)
    return tuple(dict.fromkeys(origin_of.get(one.article, one.article) for one in passages))


def _dropped(selection: Selection, choice: Pool) -> list[Dropped]:
    """What would come next, were there room."""
    held = selection.field.held
    return [
        Dropped(
            passage=choice.candidates[index].passage,
            gain=gain,
            words=_named(choice.candidates[index], held.of(index), held, selection.untold),
        )
        for gain, index in selection.left_over(_NEXT)
    ]


def _named(candidate: Candidate, concepts: Integers, held: Concepts, weights: Floats) -> tuple[str, ...]:
    """The words of the weightiest of these pairs, those that share no word, in the order of the text."""
    text, spans = candidate.passage.text, candidate.tokens
    pairs = held.pairs([text[start:end] for start, end in spans], candidate.language)
    among = frozenset(concepts[weights[concepts] > 0].tolist())
    ranked = sorted(
        (index for index, pair in enumerate(pairs) if pair in among),
        key=lambda index: (-float(weights[pairs[index]]), index),
    )
    named: list[int] = []
    for index in ranked:
        if len(named) < _NAMED and all(abs(index - other) > 1 for other in named):
            named.append(index)
    return tuple(" ".join(text[spans[i][0] : spans[i + 1][1]].split()) for i in sorted(named))
