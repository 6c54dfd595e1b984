"""What `build` leaves for the job in CI that called it, and the exit code that the job asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reportgen.batch import Result
    from reportgen.ci import Finding, Host

# Files that a job of GitLab names under `artifacts: reports`.
CODE_QUALITY, JUNIT = "gl-code-quality-report.json", "reportgen-junit.xml"
_SLUGS = ("failed-source", "new-difference", "unverified")
_DEFAULT = ("failed-source", "unverified")
# Exit codes of what a job may be asked to fail on, the gravest first.
_CODES = {"new-difference": 4, "failed-source": 3}


class Slugs(click.ParamType[tuple[str, ...]]):
    """Some of the words, with commas between them, or `none`."""

    name = "list"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The words, each once.  Fails for one that there is not."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in str(value).split(",") if word.strip() and word.strip() != "none"]
        for word in words:
            if word not in _SLUGS:
                self.fail(f"{word!r} is none of {', '.join(_SLUGS)} and none.", param, ctx)
        return tuple(dict.fromkeys(words))


def options(command: Callable[..., None]) -> Callable[..., None]:
    """The options `--ci` and `--fail-on`."""
    command = click.option(
        "--fail-on",
        type=Slugs(),
        default=",".join(_DEFAULT),
        show_default=True,
        envvar="REPORTGEN_FAIL_ON",
        metavar="LIST",
        help="What ends with an exit code of its own: failed-source (3), new-difference (4), unverified (6), "
        "with commas between them; what does not hold always does.",
    )(command)
    return click.option(
        "--ci",
        type=click.Choice(["auto", "github", "gitlab", "none"]),
        default="auto",
        show_default=True,
        envvar="REPORTGEN_CI",
        help="Whose conventions to keep: annotations, a summary and outputs of the job for GitHub, "
        f"{CODE_QUALITY} and {JUNIT} for GitLab.",
    )(command)


def close(results: Sequence[Result], ci: str, fail_on: tuple[str, ...]) -> int:
    """Leaves what the machine of the job reads, and gives the exit code: of several reports the gravest."""
    from reportgen.batch import gravest
    from reportgen.ci import host_of

    host: Host = host_of(os.environ) if ci == "auto" else ci  # type: ignore[assignment]  # one of the choices
    found = {result.name: _findings(result) for result in results}
    code = gravest([exit_code(result, found[result.name], fail_on) for result in results])
    if host == "github":
        _tell_github(results, found, code)
    elif host == "gitlab":
        _tell_gitlab(results, found, fail_on)
    return code


def _findings(result: Result) -> tuple[Finding, ...]:
    """What a job shows of a report; of one that was not made, why."""
    from reportgen.ci import failure, findings

    if result.outcome is None:
        return (failure(result.name, str(result.error)),)
    problems = [(found.where, found.mark, found.reason) for found in result.outcome.problems]
    return findings(result.outcome.report, problems, fresh=result.outcome.fresh)


def exit_code(result: Result, found: Iterable[Finding], fail_on: tuple[str, ...]) -> int:
    """What the job ends with: the gravest of what happened and of what it was asked to fail on."""
    outcome = result.outcome
    if outcome is None or outcome.problems or outcome.unwritten:
        return result.exit_code
    slugs = {one.slug for one in found}
    return next((code for slug, code in _CODES.items() if slug in slugs and slug in fail_on), 0)


def _tell_github(results: Sequence[Result], found: Mapping[str, tuple[Finding, ...]], code: int) -> None:
    from reportgen.ci import SUMMARY_BYTES, annotate, outputs, summary, summary_of_failure

    everything = tuple(one for each in found.values() for one in each)
    for line in annotate(everything, "github"):
        click.echo(line, err=True)
    made = [result.outcome for result in results if result.outcome]
    room = SUMMARY_BYTES // len(results)
    pages = [
        summary_of_failure(result.name, str(result.error))
        if result.outcome is None
        else summary(result.outcome.markdown(), room)
        for result in results
        if result.outcome is None or not result.outcome.problems
    ]
    if pages:
        _append("GITHUB_STEP_SUMMARY", "\n".join(pages))
    values = {
        "changed": "true" if any(outcome.fresh for outcome in made) else "false",
        "new_differences": str(sum(one.slug == "new-difference" for one in everything)),
        "report": "\n".join(outcome.report.id for outcome in made),
        "files": "\n".join(str(path) for outcome in made for path in outcome.written),
        "exit_code": str(code),
    }
    _append("GITHUB_OUTPUT", outputs(values))


def _append(variable: str, text: str) -> None:
    """Adds to the file that the runner named; without one there is nobody to tell."""
    name = os.environ.get(variable)
    if not name:
        return
    try:
        with Path(name).open("a", encoding="utf-8", errors="replace", newline="\n") as file:
            file.write(text)
    except OSError as problem:
        say(f"{variable} names {name}, which cannot be written: {problem.strerror}.")


def _tell_gitlab(
    results: Sequence[Result], found: Mapping[str, tuple[Finding, ...]], fail_on: tuple[str, ...]
) -> None:
    from reportgen import output
    from reportgen.ci import code_quality, junit

    wanted: Any = (*fail_on, "unverified")
    entries = [(one, _place(result)) for result in results for one in found[result.name]]
    output.write(Path(CODE_QUALITY), code_quality(entries))
    suites = [(_suite(result), found[result.name]) for result in results]
    output.write(Path(JUNIT), junit(suites, wanted))


def _place(result: Result) -> str:
    """The file beside which GitLab shows what was found: the Markdown, else the first that was written."""
    written = result.outcome.written if result.outcome else ()
    shown = next((path for path in written if path.suffix == ".md"), None)
    return Path(os.path.relpath(shown or next(iter(written), Path("reportgen.toml")))).as_posix()


def _suite(result: Result) -> str:
    """The name of its tests."""
    made = f"report {result.outcome.report.id}" if result.outcome else "not made"
    return f"{result.name}: {made}" if result.name else made
