"""What the rules have taken of one sentence so far: what is found, how far it is used, who spoke."""

from __future__ import annotations

from reportgen.attribution.cues import Cues
from reportgen.attribution.english.ground import Ground
from reportgen.attribution.speech import Speech
from reportgen.attribution.tokens import Phrase, Sentence
from reportgen.passage import Span

# What goes on behind an attribution has a verb and what that tells.
_RESUMED = 3


class Taken(Ground):
    """One sentence and all that changes while it is read; `Ground` itself never does."""

    def __init__(self, tokens: Sentence, cues: Cues) -> None:
        super().__init__(tokens, cues)
        self.found: list[Speech] = []
        self.used = -1
        """Last token that an attribution has taken as its content or cue."""
        self.sources: list[Phrase] = []

    def add(self, ranges: list[tuple[int, int]], source: Phrase, cue: Span | None) -> None:
        """Keep a finding: what is said in ranges of tokens, who says it, and the words that mark it."""
        tokens = self.tokens
        content = [(tokens[a].start, tokens[b].end) for a, b in ranges if a <= b]
        role = (tokens[source.role[0]].start, tokens[source.role[1]].end) if source.role else None
        quotes = [t for a, b in ranges for t in tokens[a : b + 1] if t.kind == "q"]
        self.sources.append(source)
        span = (tokens[source.start].start, tokens[source.end].end)
        self.found.append(Speech(content=content, source=span, cue=cue, role=role, quotes=quotes))

    def take_left(self, left: int, source: Phrase, cue: tuple[int, int], where: int) -> bool:
        """Take what ends at a token and may go on behind the attribution; False where that is too little."""
        tokens = self.tokens
        begin = self.clause_start(left)
        end = self.trim(left)
        if end < begin or (tokens[end].kind != "q" and end - begin < 2 and not self._resumes(where)):
            return False
        self._clip(tokens[end].end)
        opener = end == begin and tokens[end].low in self.cues.adverbs | self.cues.stops
        # Of "Instead, Hill said, it rained" only the rest is what it rests on.
        content = [] if opener and self._resumes(where) else [(begin, end)]
        right = where + 1 if where < self.last and tokens[where].text in (",", ";", "—", "–", ":") else where
        if (
            right < self.last
            and (tokens[right].kind == "q" or not self.is_side_remark(right))
            and (tokens[right].kind == "q" or tokens[end].kind != "q")
        ):
            stop = self.last - 1
            if tokens[right].kind == "q":
                stop = right
            content.append((right, stop))
        span = (tokens[cue[0]].start, tokens[cue[1]].end)
        self.add(content, source, span)
        self.used = max(self.used, content[-1][1], cue[1])
        return True

    def _resumes(self, where: int) -> bool:
        """Whether what is said goes on behind an attribution: `Turnout, Hill said, was low`."""
        opens = where + 1 < self.last and self.tokens[where].text == ","
        return opens and self.last - where > _RESUMED and not self.is_side_remark(where + 1)

    def _clip(self, end: int) -> None:
        """What was taken to go on to the end of the sentence ends where another attribution stands."""
        for speech in self.found:
            if speech.content[-1][0] < end < speech.content[-1][1]:
                speech.content[-1] = (speech.content[-1][0], end)

    def clause_start(self, left: int) -> int:
        """First token of the clause that ends at a token: behind what is already taken."""
        begin = self.used + 1 if self.used < left else 0
        while begin < left and self.tokens[begin].kind == "p" and self.tokens[begin].text not in "$€£([":
            begin += 1
        return begin

    def is_cue(self, at: int) -> bool:
        """Whether a token stands in words that already mark a saying."""
        return any(
            span[0] <= self.tokens[at].start < span[1] for s in self.found if s.cue for span in [s.cue]
        )
