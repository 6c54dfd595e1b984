"""Posts that relay outlets, made up, with what is to be found in them: `rules/relay/*.md` read and scored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from reportgen.account import gather
from reportgen.article import Article
from reportgen.attribution import attribute
from reportgen.attribution.statement import Reading, Statement
from reportgen.capture import Capture, Source
from reportgen.passage import Span
from reportgen.reading import read

POSTS = Path(__file__).parent / "rules" / "relay"


@dataclass(slots=True)
class Score:
    """What was found of what is there, as (right, found, there)."""

    counts: dict[str, list[int]] = field(default_factory=dict)
    """Hits, found and expected by what is counted."""
    wrong: list[str] = field(default_factory=list)
    """What went wrong, in words."""

    def add(self, what: str, found: set[object], expected: set[object]) -> None:
        """Count one set against what is expected."""
        row = self.counts.setdefault(what, [0, 0, 0])
        for place, size in enumerate((len(found & expected), len(found), len(expected))):
            row[place] += size
        self.wrong += [f"{what}: too much {one}" for one in sorted(map(str, found - expected))]
        self.wrong += [f"{what}: missing {one}" for one in sorted(map(str, expected - found))]

    def share(self, what: str) -> tuple[float, float]:
        """Precision and recall; 1 where there is nothing to find."""
        hits, found, expected = self.counts[what]
        return hits / found if found else 1.0, hits / expected if expected else 1.0


def post(path: Path) -> tuple[Article, list[tuple[str, list[str]]]]:
    """The article of a fixture and its gold lines as (kind, parts)."""
    text, _, gold = path.read_text(encoding="utf-8").partition("\n## gold\n")
    capture = Capture(
        source=Source(url=f"https://blog.example/{path.stem}"),
        url=f"https://blog.example/{path.stem}",
        final_url=f"https://blog.example/{path.stem}",
        content=text.encode(),
        media_type="text/markdown",
        captured=datetime(2026, 5, 6, tzinfo=UTC),
    )
    lines = (line.partition(": ") for line in gold.splitlines() if line.strip())
    return read(capture), [(kind, [part.strip() for part in rest.split(" | ")]) for kind, _, rest in lines]


def score(path: Path, result: Score) -> None:
    """Add what one fixture gives."""
    article, gold = post(path)
    reading = attribute(article)
    result.wrong.append(f"-- {path.stem}")
    _score_carriers(article, reading, gold, result)
    _score_tellers(article, reading, gold, result)
    opinion = {s.passage.text for s in reading.statements if s.opinion}
    written = [_stretch(article, parts[0]) for kind, parts in gold if kind == "opinion"]
    result.add("opinion", set(opinion), set(_inside(reading, written)))


def _score_carriers(
    article: Article, reading: Reading, gold: Sequence[tuple[str, list[str]]], result: Score
) -> None:
    expected: dict[str, list[Span]] = {}
    for kind, parts in gold:
        if kind == "carrier":
            expected.setdefault(_plain(parts[0]), []).append(_stretch(article, parts[1]))
    names = {c.id: _plain(c.name) for c in reading.carriers}
    result.add("carriers", set(names.values()), set(expected))
    told = {(names[s.chain[-1]], s.passage.text) for s in reading.statements if s.chain[-1] in names}
    wanted = {(name, text) for name, spans in expected.items() for text in _inside(reading, spans)}
    result.add("sentences", set(told), set(wanted))
    whole = {n for n in names.values() if {t for t in told if t[0] == n} == {w for w in wanted if w[0] == n}}
    result.add("blocks", set(whole), set(expected))


def _score_tellers(
    article: Article, reading: Reading, gold: Sequence[tuple[str, list[str]]], result: Score
) -> None:
    carriers = {c.id: _plain(c.name) for c in reading.carriers}
    gathered = gather([article], {article.id: reading})
    accounts = {account.id: account for account in gathered.accounts}
    for kind, parts in gold:
        if kind != "teller":
            continue
        start, name, side, carrier = parts
        statement = _statement(article, reading, start, name)
        account = accounts[gathered.of[article.id, statement.passage.start]]
        chain = carriers.get(statement.chain[-1], "-")
        result.add("tellers", {(start, statement.speaker or "-")}, {(start, name)})
        result.add("chains", {(start, chain)}, {(start, _plain(carrier))})
        shown = account.side if statement.speaker else None
        result.add("sides", {(start, shown)} if shown else set(), {(start, side)} if side != "-" else set())


def _statement(article: Article, reading: Reading, start: str, name: str) -> Statement:
    """The statement that holds these first words; of two tellers' in a sentence the one that is named."""
    at = article.text.index(start)
    sentence = next(span for span in article.sentence_spans if span[0] <= at < span[1])
    held = [s for s in reading.statements if sentence[0] <= s.passage.start < sentence[1]]
    return next((s for s in held if s.speaker == name), held[0])


def _stretch(article: Article, ends: str) -> Span:
    first, last = ends.split(" … ")
    start = article.text.index(first)
    return start, article.text.index(last, start) + len(last)


def _inside(reading: Reading, spans: Sequence[Span]) -> Iterator[str]:
    for statement in reading.statements:
        middle = (statement.passage.start + statement.passage.end) // 2
        if any(start <= middle < end for start, end in spans):
            yield statement.passage.text


def _plain(name: str) -> str:
    return name.casefold().removeprefix("the ")


def main() -> None:
    """Print the figures of the fixtures named, all by default."""
    import sys  # noqa: PLC0415 - only where run by hand

    result = Score()
    for path in sorted(POSTS.glob("*.md")):
        if not sys.argv[1:] or path.stem in sys.argv[1:]:
            score(path, result)
    print("\n".join(result.wrong))
    for what, (hits, found, expected) in result.counts.items():
        precision, recall = result.share(what)
        print(f"{what:10} {hits}/{found}/{expected}  P {precision:.3f}  R {recall:.3f}")


if __name__ == "__main__":
    main()
