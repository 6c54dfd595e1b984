"""Relay: which outlets an article passes on, and which of its paragraphs are theirs.

From the ground up: `paragraphs.py` gives the paragraphs with what is quoted and
reported in each, `frames.py` is the patterns in which an outlet is named as a
source, `namings.py` finds them in a sentence, `markers.py` chooses in an
article those that open something, and `blocks.py` tells how far each goes.
"""

from __future__ import annotations

from reportgen.attribution.relay.blocks import Relay, relay
from reportgen.attribution.relay.paragraphs import Paragraph, paragraphs

__all__ = ["Paragraph", "Relay", "paragraphs", "relay"]
