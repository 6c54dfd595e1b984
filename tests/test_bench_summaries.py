"""The bench of summaries: intervals, sumy beside ours, and the picture of growth."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from benchmarks.growth import Cost, plot
from benchmarks.summaries import interval, sumy

TEXT = "The ferry Aurora sank off Port Lindos on Monday. Twelve people died when the ferry Aurora sank."


def test_the_interval_holds_the_mean_and_is_the_same_twice():
    values = [1.0, 2.0, 3.0, 4.0, 10.0]
    low, high = interval(values)
    assert low < sum(values) / len(values) < high
    assert interval(values) == (low, high)
    assert interval([2.0, 2.0]) == (2.0, 2.0)


def test_sumy_chooses_sentences_of_the_texts_within_the_budget():
    chosen = sumy([TEXT, TEXT], 9, "lex_rank")
    assert chosen
    assert all(one in TEXT for one in chosen)
    assert sum(len(one.split()) for one in chosen) <= 9


def test_the_plot_is_a_picture_with_a_label_for_each_figure():
    picture = plot([Cost(10, 200, 0.05, 50.0), Cost(100, 2_000, 0.4, 60.0)])
    root = ET.fromstring(picture)
    labels = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"0.05 s", "0.4 s", "50 MiB", "60 MiB", "10", "100"} <= set(labels)
