"""The party a teller speaks for, from how the text describes the teller; unknown stays None.

Countries, demonyms, capitals and seats of government are data.  An outlet has
no side here: supposed politics are nobody's side.
"""

from __future__ import annotations

import re
from functools import lru_cache

_COUNTRIES = """
US: american united-states u.s u.s. us washington white-house pentagon state-department america
UK: british united-kingdom u.k u.k. uk britain london downing-street whitehall
Russia: russian russia moscow kremlin
France: french france paris élysée elysée elysee
Germany: german germany berlin bundeswehr
Spain: spanish spain madrid
Italy: italian italy rome
Portugal: portuguese portugal lisbon
Ireland: irish ireland dublin
Poland: polish poland warsaw
Ukraine: ukrainian ukraine kyiv kiev
Belarus: belarusian belarus minsk
Turkey: turkish turkey ankara
Syria: syrian syria damascus
Iraq: iraqi iraq baghdad
Iran: iranian iran tehran
Israel: israeli israel
Lebanon: lebanese lebanon beirut
Jordan: jordanian jordan amman
Egypt: egyptian egypt cairo
Saudi Arabia: saudi saudi-arabia riyadh
Qatar: qatari qatar doha
UAE: emirati united-arab-emirates abu-dhabi
Yemen: yemeni yemen
Palestinians: palestinian palestinians
China: chinese china beijing
Japan: japanese japan tokyo
South Korea: south-korean south-korea seoul
North Korea: north-korean north-korea pyongyang
Taiwan: taiwanese taiwan taipei
India: indian india new-delhi
Pakistan: pakistani pakistan islamabad
Afghanistan: afghan afghanistan kabul
Bangladesh: bangladeshi bangladesh dhaka
Sri Lanka: sri-lankan sri-lanka colombo
Nepal: nepali nepalese nepal
Thailand: thai thailand bangkok
Vietnam: vietnamese vietnam hanoi
Philippines: philippine filipino philippines manila
Indonesia: indonesian indonesia jakarta
Malaysia: malaysian malaysia
Myanmar: burmese myanmar
Australia: australian australia canberra
New Zealand: new-zealand wellington
Canada: canadian canada ottawa
Mexico: mexican mexico
Brazil: brazilian brazil brasília
Argentina: argentine argentinian argentina
Chile: chilean chile
Colombia: colombian colombia bogotá
Venezuela: venezuelan venezuela caracas
Cuba: cuban cuba havana
Haiti: haitian haiti
South Africa: south-african south-africa pretoria
Nigeria: nigerian nigeria abuja
Kenya: kenyan kenya nairobi
Ethiopia: ethiopian ethiopia
Sudan: sudanese sudan khartoum
Somalia: somali somalia
Libya: libyan libya tripoli
Tunisia: tunisian tunisia
Algeria: algerian algeria
Morocco: moroccan morocco
Greece: greek greece athens
Serbia: serbian serbia belgrade
Hungary: hungarian hungary budapest
Romania: romanian romania bucharest
Bulgaria: bulgarian bulgaria
Czech Republic: czech prague
Austria: austrian austria vienna
Switzerland: swiss switzerland bern
Belgium: belgian belgium
Netherlands: dutch netherlands hague
Sweden: swedish sweden stockholm
Norway: norwegian norway oslo
Denmark: danish denmark copenhagen
Finland: finnish finland helsinki
Armenia: armenian armenia yerevan
Azerbaijan: azerbaijani azerbaijan baku
Georgia: georgian tbilisi
EU: european-union eu european-commission brussels
NATO: nato
Islamic State: islamic-state isis isil daesh
Taliban: taliban
Hamas: hamas
Hezbollah: hezbollah hizbollah
United Nations: united-nations un u.n u.n.
"""


def _table() -> dict[str, str]:
    rows = (line.split(":", 1) for line in _COUNTRIES.strip().splitlines())
    return {word.replace("-", " "): side for side, words in rows for word in words.split()}


_PARTIES = _table()
_OFFICE = re.compile(
    r"\b(?:officials?|presidents?|(?:\w+ )?minist(?:er|ers|ry)|chancellor|premier|king|queen|emir|"
    r"adviser|advisers|advisor|aides?|"
    r"spokes\w+|government|administration|army|military|troops|forces|navy|air force|police|diplomats?|"
    r"ambassador|envoy|"
    r"authorities|secretary|general|commanders?|officers?|prosecutors?|intelligence|embassy|senior|foreign|defen[cs]e|parliament|"
    r"leaders?|delegation|negotiators?|regime|coalition|department)\b",
    re.I,
)
_FOR = re.compile(
    r"\b(?:spokes\w+|adviser|advisor|aide|lawyer|attorney|press secretary|representative|assistant)s?\s+"
    r"(?:\w+\s+)?(?:for|to|of)\s+(.+)$",
    re.I,
)
_SPOKES = re.compile(r"\bspokes\w+\b", re.I)
_PLACE = re.compile(
    "|".join(rf"(?<![\w.-]){re.escape(word)}(?!\w)" for word in sorted(_PARTIES, key=lambda w: (-len(w), w))),
    re.I,
)


@lru_cache(maxsize=4096)
def party(words: str) -> str | None:
    """The country or body that a descriptor names first, by name, demonym, capital or seat."""
    found = next((m for m in _PLACE.finditer(words) if m[0][0].isupper()), None)
    return _PARTIES[found[0].lower()] if found else None


def unplaced(words: str) -> str:
    """The words without names, demonyms, capitals and seats of countries and bodies."""
    return _PLACE.sub("", words)


def side(teller: str, role: str | None) -> str | None:
    """The party that a teller speaks for, as its name and role tell; None where they do not.

    An office word must stand beside the demonym: a French minister speaks for
    France, a French singer for nobody.
    """
    for words in (role, teller):
        if words and _OFFICE.search(words):
            found = party(words)
            if found:
                return found
    seat = party(teller)
    if seat and _PLACE.sub("", teller).lower().strip(" .,") in ("", "the"):
        return seat
    served = principal(role)
    return served if served and role and _SPOKES.search(role) and served[0].isupper() else None


def principal(role: str | None) -> str | None:
    """Whom a role serves: `Mr. Hill` of `a foreign policy adviser to Mr. Hill`."""
    found = _FOR.search(role) if role else None
    return re.sub(r"^(?:the|its|his|her)\s+", "", found[1]).strip(" ,.") if found else None
