"""Attributions over a whole text: quotations that stand alone, go on or follow a colon.

`saying.py` reads one sentence; here the sentences of a text are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from reportgen.attribution.cues import Cues
from reportgen.attribution.english import phrases
from reportgen.attribution.english.dialogue import dialogue
from reportgen.attribution.english.saying import Saying
from reportgen.attribution.marks import UTTERANCE, Quoted, paragraphs, quotations
from reportgen.attribution.sides import seats
from reportgen.attribution.speech import Speech
from reportgen.attribution.tellers import descriptions, names, outlets
from reportgen.attribution.tokens import Phrase, Sentence, Token, capital, sentences
from reportgen.passage import Span

# A name under a quotation is no longer than this, titles included.
_SIGNATURE = 40
_OPENING, _CLOSING = ("“", '"', "«", "„"), ("”", '"', "»", "“")
# A label before a colon (`SMITH:` in a transcript, `Smith:` in a headline) has no more words than this.
_LABEL = 6

_CAPITALS = re.compile(r"^[^\S\n]*([A-Z][A-Z0-9 .’'&-]{0,60}):", re.M)
_NAME = re.compile(r"\b[A-Z]\w*[a-z]\w*")
# Labels in capitals with which newsrooms point at something else.
# Words that a page writes on its buttons.
_BUTTONS = frozenset("CLOSE SHARE ADVERTISEMENT PHOTO PHOTOS VIDEO PLAY REPLAY SUBSCRIBE Skip Embed".split())
_SHORT = 3
# Where a name would cross a tab, or a line's end between two capitals.
_CROSSING = re.compile(r"\s*\t\s*|(?<=\w)[^\S\n]*\n\s*(?=[A-Z])")
_SIGNPOSTS = frozenset(
    """watch listen read related photos photo pictures video videos gallery update updates breaking live note
    more also exclusive opinion analysis editorial correction image images credit credits source caption
    copyright picture pictures""".split()
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
        self.dialogue = dialogue(text, cues)
        self.turn: Speech | None = None
        """Whose label stands before the paragraph in an interview."""
        self.found: list[Speech] = []
        self.open: Speech | None = None
        """Whose quotation the paragraph before left without a closing mark."""
        self.announced: Speech | None = None
        """Who was announced with a colon."""
        self.alone: Span | None = None
        """The quotation that the paragraph before is, where it is nobody's."""
        self.headed = False
        """Whether the paragraph before is a name that signs nothing."""
        self.last: Speech | None = None
        """Whose quotation came last in the paragraph before."""

    def read(self) -> list[Speech]:
        quotes, at = quotations(self.text), 0
        spans = [cut for span in paragraphs(self.text) for cut in self.dialogue.cuts(*span)]
        for number, (start, end) in enumerate(spans):
            first = at
            while at < len(quotes) and quotes[at].start < end:
                at += 1
            inside = list(quotes[first:at])
            if self._talks(start, end):
                continue
            if start in self.blocks and not self._is_told(start, end, inside):
                inside = [Quoted(start=start, end=end)]
            self._paragraph(
                sentences(self.text, start, end, inside, self.cues.verbs | self.cues.labels),
                inside,
                first=number == 0,
            )
            self._signed(start, end)
        return self.found

    def _talks(self, start: int, end: int) -> bool:
        """Whether a paragraph is somebody's turn in an interview, or goes on with it."""
        end = start + len(self.text[start:end].rstrip())
        turn = self.dialogue.turn(start, end)
        if turn is not None:
            self.turn = turn
            self.found.append(turn)
        elif self.turn is not None and self.dialogue.goes_on(self.text, start, end):
            self.turn.content.append((start, end))
        else:
            self.turn = None
            return False
        self.open, self.announced, self.last, self.alone = None, None, None, None
        return True

    def _signed(self, start: int, end: int) -> None:
        """A quotation that is nobody's and a paragraph of its own is signed by a name in the next line.

        Behind a name that signs nothing it stays nobody's: the names may be headings.
        """
        quote, self.alone = self.alone, None
        headed, self.headed = self.headed, False
        lines = self.text[start:end].strip().split("\n")
        if len(lines) == 2:
            quote = self._lone_quotation(start, start + len(lines[0].rstrip()))
        name = lines[-1].strip() if len(lines) <= 2 else ""
        signs = 0 < len(name) <= _SIGNATURE and name[-1] not in ".,:;?!" and names.is_person(name)
        if signs and quote is not None:
            at = self.text.rindex(name, start, end)
            token = Token(*quote, "", "", "q")
            self.found.append(Speech(content=[quote], source=(at, at + len(name)), cue=None, quotes=[token]))
        elif len(lines) == 1:
            self.headed = signs
            self.alone = None if headed else self._lone_quotation(start, end)

    def _lone_quotation(self, start: int, end: int) -> Span | None:
        """The quotation that a paragraph is, where nobody is found to say it."""
        closing = self.text[end - 1]
        whole = end - start >= UTTERANCE and self.text[start] in _OPENING and closing in _CLOSING
        whole = whole and self.text.find(closing, start + 1, end - 1) < 0
        taken = any(start <= span[0] < end for speech in self.found[-1:] for span in speech.content)
        return (start, end) if whole and not taken else None

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
        orphan: Token | None = None
        for number, tokens in enumerate(parts):
            held, last = last, self._sentence(tokens, last, opens=number == 0)
            if orphan and last is not None and last.source and last.source[0] == tokens[0].start:
                span = (orphan.start, orphan.end)
                self.found.append(
                    Speech(content=[span], source=last.source, cue=None, role=last.role, quotes=[orphan])
                )
            # `“What a day.” Mr. Hill then said he would stay.`: the quotation is his.
            lone = len(tokens) == 1 and tokens[0].kind == "q" and last is None and held is None
            orphan = tokens[0] if lone else None
            # "He gave no date." between two quotations changes no speaker.
            if last is None and held and held.quotes and self.cues.pronouns.get(tokens[0].low) in ("m", "f"):
                last = held
        self.open = last if quotes and quotes[-1].goes_on else None
        self.announced = self._announcement(parts[-1])
        self.last = last

    def _sentence(self, tokens: Sentence, last: Speech | None, *, opens: bool) -> Speech | None:
        """The speech that a quotation in the next sentence would go on with."""
        new = [speech for speech in Saying(tokens, self.cues).read() if not self._is_of_the_page(speech)]
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

    def _is_of_the_page(self, speech: Speech) -> bool:
        """Whether a page's buttons stand where a speaker should; a name is cut at a tab or a line's end."""
        words = self._words(speech.source)
        behind = max((found.end() for found in _CROSSING.finditer(words)), default=0)
        if speech.source is not None and behind:
            speech.source = (speech.source[0] + behind, speech.source[1])
            words = words[behind:]
        capitals = [word for word in words.split() if len(word) > _SHORT and word[0].isupper()]
        return bool(_BUTTONS & set(capitals)) or len(set(capitals)) < len(capitals)

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
        if _is_signpost(words, quoted=tokens[colon + 1].kind == "q"):
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


def _is_signpost(words: Sentence, *, quoted: bool) -> bool:
    """Whether a label tells what follows or where (`Sweden: Last ferry leaves`), and not who says so."""
    label = " ".join(t.text for t in words)
    return label.lower() in _SIGNPOSTS or (not quoted and names.is_place(label) and not seats(label))


def _speech(tokens: Sentence, source: Phrase, cue: tuple[int, int]) -> Speech:
    role = (tokens[source.role[0]].start, tokens[source.role[1]].end) if source.role else None
    span = (tokens[source.start].start, tokens[source.end].end)
    return Speech(content=[], source=span, cue=(tokens[cue[0]].start, tokens[cue[1]].end), role=role)
