"""The state a teller speaks for, as German, French, Spanish and Russian texts describe him.

Asked by `speaking.py` where the English words say nothing.  Names, demonyms,
capitals and seats are data; an office must stand beside a demonym, as there.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportgen.attribution.sides.states import STATES

# Each side: beginnings of its names and demonyms, behind the bar its capital and its seats of government.
_STATES = """
US: us- amerikan amérique américain estadounidense estados+unidos vereinigt+staaten états-unis eeuu ee.uu
 сша американ | washingt вашингтон weiß+haus maison-blanche maison+blanche casa+blanca белого+дом
 белый+дом белом+дом
UK: britisch britannien großbritannien britannique royaume-uni británic reino+unido британ великобритан |
 londres лондон
Russia: russisch russland russe russie ruso rusa rusos rusas rusia росси рф | moskau moscou moscú москв
 kreml кремл
France: französisch frankreich français francés franceses francesa francia франц | paris париж élysée
 elíseo
Germany: deutsch bundesregierung bundeskanzler bundesminister bundesaußenminister allemagne allemand
 alemán aleman alemania герман немецк фрг | berlin berlín берлин
Spain: spanisch spanien espagn español española españa испан | madrid мадрид
Italy: italienisch italien italia итал | rom rome roma рим
Poland: polnisch polen pologne polonais polonia polac польш польск | warschau varsovie varsovia варшав
Ukraine: ukrain ucrania ucranian украин | kiew kyjiw киев
Belarus: belarussisch biélorus bielorrus белорус беларус | minsk минск
Turkey: türkisch türkei turc turque turquie turco turca turquía турци турецк | ankara анкар
Syria: syrisch syrien syrie sirio siria сири сирийск | damaskus damas damasco дамаск
Iraq: irakisch irak irakien iraquí iraqu ирак | bagdad багдад
Iran: iranisch iran irans iranien iraní иран | teheran téhéran teherán тегеран
Israel: israelisch israels israël israélien israelí израил | jerusalem иерусалим
Lebanon: libanesisch libanais libanés ливан | beirut beyrouth бейрут
Egypt: ägyptisch ägypten égypt egipt егип | kairo caire cairo каир
Saudi Arabia: saudi saudisch saoudi saudí саудовск | riad эр-рияд
China: chinesisch chinas chine chinois chino china китай китайск | peking pékin pekín пекин
Japan: japanisch japans japon japonais japonés япон | tokio токио
South Korea: südkorean sud-coréen corée+du+sud surcorean corea+del+sur южнокоре | seoul séoul seúl сеул
North Korea: nordkorean nord-coréen corée+du+nord norcorean corea+del+norte северокоре кндр | pjöngjang
 пхеньян
India: indisch indien inde india индии индийск | delhi дели
Pakistan: pakistanisch pakistanais paquistaní пакистан | islamabad исламабад
Canada: kanadisch kanada canadien canadiense канад | ottawa оттав
Mexico: mexikanisch mexiko mexicain mexique mexicano mexicana méxico мексик
Brazil: brasilianisch brasilien brésil brasil бразил | brasilia бразилиа
Argentina: argentinisch argentinien argentin аргентин | buenos+aires
Venezuela: venezolan vénézuél venezolano венесуэл | caracas каракас
Colombia: kolumbian colombi колумби | bogotá
Chile: chilenisch chilien chileno chilena чили
Cuba: kuban cubain cubano cubana кубин | habana гаван
Greece: griechisch griechenland grec grèce grieg grecia греци греческ | athen athènes atenas афин
Hungary: ungarisch ungarn hongr húngar hungría венгр венгер | budapest будапешт
Serbia: serbisch serbien serbe serbie serbio serbia серб | belgrad белград
Austria: österreich autrich austriac австри | wien vienne viena вен
Switzerland: schweiz suisse suiz швейцар | bern berne berna берн
Netherlands: niederländisch niederlande néerlandais pays-bas neerland holand нидерланд голланд | haag
 haye haya гааг
Belgium: belgisch belgien belge belgique belga бельг
Sweden: schwedisch schweden suédois suède suec suecia швед швеци | stockholm estocolmo стокгольм
Norway: norwegisch norwegen norvég norueg норве | oslo осло
Finland: finnisch finnland finland finlandais finés финлянд финск | helsinki хельсинки
Georgia: georgisch géorgi грузи | tiflis tbilissi тбилиси
Armenia: armenisch armenien armén армен армян | eriwan erevan ереван
Azerbaijan: aserbaidschan azerbaïdjan azerbaiyan азербайджан | baku bakou баку
EU: eu- europäisch+union union+européenne unión+europea ес евросоюз еврокомисс eu-kommiss
 commissaire+européen comisari+europe | brüssel bruxelles bruselas брюссел
