"""The one function that writes a log line, so that nothing from an article can drive a terminal."""

from __future__ import annotations

import click


def say(line: str) -> None:
    """One line on standard error, without control or bidi characters whatever it quotes."""
    from reportgen.passage import display

    click.echo(f"reportgen: {display(line)}", err=True)
