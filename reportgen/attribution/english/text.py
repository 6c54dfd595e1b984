"""Attributions over a whole text: quotations that stand alone, go on or follow a colon.

`saying.py` reads one sentence; here the sentences of a text are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportgen.attribution.cues import Cues
from reportgen.attribution.english import phrases
from reportgen.attribution.english.saying import Saying
from reportgen.attribution.marks import UTTERANCE, Quoted, paragraphs, quotations
from reportgen.attribution.speech import Speech
from reportgen.attribution.tellers import descriptions, names, outlets
from reportgen.attribution.tokens import Phrase, Sentence, capital, sentences
from reportgen.passage import Span

# A label before a colon (`SMITH:` in a transcript, `Smith:` in a headline) has no more words than this.
_LABEL = 6

_CAPITALS = re.compile(r"^[^\S\n]*([A-Z][A-Z0-9 .’'&-]{0,60}):", re.M)
_NAME = re.compile(r"\b[A-Z]\w*[a-z]\w*")
# Labels in capitals with which newsrooms point at something else.
_SIGNPOSTS = frozenset(
    """watch listen read related photos photo pictures video videos gallery update updates breaking live note
    more also exclusive opinion analysis editorial correction""".split()
) | frozenset(("read more", "see also", "related video", "full coverage", "editor's note", "watch live"))


def speeches(text: str, cues: Cues, quoted_blocks: Sequence[Span] = ()) -> list[Speech]:
    """All that a text attributes, in its order; block quotations count as quotations."""
    return _Reader(text, cues, quoted_blocks).read()


class _Reader:
    """What carries over from one paragraph to the next."""

    def __init__(self, text: str, cues: Cues, quoted_blocks: Sequence[Span]) -> None:
        self.text, self.cues = text, cues
        self.blocks = frozenset(start for start, _ in quoted_blocks)
        self.labels = Counter(_CAPITALS.findall(text))
        self.names = frozenset(word.lower() for word in _NAME.findall(text))
        self.found: list[Speech] = []
        self.open: Speech | None = None
        """Whose quotation the paragraph before left without a closing mark."""
        self.announced: Speech | None = None
        """Who was announced with a colon."""
        self.last: Speech | None = None
        """Whose quotation came last in the paragraph before."""

    def read(self) -> list[Speech]:
        quotes, at = quotations(self.text), 0
        for number, (start, end) in enumerate(paragraphs(self.text)):
            first = at
            while at < len(quotes) and quotes[at].start < end:
                at += 1
            inside = list(quotes[first:at])
            if start in self.blocks and not self._is_told(start, end, inside):
                inside = [Quoted(start=start, end=end)]
            self._paragraph(
                sentences(self.text, start, end, inside, self.cues.verbs | self.cues.labels),
                inside,
                first=number == 0,
            )
        return self.found

    def _is_told(self, start: int, end: int, quotes: list[Quoted]) -> bool:
        """Whether a block quotation tells what others say, rather than being somebody's words."""
        if self.announced is not None and self._announces_words(self.announced):
            return False
        parts = sentences(self.text, start, end, quotes, self.cues.verbs | self.cues.labels)
        found = (speech for tokens in parts for speech in Saying(tokens, self.cues).read())
        return any(speech.cue and self._words(speech.source).lower() not in ("i", "we") for speech in found)

    def _announces_words(self, announced: Speech) -> bool:
        """Whether somebody is said to say what follows; an outlet passes on what others say."""
        said = self._words(announced.cue) != ":"
        return said and not outlets.is_outlet(self._words(announced.source))

    def _words(self, span: Span | None) -> str:
        return self.text[slice(*span)] if span else ""

    def _paragraph(self, parts: list[Sentence], quotes: list[Quoted], *, first: bool) -> None:
        if not parts:
            return
        labelled = self._label(parts, first=first)
        if labelled is not None:
            self.found.append(labelled)
            self.open, self.announced, self.last = None, None, None
            return
        last: Speech | None = None
        for number, tokens in enumerate(parts):
            held, last = last, self._sentence(tokens, last, opens=number == 0)
            # "He gave no date." between two quotations changes no speaker.
            if last is None and held and held.quotes and self.cues.pronouns.get(tokens[0].low) in ("m", "f"):
                last = held
        self.open = last if quotes and quotes[-1].goes_on else None
        self.announced = self._announcement(parts[-1])
        self.last = last

    def _sentence(self, tokens: Sentence, last: Speech | None, *, opens: bool) -> Speech | None:
        """The speech that a quotation in the next sentence would go on with."""
        new = Saying(tokens, self.cues).read()
        self._split(tokens, new)
        for speech in new:
            self._clip_to_colon(speech)
        lead = tokens[0]
        if lead.kind == "q" and not any(q.start == lead.start for s in new for q in s.quotes):
            span = (lead.start, lead.end)
            owner = self.open if opens and self.open else last
            if owner is not None and owner.quotes and not new:
                owner.content.append(span)
                return owner
            if opens and self.announced is not None:
                speech = self.announced
                speech.content.append(span)
                speech.quotes.append(lead)
                self.found.append(speech)
                self.announced = None
                return speech
            owner = last or (self.last if opens else None)
            if not new and owner is not None and lead.end - lead.start >= UTTERANCE and len(tokens) == 1:
                speech = Speech(content=[span], source=owner.source, cue=None, role=owner.role, quotes=[lead])
                self.found.append(speech)
                return speech
        if (
            not new
            and last is not None
            and last.quotes
            and any(t.kind == "q" and t.end - t.start >= UTTERANCE for t in tokens)
        ):
            span = (lead.start, tokens[-1].end)
            quotes = [t for t in tokens if t.kind == "q"]
            new = [Speech(content=[span], source=last.source, cue=None, role=last.role, quotes=quotes)]
        self.found.extend(new)
        self.announced = None
        return next((s for s in new if s.quotes), new[-1] if new else None)

    def _split(self, tokens: Sentence, new: Sequence[Speech]) -> None:
        """Give the rest of a split quotation (`"Yes," said Hill, pausing, "but …"`) to its speaker."""
        owner, opened = None, False
        taken = {q.start: speech for speech in new for q in speech.quotes}
        for token in tokens:
            if token.kind != "q":
                continue
            if token.start in taken:
                owner, opened = taken[token.start], token.low == ","
            elif owner is not None and opened and self.text[token.start + 1 : token.start + 2].islower():
                owner.content.append((token.start, token.end))
                owner.quotes.append(token)

    def _clip_to_colon(self, speech: Speech) -> None:
        """Of `Hill scolded him: "…," she said` only the quotation is said."""
        start, quote = speech.content[0][0], speech.quotes[0].start if speech.quotes else 0
        behind = speech.cue is not None and speech.cue[0] > quote
        if start < quote and behind and self.text[start:quote].rstrip().endswith(":"):
            speech.content[0] = (quote, speech.content[0][1])

    def _announcement(self, tokens: Sentence) -> Speech | None:
        """`Smith continued:` at the end of a paragraph."""
        if tokens[-1].text != ":":
            return None
        clauses = Saying(tokens, self.cues)
        for at in range(len(tokens) - 1, -1, -1):
            if tokens[at].low in self.cues.verbs or tokens[at].low in self.cues.labels:
                source = clauses.speaker_of(at)
                if source is not None:
                    return _speech(tokens, source, (at, at))
        source = phrases.subject(tokens, len(tokens), self.cues)
        return _speech(tokens, source, (len(tokens) - 1, len(tokens) - 1)) if source else None

    def _label(self, parts: list[Sentence], *, first: bool) -> Speech | None:
        """`SMITH: …` in a transcript, `Smith: …` in a headline."""
        tokens = parts[0]
        colon = next((i for i in range(1, min(len(tokens), _LABEL + 1)) if tokens[i].text == ":"), -1)
        if colon < 0 or colon + 1 >= len(tokens) or (colon + 2 == len(tokens) and tokens[-1].kind != "q"):
            return None
        words = [t for t in tokens[:colon] if t.kind == "w"]
        if not words or not all(capital(t) for t in words):
            return None
        shouted = all(t.text == t.text.upper() for t in words) and len(words[-1].text) > 1
        if shouted and not self._is_a_speaker(" ".join(t.text for t in words)):
            return None
        # `Mayor Ann Hill: “…”` is a saying wherever it stands.
        quoted = tokens[colon + 1].kind == "q" and names.is_person(self.text[words[0].start : words[-1].end])
        if not shouted and not quoted and not (first and len(words) <= 3 and len(parts) == 1):
            return None
        content = [(tokens[colon + 1].start, tokens[-1].end)] + [(p[0].start, p[-1].end) for p in parts[1:]]
        found = _speech(tokens, Phrase(0, colon - 1), (colon, colon))
        found.content = content
        return found

    def _is_a_speaker(self, label: str) -> bool:
        """Whether a label in capitals is somebody's: it comes again, or the text names its bearer."""
        if label.lower() in _SIGNPOSTS:
            return False
        last = label.rsplit(maxsplit=1)[-1].lower()
        return self.labels[label] > 1 or last in self.names or last in descriptions.HUMANS


def _speech(tokens: Sentence, source: Phrase, cue: tuple[int, int]) -> Speech:
    role = (tokens[source.role[0]].start, tokens[source.role[1]].end) if source.role else None
    span = (tokens[source.start].start, tokens[source.end].end)
    return Speech(content=[], source=span, cue=(tokens[cue[0]].start, tokens[cue[1]].end), role=role)
