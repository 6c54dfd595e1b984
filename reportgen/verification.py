"""Evidence: every passage read again, from the report, the archive and the rendered files.

A report holds if its id fits its content, every passage is what the archived
text has at its offsets, and composing it anew from the archive gives the same
report, so that a changed speaker, topic or figure is noticed too.  A rendered
file holds if an independent parser finds in it every passage that the report
shows there, and nothing but what rendering the report gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from reportgen.archive import Archive
from reportgen.article import Article
from reportgen.briefing import compose
from reportgen.capture import Skipped
from reportgen.enclosure import Enclosed, hash_of, text_name, unpack
from reportgen.errors import ReportgenError
from reportgen.passage import Passage, display
from reportgen.printed import shows
from reportgen.renderers import format_of, render
from reportgen.renderers.elements import Quoted
from reportgen.renderers.page import lay_out
from reportgen.report import Former, Report, to_json
from reportgen.reread import own, reread
from reportgen.series import edition
from reportgen.shown import Shown
from reportgen.version import __version__

# Differences named for one report or file; one changed text can shake a hundred places.
MOST_NAMED = 50
# Words between the first and the last difference that are lined up; the time grows with their square.
_MOST_COMPARED = 5_000
# Words of context around a changed word, so that a reader finds the place.
_CONTEXT = 6

if TYPE_CHECKING:
    from reportgen.renderers.theme import Theme

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
    problems += _former(report, archive)
    problems += [Problem(where="archive", mark="", reason=line) for line in archive.damage(manifest)]
    if not any(problem.where == "archive" for problem in problems):
        problems += _recomposed(report, archive)
    return tuple(problems[:MOST_NAMED])


def verify_file(
    content: bytes,
    name: str,
    report: Report,
    articles: Mapping[str, Article],
    *,
    fresh: bytes | None = None,
    theme: Theme | None = None,
) -> tuple[Problem, ...]:
    """What of a rendered file does not hold against the report it was rendered from.

    `fresh` is what rendering the report in the `theme` gives, where the caller just rendered it.
    Raises UsageError for a format that cannot be read back and ReportgenError
    for a file that cannot be parsed.
    """
    content = own(content, name)
    shown = reread(content, name)
    if fresh is None:
        theme = made_as(shown, theme)
        if not _is_here(theme):
            return (_unknown(theme, name),)
        fresh = render(report, articles, format_of(name), theme)
    meant = shown if fresh == content else reread(fresh, name)
    problems = [*verify_enclosed(shown, name), *_marked(shown, name, report, articles)]
    problems += _missing(shown, meant, name, report, articles)
    if fresh != content:
        problems += _changed(shown, meant, name)
    return tuple(problems[:MOST_NAMED])


def verify_enclosed(shown: Shown, name: str) -> tuple[Problem, ...]:
    """What of the report and the texts inside a PDF does not hold, neither by itself nor against the page.

    Nothing where it carries none.  Whether the page shows what the report says
    is for `verify_file` to find.  Raises VerificationError where its report
    cannot be read.
    """
    enclosed = unpack(shown, name)
    if enclosed is None:
        return ()
    problems = [*_seal(enclosed.report), *_enclosed_files(enclosed, name)]
    if enclosed.texts:
        problems += _passages(enclosed.report, enclosed.articles(), "enclosed")
    return tuple(problems[:MOST_NAMED])


def _enclosed_files(enclosed: Enclosed, name: str) -> Iterator[Problem]:
    for each in enclosed.strange:
        yield Problem(where=name, mark=each, reason="This file inside it was not put there by reportgen.")
    for article in enclosed.changed:
        yield Problem(
            where=name,
            mark=text_name(article.mark),
            reason="The text inside it was changed: its hash is not the one in the report.",
            expected=article.text_sha256,
            found=hash_of(enclosed.texts[article.id]),
        )
    for article in enclosed.absent if enclosed.texts else ():
        yield Problem(
            where=name,
            mark=text_name(article.mark),
            reason="This text is missing from it, while others are there.",
        )


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


def _passages(report: Report, articles: Mapping[str, Article], text: str = "archived") -> Iterator[Problem]:
    for passage in sorted(set(_walk(report, Passage))):
        mark = _mark(report, passage)
        article = articles.get(passage.article)
        if article is None:
            if text == "archived":  # a text missing from a PDF is named once, for all its passages
                yield Problem(where="archive", mark=mark, reason="Its article is not in the archive.")
        elif article.text[passage.start : passage.end] != passage.text:
            yield Problem(
                where="report",
                mark=mark,
                reason=f"The {text} text has other words there.",
                expected=article.text[passage.start : passage.end],
                found=passage.text,
            )


def _former(report: Report, archive: Archive) -> Iterator[Problem]:
    """What the edition before is said to have, against the texts that it had."""
    for former in sorted(set(_walk(report, Former)), key=lambda one: (one.text_sha256, one.start)):
        place = f"{former.article}:{former.start}-{former.end}"
        try:
            stands = archive.text(former.text_sha256)[former.start : former.end]
        except ReportgenError as problem:
            yield Problem(where="archive", mark=place, reason=str(problem))
            continue
        if stands != former.text:
            yield Problem(
                where="report",
                mark=place,
                reason="The text of the edition before has other words there.",
                expected=stands,
                found=former.text,
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
        again = edition(again, archive, report.edition) if report.edition else again
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
    at = 0
    for quoted in passages_on(report, articles):
        passage = articles[quoted.article].passage(quoted.start, quoted.end)
        if shown.printed:
            held = shows(page, should, passage.text)
        elif shown is meant:
            # They stand about in this order: from where the one before was, the next one is not far.
            sought = display(passage.text)
            found = page.find(sought, at)
            at = max(found if found >= 0 else page.find(sought, 0, at + len(sought)), 0)
            held = shown.partial or page.startswith(sought, at)
        else:
            sought = display(passage.text)
            held = page.count(sought) >= max(0 if shown.partial else 1, should.count(sought))
        if not held:
            yield Problem(
                where=name,
                mark=quoted.mark,
                reason="The file does not show this passage word for word everywhere it should.",
                expected=display(passage.text),
            )


def passages_on(report: Report, articles: Mapping[str, Article]) -> tuple[Quoted, ...]:
    """The passages on the page of a report, each place once."""
    return tuple({quoted.at: quoted for quoted in _walk(lay_out(report, articles), Quoted)}.values())


def made_as(shown: Shown, theme: Theme | None) -> Theme:
    """The theme to render a file again in: the one asked for, else the one that the file names."""
    from reportgen.renderers.theme import Theme  # noqa: PLC0415  # Jinja loads only for a page

    theme = theme or Theme()
    if shown.theme and theme.name == Theme().name:
        theme = replace(theme, name=shown.theme)
    if shown.printed:
        theme = replace(theme, paper=shown.paper, texts=len(shown.attachments) > 1)
    return theme


def _is_here(theme: Theme) -> bool:
    from reportgen.renderers.theme import list_themes  # noqa: PLC0415  # Jinja loads only for a page

    return theme.name in list_themes(theme)


def _unknown(theme: Theme, name: str) -> Problem:
    reason = f"It was made in the theme {theme.name!r}, which is not here; name its folder with --templates."
    return Problem(where=name, mark="", reason=reason)


def _changed(shown: Shown, fresh: Shown, name: str) -> Iterator[Problem]:
    """Words in which a file differs from what rendering the report gives now."""
    old, new = shown.text.split(), fresh.text.split()
    for i1, i2, j1, j2 in _differing(old, new):
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


def _differing(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Where two lists of words differ: from and to in the one, from and to in the other."""
    most = min(len(old), len(new))
    start = next((at for at in range(most) if old[at] != new[at]), most)
    end = next((at for at in range(most - start) if old[-1 - at] != new[-1 - at]), most - start)
    one, other = old[start : len(old) - end], new[start : len(new) - end]
    if not one and not other:
        return
    if max(len(one), len(other)) > _MOST_COMPARED:
        yield start, start + _CONTEXT, start, start + _CONTEXT
        return
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag != "equal":
            yield start + i1, start + i2, start + j1, start + j2
