"""`reportgen completion`: the lines that make a shell complete our commands and options."""

from __future__ import annotations

import click


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes SHELL complete commands, options and files.

    \b
    Examples:
      reportgen completion bash > ~/.local/share/bash-completion/completions/reportgen
      reportgen completion zsh > "${fpath[1]}/_reportgen"
      reportgen completion fish > ~/.config/fish/completions/reportgen.fish
    """
    from click.shell_completion import get_completion_class

    from reportgen.cli import reportgen

    kind = get_completion_class(shell)
    assert kind is not None  # one of the choices
    # Bash is asked for its version by click, which needs one; the lines themselves do not.
    click.echo(kind(reportgen, {}, "reportgen", "_REPORTGEN_COMPLETE").source())
