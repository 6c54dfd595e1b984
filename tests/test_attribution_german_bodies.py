"""German speakers named with the body they belong to."""

from __future__ import annotations

import pytest

from reportgen.attribution.statements import attributions


@pytest.mark.parametrize(
    "whose",
    ["von der SPD", "von der Gewerkschaft Bauen", "vom Verband Bauen", "von der Gewerkschaft am Montag"],
)
def test_the_body_behind_a_name_is_no_part_of_it(whose: str) -> None:
    [found] = attributions(f"„Das Angebot ist viel zu klein für uns“, sagte Petra Holm {whose}.", "de")
    assert found.speaker == "Petra Holm"
