"""From bytes to characters: the mark at the beginning, the server's claim, the page's own, then detection.

A claim is believed only where it gives readable text, so that a server that
lies about its pages does not spoil them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The HTML standard looks for the declaration in the first 1,024 bytes; pages put it later, behind scripts.
_DECLARATION_BYTES = 8192
_DECLARATION = re.compile(
    rb"""(?:charset\s{0,9}=\s{0,9}|<\?xml[^>]{0,99}?encoding\s{0,9}=\s{0,9})["']?\s{0,9}([\w.:-]{2,40})""",
    re.IGNORECASE,
)
# What pages call by these names is nearly always the larger Windows set (WHATWG Encoding, section 4.2).
_ALIASES = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
}
# Sets that are no text encodings, or that let markup be smuggled past a reader.
_REFUSED = {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
# Seven-bit sets: their bytes are valid ASCII, so that only a claim or an escape shows them.
_SEVEN_BIT = {"iso2022_jp", "iso2022_kr", "hz"}
# Fewer broken places than one in ten of the characters beyond ASCII is damage, not another encoding.
_DAMAGE_SHARE = 0.1
# Bytes beyond ASCII are a few letters in a hundred of any text that cp1252 serves (Icelandic: 15);
# a text in Cyrillic or Greek read as cp1252 has them in nearly every place.
_WESTERN_SHARE = 0.4
# A page whose words mix alphabets in more than one of ten places is being misread.
_MIXED_SHARE = 0.1
# Control characters; texts do hold tabs, line ends, form feeds and the escape of old terminals.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
# More such characters, or undecodable ones, than one in twenty: no text.
_RUBBISH_SHARE = 0.05
# The bytes of UTF-8 read as another set: a lead that stands for two, three or four bytes, and the rest.
# In cp1252 or Latin-1 that shows in any language (Ã©, Ð¿, ä¸), in cp1251 in all but the western ones (Рї).
_AFTER = {
    name: "".join(bytes([byte]).decode(name, "ignore") for byte in range(0x80, 0xC0))
    for name in ("cp1252", "cp1251")
}
_TWICE = tuple(
    re.compile(f"[{two}][{after}]|[{three}][{after}]{{2}}|[{four}][{after}]{{3}}")
    for two, three, four, after in (
        # Without the sharp s: German words end in one, and quotations behind them.
        ("\xc2-\xde", "\xe0-\xef", "\xf0-\xf4", f"{re.escape(_AFTER['cp1252'])}\x80-\xbf\ufffd"),
        ("\u0412-\u042f", "\u0430-\u043f", "\u0440-\u0444", re.escape(_AFTER["cp1251"])),
    )
)
# A capital before a quotation mark looks like it now and then; where it is true, nearly all is so.
_FEW_TWICE = 3
_TWICE_SHARE = 0.5
# Enough characters to judge by; the rest of a page is like its beginning.
_SAMPLE = 20_000


def decode(content: bytes, claimed: str = "") -> str:
    """The text of the bytes; what no encoding explains becomes U+FFFD.

    `claimed` is the encoding that the server names.  Any bytes give a text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, "replace")
    return _as_utf8(content, claimed) or _as_claimed(content, claimed) or _as_detected(content)


def is_binary(text: str) -> bool:
    """Whether too much of a decoded text is control or undecodable characters for it to be writing."""
    return len(_CONTROL.findall(text)) + text.count("\ufffd") > _RUBBISH_SHARE * len(text)


def is_doubled(text: str) -> bool:
    """Whether a text was encoded twice: UTF-8 taken for another set and encoded once more.

    The bytes hold what a reader of the page sees, so that nothing is mended:
    what is quoted is what stands there, and a reader is told.
    """
    beyond = sum(character > "\x7f" for character in text)
    for pattern in _TWICE:
        found = pattern.findall(text)
        if len(found) >= _FEW_TWICE and sum(map(len, found)) >= _TWICE_SHARE * beyond:
            return True
    return False


def _as_utf8(content: bytes, claimed: str) -> str | None:
    """The text where the bytes are UTF-8; bytes of another encoding are UTF-8 by accident next to never."""
    if b"\x1b" in content and any(name in _SEVEN_BIT for name in _claims(content, claimed)):
        return None
    if content.count(b"\0") > len(content) // 4:
        return None
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond = sum(character > "\x7f" for character in text)
    return text if broken <= _DAMAGE_SHARE * beyond else None


def _as_claimed(content: bytes, claimed: str) -> str | None:
    """The text by the first claim that makes it readable."""
    for name in _claims(content, claimed):
        text = _try(content, name)
        if text is not None and _readable(text, western=name in ("cp1252", "cp1254")):
            return text
    return None


def _as_detected(content: bytes) -> str:
    """The text by detection over its bytes, at worst as cp1252 with holes."""
    if content.count(b"\0") > len(content) // 4:
        return content.decode(
            "utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be", "replace"
        )
    from charset_normalizer import from_bytes  # noqa: PLC0415 - 30 ms that a page with a true claim need not pay

    # The middle of a page is text; its ends are scripts.  Markup is taken out, for it hides what is rare.
    letters = re.sub(rb"<[^<>]{0,999}>|[\x00-\x1f ]+", b" ", content)[:_SAMPLE]
    best = from_bytes(letters).best()
    text = _try(content, best.encoding) if best else None
    return text if text is not None else content.decode("cp1252", "replace")


def _claims(content: bytes, claimed: str) -> Iterator[str]:
    declared = _DECLARATION.search(content[:_DECLARATION_BYTES])
    for name in (claimed, declared[1].decode("ascii", "replace") if declared else ""):
        try:
            known = codecs.lookup(name.strip().strip("\"'")).name if name else ""
        except (LookupError, ValueError):
            continue
        if known and known not in _REFUSED and _is_text_codec(known):
            yield _ALIASES.get(known, known)


def _is_text_codec(name: str) -> bool:
    try:
        return isinstance(b"".decode(name), str)
    except (LookupError, ValueError, AssertionError):
        return False


def _try(content: bytes, name: str) -> str | None:
    """The text in that encoding, where at most a few places are damaged."""
    try:
        text = content.decode(name, "replace")
    except (LookupError, ValueError, AssertionError):
        return None
    beyond = sum(character > "\x7f" for character in text)
    return text if text.count("\ufffd") <= _DAMAGE_SHARE * max(beyond, 10) else None


def _readable(text: str, *, western: bool) -> bool:
    """Whether the text looks like writing, not like another encoding misread."""
    letters = [c for c in text if c.isalpha()]
    foreign = [c for c in letters if c > "\x7f"]
    if western and len(foreign) > _WESTERN_SHARE * _outside_markup(text):
        return False
    words = [w for w in re.findall(r"[^\W\d_]+", text) if not w.isascii()]
    return sum(map(_mixed, words)) <= _MIXED_SHARE * max(len(words), 10)


def _outside_markup(text: str) -> int:
    return max(1, sum(c.isalpha() for c in re.sub(r"<(?:script|style)\b[^<]*|<[^<>]*>", "", text)))


def _mixed(word: str) -> bool:
    """Whether a word mixes the Latin alphabet with Cyrillic or Greek."""
    scripts = {unicodedata.name(c, "?").split(" ", 1)[0] for c in word[:40]}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})
