"""German, French, Spanish and Russian, where the verb may come before the speaker: the rooms of `english`.

From the ground up: `phrases.py` walks the noun phrase beside a cue, `ground.py`
answers questions about one sentence, `extent.py` tells where what is said
begins and ends, `deeds.py` what makes a deed one that is done in words,
`saying.py` holds the rules, `text.py` joins sentences and
paragraphs.  Apart from them `people.py` says who a speaker is, and `bodies.py`
which name is a body's.
"""
