"""Who says what: attributions in a plain text, statements and carriers in an article.

Rules on tokens and small word lists; no parser, no trained model.
"""

from __future__ import annotations

from reportgen.attribution.statements import attribute, attributions

__all__ = ["attribute", "attributions"]
