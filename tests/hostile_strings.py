"""Strings that try to become markup, made from a seed: the same ones on every run.

For tests of whatever writes text into a format that has signs of its own.
"""

from __future__ import annotations

import random

# Signs and short cuts of CommonMark, GitHub, GitLab, Python-Markdown, MkDocs, Obsidian, Docusaurus (MDX),
# MediaWiki, HTML and template languages.  `·` stands for a blank.
PIECES = (
    r"\ ` * _ [ ] { } # & < > | ~ $ ^ = : @ ! ( ) + - . , ; % ' / ? 1. 2) a. (1) i) #. ** __ ``` ~~~ --- === "
    r"*** ___ ![ ]( <b> </b> <!-- --> <br> <br/> <script> </p> <?x ?> <![CDATA[ ]]> &amp; &#65; &nbsp; &lt "
    r"&copy www.x.example http://x.example https://x.example/a?b=c&d=e ftp://x //x a@b.example mailto:a@b "
    r"a_b_c *x* _x_ **x** __x__ ~~x~~ ~x~ ^x^ `x` ``x`` [^1] [^1]: [x](y) [x]: [x][y] [x] ![x](y) :smile: "
    r":+1: $x$ $$x$$ == ==x== ~~ ^^ ^^x^^ ++ ++x++ %% %%x%% || \n \( \[ \* \_ \\ #12 ## #tag @me !1 %1 ~1 &1 "
    r"{{ }} {{·7*7·}} {% %} {# #} {x} {#x} {.x} {:.x} ${x} ::: :::note :x[y] x::y !!! !!!·note ???·x "
    r"--8<-- [TOC] [[_TOC_]] [[x]] [[x|y]] ![[x]] *[x]: import·x export·x import export <Foo/> <Foo> "
    r"'' ''' ''''' ''x'' '''x''' ==x== [[File:x.png]] [[Category:x]] [[:x]] [http://x.example·x] {{x}} "
    r"{{{x}}} ===·\"x\" {{x|y=z}} {{subst:x}} {{!}} {| |} "
    r"|- |+ || !! ! -{x}- -{ }- ~~~ ~~~~ ~~~~~ __TOC__ __NOTOC__ __x__ "
    r"#REDIRECT·[[x]] RFC·2119 PMID·123 ISBN·1234567890 ISBN·978-0-306-40615-7 ---- -----  ; : * # ;x:y "
    r"<nowiki> </nowiki> <nowiki/> <pre> <ref> <ref·name=x> </ref> <math> <includeonly> <noinclude> "
    r"<onlyinclude> <gallery> <br> <hr> <li> <td> <table> <ac:link> "
    r"<ac:structured-macro·ac:name=\"x\"> <ri:page/> ${} #{} "
    r"(x) :-) (!) h1. bq. {code} {noformat} {color:red} [~x] !x.png! \\\\ <%x%> <% [%x%] @@ &&"
).split()
WORDS = ("word", "Ferry", "it's", "7:42", "é", "Пор", "“so”", "‘x’", '"', "5", "12", "A", "…", "—", "漢", "ع")


def hostile_strings(count: int, seed: int = 1) -> list[str]:
    """So many strings of one line, no blanks at their ends, none of them empty, none twice."""
    chance = random.Random(seed)
    pieces = [piece.replace("·", " ") for piece in PIECES]
    found: dict[str, None] = {}
    while len(found) < count:
        parts = [
            chance.choice(pieces) if chance.random() < 0.75 else chance.choice(WORDS)
            for _ in range(chance.randint(1, 9))
        ]
        blanks = chance.choice((0.0, 0.3, 1.0))
        text = "".join(part + (" " if chance.random() < blanks else "") for part in parts)
        found.setdefault(" ".join(text.split()))
    return list(found)
