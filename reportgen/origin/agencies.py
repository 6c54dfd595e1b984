"""News agencies by name: what they are called in the credits of papers, and which names mean one agency."""

from __future__ import annotations

import re
from functools import cache

# The first name stands for all; capitals count, since "ap" and "pa" are words.
_AGENCIES = """
AP | The Associated Press | Associated Press | Ассошиэйтед Пресс | АП | 美联社 | AP通信 | AP通讯社
Reuters | Thomson Reuters | REUTERS | Рейтер | Рейтерс | 路透社 | ロイター | 로이터 | رويترز
AFP | Agence France-Presse | Agence France Presse | АФП | Франс Пресс | 法新社
dpa | DPA | Deutsche Presse-Agentur | dpa-AFX | dpa-infocom | ДПА
TASS | Tass | ITAR-TASS | ТАСС | ИТАР-ТАСС
RIA | RIA Novosti | РИА Новости | РИА | Sputnik | Спутник
Interfax | Интерфакс | Interfax-Ukraine | Интерфакс-Украина
EFE | Efe | Agencia EFE | ЭФЭ
Europa Press | EUROPA PRESS | EP
ANSA | Ansa | АНСА
Adnkronos | AGI | LaPresse
PA | PA Media | Press Association | PA Wire
UPI | United Press International
Xinhua | XINHUA | Xinhua News Agency | Синьхуа | 新华社 | 新華社 | 新华网 | 신화 | 신화통신 | 신화사
Kyodo | Kyodo News | 共同通信 | 共同
Jiji | Jiji Press | 時事通信 | 時事
Yonhap | YONHAP | Yonhap News | 연합뉴스
Anadolu | Anadolu Agency | Anadolu Ajansı | AA
APA | Austria Presse Agentur
Keystone-SDA | sda | SDA | Keystone-ATS | ATS | ats
epd | KNA | AFX
Belga | BELGA
ANP | NTB | Ritzau | STT | PAP | ČTK | CTK | MTI | Lusa | LUSA
TT
PTI | Press Trust of India
IANS | ANI
Ukrinform | Укринформ
UNIAN | УНИАН
BelTA | БелТА
AAP | Australian Associated Press
The Canadian Press | Canadian Press | La Presse Canadienne
Bloomberg | Bloomberg News
DJ | Dow Jones | Dow Jones Newswires
Télam | Notimex | Agencia Brasil
MAP | APS | SPA | WAFA | IRNA | SANA | KCNA | Bernama | Antara
"""
# Agencies that share a line are not one another.
_APART = frozenset({"Adnkronos", "epd", "ANP", "IANS", "Télam", "MAP"})


@cache
def _names() -> dict[str, str]:
    """The agency by each of its names."""
    found = {}
    for line in _AGENCIES.strip().splitlines():
        names = [name.strip() for name in line.split(" | ")]
        found.update({name: name if names[0] in _APART else names[0] for name in names})
    return found


@cache
def name_pattern() -> str:
    """A pattern for the name of any agency, the longest first; also for a wire by another name."""
    known = "|".join(re.escape(name) for name in sorted(_names(), key=lambda name: (-len(name), name)))
    return (
        rf"(?:{known}|[A-Z][\w.&’'-]{{1,30}}(?: [A-Z][\w.&’'-]{{1,30}}){{0,2}} (?:Wire|News Agency|Newswire))"
    )


def canonical(name: str) -> str | None:
    """The agency that a name stands for, by its common name; None where the name is no agency's."""
    plain = " ".join(name.split()).strip("().")
    if plain in _names():
        return _names()[plain]
    return plain if re.fullmatch(name_pattern(), plain) else None
