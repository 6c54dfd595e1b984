"""Plugins are found by name and loaded when first asked for."""

from __future__ import annotations

from importlib.metadata import EntryPoint

import pytest

from reportgen import plugins
from reportgen.errors import UnknownNameError
from reportgen.summarizers import coverage


@pytest.fixture(autouse=True)
def _fresh():
    plugins._points.cache_clear()
    yield
    plugins._points.cache_clear()


def test_built_ins_enter_by_entry_points():
    assert {"coverage", "lead", "lex_rank", "kl", "random"} <= set(plugins.names("summarizers"))
    assert {"web", "feed", "folder", "stdin"} <= set(plugins.names("collectors"))
    assert {"json", "markdown", "html", "pdf"} <= set(plugins.names("renderers"))
    assert plugins.load("summarizers", "coverage") is coverage.summarize


def test_the_group_may_be_named_in_full():
    assert plugins.names("reportgen.summarizers") == plugins.names("summarizers")
    assert plugins.load("reportgen.summarizers", "coverage") is coverage.summarize


def test_an_unknown_name_is_answered_with_the_nearest_one():
    with pytest.raises(UnknownNameError, match=r"There is no summarizer 'coverge'\. Did you mean 'coverage'"):
        plugins.load("summarizers", "coverge")


def test_an_unknown_group_is_refused():
    with pytest.raises(UnknownNameError, match="kind of plugin 'themes'"):
        plugins.names("themes")


def test_ours_win_where_a_guest_takes_the_same_name(monkeypatch):
    def installed(group):
        return [
            EntryPoint("coverage", "reportgen.summarizers.coverage:summarize", group),
            EntryPoint("coverage", "json:loads", group),
            EntryPoint("guest", "json:dumps", group),
        ]

    monkeypatch.setattr(plugins, "entry_points", installed)
    assert plugins.names("summarizers") == ("coverage", "guest")
    assert plugins.load("summarizers", "coverage") is coverage.summarize


@pytest.mark.parametrize("value", ["no_such_module_here:summarize", "json:no_such_function"])
def test_a_broken_plugin_is_named_with_its_reason(monkeypatch, value):
    monkeypatch.setattr(plugins, "entry_points", lambda group: [EntryPoint("guest", value, group)])
    said = r"The summarizer 'guest' is installed and cannot be loaded: .*no_such"
    with pytest.raises(plugins.PluginError, match=said):
        plugins.load("summarizers", "guest")
