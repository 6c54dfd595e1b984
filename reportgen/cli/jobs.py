"""What `build` leaves for the job in CI that called it, and the exit code that the job asked for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.say import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from reportgen.ci import Finding, Host
    from reportgen.job import Outcome

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


def close(outcome: Outcome, ci: str, fail_on: tuple[str, ...]) -> int:
    """Leaves what the machine of the job reads, and gives the exit code."""
    from reportgen.ci import findings, host_of

    host: Host = host_of(os.environ) if ci == "auto" else ci  # type: ignore[assignment]  # one of the choices
    problems = [(found.where, found.mark, found.reason) for found in outcome.problems]
    found = findings(outcome.report, problems, fresh=outcome.fresh)
    code = exit_code(outcome, found, fail_on)
    if host == "github":
        _tell_github(outcome, found, code)
    elif host == "gitlab":
        _tell_gitlab(outcome, found, fail_on)
    return code


def exit_code(outcome: Outcome, found: Iterable[Finding], fail_on: tuple[str, ...]) -> int:
    """What the job ends with: the gravest of what happened and of what it was asked to fail on."""
    if outcome.problems or outcome.unwritten:
        return outcome.exit_code
    slugs = {one.slug for one in found}
    return next((code for slug, code in _CODES.items() if slug in slugs and slug in fail_on), 0)


def _tell_github(outcome: Outcome, found: tuple[Finding, ...], code: int) -> None:
    from reportgen.ci import annotate, outputs, summary

    for line in annotate(found, "github"):
        click.echo(line, err=True)
    if not outcome.problems:
        _append("GITHUB_STEP_SUMMARY", summary(outcome.markdown()))
    values = {
        "changed": "true" if outcome.fresh else "false",
        "new_differences": str(sum(one.slug == "new-difference" for one in found)),
        "report": outcome.report.id,
        "files": "\n".join(str(path) for path in outcome.written),
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


def _tell_gitlab(outcome: Outcome, found: tuple[Finding, ...], fail_on: tuple[str, ...]) -> None:
    from reportgen import output
    from reportgen.ci import code_quality, junit

    shown = next((path for path in outcome.written if path.suffix == ".md"), None)
    shown = shown or next(iter(outcome.written), Path("reportgen.toml"))
    path = os.path.relpath(shown)
    output.write(Path(CODE_QUALITY), code_quality(found, Path(path).as_posix()))
    output.write(Path(JUNIT), junit(found, outcome.report, (*fail_on, "unverified")))  # type: ignore[arg-type]  # checked above
