"""Fonts for the letters of one page: the shipped ones, and of the machine's Noto fonts those it needs.

The shipped fonts hold Latin, Greek and Cyrillic with their punctuation.  Only
a page with other letters is given fonts of the machine, and only those named
after its scripts, so that the fonts of a page follow from its words and not
from what else is installed.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

# What all six shipped fonts hold, but for letters that only few languages have; a test reads it in the fonts.
_SHIPPED = re.compile(
    "[\t\n\r\u0020-\u007e\u00a0-\u012b\u012e-\u0131\u0134-\u0165\u0168-\u017f\u0384-\u038a\u038e-\u03a1"
    "\u03a3-\u03ce\u0400-\u045f\u0490-\u0493\u1e80-\u1e85\u1ea0-\u1ef9\u2010-\u2015\u2018-\u201a"
    "\u201c-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122"
    "\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25b2\u25bc]+"
)

_EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u2fff\u3000-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef"
    "\U0001aff0-\U0001b16f\U00020000-\U0003ffff]"
)
# Pictures are in none of the Noto fonts that print in outlines.
_PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")

# A font's file, e.g. NotoSerifHebrew-Bold.ttf: what is serif, sans, regular and bold is all a page uses.
_FONT = re.compile(
    r"Noto(?P<kind>Naskh|Serif|Sans)(?P<script>[A-Za-z0-9]*)(-Regular|-Bold|-VF|\[wght\])\.(ttf|otf|ttc)"
)
_SYMBOLA = re.compile(r"Symbola(_hint)?\.(ttf|otf)")
# Families of the page, and what stands in for each where it has no glyph.
_STAND_INS = {
    "Source Serif 4": ("Naskh", "Serif"),
    "Source Serif 4 Display": ("Naskh", "Serif"),
    "Source Sans 3": ("Sans",),
}
_LOCALES = ("SC", "JP", "KR", "TC", "HK")
_NAMED = 5


def letters_beyond(text: str) -> str:
    """The letters of a text that the shipped fonts may lack, each once, in order; nothing invisible."""
    rest = dict.fromkeys(_SHIPPED.sub("", text))
    return "".join(letter for letter in sorted(rest) if unicodedata.category(letter)[0] not in "CZ")


def font_folders() -> tuple[Path, ...]:
    """Where fonts are installed: the system's folders, then the user's own."""
    data = Path(os.environ.get("XDG_DATA_HOME") or "~/.local/share").expanduser()
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts")


def choose_fonts(letters: str, folders: Iterable[Path]) -> tuple[Path, ...]:
    """The Noto fonts in the folders, however deep, that these letters call for; of one name the first."""
    if not letters:
        return ()
    wanted = frozenset(script for letter in letters for script in _scripts(letter))
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted([*folder.rglob("Noto*"), *folder.rglob("Symbola*")]):
            if _serves(path.name, wanted):
                found.setdefault(path.name, path)
    return tuple(found[name] for name in sorted(found))


def _scripts(letter: str) -> Iterator[str]:
    """What the names of fonts that may hold the letter begin with, in small letters; `""` for plain ones."""
    yield ""
    if _EAST_ASIAN.match(letter):
        yield "cjk"
    elif unicodedata.category(letter)[0] in "SN" or _PICTURE.match(letter):
        yield from ("symbols", "math")
    yield unicodedata.name(letter, "?").split()[0].split("-")[0].casefold()


def _serves(name: str, wanted: frozenset[str]) -> bool:
    font = _FONT.fullmatch(name)
    if not font:
        return "symbols" in wanted and _SYMBOLA.fullmatch(name) is not None
    script = font["script"].casefold()
    if not script or script == "cjk":
        return script in wanted
    return any(script.startswith(each) for each in wanted if each)


def font_config(folders: Iterable[Path], fonts: Iterable[Path], cache: Path) -> str:
    """A fontconfig file that knows these folders and no other, and prefers serif beside serif."""
    dirs = "".join(f"<dir>{_escape(str(folder))}</dir>" for folder in folders)
    families = tuple(dict.fromkeys(family for font in fonts for family in _families(font.name)))
    aliases = "".join(_alias(family, kinds, families) for family, kinds in _STAND_INS.items())
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig>{dirs}<cachedir>{_escape(str(cache))}</cachedir>{aliases}</fontconfig>\n"
    )


def _families(name: str) -> Iterator[str]:
    font = _FONT.fullmatch(name)
    if font and font["script"] == "CJK":
        yield from (f"Noto {font['kind']} CJK {locale}" for locale in _LOCALES)
    elif font:
        words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", font["script"])
        yield f"Noto {font['kind']} {words}".strip()


def _alias(family: str, kinds: tuple[str, ...], families: tuple[str, ...]) -> str:
    """The stand-ins of one family; the language of the words still decides which Chinese font it is."""
    own = [each for kind in kinds for each in families if each.split()[1] == kind]
    accepted = "".join(f"<family>{each}</family>" for each in own)
    alias = f'<alias binding="weak"><family>{family}</family><accept>{accepted}</accept></alias>'
    return alias if own else ""


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def lament(missing: tuple[str, ...]) -> str:
    """One sentence on all the letters without a font, with the packages that have them.

    `missing` are letters as WeasyPrint names them: `"x" (U+0078)`.
    """
    letters = [chr(int(code, 16)) for code in re.findall(r"\(U\+([0-9A-Fa-f]+)\)", " ".join(missing))]
    packages = dict.fromkeys(sorted(map(_package, letters), key=_PACKAGES.index)) or {_PACKAGES[0]: None}
    rest = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
    count = "1 character" if len(missing) == 1 else f"{len(missing):,} characters"
    return (
        f"The PDF shows empty boxes for {count} that no font has ({', '.join(missing[:_NAMED])}{rest}), "
        f"and so claims neither PDF/A nor PDF/UA; install them with: apt-get install -y {' '.join(packages)}"
    )


_PACKAGES = ("fonts-noto-core", "fonts-noto-cjk", "fonts-symbola")


def _package(letter: str) -> str:
    """The Debian package of a font that has the letter."""
    if _EAST_ASIAN.match(letter):
        return "fonts-noto-cjk"
    return "fonts-symbola" if _PICTURE.match(letter) else "fonts-noto-core"
