"""Figures that are so many for each of something are another measure than what is counted once."""

from __future__ import annotations

import pytest

from reportgen.figure import quantities
from reportgen.figure.naming import describe


@pytest.mark.parametrize(
    ("text", "language", "found", "unit", "value"),
    [
        ("The tram went at 38 kilometres an hour.", "en", "38 kilometres an hour", "km/h", 38),
        ("at more than 60 km/h in the bend", "en", "more than 60 km/h", "km/h", 60),
        ("a train doing 40 miles per hour", "en", "40 miles per hour", "km/h", 64.37376),
        ("winds of 20 metres per second", "en", "20 metres per second", "km/h", 72),
        ("winds of 25 knots", "en", "25 knots", "km/h", 46.3),
        ("walked 20 kilometres a day", "en", "20 kilometres a day", "m/day", 20_000),
        ("fuel at $3.20 a gallon", "en", "$3.20 a gallon", "usd/gallon", 3.2),
        ("pumps 5,000 barrels a day", "en", "5,000 barrels a day", "barrel/day", 5000),
        ("prices rose 5 percent a year", "en", "5 percent a year", "percent/year", 5),
        ("carried 900 vehicles each day", "en", "900 vehicles each day", "vehicle/day", 900),
        ("mit 80 Kilometern pro Stunde", "de", "80 Kilometern pro Stunde", "km/h", 80),
        ("mit 80 Stundenkilometern", "de", "80 Stundenkilometern", "km/h", 80),
        ("roulait à 90 kilomètres à l'heure", "fr", "90 kilomètres à l'heure", "km/h", 90),
        ("a 70 kilómetros por hora", "es", "70 kilómetros por hora", "km/h", 70),
        ("со скоростью 60 километров в час", "ru", "60 километров в час", "km/h", 60),
    ],
)
def test_a_rate_is_read_with_what_it_is_for(text, language, found, unit, value) -> None:
    (one,) = quantities(text, language)
    assert (one.text, one.unit) == (found, unit)
    assert one.value == pytest.approx(value)
    assert text[one.start : one.end] == one.text


@pytest.mark.parametrize(
    ("text", "language", "found", "unit"),
    [
        ("It killed 14 people a day after the storm.", "en", "14 people", None),
        ("It killed 14 people a year ago.", "en", "14 people", None),
        ("He met 12 ministers a second time.", "en", "12 ministers", None),
        ("They walked 3 kilometres an hour later.", "en", "3 kilometres", "m"),
        ("They drove 30 kilometres a day-long hike away.", "en", "30 kilometres", "m"),
        ("40 personas al día siguiente", "es", "40 personas", None),
        ("погибли 40 человек в день выборов", "ru", "40 человек", None),
    ],
)
def test_a_point_of_time_behind_a_figure_makes_no_rate(text, language, found, unit) -> None:
    one = quantities(text, language)[0]
    assert (one.text, one.unit) == (found, unit)


def test_speeds_told_in_different_units_can_be_compared() -> None:
    (metric,), (imperial,) = quantities("at 64.37376 km/h"), quantities("at 40 miles an hour")
    assert (metric.kind, metric.unit, metric.value) == (imperial.kind, imperial.unit, imperial.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("38 kilometres an hour", "speed, in kilometers per hour"),
        ("$3 a gallon", "amount of money, in USD per gallon"),
        ("three hours a day", "duration, in minutes per day"),
        ("900 vehicles a day", "number of vehicles per day"),
        ("2 centimetres a day", "length, in meters per day"),
    ],
)
def test_a_rate_says_what_it_measures(text, told) -> None:
    assert describe(quantities(text)) == told
