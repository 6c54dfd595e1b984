"""The config file: what it means, and what is said where it cannot be used."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reportgen.config import Config, Settings, default_archive, digest, load_config
from reportgen.errors import ConfigError, NotFoundError


@pytest.fixture
def write(tmp_path: Path):
    def write(text: str | bytes) -> Path:
        path = tmp_path / "reportgen.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def test_an_empty_config_is_the_default_config_with_its_archive_and_corrections_beside_it(write) -> None:
    path = write("")
    beside = Config(archive=path.parent / "archive", corrections=path.parent / "corrections.toml")
    assert load_config(path) == beside


def test_paths_are_relative_to_the_config_and_addresses_stay(write) -> None:
    path = write(
        'outputs = ["out/briefing.md"]\n[[source]]\nurl = "texts"\n[[source]]\nurl = "https://example.org/feed"\n'
        '[[source]]\nurl = "-"\n'
    )
    config = load_config(path)
    assert config.outputs == (path.parent / "out/briefing.md",)
    assert [source.url for source in config.sources] == [
        str(path.parent / "texts"),
        "https://example.org/feed",
        "-",
    ]


def test_dates_are_read_as_utc(write) -> None:
    config = load_config(
        write("[event]\nsince = 2015-11-14\nuntil = 2015-11-16T12:00:00+02:00\ndate = 2015-11-15\n")
    )
    assert config.settings.event.since == datetime(2015, 11, 14, tzinfo=UTC)
    assert config.settings.event.until == datetime(2015, 11, 16, 10, tzinfo=UTC)
    assert config.settings.event.date == "2015-11-15"


def test_a_day_that_ends_a_window_is_in_it_to_its_last_moment(write) -> None:
    event = load_config(write("[event]\nsince = 2015-11-14\nuntil = 2015-11-17\n")).settings.event
    assert event.since == datetime(2015, 11, 14, tzinfo=UTC)
    assert datetime(2015, 11, 17, 23, 59, 59, tzinfo=UTC) <= event.until < datetime(2015, 11, 18, tzinfo=UTC)


def test_all_tables_are_read(write) -> None:
    config = load_config(
        write(
            'title = "T"\npoints = 3\norder = ["B", "A"]\n[summary]\nmethod = "lead"\nwords = 50\n'
            '[limits]\ntimeout = 3\nallow_private = ["intranet"]\n[sides]\n"Ann Example" = "Crew"\n'
        )
    )
    assert config.settings.title == "T"
    assert config.settings.points == 3
    assert config.settings.order == ("B", "A")
    assert config.settings.summary.method == "lead"
    assert config.settings.sides == {"Ann Example": "Crew"}
    assert config.limits.timeout == 3.0
    assert config.limits.allow_private == {"intranet"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('tilte = "x"', "unknown key 'tilte'. Did you mean 'title'?"),
        ('[[source]]\nurl = "a"\nkidn = "web"', "unknown key 'source.kidn'. Did you mean 'kind'?"),
        ("[sumary]\nwords = 1", "unknown key 'sumary'. Did you mean 'summary'?"),
        ("[event]\nqqqq = 1", "unknown key 'event.qqqq'. Known here: name, about"),
        ('points = "many"', "Expected `int`, got `str` - at `points`"),
        ("points = 0", "`points`"),
        ("[[source]]\nname = 'A'", "missing required field `url` - at `source[0]`"),
        ("title = ", "it is no TOML"),
        (b"title = '\xff'", "it is no TOML"),
        ("[limits]\ntimeout = -1", "`limits.timeout`"),
        ("[event]\nsince = '2015-11-14T00:00:00'", "`event.since`"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_place(write, text: str | bytes, said: str) -> None:
    path = write(text)
    with pytest.raises(ConfigError) as problem:
        load_config(path)
    assert said in str(problem.value)
    assert str(path) in str(problem.value)


@pytest.mark.parametrize(
    "text", ["[limits]\ntimeout = nan\n", "[event]\nsince = 0001-01-01T00:00:00+14:00\n"]
)
def test_a_number_or_a_time_that_there_is_not_is_refused(write, text: str) -> None:
    with pytest.raises(ConfigError):
        load_config(write(text))


def test_a_missing_config_says_what_to_do_instead(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="reportgen init"):
        load_config(tmp_path / "reportgen.toml")


def test_a_folder_in_place_of_a_config_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path)


def test_the_digest_of_settings_changes_with_them_and_only_with_them() -> None:
    one = Settings(sides={"A": "x", "B": "y"})
    assert digest(one) == digest(Settings(sides={"B": "y", "A": "x"}))
    assert digest(one) != digest(Settings(sides={"A": "x"}))


def test_without_a_config_the_archive_lies_in_the_users_data_folder(monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/data")
    assert default_archive() == Path("/data/reportgen/archive")
    monkeypatch.delenv("XDG_DATA_HOME")
    assert default_archive() == Path.home() / ".local/share/reportgen/archive"
