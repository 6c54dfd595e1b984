"""Evidence: every passage read again, from the report, the archive and the rendered files.

A report holds if its id fits its content, every passage is what the archived
text has at its offsets, and composing it anew from the archive gives the same
report, so that a changed speaker, topic or figure is noticed too.  A rendered
file holds if an independent parser finds in it every passage that the report
shows there, and nothing but what rendering the report gives.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

import msgspec

from reportgen.archive import Archive
from reportgen.article import Article
from reportgen.briefing import compose
from reportgen.capture import Skipped
from reportgen.errors import ReportgenError
from reportgen.passage import Passage, display
from reportgen.renderers import format_of, render
from reportgen.renderers.elements import Quoted
from reportgen.renderers.page import lay_out
from reportgen.report import Report, to_json
from reportgen.reread import Shown, reread, squash
from reportgen.version import __version__

# Differences named for one report or file; one changed text can shake a hundred places.
MOST_NAMED = 50
# Words of context around a changed word, so that a reader finds the place.
_CONTEXT = 6

_Kind = TypeVar("_Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that does not hold."""

    where: str
    """`archive`, `report` or the name of a rendered file."""
    mark: str
    """Mark of the passage or path of the field, `""` where there is none."""
    reason: str
    """What does not hold, in one sentence."""
    expected: str = ""
    """What should stand there."""
    found: str = ""
    """What stands there."""


def verify(report: Report, archive: Archive) -> tuple[Problem, ...]:
    """What of a report does not hold against the archive; nothing where all of it does."""
    problems = list(_seal(report))
    try:
        manifest = archive.manifest(report.manifest)
        articles = {a.id: a for a in archive.articles(manifest, check=False)}
    except ReportgenError as problem:
        return (*problems, Problem(where="archive", mark="", reason=str(problem)))
    problems += _removed(report, archive.redactions(manifest))
    problems += _passages(report, articles)
    problems += [Problem(where="archive", mark="", reason=line) for line in archive.damage(manifest)]
    if not any(problem.where == "archive" for problem in problems):
        problems += _recomposed(report, archive)
    return tuple(problems[:MOST_NAMED])


def verify_file(
    content: bytes, name: str, report: Report, articles: Mapping[str, Article], *, fresh: bytes | None = None
) -> tuple[Problem, ...]:
    """What of a rendered file does not hold against the report it was rendered from.

    `fresh` is what rendering the report gives, where the caller just rendered it.
    Raises UsageError for a format that cannot be read back and ReportgenError
    for a file that cannot be parsed.
    """
    shown = reread(content, name)
    if fresh is None:
        fresh = render(report, articles, format_of(name))
    meant = shown if fresh == content else reread(fresh, name)
    problems = [*_marked(shown, name, report, articles), *_missing(shown, meant, name, report, articles)]
    if fresh != content:
        problems += _changed(shown, meant, name)
    return tuple(problems[:MOST_NAMED])


def recomposable(report: Report) -> bool:
    """Whether this version made the report, so that composing anew must give the same."""
    return report.tool.version == __version__


def _seal(report: Report) -> Iterator[Problem]:
    sealed = report.sealed()
    if sealed.id != report.id:
        yield Problem(
            where="report",
            mark="id",
            reason="The report was changed after it was made: its id does not fit its content.",
            expected=sealed.id,
            found=report.id,
        )


def _removed(report: Report, removals: Sequence[Skipped]) -> Iterator[Problem]:
    """What was removed on request after the report was made; one made since says so itself."""
    for removal in removals:
        if removal not in report.skipped:
            yield Problem(where="archive", mark=removal.url, reason=f"{removal.reason}.")


def _passages(report: Report, articles: Mapping[str, Article]) -> Iterator[Problem]:
    for passage in sorted(set(_walk(report, Passage))):
        mark = _mark(report, passage)
        article = articles.get(passage.article)
        if article is None:
            yield Problem(where="archive", mark=mark, reason="Its article is not in the archive.")
        elif article.text[passage.start : passage.end] != passage.text:
            yield Problem(
                where="report",
                mark=mark,
                reason="The archived text has other words there.",
                expected=article.text[passage.start : passage.end],
                found=passage.text,
            )


