"""Nicknames: which given names are one another's short forms, in English."""

from __future__ import annotations

from reportgen.attribution.tellers.names import bare

# One line for the forms of one name; a form that is short for two names stands in both lines.
_FORMS = """
abigail abby
abraham abe
albert al bert
alexander alex sandy
alexandra alex sandra
alfred al fred
allison ally
amanda mandy
andrew andy drew
anthony tony
arthur art
barbara barb
benjamin ben benny
bernard bernie
beverly bev
bradley brad
calvin cal
catherine katherine kathryn kate cathy kathy katie
charles charlie chuck
christina christine chris tina
christopher chris
clifford cliff
cynthia cindy
daniel dan danny
david dave
deborah deb debbie
dennis denny
donald don donnie
dorothy dot
douglas doug
edward ed eddie ted
elizabeth liz beth betsy lizzie
eugene gene
frances fran
francis frank
franklin frank
frederick fred
gabriel gabe
gerald gerry jerry
geoffrey geoff
gregory greg
harold hal harry
henry hank harry
jacob jake
jacqueline jackie
james jim jimmy
janet jan
jeffrey jeff
jennifer jen jenny
jessica jess
john jack johnny
jonathan jon
joseph joe joey
joshua josh
judith judy
kenneth ken kenny
kimberly kim
lawrence larry
leonard len leo
louis lou
margaret maggie meg peggy
martin marty
matthew matt
maxwell max
michael mike mick mickey
michelle shelly
mitchell mitch
nathan nate
nathaniel nate nat
nicholas nick
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phillip phil
ralph ralf
raymond ray
rebecca becky
reginald reg
richard rick dick rich ricky
robert bob rob bobby robbie bert
ronald ron ronnie
russell russ
samantha sam
samuel sam sammy
sidney sid
solomon sol
stanley stan
stephanie steph
stephen steven steve
stuart stu
susan sue susie
susannah sue susie
terence terry
theodore ted teddy theo
theresa teresa terry
thomas tom tommy
timothy tim
valerie val
victor vic
victoria vicky
vincent vince
walter walt
wesley wes
william bill will billy willie
zachary zach zack
"""


def _lines_of() -> dict[str, frozenset[int]]:
    """For each form the numbers of the lines in which it stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_FORMS.split("\n")):
        for form in line.split():
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


_LINES = _lines_of()


def are_one(given: str, other: str) -> bool:
    """Whether two given names can be one bearer's: `Mike` and `Michael`."""
    one, two = bare(given), bare(other)
    return one == two or bool(_LINES.get(one, frozenset()) & _LINES.get(two, frozenset()))
