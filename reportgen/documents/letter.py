"""What in an e-mail is its writer's own: without seals, signatures and the letters that it answers.

Knows how mail programs break lines, mark quotations and put a forwarded
letter's head into the text; knows nothing of parts and their encodings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportgen.documents.base import DocumentBlock, normalize, size

# A signature begins behind this line (RFC 3676, section 4.3).
_SIGNATURE = re.compile(r"^-- \r?$", re.MULTILINE)
_SIGNED = re.compile(
    r"^-----BEGIN PGP SIGNED MESSAGE-----\s*\n(?:[A-Z]\w{0,20}:[^\n]*\n){0,9}\s*\n", re.MULTILINE
)
_SEAL = re.compile(r"^-----BEGIN PGP SIGNATURE-----(?:.*?-----END PGP SIGNATURE-----|.*\Z)", re.M | re.S)
_SEALED = re.compile(r"^-----BEGIN PGP MESSAGE-----(?:.*?-----END PGP MESSAGE-----|.*\Z)", re.M | re.S)
_ESCAPED = re.compile(r"^- (?=-)", re.MULTILINE)
_QUOTED = re.compile(r"(?:> ?)+")

_DASHES = r"[-_–—]{2,}\s*"
# The line above a forwarded letter, as the usual programs write it in the languages of most of them.
_FORWARDED = re.compile(
    rf"(?:{_DASHES})?(?:begin forwarded message|forwarded message|forwarded by .{{1,99}}"
    r"|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|message transféré"
    r"|début du message (?:transféré|réexpédié)|(?:inicio del )?mensaje reenviado"
    r"|(?:inizio )?messaggio inoltrato|mensagem encaminhada|(?:begin )?doorgestuurd bericht"
    rf"|пересылаемое сообщение|пересланное сообщение|転送されたメッセージ)\s*:?\s*(?:{_DASHES})?",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    rf"{_DASHES}(?:original message|original appointment|reply message"
    r"|ursprüngliche nachricht|originalnachricht"
    r"|message d['’]origine|mensaje original|messaggio originale|mensagem original|oorspronkelijk bericht"
    rf"|исходное сообщение)\s*(?:{_DASHES})?",
    re.IGNORECASE,
)
# "On Tuesday, A wrote:" above what is answered.
_WROTE = re.compile(
    r"(?:on|am|le|el|il|em|op|den|dnia|w dniu)\s.{5,300}\s"
    r"(?:wrote|schrieb\b.{0,120}|a écrit|escribió|ha scritto|escreveu|schreef\b.{0,120}"
    r"|skrev\b.{0,120}|napisał\(?a?\)?)\s?:"
    r"|.{5,300}\s(?:написала?|написал\(а\)|пишет)\s?:",
    re.IGNORECASE,
)
_LONGEST_LINE = 400
# Fields of a head that a program copied into the text, by what they tell.
_FIELDS = {
    "from": "from|von|de|da|van|от",
    "sent": "sent|date|gesendet|datum|envoyé|enviado(?: el)?|fecha|inviato|data|verzonden|отправлено|дата",
    "subject": "subject|betreff|objet|asunto|oggetto|assunto|onderwerp|тема",
    "to": "to|an|à|para|a|aan|кому",
    "cc": "cc|kopie|copia|copie|копия|reply-to",
}
_NAMED = re.compile(
    r"(?:^|(?<=\s))\*?(?:"
    + "|".join(f"(?P<{name}>{words})" for name, words in _FIELDS.items())
    + r")\s?:\*?\s",
    re.IGNORECASE,
)
# A copied head has three fields or more in its first blocks; one of them is the sender.
_FEW_FIELDS = 3
_MOST_HEAD_BLOCKS = 8
# A note above a forwarded letter ("see below"); longer, the note is the letter.
NOTE = 300

# What the sender's machine adds: no part of the text.
_SERVICE = re.compile(
    r"unsubscribe|abbestellen|newsletter abmelden|désabonner|désinscrire|darse de baja|disiscri|afmelden"
    r"|отписаться|view (?:this |it )?(?:e-?mail )?(?:in|online)|im browser (?:ansehen|öffnen|lesen)"
    r"|receiv(?:e|ed|ing) this (?:e-?mail|newsletter|message) because"
    r"|manage (?:your )?(?:e-?mail )?preferences",
    re.IGNORECASE,
)
_LONGEST_SERVICE = 300
_SERVICE_HEAD, _SERVICE_FOOT = 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a copied head says of a forwarded letter."""

    sender: str = ""
    """Who wrote it, as the head has it: a name, an address or both."""
    sent: str = ""
    """When, in the words of the head."""
    subject: str = ""
    """Its subject."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The blocks of an e-mail that one person wrote."""

    blocks: tuple[DocumentBlock, ...]
    """They, in order."""
    head: Head | None = None
    """The head of the letter that was forwarded, where that one is what is read."""
    cut: bool = False
    """Whether another letter stood below, which is not read."""


def unseal(text: str) -> tuple[str, bool]:
    """The text of a letter without the armor of OpenPGP, and whether a sealed message was in it."""
    bare, sealed = _SEALED.subn("", text)
    if _SIGNED.search(bare):
        bare = _ESCAPED.sub("", _SEAL.sub("", _SIGNED.sub("", bare)))
    return bare, bool(sealed)


