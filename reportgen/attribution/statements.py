"""Statements: each sentence of an article, or part of one, with who says it, how, and through whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from reportgen.article import Article
from reportgen.attribution import turns, voice
from reportgen.attribution.certainty import certainty
from reportgen.attribution.cues import Cues
from reportgen.attribution.marks import Quoted, is_utterance, quotations
from reportgen.attribution.readers import People, cues_for, people, speeches
from reportgen.attribution.relay import Paragraph, Relay, paragraphs, relay
from reportgen.attribution.setoff import NEAR, SetOff, set_off
from reportgen.attribution.speech import Found, Inside, Speech, teller
from reportgen.attribution.statement import Attribution, Carrier, Reading, SpeechKind, Statement
from reportgen.attribution.tellers import names
from reportgen.attribution.tellers.outlets import is_outlet, is_short_for
from reportgen.passage import Span

# Shares of quoted letters from which words count as direct or mixed speech.
_DIRECT = 0.85
_MIXED = 0.02
# A writer who is `I` in so many paragraphs, and in this share of them, is so beside unknown speakers too.
_ESSAY = 3
_ESSAY_SHARE = 0.2


def attributions(text: str, language: str = "en") -> tuple[Attribution, ...]:
    """What a plain text attributes, in its order, offsets being those of the text.

    Paragraphs are parted by blank lines.  A language without rules gives its
    longer quotations without speakers.  Never raises; linear in the text.
    """
    cues = cues_for(language)
    quotes = quotations(text, cues.dialogue if cues else frozenset())
    if cues is None:
        long = (q for q in quotes if is_utterance(text, q.start, q.end))
        return tuple(
            Attribution(content=((q.start, q.end),), source=None, cue=None, kind="direct") for q in long
        )
    known = people(text, cues)
    return tuple(_attribution(text, quotes, speech, known) for speech in speeches(text, cues))


def _attribution(text: str, quotes: Sequence[Quoted], speech: Speech, known: People) -> Attribution:
    speaker, role = known.resolve(speech.source, speech.role) if speech.source else (None, None)
    return Attribution(
        content=tuple(speech.content),
        source=speech.source,
        cue=speech.cue,
        kind=_kind(text, quotes, speech.content),
        speaker=speaker,
        role=role,
    )


def attribute(article: Article) -> Reading:
    """The statements of the article, at least one for each sentence, with the carriers it relays.

    A language without rules is read without speakers and gives a warning.
    """
    return _Reader(article).reading()


class _Reader:
    """One article on its way to statements."""

    def __init__(self, article: Article) -> None:
        self.cues = cues = cues_for(article.language)
        self.article = article
        self.quotes = quotations(article.text, cues.dialogue if cues else frozenset())
        self.known = people(article.text, cues) if cues else None
        self.relay = Relay(carriers=(), relaying=False)
        self.parts: tuple[Paragraph, ...] = ()
        self.found: list[Found] = []
        self.blocks: list[tuple[int, int, int]] = []
        """Start, end and number of the carrier of each relayed stretch, in order."""
        self.set_off = SetOff()
        self.unknown: list[int] = []
        """Numbers of the paragraphs in which somebody unknown speaks."""
        self.essay = False

    def reading(self) -> Reading:
        warnings: tuple[str, ...] = ()
        if self.cues is None:
            language = self.article.language
            warnings = (f"attribution-language: {language!r} is read without speakers, quotations only.",)
        else:
            self._read(self.cues)
        statements = tuple(
            statement
            for index, found in enumerate(self._by_sentence())
            for statement in self._statements(index, found)
        )
        return Reading(
            article=self.article.id, statements=statements, carriers=self.relay.carriers, warnings=warnings
        )

    def _read(self, cues: Cues) -> None:
        article = self.article
        self.set_off = set_off(article)
        blocks = {(b.start, b.end) for b in article.blocks if b.kind == "quote"}
        quoted = sorted(blocks.union(self.set_off.quoted))
        raw = self._with_signed(speeches(article.text, cues, quoted))
        self.parts = paragraphs(article, self.quotes, raw, self.set_off.introduced)
        self.relay = relay(article, self.parts)
        self.blocks = sorted((p.start, p.end, n) for n, c in enumerate(self.relay.carriers) for p in c.blocks)
        cues_at = sorted(speech.cue[0] for speech in raw if speech.cue)
        # A block quotation in which somebody is said to say something is told, not spoken.
        spoken = [(s, e) for s, e in quoted if bisect_left(cues_at, s) == bisect_left(cues_at, e)]
        quotes = sorted(
            [*self.quotes, *(Quoted(start=s, end=e) for s, e in [*spoken, *self._posts()])],
            key=lambda q: (q.start, -q.end),
        )
        for speech in raw:
            speaker, role = self._resolve(speech)
            if speaker is None and not speech.weak and speech.cue and not self._is_writer(speech):
                self.unknown.append(self._paragraph_at(speech.cue[0]))
            if speaker is not None or not speech.weak:
                self.found.append(Found(speech, speaker, role, _kind(article.text, quotes, speech.content)))
        self.unknown.sort()
        self.essay = self._is_essay()

    def _with_signed(self, raw: Sequence[Speech]) -> list[Speech]:
        """All speeches with the signed posts among them, and none that a signature was taken for."""
        signed = self.set_off.signed
        signatures = {speech.source[0] for speech in signed if speech.source}
        kept = [s for s in raw if s.source is None or s.source[0] not in signatures]
        kept = [
            s for s in kept if not any(start <= at < end for start, end in s.content for at in signatures)
        ]
        return sorted([*kept, *signed], key=lambda speech: speech.content[0][0])

    def _posts(self) -> list[Span]:
        return [span for speech in self.set_off.signed for span in speech.content]

    def _resolve(self, speech: Speech) -> tuple[str | None, str | None]:
        if speech.source is None or self.known is None:
            return None, None
        name, role = self.known.resolve(speech.source, speech.role)
        carrier = self._carrier_at(speech.content[0][0])
        if name and carrier and speech.cue is None and is_outlet(name):
            # A quotation that follows `…, according to X.` is of the one whom that sentence is about.
            return self._introduced(carrier)
        return name, role

    def _by_sentence(self) -> list[list[tuple[Span, Found]]]:
        """For each sentence the attributed stretches in it, clipped to it."""
        spans = self.article.sentence_spans
        starts, inside = [start for start, _ in spans], [list[tuple[Span, Found]]() for _ in spans]
        for found in self.found:
            for start, end in found.speech.content:
                at = max(0, bisect_right(starts, start) - 1)
                while at < len(spans) and spans[at][0] < end:
                    clipped = (max(start, spans[at][0]), min(end, spans[at][1]))
                    if clipped[0] < clipped[1]:
                        inside[at].append((clipped, found))
                    at += 1
        return inside

    def _statements(self, index: int, inside: Inside) -> Iterator[Statement]:
        """One for the sentence, or one for each part of it that has a teller of its own."""
        sentence = start, end = self.article.sentence_spans[index]
        by_readers = self.set_off.readers is not None and start >= self.set_off.readers
        if by_readers or names.is_credit(self.article.text[start:end]):
            yield self._unattributed(start, end, None, comment=by_readers)
            return
        carrier = self._carrier_at(start)
        comment = carrier is None and self._is_writers_comment(start, end)
        if not inside or (comment and all(self._is_comment(f) for _, f in inside)):
            yield self._unattributed(start, end, carrier, comment=comment)
            return
        parts = [sentence]
        if self.cues is not None:
            parts = turns.parts(self.article.text, sentence, self._quotes_in(start, end), inside, self.cues)
        for part in parts:
            told = turns.within(self.article.text, sentence, inside, part) if len(parts) > 1 else inside
            yield self._attributed(part, told, carrier)

    def _attributed(self, part: Span, inside: Inside, carrier: Carrier | None) -> Statement:
        chosen = teller(inside)
        spans = sorted(
            {span for span, f in inside if f is chosen or (f.speaker and f.speaker == chosen.speaker)}
        )
        speaker, role = chosen.speaker, chosen.role
        if speaker and (is_outlet(speaker) or (carrier and is_short_for(speaker, carrier.name))):
            speaker, role = None, None
        cue = chosen.speech.cue
        return Statement(
            passage=self.article.passage(*part),
            words=tuple(self.article.passage(*span) for span in _merged(spans)),
            speaker=speaker,
            role=role,
            cue=self.article.text[cue[0] : cue[1]] if cue else None,
            kind=chosen.kind,
            certainty=certainty(self.article.text, part, cue),
            chain=self._chain(carrier),
        )

    def _is_writers_comment(self, start: int, end: int) -> bool:
        """Whether in a sentence that no outlet is passed on with the writer comments."""
        at = self._paragraph_at(start)
        if any(c.marker.start == start for c in self.relay.carriers) or (
            at >= 0 and self.parts[at].introduced
        ):
            return False
        personal = voice.says_i(self._unquoted(start, end))
        if personal and not self.essay and self._is_near_unknown(at):
            return False
        return personal or (self.relay.relaying and self._comments(start))

    def _is_comment(self, found: Found) -> bool:
        """Whether in a comment a finding is the writer's own, or only a thought or a deed."""
        return found.kind == "indirect" and (found.speech.weak or self._is_writer(found.speech))

    def _is_writer(self, speech: Speech) -> bool:
        source = speech.source
        return source is not None and self.article.text[slice(*source)].lower() in ("i", "we")

    def _quoted_only(self, start: int, end: int) -> Statement | None:
        """In a language without rules: a sentence that quotes at length, nobody knows whom."""
        text = self.article.text
        long = [q for q in self._quotes_in(start, end) if is_utterance(text, q.start, q.end)]
        spans = [(max(start, q.start), min(end, q.end)) for q in long]
        spans = [span for span in spans if text[slice(*span)].strip()]
        if not spans:
            return None
        return Statement(
            passage=self.article.passage(start, end),
            words=tuple(self.article.passage(*span) for span in spans),
            kind=_kind(text, self.quotes, [(start, end)]),
            chain=(self.article.id,),
        )

    def _unattributed(self, start: int, end: int, carrier: Carrier | None, *, comment: bool) -> Statement:
        at = bisect_right(self.quotes, start + 1, key=lambda q: q.start) - 1
        quoted = (
            at >= 0
            and self.quotes[at].end >= end - 1
            and is_utterance(self.article.text, self.quotes[at].start, self.quotes[at].end)
        )
        passage = self.article.passage(start, end)
        told = self._quoted_only(start, end) if self.cues is None else None
        if told is not None:
            return told
        if quoted and carrier is not None:
            speaker, role = self._introduced(carrier)
            return Statement(
                passage=passage,
                words=(passage,),
                speaker=speaker,
                role=role,
                kind="direct",
                chain=self._chain(carrier),
            )
        return Statement(
            passage=passage,
            certainty=certainty(self.article.text, (start, end), None),
            chain=self._chain(carrier),
            opinion=comment,
        )

    def _quotes_in(self, start: int, end: int) -> Sequence[Quoted]:
        """The quotations that stand in a sentence, in whole or in part."""
        first = max(0, bisect_right(self.quotes, start, key=lambda q: q.start) - 1)
        return self.quotes[first : bisect_left(self.quotes, end, key=lambda q: q.start)]

    def _unquoted(self, start: int, end: int) -> str:
        """A sentence without what stands between quotation marks in it."""
        text, at, parts = self.article.text, start, []
        for quote in self._quotes_in(start, end):
            parts.append(text[at : max(at, quote.start)])
            at = max(at, quote.end)
        return "".join((*parts, text[at:end]))

    def _comments(self, start: int) -> bool:
        at = self._paragraph_at(start)
        return at >= 0 and self.parts[at].comments

    def _is_near_unknown(self, at: int) -> bool:
        """Whether a paragraph stands so near to somebody unknown who speaks that it may be that one's."""
        last = bisect_right(self.unknown, at) - 1
        return last >= 0 and at - self.unknown[last] <= NEAR

    def _is_essay(self) -> bool:
        """Whether the writer is `I` again and again."""
        own = sum(voice.says_i(part.own) for part in self.parts if not part.introduced)
        return own >= max(_ESSAY, _ESSAY_SHARE * len(self.parts))

    def _paragraph_at(self, offset: int) -> int:
        """The number of the paragraph that holds an offset, -1 before the first."""
        return bisect_right(self.parts, offset, key=lambda p: p.span[0]) - 1

    def _carrier_at(self, offset: int) -> Carrier | None:
        at = bisect_right(self.blocks, offset, key=lambda b: b[0]) - 1
        if at >= 0 and offset < self.blocks[at][1]:
            return self.relay.carriers[self.blocks[at][2]]
        return None

    def _introduced(self, carrier: Carrier) -> tuple[str | None, str | None]:
        """The last person whom the sentence that opens a carrier's block names, with the role."""
        if self.known is None:
            return None, None
        named = [m.name for m in self.known.mentions if carrier.marker.start <= m.start < carrier.marker.end]
        return (named[-1], self.known.roles.get(named[-1])) if named else (None, None)

    def _chain(self, carrier: Carrier | None) -> tuple[str, ...]:
        return (self.article.id, carrier.id) if carrier else (self.article.id,)


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _kind(text: str, quotes: Sequence[Quoted], content: Sequence[Span]) -> SpeechKind:
    """direct, mixed or indirect, by the share of letters between quotation marks."""
    letters = quoted = 0
    for start, end in content:
        letters += _letters(text[start:end])
        at = max(0, bisect_left(quotes, start, key=lambda q: q.start) - 1)
        while at < len(quotes) and quotes[at].start < end:
            quoted += _letters(text[max(start, quotes[at].start) : max(start, min(end, quotes[at].end))])
            at += 1
    share = quoted / max(1, letters)
    return "direct" if share > _DIRECT else "mixed" if share > _MIXED else "indirect"


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)
