"""Attributions over a whole text in German, French, Spanish or Russian.

`saying.py` reads one sentence; here the sentences and paragraphs of a text
are joined: a quotation that goes on, that a colon announces, or that stands
alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.attribution.cues import Cues
from reportgen.attribution.inverted import phrases
from reportgen.attribution.inverted.saying import Saying
from reportgen.attribution.marks import Quoted, paragraphs, quotations
from reportgen.attribution.speech import Speech
from reportgen.attribution.tokens import Sentence, Token, sentences
from reportgen.passage import Span

# Quotation marks around less than this are a name or a word held at arm's length, no utterance.
_UTTERANCE = 24
# Signs that may stand beside a quotation that is a sentence by itself.
_AROUND = frozenset(".,!?…—–-")


def speeches(text: str, cues: Cues, quoted_blocks: Sequence[Span] = ()) -> list[Speech]:
    """All that a text attributes, in its order; block quotations count as quotations."""
    return _Reader(text, cues, quoted_blocks).read()


class _Reader:
    """What carries over from one sentence and one paragraph to the next."""

    def __init__(self, text: str, cues: Cues, quoted_blocks: Sequence[Span]) -> None:
        self.text, self.cues = text, cues
        self.blocks = frozenset(start for start, _ in quoted_blocks)
        self.found: list[Speech] = []
        self.last: Speech | None = None
        """Whose quotation came last in this paragraph or the one before."""
        self.open = False
        """Whether the paragraph before left its quotation without a closing mark."""
        self.announced: Speech | None = None
        """Who was announced with a colon."""
        self.untold: Span | None = None
        """The sentence before, where nobody says it."""

    def read(self) -> list[Speech]:
        """All speeches, paragraph by paragraph."""
        quotes, at = quotations(self.text, self.cues.dialogue), 0
        for start, end in paragraphs(self.text):
            first = at
            while at < len(quotes) and quotes[at].start < end:
                at += 1
            inside = list(quotes[first:at])
            if start in self.blocks and not inside:
                inside = [Quoted(start=start, end=end)]
            self._paragraph(
                sentences(self.text, start, end, inside, self.cues.verbs | self.cues.labels), inside
            )
        return self.found

    def _paragraph(self, parts: list[Sentence], quotes: list[Quoted]) -> None:
        if not parts:
            return
        before, self.last = self.last, None
        for number, tokens in enumerate(parts):
            self._sentence(tokens, before if number == 0 else None)
        self.open = bool(quotes) and quotes[-1].goes_on and self.last is not None
        self.announced = self._announcement(parts[-1])

    def _sentence(self, tokens: Sentence, before: Speech | None) -> None:
        """Add what a sentence tells; `before` is whose quotation ended the last paragraph."""
        saying = Saying(self.text, tokens, self.cues)
        new = self._pointed(saying) or saying.read()
        alone = self._alone(tokens) if not new else []
        if alone:
            self._goes_on(alone, before)
        self.found.extend(new)
        quoting = [speech for speech in new if speech.quotes]
        if quoting:
            self.last = quoting[-1]
        elif new and not alone:
            self.last = None
        self.untold = None if new or alone else (tokens[0].start, tokens[saying.last - 1].end)

    def _pointed(self, saying: Saying) -> list[Speech]:
        """The sentence before as the words of whom this one names (`Das teilte die Polizei mit`)."""
        found = saying.points_back()
        if found is None:
            return []
        source, (first, at), pointer = found
        tokens = saying.tokens
        spans = [self.untold] if self.untold else []
        spans.append((tokens[0].start, tokens[pointer].end))
        role = (tokens[source.role[0]].start, tokens[source.role[1]].end) if source.role else None
        cue = (tokens[first].start, tokens[at].end)
        return [Speech(content=spans, source=saying.span_of(source), cue=cue, role=role)]

    def _goes_on(self, alone: list[Token], before: Speech | None) -> None:
        """Give a quotation that stands alone to the one who was speaking, or was announced."""
        spans = [(token.start, token.end) for token in alone]
        if before is not None and self.open:
            self._append(before, spans, alone)
        elif self.last is not None:
            self._append(self.last, spans, alone)
        elif self.announced is not None:
            self.found.append(self.announced)
            self._append(self.announced, spans, alone)
        elif before is not None and alone[0].end - alone[0].start >= _UTTERANCE and before.source:
            speech = Speech(content=[], source=before.source, cue=None, role=before.role)
            self.found.append(speech)
            self._append(speech, spans, alone)

    def _append(self, speech: Speech, spans: list[Span], quotes: list[Token]) -> None:
        speech.content.extend(spans)
        speech.quotes.extend(quotes)
        self.last, self.announced = speech, None

    def _alone(self, tokens: Sentence) -> list[Token]:
        """The quotations of a sentence that holds nothing else."""
        quotes = [token for token in tokens if token.kind == "q"]
        return quotes if all(t.kind == "q" or t.text in _AROUND for t in tokens) else []

    def _announcement(self, tokens: Sentence) -> Speech | None:
        """`Darauf antwortete Senatorin Thoms:` at the end of a paragraph."""
        if tokens[-1].text != ":":
            return None
        # The rules want something said behind the colon.
        end = tokens[-1].end
        ghost = Token(end, end, "«»", ".", "q")
        found = Saying(self.text, [*tokens, ghost], self.cues).read()
        if found and found[-1].content[-1][1] == end:
            return Speech(content=[], source=found[-1].source, cue=found[-1].cue, role=found[-1].role)
        colon = len(tokens) - 1
        named = phrases.after(tokens, 0, self.cues) or phrases.before(tokens, colon - 1, self.cues)
        if named is None:
            return None
        span = (tokens[named.start].start, tokens[named.end].end)
        return Speech(content=[], source=span, cue=(tokens[colon].start, end))
