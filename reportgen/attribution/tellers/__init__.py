"""Tellers: what the words for somebody tell of him, whatever the text and mostly whatever the language.

From the ground up: `descriptions.py` takes `a White House official` apart,
`press.py` is names of outlets as data, `names.py` knows titles, surnames and
whether a name is a person's, `outlets.py` whether it is an outlet's, `firms.py`
which companies a text names, `kinds.py` which body is `the union`, `keys.py`
gives one form to the spellings of one name, `cases.py` one to the cases of a
German one, `acronyms.py` knows the long name of a short one, `departments.py`
parts an office from its holder, and `mention.py` is a name where a text has it.
"""
