"""Files that hold several letters: mailboxes (RFC 4155), one message behind the other."""

from __future__ import annotations

import re

# The line before each message: who sent it, and when; programs write the day in several ways, with a year.
_BEGIN = re.compile(
    rb"^From \S{1,200}[ \t].{0,80}\b(?:19|20)\d\d\b[^\r\n]{0,40}\r?\n(?=[\w-]{1,60}:)", re.MULTILINE
)
# A folder of a year; what is longer is an archive.
MOST_LETTERS = 200


def split_mailbox(content: bytes, most: int | None = MOST_LETTERS) -> tuple[bytes, ...]:
    """The messages of a mailbox, each with the line that opens it; the file itself where it is none.

    At most so many and the rest of the file as one more; all of them with `most=None`.
    """
    if not content.startswith(b"From "):
        return (content,)
    starts = [found.start() for found in _BEGIN.finditer(content)]
    if most is not None:
        starts = starts[: most + 1]
    if not starts or starts[0]:
        starts.insert(0, 0)
    ends = [*starts[1:], len(content)]
    return tuple(content[start:end] for start, end in zip(starts, ends, strict=True))
