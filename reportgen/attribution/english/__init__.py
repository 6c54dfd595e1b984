"""English: who is said to say what, by rules on tokens.

From the ground up: `phrases.py` walks the noun phrase beside a cue, `ground.py`
answers questions about one sentence and its verbs, `taken.py` keeps what is
found in it, `saying.py` holds the rules that find what a sentence reports,
`text.py` joins sentences and paragraphs.  Apart from them `mentions.py` reads
whom a text names, `wording.py` takes a speaker's words apart, and `people.py`
says who `he`, `Hill` or `the official` is.
"""
