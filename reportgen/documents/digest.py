"""Digests: the messages of a mailing list gathered in one, as parts (MIME) or as one text (RFC 1153)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message

# RFC 1153: thirty hyphens on a line of their own stand between two messages, more above the first.
_BETWEEN = re.compile(r"^-{30,80}[ \t]*\r?$", re.MULTILINE)
_HEAD = re.compile(r"(?:(?:Message|Date|From|To|Cc|Subject|Reply-To|Content-Type|Message-ID)\s?:[^\n]*\n"
                   r"|[ \t]+\S[^\n]*\n){2,30}(?=\s)", re.IGNORECASE)  # fmt: skip
_SENDER = re.compile(r"^From\s?:", re.MULTILINE | re.IGNORECASE)
# How deep the messages may lie in the parts.
_DEEPEST = 20


def is_digest(message: Message, depth: int = 0) -> bool:
    """Whether a message gathers those of a list (RFC 2046, section 5.1.5): its own text is their contents."""
    if message.get_content_type() == "multipart/digest":
        return True
    if message.get_content_maintype() != "multipart" or not message.is_multipart() or depth >= _DEEPEST:
        return False
    return any(is_digest(part, depth + 1) for part in message.get_payload() if isinstance(part, Message))


def split_digest(text: str) -> tuple[Message, ...]:
    """The messages of a digest that is one text; none where fewer than two are in it."""
    found = tuple(_messages(text))
    return found if len(found) > 1 else ()


def _messages(text: str) -> Iterator[Message]:
    for each in _BETWEEN.split(text)[1:]:
        piece = each.strip().replace("\r\n", "\n") + "\n"
        head = _HEAD.match(piece)
        if head and _SENDER.search(head[0]):
            lines = [line for line in head[0].splitlines() if not line.lower().startswith("content-type")]
            whole = "\n".join((*lines, "Content-Type: text/plain; charset=utf-8", "", piece[head.end() :]))
            yield message_from_bytes(whole.encode("utf-8", "replace"))
