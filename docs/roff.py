"""The manual page of the program, in the macros of man(7), from its commands."""

from __future__ import annotations

import inspect
import re

import click

from reportgen.cli import COMMANDS, EXIT_CODES, reportgen
from reportgen.version import __version__


def manual() -> str:
    """The page, one section for each command."""
    context = click.Context(reportgen, info_name="reportgen", **reportgen.context_settings)
    lines = [
        f'.TH REPORTGEN 1 "" "reportgen {__version__}" "User Commands"',
        ".SH NAME",
        "reportgen \\- line up what several sources tell of one event",
        ".SH SYNOPSIS",
        ".B reportgen",
        "[\\fIOPTIONS\\fR] \\fICOMMAND\\fR [\\fIARGS\\fR]...",
        ".SH DESCRIPTION",
        *_prose(reportgen.help or ""),
        ".SH COMMANDS",
    ]
    for name in COMMANDS:
        command = reportgen.get_command(context, name)
        assert command is not None
        lines += _command(command, click.Context(command, parent=context, info_name=name))
        for below in command.commands.values() if isinstance(command, click.Group) else ():
            inner = click.Context(command, parent=context, info_name=name)
            lines += _command(below, click.Context(below, parent=inner, info_name=below.name))
    lines += [".SH EXIT STATUS", ".nf", *map(_escape, _unmarked(EXIT_CODES).strip().splitlines()), ".fi"]
    return "\n".join(lines) + "\n"


def _command(command: click.Command, context: click.Context) -> list[str]:
    """The section of one command: how it is called, what it does, its options."""
    usage = " ".join(command.collect_usage_pieces(context))
    lines = [f'.SS "{_escape(context.command_path)} {_escape(usage)}"', *_prose(command.help or "")]
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1]:
            lines += [".TP", f"\\fB{_escape(record[0])}\\fR", _escape(record[1])]
    return lines


def _prose(text: str) -> list[str]:
    """Paragraphs of a help text; what click leaves as it stands is set so, too."""
    lines: list[str] = []
    for paragraph in re.split(r"\n\s*\n", inspect.cleandoc(text)):
        if "\b" in paragraph:
            told = _unmarked(paragraph).strip("\n").splitlines()
            lines += [".PP", ".nf", *map(_escape, told), ".fi"]
        else:
            lines += [".PP", _escape(" ".join(paragraph.split()))]
    return lines


def _unmarked(text: str) -> str:
    return text.replace("\b\n", "").replace("\b", "")


def _escape(text: str) -> str:
    """Text as troff shows it: no escape, no request at the start of a line."""
    shown = text.replace("\\", "\\e").replace("-", "\\-").replace('"', "\\(dq")
    return f"\\&{shown}" if shown[:1] in (".", "'") else shown
