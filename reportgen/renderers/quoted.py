"""How a passage comes onto a page: its shown form, its mark, its account, the words to underline."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportgen.account import Account
from reportgen.errors import ReportgenError
from reportgen.passage import Passage, Span, display
from reportgen.renderers.elements import Badge, Mark, Quoted, Segment
from reportgen.renderers.labels import Labels, labels_of
from reportgen.report import Report

# Six colors can be told apart beside their letters; a seventh account takes the first again.
_TONES = "abcdef"

_ELLIPSIS = "\u2026"
# A character that no combining mark composes with, so that it shields both ends of a text.
_FENCE = "|"


def display_segments(passage: Passage, spans: Iterable[Span]) -> tuple[Segment, ...]:
    """The shown form of a passage, cut where the spans (offsets of the article) begin and end.

    Law: the segments joined are `display(passage.text)`.  Blanks at the border
    of a span stay outside of it; overlapping spans become one.
    """
    shown = display(passage.text)
    segments: list[Segment] = []
    at = 0
    for start, end in _shown_spans(passage, spans, shown):
        segments += [Segment(text=shown[at:start]), Segment(text=shown[start:end], marked=True)]
        at = end
    segments.append(Segment(text=shown[at:]))
    return tuple(s for s in segments if s.text) or (Segment(text=""),)


def _shown_spans(passage: Passage, spans: Iterable[Span], shown: str) -> list[Span]:
    """The spans in offsets of the shown form: in order, disjoint, no blank at either end."""
    found: list[Span] = []
    for start, end in sorted(spans):
        begin = max(start, passage.start) - passage.start
        stop = min(end, passage.end) - passage.start
        if begin >= stop:
            continue
        left, right = _shown_offset(passage.text, begin), _shown_offset(passage.text, stop)
        inner = shown[left:right]
        left, right = left + len(inner) - len(inner.lstrip()), right - len(inner) + len(inner.rstrip())
        if found and left <= found[-1][1]:
            left, right = found[-1][0], max(right, found.pop()[1])
        if left < right:
            found.append((left, right))
    return found


def _shown_offset(text: str, offset: int) -> int:
    """Where the character at the offset of a text stands in its shown form."""
    whole = display(_FENCE + text + _FENCE)[1:-1]
    blanks = len(whole) - len(whole.lstrip())
    before = len(display(_FENCE + text[:offset] + _FENCE)) - 2
    return min(max(before - blanks, 0), len(whole.strip()))


@dataclass(frozen=True, slots=True)
class Quoter:
    """Puts passages and accounts of one report onto its page."""

    report: Report
    """The report."""
    wording: Labels | None = None
    """The page's own words where a theme has others than the report's language."""
    _badges: dict[str, Badge] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Badges by account, once they were asked for."""

    @property
    def labels(self) -> Labels:
        """The page's own words."""
        return self.wording or labels_of(self.report.language)

    def is_foreign(self, language: str) -> bool:
        """Whether a language is known and another than the page's."""
        return language not in ("und", "", self.labels.language)

    def quote(self, passage: Passage, spans: Iterable[Span] = (), account: str | None = None) -> Quoted:
        """The passage as shown, the spans underlined.  Raises ReportgenError for an article not listed."""
        article = self.report.article.get(passage.article)
        if article is None:
            raise ReportgenError(
                f"The report shows words of article {passage.article!r}, which it does not list; "
                "it was changed by hand or cut short. Compose it again."
            )
        other = self.is_foreign(article.language)
        return Quoted(
            segments=display_segments(passage, spans),
            mark=self.report.mark(passage),
            number=article.mark,
            article=passage.article,
            start=passage.start,
            end=passage.end,
            badge=self.badge(account) if account else None,
            language=article.language if other else "",
        )

    def quote_clause(self, passage: Passage, spans: Iterable[Span] = ()) -> Quoted:
        """The same of a passage that may be a clause: an ellipsis stands where its sentence goes on.

        Raises ReportgenError for an article not listed.
        """
        quoted = self.quote(passage, spans)
        sentences = self.report.article[passage.article].sentences
        at = bisect_right(sentences, passage.start, key=lambda span: span[0]) - 1
        if at < 0:
            return quoted
        start, end = sentences[at]
        return replace(
            quoted,
            opening=_ELLIPSIS + " " if start < passage.start else "",
            closing=" " + _ELLIPSIS if passage.end < end else "",
        )

    def badge(self, account: str) -> Badge:
        """The badge of an account.  Raises ReportgenError for one not in the report."""
        if account not in self.report.account:
            raise ReportgenError(
                f"The report names the account {account!r}, which it does not list; "
                "it was changed by hand or cut short. Compose it again."
            )
        if not self._badges:
            self._badges.update(self._make_badges())
        return self._badges[account]

    def _make_badges(self) -> Iterator[tuple[str, Badge]]:
        """All badges by account, made together: each page asks hundreds of times."""
        accounts = self.report.accounts
        names = Counter(display(account.teller) for account in accounts)
        for index, account in enumerate(accounts):
            name = display(account.teller)
            teller = self._tell_apart(account, name) if names[name] > 1 else name
            yield account.id, Badge(letter=account.mark, teller=teller, tone=_TONES[index % len(_TONES)])

    def _tell_apart(self, account: Account, name: str) -> str:
        """A name that two accounts share ("an official"), with the source it speaks in."""
        known = [chain[0] for chain in account.channels if chain and chain[0] in self.report.article]
        if not known:
            return name
        return self.labels.in_source.format(name, display(self.report.article[known[0]].source))

    def places(self, passages: Iterable[Passage]) -> tuple[Mark, ...]:
        """The marks of passages as links, each once, in order."""
        article, mark = self.report.article, self.report.mark
        found = [Mark(mark=mark(p), number=article[p.article].mark) for p in passages if p.article in article]
        return tuple(dict.fromkeys(found))

    def marks(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The marks of passages, each once, in order."""
        return tuple(dict.fromkeys(self.report.mark(p) for p in passages if p.article in self.report.article))
