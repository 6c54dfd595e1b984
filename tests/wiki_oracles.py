"""What independent parsers make of wiki text: words, and the kinds of elements around them.

`seen(parser, text)` is the pair of both; escaped text is harmless in a place
where every parser sees the kinds that it sees around a plain word, and the
text itself as words.
"""

from __future__ import annotations

import functools
import json
import subprocess
from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import cmarkgfm
import commonmark as commonmark_library
import markdown
import mistune as mistune_library
import mwparserfromhell as mwparserfromhell_library
import pypandoc
import wikitextparser as wikitextparser_library
from cmarkgfm.cmark import Options
from markdown_it import MarkdownIt

Seen = tuple[str, tuple[str, ...]]
# Stands between the texts of one call of pandoc; a horizontal rule cannot come out of an escaped text.
RULE = "\n\n----\n\n"


class Reader(HTMLParser):
    """The words, the tags and the links of a page; an element that shows nothing (wbr) is no tag."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags, self.links = "", [], []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag != "wbr":
            self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]
        self.words += "\n" if tag in ("p", "li", "td", "th", "br", "h1", "h2", "h3") else ""

    def handle_data(self, data):
        self.words += data


def seen(parse: Callable[[str], str], text: str) -> Seen:
    """What a parser that makes HTML sees."""
    page = Reader(parse(text))
    return " ".join(page.words.split()), tuple(page.tags)


@functools.cache
def _markdown_it(preset: str) -> Callable[[str], str]:
    if preset == "commonmark":
        return MarkdownIt(preset).enable(["table", "strikethrough"]).render
    return MarkdownIt(preset, {"linkify": False}).render


def commonmark(text: str) -> str:
    return _markdown_it("commonmark")(text)


def github(text: str) -> str:
    return _markdown_it("gfm-like")(text)


def python_markdown(text: str) -> str:
    return markdown.markdown(text, extensions=["extra", "sane_lists", "admonition", "toc", "wikilinks"])


@functools.cache
def _mistune() -> Callable[[str], str]:
    plugins = (
        "strikethrough footnotes table url task_lists def_list abbr mark insert superscript subscript math"
    )
    return mistune_library.create_markdown(escape=False, plugins=plugins.split())


def mistune(text: str) -> str:
    return _mistune()(text)


def commonmark_py(text: str) -> str:
    return commonmark_library.commonmark(text)


def cmark_gfm(text: str) -> str:
    """GitHub's own parser, footnotes and all."""
    unsafe = Options.CMARK_OPT_UNSAFE | Options.CMARK_OPT_FOOTNOTES
    return cmarkgfm.github_flavored_markdown_to_html(text, options=unsafe)


MARKDOWN = (commonmark, github, python_markdown, mistune, commonmark_py, cmark_gfm)


def pandoc(texts: Sequence[str], form: str, rule: str = RULE) -> list[Seen]:
    """What pandoc sees in each of the texts, all read as one document."""
    done = subprocess.run(
        [pypandoc.get_pandoc_path(), "--sandbox", "-f", form, "-t", "json"],
        input=rule.join(["", *texts, ""]).encode(),
        capture_output=True,
        check=True,
    )
    groups: list[list] = [[]]
    for block in json.loads(done.stdout)["blocks"]:
        if block["t"] == "HorizontalRule":
            groups.append([])
        else:
            groups[-1].append(block)
    return [_walk(group) for group in groups[1:-1]]


def _walk(tree: object) -> Seen:
    words: list[str] = []
    kinds: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            kind, content = node.get("t", ""), node.get("c", [])
            if kind in ("Str", "Space", "SoftBreak", "LineBreak"):
                words.append(content if kind == "Str" else " ")
                return
            if kind == "RawInline" and content[1] == "<wbr/>":
                return
            if kind and not kind.startswith("ColWidth"):  # pandoc measures cells; that is no markup
                kinds.append(kind)
            if kind in ("Code", "Math", "CodeBlock", "RawBlock", "RawInline"):
                words.append(str(content[1]))
            elif kind == "Link":
                kinds.append(str(content[2][0]))
                walk(content[1])
            else:
                walk(content[2] if kind == "Header" else content)

    walk(tree)
    return " ".join("".join(words).split()), tuple(kinds)


def mwparserfromhell(text: str) -> Seen:
    """The words of wikitext and the kinds of its nodes."""
    code = mwparserfromhell_library.parse(text)
    kinds = []
    for node in code.ifilter(recursive=True):
        kind = type(node).__name__
        if kind == "Tag":
            kinds.append(f"Tag {node.tag}")
        elif kind not in ("Text", "HTMLEntity"):
            kinds.append(kind)
    return " ".join(str(code.strip_code(normalize=True)).split()), tuple(kinds)


def wikitextparser(text: str) -> Seen:
    """The words of wikitext and how many of each kind of thing are in it."""
    code = wikitextparser_library.parse(text)
    found = {
        "templates": code.templates,
        "wikilinks": code.wikilinks,
        "links": code.external_links,
        "functions": code.parser_functions,
        "parameters": code.parameters,
        "comments": code.comments,
        "tables": code.tables,
        "bolds": code.get_bolds_and_italics(),
        "tags": code.get_tags(),
        "sections": code.sections,
        "lists": code.get_lists(),
    }
    kinds = tuple(f"{name} {len(things)}" for name, things in found.items())
    return " ".join(code.plain_text().split()), kinds
