"""What `sh tools/fuzz` runs: spoilt files for one reader, guided by coverage where atheris is installed."""

from __future__ import annotations

import importlib
import io
import random
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportgen.capture import Capture, Source  # noqa: E402 - the path comes first
from reportgen.errors import DocumentError  # noqa: E402 - the same
from tests.sheets import at, docx, down, link, pdf, styled  # noqa: E402 - the same

READERS = {
    name: f"reportgen.documents.{name}" for name in ("pdf", "docx", "eml", "html", "plain", "markdown")
}
STORY = (
    "The council met for three hours on Tuesday evening and heard eleven speakers from the old town. "
    "Most of them live close to the river and use the crossing every day on their way to work."
)
PAGE = (
    f"<html lang=en><head><title>Bridge</title></head><body><h1>Bridge</h1><article><p>{STORY}</p></article>"
)
# Slower than this is a hang: the files are some kilobytes.
SECONDS_PER_FILE = 5.0
SPOILT = ROOT / "build" / "fuzz"


def main(kind: str, seconds: float = 60.0, seed: int = 0) -> int:
    """Read spoilt files of a kind for so many seconds; 1 where one of them did harm."""
    read = getattr(importlib.import_module(READERS[kind]), f"read_{kind}")
    sample = whole(kind)
    try:
        import atheris  # noqa: PLC0415 - not installed with the rest: it has no use but this
    except ImportError:
        return blind(kind, read, sample, seconds, random.Random(seed))
    atheris.instrument_all()
    folder = SPOILT / kind
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"sample.{kind}").write_bytes(sample)
    options = [f"-max_total_time={int(seconds)}", f"-seed={seed or 1}", f"-timeout={int(SECONDS_PER_FILE)}"]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={folder}/", str(folder)],
        lambda content: attempt(read, content),
    )
    atheris.Fuzz()
    return 0


def whole(kind: str) -> bytes:
    """A small file of that kind with a bit of everything in it."""
    if kind == "pdf":
        page = [at(60, 800, "Bridge", 20), *down(60, 770, [STORY[:90], STORY[90:]])]
        return pdf(
            [page, down(60, 780, [STORY])], {"Title": "Bridge"}, link(60, 760, 99, 780, "https://x.example")
        )
    if kind == "docx":
        return docx(
            [styled("Bridge", "Title"), styled(STORY), styled("x", "Quote")], {"dc:creator": "Ada Quill"}
        )
    if kind == "html":
        return PAGE.encode()
    if kind in ("plain", "markdown"):
        return (
            f"Title: Bridge\nDate: 2 May 2024\n\n# Dispute\n\n{STORY}\n\n> [We](x) do not.\n\n- a\n".encode()
        )
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@b.example", "Streit um die Brücke", "<1@b.example>"
    mail.set_content(STORY)
    mail.add_alternative(PAGE, subtype="html")
    mail.add_attachment(b"abc", maintype="application", subtype="zip")
    return bytes(mail)


def attempt(read: Callable[[Capture], object], content: bytes) -> str:
    """The name of the outcome; whatever is no named error is raised."""
    moment = datetime(2024, 6, 1, tzinfo=UTC)
    capture = Capture(
        source=Source(url="file:x"), url="file:x", final_url="file:x", content=content, captured=moment
    )
    try:
        read(capture)
    except DocumentError as problem:
        return problem.slug
    except RecursionError:
        return "too-large-to-read"  # the worker names it so
    return "article"


def blind(
    kind: str, read: Callable[[Capture], object], sample: bytes, seconds: float, chance: random.Random
) -> int:
    """Spoilt copies of the sample for so many seconds, without a guide."""
    found: Counter[str] = Counter()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        content = (
            spoil_part(sample, chance) if kind == "docx" and chance.random() < 0.8 else spoil(sample, chance)
        )
        SPOILT.mkdir(parents=True, exist_ok=True)
        last = SPOILT / f"last.{kind}"
        last.write_bytes(content)  # it stays where the reader takes this process down
        begin = time.monotonic()
        try:
            found[attempt(read, content)] += 1
        except Exception as problem:  # noqa: BLE001 - whatever it is, it is what is looked for
            print(f"{type(problem).__name__}: {problem}\nThe file is {last.relative_to(ROOT)}.")
            return 1
        if time.monotonic() - begin > SECONDS_PER_FILE:
            print(f"One file took {time.monotonic() - begin:.1f} seconds: {last.relative_to(ROOT)}.")
            return 1
    print(", ".join(f"{name} {count}" for name, count in found.most_common()))
    return 0


def spoil(sample: bytes, chance: random.Random) -> bytes:
    """The sample cut short, or with bits turned, pieces lost and pieces doubled."""
    content = bytearray(sample)
    for _ in range(chance.choice((1, 3, 10, 40))):
        place = chance.randrange(len(content) + 1)
        end = min(len(content), place + chance.randrange(1, 200))
        way = chance.randrange(4)
        if way == 0 and place < len(content):
            content[place] ^= 1 << chance.randrange(8)
        elif way == 1:
            del content[place:end]
        elif way == 2:
            content[place:place] = content[place:end] * chance.choice((1, 2, 50))
        else:
            content[place:end] = chance.randbytes(chance.randrange(20))
    return bytes(content[: chance.randrange(len(content) + 1)] if chance.random() < 0.2 else content)


def spoil_part(sample: bytes, chance: random.Random) -> bytes:
    """The package with one of its parts spoilt, so that the packing itself holds."""
    with zipfile.ZipFile(io.BytesIO(sample)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = chance.choice(sorted(parts))
    parts[name] = spoil(parts[name], chance)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for each, content in parts.items():
            package.writestr(zipfile.ZipInfo(each), content)
    return held.getvalue()


if __name__ == "__main__":
    kind, *rest = sys.argv[1:]
    if kind not in READERS:
        sys.exit(f"There is no reader {kind!r}. Available: {', '.join(READERS)}.")
    sys.exit(main(kind, *(number(text) for number, text in zip((float, int), rest, strict=False))))