def without_signature(text: str) -> str:
    """The text up to the line that opens a signature."""
    return _SIGNATURE.split(text, maxsplit=1)[0]


def without_service(blocks: tuple[DocumentBlock, ...]) -> tuple[DocumentBlock, ...]:
    """The blocks without those at both ends by which a mailing list speaks of itself; never none."""
    last = len(blocks) - _SERVICE_FOOT
    kept = [
        block
        for number, block in enumerate(blocks)
        if _SERVICE_HEAD <= number < last
        or len(block.text) > _LONGEST_SERVICE
        or not _SERVICE.search(block.text)
    ]
    return tuple(kept) or blocks


def unflow(text: str, *, drop_blank: bool = False) -> str:
    """The text with its soft line breaks undone (RFC 3676), each such paragraph set apart.

    `drop_blank` is the parameter DelSp: the blank before a soft break is none of the text's.
    """
    found: list[str] = []
    for depth, lines in _flowed(text):
        joined = "".join(line[:-1] if drop_blank and line.endswith(" ") else line for line in lines)
        paragraph = "> " * depth + joined.rstrip(" ")
        found += ["", paragraph, ""] if len(lines) > 1 else [paragraph]
    return "\n".join(found)


def _flowed(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of each paragraph, and how deep it is quoted."""
    held: list[str] = []
    last = 0
    for raw in text.splitlines():
        mark = _QUOTED.match(raw)
        depth = mark[0].count(">") if mark else 0
        line = raw[mark.end() :] if mark and depth else raw.removeprefix(" ")
        if held and (depth != last or not held[-1].endswith(" ")):
            yield last, held
            held = []
        held.append(line)
        last = depth
    if held:
        yield last, held


def own_letter(blocks: Sequence[DocumentBlock], *, forwards: bool = False) -> Letter:
    """What the writer wrote; where that is a note above a forwarded letter, the forwarded one.

    What an answer quotes below itself is left out; quotations among the
    writer's own words stay, and are marked as such.  `forwards` says that the subject does.
    """
    place = next((number for number in range(len(blocks)) if _opens(blocks, number)), None)
    if place is None:
        return Letter(blocks=tuple(blocks))
    above, line = tuple(blocks[:place]), blocks[place].text
    marked = _FORWARDED.fullmatch(line) is not None
    if (marked or forwards) and size(above) <= NOTE:
        rest, head = _headed(blocks[place + (marked or _is_line(line)) :])
        if rest:
            return Letter(blocks=rest, head=head)
    if not above or (_WROTE.fullmatch(line) and _goes_on(blocks[place + 1 :])):
        return Letter(blocks=tuple(blocks))
    return Letter(blocks=above, cut=True)


def _opens(blocks: Sequence[DocumentBlock], place: int) -> bool:
    """Whether another's letter begins at a block."""
    text = blocks[place].text
    if len(text) <= _LONGEST_LINE and (_is_line(text) or _WROTE.fullmatch(text)):
        return True
    return len(_head_fields(blocks[place : place + _MOST_HEAD_BLOCKS])) >= _FEW_FIELDS


def _is_line(text: str) -> bool:
    return bool(_FORWARDED.fullmatch(text) or _ORIGINAL.fullmatch(text))


def _goes_on(blocks: Sequence[DocumentBlock]) -> bool:
    """Whether the writer's own words follow the first quotation."""
    after = next((number for number, block in enumerate(blocks) if block.kind != "quote"), len(blocks))
    return 0 < after < len(blocks)


def _head_fields(blocks: Sequence[DocumentBlock]) -> dict[str, str]:
    """The fields of a copied head that begins with the first block; none where there is no such head."""
    return _fields(" ".join(block.text for block in blocks[: _length(blocks)])) if blocks else {}


def _length(blocks: Sequence[DocumentBlock]) -> int:
    """How many blocks at the beginning are fields of a head."""
    most = min(len(blocks), _MOST_HEAD_BLOCKS)
    return next((number for number in range(most) if not _NAMED.match(f"{blocks[number].text} ")), most)


def _fields(text: str) -> dict[str, str]:
    """By name what each field says; the first of each name."""
    text = text[: _LONGEST_LINE * _FEW_FIELDS] + " "
    names = list(_NAMED.finditer(text))
    ends = [*(name.start() for name in names[1:]), len(text)]
    found: dict[str, str] = {}
    for name, end in zip(names, ends, strict=False):
        found.setdefault(name.lastgroup or "", normalize(text[name.end() : end]).strip("* "))
    return found if names and "from" in found else {}


def _headed(blocks: Sequence[DocumentBlock]) -> tuple[tuple[DocumentBlock, ...], Head | None]:
    """The blocks behind a copied head, and what it says."""
    fields = _head_fields(blocks)
    if not fields:
        return tuple(blocks), None
    head = Head(sender=fields.get("from", ""), sent=fields.get("sent", ""), subject=fields.get("subject", ""))
    return tuple(blocks[_length(blocks) :]), head
