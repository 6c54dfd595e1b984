"""Origins: texts written once, however often they were printed.

- `value.py`: the value that leaves this package, `Origin`.
- `narration.py`: what of an article its writer wrote: no quotations, no lists, no official names.
- `copying.py`: which sentences of one article stand in another, with some words changed.
- `candidates.py`: which articles may have copied at all, found without comparing each with each.
- `digest.py`: pages that print several texts, which do not make one text of them.
- `grouping.py`: the origins of some articles.
- `once.py`: words heard from one mouth, and sentences copied into articles that are no copies.
- `agencies.py` and `credit.py`: the agencies by name, and which of them an article credits.
- `carriers.py`: the origin of what an article relays.

The measure is that of copy detection by containment (Broder, "On the
resemblance and containment of documents", 1997): what counts is how much of
the shorter text stands in the longer one.
"""

from __future__ import annotations

from reportgen.origin.carriers import carried
from reportgen.origin.credit import credit
from reportgen.origin.grouping import origins
from reportgen.origin.once import spoken_once, written_once
from reportgen.origin.value import Origin

__all__ = ["Origin", "carried", "credit", "origins", "spoken_once", "written_once"]
