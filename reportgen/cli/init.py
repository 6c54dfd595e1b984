"""`reportgen init`: a commented config to begin with."""

from __future__ import annotations

from pathlib import Path

import click

TEMPLATE = """\
# What reportgen does here.  `reportgen build` reads this file; paths are relative to it.
# Flags and REPORTGEN_ variables of the same names win over it.

# Title of the briefing; without one the sources' titles give it.
title = ""
# A line shown on every page, e.g. "Draft" or "Internal".
label = ""
# Files to write; the format follows the name: .md .html .pdf .json
outputs = ["briefing.md", "briefing.html", "briefing.pdf", "briefing.json"]
# Folder that keeps what was captured; it lives well in git and in a CI cache.
archive = "archive"
# Points shown on the page; the JSON has them all.
points = 12
# Sources in the order of their columns; the others follow by publication.
order = []

[event]
# Words that describe it.  What a feed or a folder brings and lacks them is left out, and listed.
about = ""
# Articles published outside this window are left out; both days are in it, UTC.
# since = 2015-11-14
# until = 2015-11-17
# place = "Antalya"
# date = "15 November 2015"

[summary]
# coverage, lead, or one of sumy's: lex_rank, text_rank, lsa, luhn, kl, sum_basic, reduction, edmundson
method = "coverage"
words = 120

[limits]
# Seconds for one address, redirects and retries included.
timeout = 20.0
# Bytes of one body, after decompression.
max_bytes = 15_000_000
# Hosts that may have a private address (an intranet), one by one.
allow_private = []

# One table for each source: an address, a feed, a file or a folder.
[[source]]
url = "articles"
# name = "The Example Times"   # publisher; without it the article says
# side = "US"                  # party it speaks for; unknown stays unknown

[sides]
# "Jane Doe" = "Ministry of Transport"
"""


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Write a commented reportgen.toml into FOLDER.

    \b
    Example:
      reportgen init briefing && cd briefing && reportgen build
    """
    from reportgen import output
    from reportgen.errors import UsageError

    path = folder / "reportgen.toml"
    if path.exists():
        raise UsageError(f"{path} is there already; edit it, or move it away first.")
    output.write(path, TEMPLATE.encode())
    click.echo(path)
