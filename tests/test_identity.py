"""Ids are made from what a thing is."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reportgen.identity import identify


@given(st.text(st.characters(exclude_categories=[])))
def test_any_text_has_an_id_of_twelve_hexadecimal_digits(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{12}", identify(text))


@given(st.text())
def test_a_text_and_its_bytes_have_one_id(text: str) -> None:
    assert identify(text) == identify(text.encode())


def test_ids_stay_what_they_were_in_archives_of_the_past() -> None:
    assert identify("https://example.org/a") == "b5b10dd0429e"