def _walk(value: Any, kind: type[_Kind]) -> Iterator[_Kind]:
    """Every value of a kind inside a frozen value, however deep."""
    if isinstance(value, kind):
        yield value
    elif is_dataclass(value):
        for each in fields(value):
            yield from _walk(getattr(value, each.name), kind)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _walk(item, kind)
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, kind)


def _mark(report: Report, passage: Passage) -> str:
    return report.mark(passage) if passage.article in report.article else passage.article


def _recomposed(report: Report, archive: Archive) -> Iterator[Problem]:
    if not recomposable(report):
        return
    try:
        run = archive.manifest(report.manifest)
        again = compose(archive, run, report.settings, report.made, report.update)
    except ReportgenError as problem:
        yield Problem(where="archive", mark="", reason=f"The report cannot be composed again: {problem}")
        return
    for path, old, new in _unlike(_plain(report), _plain(again), ""):
        if path != "id":
            yield Problem(
                where="report",
                mark=path,
                reason="Composing the report from the archive gives something else here.",
                expected=str(new),
                found=str(old),
            )


def _plain(report: Report) -> Any:
    return msgspec.json.decode(to_json(report))


def _unlike(old: Any, new: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    """Places where two JSON values differ, as paths such as `points[2].topic`."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _unlike(old.get(key), new.get(key), f"{path}.{key}" if path else key)
    elif isinstance(old, list) and isinstance(new, list) and len(old) == len(new):
        for index, (one, other) in enumerate(zip(old, new, strict=True)):
            yield from _unlike(one, other, f"{path}[{index}]")
    elif old != new:
        yield path, _brief(old), _brief(new)


def _brief(value: Any) -> str:
    if isinstance(value, list):
        return f"{len(value)} entries"
    return value if isinstance(value, str) else msgspec.json.encode(value).decode()[:200]


def _marked(shown: Shown, name: str, report: Report, articles: Mapping[str, Article]) -> Iterator[Problem]:
    """Passages that a page itself marks, against the archived text at the offsets it gives."""
    for found in dict.fromkeys(shown.marked):
        article = articles.get(found.article)
        expected = display(article.text[found.start : found.end]) if article else ""
        if expected != found.text:
            place = f"{found.article}:{found.start}-{found.end}"
            mark = place
            if article and found.end <= len(article.text) and found.start < found.end:
                mark = _mark(report, article.passage(found.start, found.end))
            yield Problem(
                where=name,
                mark=mark,
                reason="The page shows other words than the archived text.",
                expected=expected,
                found=found.text,
            )


def _missing(
    shown: Shown, meant: Shown, name: str, report: Report, articles: Mapping[str, Article]
) -> Iterator[Problem]:
    """Passages that the report shows, and the file not at all or not as often."""
    page, should = (each.squashed() if each.printed else each.text for each in (shown, meant))
    page_of = {quoted.at: quoted for quoted in _walk(lay_out(report, articles), Quoted)}
    for quoted in page_of.values():
        passage = articles[quoted.article].passage(quoted.start, quoted.end)
        sought = squash(passage.text) if shown.printed else display(passage.text)
        if shown.printed and _is_right_to_left(sought):
            # Print holds such lines as they are seen: words stand, figures and points between them move.
            held = all(word in page for word in map(squash, re.findall(r"\w+", display(passage.text))))
        else:
            held = page.count(sought) >= max(1, should.count(sought))
        if not held:
            yield Problem(
                where=name,
                mark=quoted.mark,
                reason="The file does not show this passage word for word everywhere it should.",
                expected=display(passage.text),
            )


def _is_right_to_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)


def _changed(shown: Shown, fresh: Shown, name: str) -> Iterator[Problem]:
    """Words in which a file differs from what rendering the report gives now."""
    old, new = shown.text.split(), fresh.text.split()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Problem(
                where=name,
                mark="",
                reason="The file shows other words than the report.",
                expected=" ".join(new[max(0, j1 - _CONTEXT) : j2 + _CONTEXT]),
                found=" ".join(old[max(0, i1 - _CONTEXT) : i2 + _CONTEXT]),
            )
    if old == new and not shown.printed:
        yield Problem(
            where=name, mark="", reason="The file shows the same words under other markup or links."
        )
