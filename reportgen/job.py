"""One whole run: collect, compose, render, write, verify.

What `reportgen build` does for one report, for programs that want the same;
`batch` does it for several.
"""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import inset, output
from reportgen.archive import Archive, Manifest
from reportgen.article import Article
from reportgen.briefing import compose
from reportgen.capture import Collected, Notice, Planned, Secret, Skipped, Source
from reportgen.collectors import collect, plan
from reportgen.config import Config, default_archive
from reportgen.errors import OutputError, TooFewSourcesError, UsageError, VerificationError
from reportgen.journal import INFO, tell, timed
from reportgen.renderers import format_of, render
from reportgen.report import Report, to_json
from reportgen.secret import reveal, with_login
from reportgen.series import Series
from reportgen.verification import Problem, verify, verify_file

if TYPE_CHECKING:
    from reportgen.collectors import Client
    from reportgen.renderers.theme import Theme

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a run."""

    report: Report
    """The report."""
    written: tuple[Path, ...] = ()
    """Files that were written and hold."""
    unwritten: tuple[OutputError, ...] = ()
    """Files that could not be written, each with its reason."""
    problems: tuple[Problem, ...] = ()
    """Passages that did not hold; such files are not written."""
    articles: Mapping[str, Article] = field(default_factory=dict)
    """The articles of the report by id."""
    theme: Theme | None = None
    """How it is shown, None for the built-in look."""
    fresh: bool = True
    """Whether the report is new: False where nothing changed in a series and its last edition stands."""
    page: str | None = None
    """The report as Markdown, where it was made already: what came from another process has no articles."""

    @property
    def exit_code(self) -> int:
        """What the command line ends with; the gravest of what happened."""
        if self.problems:
            return VerificationError.exit_code
        if self.unwritten:
            return OutputError.exit_code
        return 3 if self.report.skipped else 0

    def markdown(self) -> str:
        """The report as Markdown, for a terminal or a pipe."""
        if self.page is not None:
            return self.page
        return render(self.report, self.articles, "markdown", self.theme).decode()


def gather(
    config: Config,
    clock: Callable[[], datetime],
    *,
    offline: bool = False,
    progress: Callable[[Collected], None] | None = None,
    client: Client | None = None,
) -> tuple[Archive, Manifest]:
    """The archive with everything collected that the config names, and the run's manifest.

    With a `client` several runs share what it keeps of the hosts.  Raises UsageError where the config
    names no source.
    """
    _require_sources(config)
    archive = Archive(config.archive or default_archive())
    config = config if offline else unlock(config)
    manifest = collect(
        config.sources,
        archive,
        limits=config.limits,
        clock=clock,
        offline=offline,
        progress=progress,
        client=client,
    )
    return archive, manifest


def foresee(
    config: Config, clock: Callable[[], datetime], *, offline: bool = False
) -> tuple[Planned | Skipped | Notice, ...]:
    """What `gather` would read, sorted; lists are read for it, articles are not, and nothing is kept.

    Raises UsageError where the config names no source.
    """
    _require_sources(config)
    archive = Archive(config.archive or default_archive())
    config = config if offline else unlock(config)
    return plan(config.sources, archive, limits=config.limits, clock=clock, offline=offline)


def unlock(config: Config, known: dict[Secret, str] | None = None) -> Config:
    """The config with the secrets that it names, for whoever fetches and nobody else.

    What is `known` is not read again, and what is read is added to it.  Raises UsageError for a secret
    that cannot be had.
    """
    seen = {} if known is None else known

    def known_of(secret: Secret) -> str:
        if secret not in seen:
            seen[secret] = reveal(secret)
        return seen[secret]

    limits = config.limits
    if limits.proxy_secret:
        limits = replace(limits, proxy=known_of(limits.proxy_secret), proxy_secret=None)
    return replace(
        config,
        limits=limits,
        sources=tuple(
            replace(
                source,
                url=with_login(source.url, source.user, known_of(source.password)),
                user=None,
                password=None,
            )
            if source.user and source.password
            else source
            for source in config.sources
        ),
    )


def _require_sources(config: Config) -> None:
    if not config.sources:
        raise UsageError(
            "There is nothing to read: name files, folders or addresses, or [[source]] tables in the config."
        )


def build(
    config: Config,
    clock: Callable[[], datetime],
    *,
    made: datetime | None = None,
    before: Report | None = None,
    offline: bool = False,
    progress: Callable[[Collected], None] | None = None,
) -> Outcome:
    """Everything from sources to files; with a report `before` also what is new since it.

    In a series the report is its next edition, and what is new since the last stands in it; where nothing
    is, the last edition is written again, the same bytes.  An edition of which a file could not be
    written is none: the next run makes it.

    Formats and the theme are checked before anything is fetched.  A file that cannot be
    rendered, written or verified never costs the others.  Raises
    TooFewSourcesError where there is nothing to write a report from.
    """
    check(config)
    archive, manifest = gather(config, clock, offline=offline, progress=progress)
    return make(config, archive, manifest, made=made, before=before)


def check(config: Config) -> None:
    """Raises UsageError where what the config asks for cannot be done, before anything is fetched."""
    for path in config.outputs:
        format_of(path.name)
    spare(config.outputs, config.sources)
    _require_sources(config)
    _theme(config)


def _theme(config: Config) -> Theme:
    from reportgen.renderers.theme import theme_of  # noqa: PLC0415  # Jinja loads only where a page is made

    return theme_of(config.page)


def make(
    config: Config,
    archive: Archive,
    manifest: Manifest,
    *,
    made: datetime | None = None,
    before: Report | None = None,
) -> Outcome:
    """What `build` makes once everything is collected, without the network.  Raises as that does."""
    theme = _theme(config)
    if not manifest.records:
        reasons = [f"{skipped.url}: {skipped.reason}" for skipped in manifest.skipped]
        raise TooFewSourcesError(0, config.settings.min_sources, reasons)
    series = Series(archive, config.series) if config.series else None
    before = before or (series.newest() if series else None)
    with timed() as seconds:
        report = compose(archive, manifest, config.settings, made, before.known() if before else None)
        report = series.next(report) if series else report
    _note(report, seconds[0])
    fresh = not series or report.id not in series.editions()
    archive.save_report(report.id, to_json(report))
    problems = list(verify(report, archive))
    if problems:
        return Outcome(report=report, problems=tuple(problems), fresh=fresh)
    outcome = replace(write(report, archive.texts(report.manifest), config.outputs, theme), fresh=fresh)
    if series and not outcome.unwritten and not outcome.problems:
        series.keep(report)
    return outcome


def _note(report: Report, seconds: float) -> None:
    """Logs what was composed."""
    differ = sum(point.verdict in ("differ", "possible_difference") for point in report.points)
    counts = {
        "articles": len(report.articles),
        "left_out": len(report.off_event),
        "accounts": len(report.accounts),
        "points": len(report.points),
        "differences": differ,
        "lone": len(report.only_one_account),
        "quotations": len(report.quotations),
        "moments": len(report.timeline),
    }
    tell(
        _LOG,
        INFO,
        "composed",
        "report {report}: articles {articles}, left out {left_out}, accounts {accounts}, points {points}, "
        "with a difference {differences}, told by one alone {lone}, quotations {quotations}, "
        "moments {moments}, {seconds} s",
        report=report.id,
        seconds=seconds,
        **counts,
    )
    if report.edition:
        number, name = report.edition.number, report.edition.series
        tell(_LOG, INFO, "edition", "edition {number} of {series}", number=number, series=name)


def spare(outputs: Iterable[Path], sources: Iterable[Source]) -> None:
    """Raises UsageError where an output would take the place of a file that is read."""
    named = tuple(sources)
    for path in outputs:
        for source in named:
            with contextlib.suppress(OSError, ValueError):  # no such file yet, or no file at all
                if path.samefile(source.url):
                    raise UsageError(f"{path} is a source and would be written over; name another output.")


# Formats of which a part of a page can be ours.
_WIKIS = ("markdown", "mediawiki")


def _page_of(path: Path, name: str, theme: Theme | None) -> Callable[[bytes, str], bytes] | None:
    """What sets our part into the wiki page at the path, None where the whole file is ours.

    Raises OutputError where the page has markers that cannot be read, or none where some are asked for.
    """
    in_place = theme is not None and theme.in_place
    if name not in _WIKIS:
        return None
    try:
        page = path.read_bytes() if path.is_file() else None
        if page is None:
            return inset.frame if in_place else None
        if inset.find_inset(page) is None and not in_place:
            return None
        inset.put_in(page, b"", "")
    except UsageError as problem:
        raise OutputError(str(path), str(problem)) from problem
    except (OSError, ValueError) as problem:
        raise OutputError(str(path), f"it cannot be read: {problem}.") from problem
    return lambda content, ident: inset.put_in(page, content, ident)


def write(
    report: Report, articles: Mapping[str, Article], paths: tuple[Path, ...], theme: Theme | None = None
) -> Outcome:
    """The report in files, the format of each by its name, each read back before it is written.

    Of a wiki page with markers (see `inset`) only what stands between them is written.

    Before anything is written, raises UsageError where an ending names no format
    and VerificationError where the archive no longer has one of the texts.
    """
    formats = [format_of(path.name) for path in paths]
    for article in report.articles:
        if article.id not in articles:
            raise VerificationError(
                f"Report {report.id} cannot be shown: the text of {article.url} is no longer in the archive. "
                "`reportgen verify` says why; build it again without it."
            )
    written: list[Path] = []
    unwritten: list[OutputError] = []
    problems: list[Problem] = []
    for path, name in zip(paths, formats, strict=True):
        try:
            wrong = _put(path, name, report, articles, theme)
        except OutputError as problem:
            unwritten.append(OutputError(str(path), problem.reason))
            continue
        problems += wrong
        written += [] if wrong else [path]
    return Outcome(
        report=report,
        articles=articles,
        written=tuple(written),
        unwritten=tuple(unwritten),
        problems=tuple(problems),
        theme=theme,
    )


def _put(
    path: Path, name: str, report: Report, articles: Mapping[str, Article], theme: Theme | None
) -> tuple[Problem, ...]:
    """One file, read back and written; what does not hold in it, which is then not written."""
    page = _page_of(path, name, theme)
    look = replace(theme, front_matter=False) if theme and page else theme
    with timed() as seconds:
        content = render(report, articles, name, look)
    with timed() as checking:
        wrong = () if name == "json" else verify_file(content, path.name, report, articles, fresh=content)
    if wrong:
        return tuple(wrong)
    output.write(path, content if page is None else page(content, report.id))
    tell(
        _LOG,
        INFO,
        "written",
        "{path}: {bytes} bytes of {format}, made in {seconds} s, read back in {checked} s",
        path=str(path),
        bytes=len(content),
        format=name,
        seconds=seconds[0],
        checked=checking[0],
    )
    return ()
