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
# short, medium, long or a number of words.
length = "medium"
# Whether the page tells why these sentences were chosen.
# receipt = true

[limits]
# Seconds for one address, redirects and retries included.
timeout = 20.0
# Seconds after which the whole run fetches nothing more.
# deadline = 600.0
# Bytes of one body, after decompression.
max_bytes = 15_000_000
# Articles taken from one feed, sitemap, folder or index.
max_articles = 50
# Days without a new article after which a feed counts as stale, which the report then says.
stale_days = 30
# Hosts that may have a private address (an intranet), one by one.
allow_private = []
# HTTP proxy, "" for none; without it HTTP_PROXY, HTTPS_PROXY and NO_PROXY say.
# proxy = "http://proxy.example.org:3128"
# Cookies for outlets that you subscribe to, in Netscape's format; keep the file out of git.
# cookies = "cookies.txt"

# One table for each source: a file, a folder, a pattern ("news/*.html"), an address, a feed, a sitemap,
# an OPML list or a web archive (.warc, .warc.gz); what stands at an address is found out.
[[source]]
url = "articles"
# name = "The Example Times"   # publisher; without it the article says
# side = "US"                  # party it speaks for; unknown stays unknown
# language = "en"              # without it the article says, or its words tell
# kind = "auto"                # or: web feed sitemap opml folder glob warc stdin gdelt wayback
# limit = 20                   # most articles taken from it
# since = 2015-11-14           # what a list dates before is not taken
# until = 2015-11-17           # nor what it dates after; the day is in it
# stale_days = 7               # this feed has news every day
# timeout = 60.0               # seconds for each of its addresses; it is slow
# max_bytes = 50_000_000       # bytes of each of its bodies; it has long PDF files

# GDELT's and the Wayback Machine's indexes are asked for addresses.
# [[source]]
# kind = "gdelt"
# query = '"ferry accident" sourcelang:english'
# [[source]]
# kind = "wayback"
# query = "example.org/news/*"

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
