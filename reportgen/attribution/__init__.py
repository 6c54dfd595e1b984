"""Who says what: attributions in a plain text, statements and carriers in an article.

Rules on tokens and small word lists; no parser, no trained model.

The house from the ground up; what stands higher asks only what stands lower:

- `statement.py`: the values that leave this package, `Attribution`, `Statement`, `Carrier` and `Reading`.
- `cues/`: the words of saying of each language, as data.
- `marks.py` and `tokens.py`: where a text quotes; its sentences as tokens, a quotation being one.
- `sides/`: the state, party or body for which a description speaks.
- `tellers/`: what the words for somebody tell: names, descriptions, outlets, firms, one key for one teller.
- `speech.py`: the values that the rules pass on, `Speech` and `Found`, and whose a stretch of text is.
- `english/` and `inverted/`: the rules, with the same rooms for English and for German, French, Spanish and
  Russian: `phrases`, `ground` and `saying` read a sentence, `text` joins sentences, `people` says who speaks.
- `readers.py`: which of the two reads a language.
- `voice.py`, `certainty.py`, `turns.py`: whether a writer comments; how a telling is put; where in one
  sentence one teller's words end and another's begin.
- `relay/`: which outlets an article passes on, and which of its paragraphs are theirs.
- `setoff.py`: what is somebody's words without quotation marks, and where readers comment.
- `statements.py`: all of it in turn, `attributions()` for a text and `attribute()` for an article.
"""

from __future__ import annotations

from reportgen.attribution.statements import attribute, attributions

__all__ = ["attribute", "attributions"]
