"""`reportgen init`: a commented config to begin with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

TEMPLATE = """\
# What reportgen does here.  `reportgen build` reads this file; paths are relative to it.
# Flags and REPORTGEN_ variables of the same names win over it; `reportgen config --show-origin`
# tells what holds and why.

# Title of the briefing; without one the sources' titles give it.
title = ""
# A line shown on every page, e.g. "Draft" or "Internal".
label = ""
# Who has read it and stands for it, and up to when information was taken in; both are shown.
# reviewed_by = "A. Editor"
# cutoff = 2015-11-16T18:00:00Z
# Language of the page's own words, dates and numbers: en, de, fr, es, ru.
language = "en"
# Files to write; the format follows the name: .md .html .pdf .json
# {date}, {year}, {month}, {day} and {week} stand for the day of the run: "briefing-{date}.pdf".
outputs = ["briefing.md", "briefing.html", "briefing.pdf", "briefing.json"]
# Folder that keeps what was captured; it lives well in git and in a CI cache.
archive = "archive"
# What people put right; `reportgen correct` adds to it.
# corrections = "corrections.toml"
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

[page]
# Look of the pages: `reportgen template list` names those there are.
theme = "briefing"
# Folder with themes of your own, which come before ours; `reportgen template eject` fills it.
# templates = "templates"
# a4 or letter
paper = "a4"
# Picture for the title block, SVG or PNG.
# logo = "logo.svg"
# How points stand in Markdown and wikis: table, stacked, or auto for a table where it is readable.
# layout = "auto"
# Whether Markdown begins with front matter in YAML.
# front_matter = true
# Whether the archived texts are attached to the PDF.
# texts = false

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
# The address of one with a password stands in a file (proxy_file) or is printed by a command
# (proxy_command), since a config is no place for secrets.
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

# A site that asks who you are; the password is the first line that the command prints, or that of a file.
# [[source]]
# url = "https://example.org/members/feed.xml"
# user = "jane"
# password_command = ["pass", "show", "example.org"]

# GDELT's and the Wayback Machine's indexes are asked for addresses.
# [[source]]
# kind = "gdelt"
# query = '"ferry accident" sourcelang:english'
# [[source]]
# kind = "wayback"
# query = "example.org/news/*"

[sides]
# "Jane Doe" = "Ministry of Transport"

# Reports that come again: each is an edition, and shows what is new since the one before.
# [series]
# name = "Ferry accident, every morning"

# Several events in one file, built side by side: what stands above holds for each of them, what a table
# says itself wins, and its sources come in addition.  Then name outputs by report: "{name}.md".
# [[report]]
# name = "ferry"
# [report.event]
# about = "ferry accident"
"""


# Where each machine looks for what it should do.
_WORKFLOWS = {"github": Path(".github/workflows/briefing.yml"), "gitlab": Path(".gitlab-ci.yml")}


@click.command()
@click.argument("folder", default=".", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--ci",
    type=click.Choice(sorted(_WORKFLOWS)),
    help="Write the job that builds it every morning, too; with a config there already, only that.",
)
def init(folder: Path, ci: str | None) -> None:
    """Write a commented reportgen.toml into FOLDER.

    \b
    Examples:
      reportgen init briefing && cd briefing && reportgen build
      reportgen init --ci github
    """
    from reportgen import output
    from reportgen.config import CONFIG_NAME
    from reportgen.renderers.theme import builtin_dir

    files = {folder / CONFIG_NAME: TEMPLATE.encode()}
    if ci:
        if (folder / CONFIG_NAME).exists():
            files.clear()
        files[folder / _WORKFLOWS[ci]] = (builtin_dir() / "ci" / f"{ci}.yml").read_bytes()
    _require_absent(files)
    for path, content in files.items():
        output.write(path, content)
        click.echo(path)


def _require_absent(paths: Iterable[Path]) -> None:
    """Raises UsageError where one of the files is there already."""
    from reportgen.errors import UsageError

    for path in paths:
        if path.exists():
            raise UsageError(f"{path} is there already; edit it, or move it away first.")
