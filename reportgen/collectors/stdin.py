"""Standard input: one article."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.capture import Capture, Collected, Source
from reportgen.collectors.base import Context, skip


def collect_stdin(source: Source, context: Context) -> Iterator[Collected]:
    """What stands on standard input, as one capture; what it is shows in its first bytes."""
    limit = context.limits.max_bytes
    content = context.stdin().read(limit + 1)
    if len(content) > limit:
        yield skip(source, "-", "too-large", f"standard input has more than {limit} bytes.")
    elif not content.strip():
        yield skip(source, "-", "empty", "standard input is empty.")
    else:
        yield Capture(source=source, url="-", final_url="-", content=content, captured=context.clock())
