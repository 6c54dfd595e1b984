"""The `[[source]]` tables: what they say, and that the docs and `reportgen init` show what can be said."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen import plugins
from reportgen.capture import INDEXES, Source
from reportgen.cli import reportgen
from reportgen.cli.init import TEMPLATE
from reportgen.config import Config, load_config
from reportgen.errors import ConfigError

HOW_TO = Path(__file__).parents[1] / "docs/how-to/collect.md"


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "reportgen.toml"
        path.write_text(text)
        return path

    return write


def test_a_source_says_what_is_taken_of_it(write) -> None:
    table = (
        'url = "https://gull.example/feed"\nlimit = 3\nsince = 2026-03-01\nuntil = 2026-03-02\nstale_days = 7'
        "\ntimeout = 2.5\nmax_bytes = 1_000"
    )
    (source,) = load_config(write(f"[[source]]\n{table}\n")).sources
    assert source == Source(
        url="https://gull.example/feed",
        limit=3,
        since=datetime(2026, 3, 1, tzinfo=UTC),
        until=datetime(2026, 3, 2, 23, 59, 59, 999999, tzinfo=UTC),
        stale_days=7,
        timeout=2.5,
        max_bytes=1000,
    )


def test_an_index_is_named_by_its_kind_or_by_a_server_of_ones_own(write) -> None:
    text = '[[source]]\nkind = "{0}"\nquery = "a"\n[[source]]\nkind = "{0}"\nquery = "b"\nurl = "http://own.example/"'
    for kind in INDEXES:
        public, own = load_config(write(text.format(kind))).sources
        assert (public.url, public.query) == (INDEXES[kind], "a")
        assert (own.url, own.query) == ("http://own.example/", "b")
    (written,) = load_config(write('[[source]]\nurl = "gdelt:ferry accident"\n')).sources
    assert written.url == "gdelt:ferry accident"


def test_a_pattern_is_relative_to_the_config(write) -> None:
    path = write('[[source]]\nurl = "news/*.html"\n')
    assert load_config(path).sources[0].url == str(path.parent / "news/*.html")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ('name = "A"', "missing required field `url` - at `source[0]`"),
        ('kind = "gdelt"', "missing required field `query` - at `source[0]`"),
        ('kind = "wayback"\nquery = " "', "missing required field `query`"),
        ('url = "a"\nlimit = 0', "`source[0].limit`"),
        ('url = "a"\nstale_days = 100000', "`source[0].stale_days`"),
        ('url = "a"\ntimeout = 0', "`source[0].timeout`"),
        ('url = "a"\ntimeout = nan', "`source[0].timeout`"),
        ('url = "a"\ntimeout = "long"', "`source[0].timeout`"),
        ('url = "a"\nmax_bytes = 0', "`source[0].max_bytes`"),
        ('url = "a"\nmax_byte = 1', "Did you mean 'max_bytes'?"),
        ('url = "a"\nsince = "soon"', "`source[0].since`"),
        ('url = "a"\nstale_day = 1', "Did you mean 'stale_days'?"),
    ],
)
def test_a_table_that_cannot_be_used_is_named(write, table: str, said: str) -> None:
    with pytest.raises(ConfigError) as problem:
        load_config(write(f"[[source]]\n{table}\n"))
    assert said in str(problem.value)


def test_everything_that_init_shows_can_be_said(write) -> None:
    said = re.sub(r"(?m)^# (?=[a-z_]+ = |\[)", "", TEMPLATE)
    config = load_config(write(said))
    assert [source.kind for source in config.sources] == ["auto", "auto", "gdelt", "wayback"]
    assert (config.sources[0].limit, config.limits.stale_days) == (20, 30)
    kinds = re.search(r"or: (.*)", TEMPLATE)
    assert set(kinds[1].split()) == set(plugins.names("collectors"))


def test_init_writes_that_template(tmp_path: Path) -> None:
    assert CliRunner().invoke(reportgen, ["init", str(tmp_path / "new")]).exit_code == 0
    assert (tmp_path / "new/reportgen.toml").read_text() == TEMPLATE


def test_the_tables_of_the_how_to_can_be_read(write) -> None:
    blocks = re.findall(r"```toml\n(.*?)```", HOW_TO.read_text("utf-8"), re.DOTALL)
    assert len(blocks) == 3
    assert all(load_config(write(block)) != Config() for block in blocks)


def test_the_how_to_names_every_kind() -> None:
    named = set(re.findall(r"`([a-z]+)`", HOW_TO.read_text("utf-8")))
    assert set(plugins.names("collectors")) <= named
