"""The command line: parse, call the library, print.

Commands are loaded when first used, so that `--help` is quick.  Results go to
standard output, everything else to standard error.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module

import click

from reportgen.cli.options import voice
from reportgen.cli.say import complain, forgiving, refuse, speak_for_others
from reportgen.errors import ReportgenError

# Each command with its module and its line in `reportgen --help`.
COMMANDS = {
    "build": ("reportgen.cli.build", "Collect, compose, render and verify in one go."),
    "collect": ("reportgen.cli.steps", "Read sources into the archive and print the manifest's id."),
    "compose": ("reportgen.cli.steps", "Make a report from a manifest."),
    "render": ("reportgen.cli.steps", "Write a report as Markdown, HTML, PDF or JSON."),
    "print": ("reportgen.cli.print", "Print a briefing that was edited by hand in a wiki."),
    "compare": ("reportgen.cli.compare", "Show the accounts side by side in the terminal."),
    "diff": ("reportgen.cli.diff", "Tell what is new in a report since another."),
    "correct": ("reportgen.cli.correct", "Put right what the program got wrong, once and for all editions."),
    "show": ("reportgen.cli.show", "Print a passage in its context, by its mark."),
    "verify": ("reportgen.cli.verify", "Read every passage of a report again."),
    "events": ("reportgen.cli.events", "Group the articles of an archive into events."),
    "archive": ("reportgen.cli.archive", "List, check, export, prune and redact an archive."),
    "template": ("reportgen.cli.template", "List the themes, or copy one to change it."),
    "config": ("reportgen.cli.config", "Print every setting in force, and where it was set."),
    "doctor": ("reportgen.cli.doctor", "Look at what this machine has and lacks."),
    "completion": ("reportgen.cli.completion", "Print what makes a shell complete our commands."),
    "init": ("reportgen.cli.init", "Write a commented reportgen.toml."),
}
# Commands whose name is taken in Python.
_FUNCTIONS = {"print": "print_"}

EXIT_CODES = """
\b
Exit codes:
  0  written                      6  verification failed
  1  unexpected                   7  some outputs could not be written
  2  asked wrongly                130  interrupted
  3  written, some sources failed 143  terminated
  5  too few sources, nothing written
"""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now; None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(COMMANDS[cmd_name][0]), _FUNCTIONS.get(cmd_name, cmd_name))
        return _heard(command) if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """What the command gives; nothing, and no failure as click has it, where its reader went away."""
        with forgiving():
            return super().invoke(ctx)
        return None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _heard(command: click.Command) -> click.Command:
    """The command, and those below it, with the options of how much is said."""
    if not any(parameter.name == "log_json" for parameter in command.params):
        command.params += voice()
        for below in command.commands.values() if isinstance(command, click.Group) else ():
            _heard(below)
    return command


def _show_versions(context: click.Context) -> None:
    """Prints the versions, our own first, alone on its line."""
    from reportgen.checkup import versions

    for name, version in versions():
        click.echo(
            f"{name}, version {version}" if name == "reportgen" else f"  {name} {version or 'missing'}"
        )
    context.exit()


@click.command(cls=LazyGroup, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=lambda context, _, asked: _show_versions(context) if asked else None,
    help="Show the version and those of what bytes depend on, and exit.",
)
def reportgen() -> None:
    """Line up what several sources tell of one event, every sentence verbatim and checkable.

    \b
    Example:
      reportgen build american.html russian.html -o briefing.pdf -o briefing.md
      reportgen compare --point 1
      reportgen show 2.4
      reportgen verify briefing.md
    """


reportgen.params += voice()


class Terminated(KeyboardInterrupt):
    """SIGTERM: ends a run as ^C does, so that its children end with it and nothing is left half written."""


def _terminate(_number: int, _frame: object) -> None:
    raise Terminated


def main() -> None:
    """The program: runs a command and ends with its exit code, never with a traceback."""
    signal.signal(signal.SIGTERM, _terminate)
    speak_for_others()
    try:
        # Outside of its standalone mode click gives the code of `Exit` back as the result.
        code = reportgen(prog_name="reportgen", standalone_mode=False) or 0
    except click.Abort as stopped:
        code = 143 if isinstance(stopped.__cause__, Terminated) else 130
    except click.ClickException as problem:
        refuse(problem)
        code = problem.exit_code
    except ReportgenError as problem:
        complain(problem)
        code = problem.exit_code
    except KeyboardInterrupt as stopped:
        code = 143 if isinstance(stopped, Terminated) else 130
    except Exception as problem:
        complain(
            f"unexpected {type(problem).__name__}: {problem}. "
            "This is a fault of reportgen's; REPORTGEN_TRACEBACK=1 shows where."
        )
        if os.environ.get("REPORTGEN_TRACEBACK"):
            raise
        code = 1
    sys.exit(code)
