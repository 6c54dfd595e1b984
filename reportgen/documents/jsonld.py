"""What a page says of itself in JSON-LD (schema.org): the node that describes the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

Node = dict[str, Any]

_SCRIPTS = etree.XPath("//script[contains(@type, 'ld+json')]")
_ARTICLE = re.compile(r"(?:Article|Posting|NewsReport|Report)$")
# What old pages put around a script for the sake of older browsers.
_AROUND = " \t\r\n;/*"
_LAST_COMMA = re.compile(r",(\s*[}\]])")
# Deeper nesting describes something else than the page.
_DEEPEST = 6


def found(path: etree.XPath, tree: etree._Element) -> list[Any]:
    """What a path finds in the tree, in order; its stubs leave open what that is."""
    result = path(tree)
    return result if isinstance(result, list) else []


def article_node(tree: etree._Element) -> Node:
    """The node that describes the article, empty where there is none; with a headline wins."""
    nodes = [node for script in found(_SCRIPTS, tree) for node in _nodes(_load(script.text or ""), 0)]
    articles = [node for node in nodes if any(_ARTICLE.search(kind) for kind in strings(node.get("@type")))]
    named = [node for node in articles if strings(node.get("headline"))]
    return (named or articles or [{}])[0]


def strings(value: Any) -> list[str]:
    """The strings in a value that may be a string, a list of them, or neither."""
    values = value if isinstance(value, list) else [value]
    return [string.strip() for string in values if isinstance(string, str) and string.strip()]


def names(value: Any) -> list[str]:
    """The names in a value that may be a name, a node with one, or a list of either."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        found += strings(one.get("name")) if isinstance(one, dict) else strings(one)
    return found


def _load(text: str) -> Any:
    text = text.strip(_AROUND).removeprefix("<!--").removeprefix("<![CDATA[")
    text = text.strip(_AROUND).removesuffix("-->").removesuffix("]]>").strip(_AROUND)
    for attempt in (text, _LAST_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: Any, depth: int) -> Iterator[Node]:
    """Every node of a value, the outer before the inner."""
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "itemListElement", "item"):
            yield from _nodes(value.get(key), depth + 1)
