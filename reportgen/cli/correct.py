"""`reportgen correct`: a line in corrections.toml, without looking words up by hand."""

from __future__ import annotations

import getpass
import os
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from reportgen.cli import inputs, options
from reportgen.corrections import Kind

if TYPE_CHECKING:
    from reportgen.archive import Archive
    from reportgen.corrections import Correction
    from reportgen.report import Report


@click.command()
@click.argument("kind", type=click.Choice([kind.replace("_", "-") for kind in get_args(Kind)]))
@click.argument("what", nargs=-1, required=True)
@click.option("--to", default="", metavar="TEXT", help="The speaker, side or topic that is right.")
@click.option("--by", metavar="NAME", envvar="REPORTGEN_BY", help="Who says so.  [default: the user's name]")
@click.option("--why", required=True, metavar="TEXT", help="Why, shown on the page.")
@click.option(
    "--file",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="File to add to.  [default: the config's, corrections.toml beside it]",
)
@options.report_file
@options.config_file
@options.archive
def correct(
    kind: str,
    what: tuple[str, ...],
    to: str,
    by: str | None,
    why: str,
    path: Path | None,
    report_path: Path | None,
    config_path: Path | None,
    archive: Path | None,
) -> None:
    """Put right what the program got wrong.

    WHAT is a mark of the report, such as 3.14; of `leave-out` also the number of
    an article, and of `side` the name of a teller.  What is written into
    corrections.toml are the words that stand there, so that it holds for all
    later editions.

    \b
    Examples:
      reportgen correct speaker 3.14 --to "Leena Strand" --why "Strand speaks in the sentence before"
      reportgen correct merge 1.4 3.2 --why "both tell of the second search"
      reportgen correct split 2.9 --why "this is another ferry"
      reportgen correct topic 1.4 --to "Passengers on board" --why "clearer"
      reportgen correct side "Rolf Aske" --to "the union" --why "he leads it"
      reportgen correct leave-out 4 --why "a copy of article 3"
    """
    from reportgen import output
    from reportgen.config import CORRECTIONS_NAME
    from reportgen.corrections import added, load, require_enough

    store = inputs.open_archive(archive, config_path, beside=[report_path])
    report = inputs.open_report(report_path, store)
    one = _correction(kind, what, to, by or _user(), why, report, store)
    path = path or _shown(inputs.open_config(config_path).corrections or Path(CORRECTIONS_NAME))
    require_enough(one, len(load(path)) + 1, path)
    text = path.read_text("utf-8-sig") if path.exists() else ""
    output.write(path, added(text, one).encode())
    click.echo(path)


def _shown(path: Path) -> Path:
    """The path, from the folder of work where it is below that."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _user() -> str:
    """Who is at work: for git, else for the machine."""
    return os.environ.get("GIT_AUTHOR_NAME") or getpass.getuser()


def _correction(
    kind: str, what: tuple[str, ...], to: str, by: str, why: str, report: Report, store: Archive
) -> Correction:
    """The correction, marks turned into words."""
    from reportgen.corrections import Correction
    from reportgen.errors import UsageError

    named: Kind = kind.replace("-", "_")  # type: ignore[assignment]  # one of the choices
    if named == "side":
        return Correction(kind=named, by=by, why=why, teller=" ".join(what), to=to)
    if named == "leave_out" and len(what) == 1 and what[0].isdecimal():
        found = [article for article in report.articles if article.mark == int(what[0])]
        if not found:
            raise UsageError(f"There is no article {what[0]}; they run from 1 to {len(report.articles)}.")
        return Correction(kind=named, by=by, why=why, article=found[0].url)
    texts = store.texts(report.manifest)
    spans = [report.span(mark) for mark in what]
    words = tuple(texts[article].text[start:end] for article, start, end in spans)
    addresses = {report.article[article].url for article, _, _ in spans}
    only = addresses.pop() if len(addresses) == 1 else ""
    return Correction(kind=named, by=by, why=why, words=words, article=only, to=to)
