"""English: who is said to say what, by rules on tokens.

From the ground up: `phrases.py` walks the noun phrase beside a cue, `ground.py`
answers questions about one sentence and its verbs, `taken.py` keeps what is
found in it, `objects.py` and `unsaid.py` tell a deed or a supposition from a
saying, `saying.py` holds the rules that find what a sentence reports,
`dialogue.py` finds who takes turns in an interview, `text.py` joins sentences
and paragraphs.  Apart from them `mentions.py` reads whom a text names,
`antecedents.py` knows whom a pronoun can mean, `wording.py` takes a speaker's
words apart, and `people.py` says who `he`, `Hill` or `the official` is.
"""