NATO: otan нато nato-
United Nations: onu оон uno- vereinten+nationen nations+unies naciones+unidas
Palestinians: palästinens palestinien palestin палестин
Taliban: талибан talibans talibanes
Hamas: hamás хамас
Hezbollah: hisbollah hizbulá хезболл
"""

# Beginnings of words for those who speak for a state where its name stands beside them.
_OFFICES = """minister ministre ministr ministère ministerio ministeri präsident président president kanzler
chancelier canciller regierung gouvernement gobierno sprecher porte-parole portavoz vocer botschaft
ambassad embajad armee armée ejército militär diplomat diplomátic diplomatie responsable autorités
autoridades behörde secrétaire secretari staatssekretär premier général general mandatari fuerzas
streitkräfte parlament négociat negociador unterhändler geheimdienst beamte außenamt présidence
presidencia funcionari chef jefe bundes kommiss commissaire comisari vertreter représentant
representante fuentes source президент министр канцлер правительств представител посол посольств
арми чиновник мид минобороны госсекретар пресс-секретар премьер генерал власт дипломат спикер
парламент военн глава еврокомиссар войск kommissar""".split()
# Office words that English has too: beside a name that English writes alike they tell no language.
_ENGLISH_OFFICES = frozenset("minister president general premier chef source kommissar".split())
# Who once held an office, holds it against the state, or speaks for a firm, a church or a school.
_APART = re.compile(
    r"\b(?:ehemalig|früher|opposition|ancien|ex-|exministr|expresident|oposici|antigu|бывш|оппозиц|экс-|exil|bank|"
    r"bahn|post|telekom|club|klub|verein|universi|krankenhaus|hospital|zeitung|kirche|église|iglesia|entreprise|"
    r"empresa|banque|banco|компани|клуб|банк|универси|газет|больниц)",
    re.I,
)
_OFFICE = re.compile("|".join(sorted(map(re.escape, _OFFICES))), re.I)
_FOREIGN_OFFICE = re.compile("|".join(sorted(map(re.escape, set(_OFFICES) - _ENGLISH_OFFICES))), re.I)
_ARTICLE = re.compile(r"^(?:(?:der|die|das|den|dem|le|la|les|el|los|las)\s+|l[’'])", re.I)
# Endings of a demonym, of which only long beginnings take others, and the case endings of a Russian name.
_LONG = 6
_ENDING = r"(?:ische?[nrsm]?|isch|e[nrsm]?|s|ne|nes|nne|nnes|[ao]s?|in|innen)?"
_RUSSIAN = r"[а-яё]{0,6}"
_CASES = r"(?:[аеуы]|ой|ом|ля|ле|лем)?"


def _sides() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    rows = _STATES.strip().replace("\n ", " ").splitlines()
    split = (row.partition(":") for row in rows)
    return tuple((name, *_columns(words)) for name, _, words in split)


def _columns(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    names, _, seats = words.partition("|")
    return tuple(names.split()), tuple(seats.split())


_SIDES = _sides()
_BY_WORD = {word: name for name, names, seats in _SIDES for word in (*names, *seats)}
_SEATS = frozenset(word for _, _, seats in _SIDES for word in seats)
# Seats of government, in the table of capitals: what stands beside one speaks for the state.
_GOVERNING = ("kreml", "кремл", "weiß", "maison", "casa", "бел", "élysée", "elíseo")


def _pattern(word: str) -> str:
    """How a word of the table stands in a text."""
    parts = [re.escape(part) for part in word.split("+")]
    return r"\s+".join(part + _ending(word) for part in parts)


def _ending(word: str) -> str:
    if word.endswith("-"):
        return r"\w*"
    if len(word) <= 4 and word in ("сша", "рф", "ес", "кндр", "фрг", "нато", "оон", "otan", "onu", "rom"):
        return r"(?!\w)"
    if word[0] >= "а" and word[0] <= "я":
        return _CASES + r"(?!\w)" if word in _SEATS and not word.startswith(_GOVERNING) else _RUSSIAN
    if word in _SEATS and not word.startswith(_GOVERNING):
        return r"s?(?!\w)"
    return r"\w{0,6}" if len(word) >= _LONG or word == "kreml" else _ENDING + r"(?!\w)"


_WORDS = sorted(_BY_WORD, key=lambda word: (-len(word), word))
# Compiled when first asked: a text in English seldom gets here.
_PATTERN = rf"(?<!\w)(?:[ld][’'])?({'|'.join(map(_pattern, _WORDS))})"
_ENGLISH = frozenset(re.split(r"[\s:|]+", STATES.lower()))


@cache
def _named() -> re.Pattern[str]:
    return re.compile(_PATTERN, re.I)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(word), re.I), word) for word in _WORDS)


def _listed(found: str) -> str:
    """The word of the table that stands in a text in one of its forms."""
    return next(word for pattern, word in _forms() if pattern.fullmatch(found))


@lru_cache(maxsize=4096)
def side(words: str) -> str | None:
    """The state that a description in one of the four languages speaks for, None where it does not tell."""
    found = None if _APART.search(words) else _named().search(words)
    if found is None:
        return None
    word = _listed(found[1])
    name = _BY_WORD[word]
    if found[0][:1].isupper() and _ARTICLE.sub("", words).strip(" .,") == _ARTICLE.sub("", found[0]):
        return name
    if word in _SEATS and not word.startswith(_GOVERNING):
        return None
    alike = found[1].lower() in _ENGLISH or word.endswith("-")
    return name if (_FOREIGN_OFFICE if alike else _OFFICE).search(words) else None
