"""Secrets by file or command: had when something is fetched, for whom they are for, and told to nobody."""

from __future__ import annotations

import json
import os
import sys
import time
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.batch import build_all
from reportgen.capture import Secret
from reportgen.cli import reportgen
from reportgen.config import load_config, load_reports
from reportgen.errors import ConfigError, UsageError
from reportgen.secret import reveal, with_login
from tests.servers import page, redirect, serve, status

CANARY = "hunter2 canary/@:%ü"
MORNING = datetime(2026, 5, 6, 6, tzinfo=UTC)
STORY = "<html><head><title>Ferry</title></head><body><article><p>%s</p></article></body></html>" % (
    "The ferry Aurora ran onto a sandbank near Lethmark on Tuesday evening. " * 4
)


def printing(program: str) -> tuple[str, ...]:
    return sys.executable, "-c", program


def by_file(path: Path, content: bytes) -> Secret:
    path.write_bytes(content)
    return Secret(key="k", file=str(path))


@pytest.mark.parametrize("content", [b"word", b"word\n", b"word\r\nnext\n", b"\xef\xbb\xbfword\n"])
def test_the_first_line_of_a_file_is_the_secret(tmp_path, content: bytes) -> None:
    assert reveal(by_file(tmp_path / "secret", content)) == "word"


def test_the_first_line_that_a_command_prints_is_the_secret(tmp_path) -> None:
    program = "import os; print(os.path.basename(os.getcwd())); print('more')"
    assert reveal(Secret(key="k", command=printing(program), home=str(tmp_path))) == tmp_path.name


def test_arguments_go_through_no_shell(tmp_path) -> None:
    command = (*printing("import sys; print(sys.argv[1])"), "$HOME; echo `id`")
    assert reveal(Secret(key="k", command=command)) == "$HOME; echo `id`"


@pytest.mark.parametrize("content", [b"", b"\nword", b"a\tb", b"a\x00b", b"\xff", b"a" * 70_000, b"\x1b[31m"])
def test_what_is_no_secret_is_refused_and_not_quoted(tmp_path, content: bytes) -> None:
    with pytest.raises(UsageError) as problem:
        reveal(by_file(tmp_path / "secret", content))
    assert str(problem.value).startswith("k: ")
    assert "a\\tb" not in str(problem.value)
    assert len(str(problem.value)) < 200


def test_a_folder_a_pipe_and_what_is_not_there_are_refused_at_once(tmp_path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "none"):
        with pytest.raises(UsageError, match=r"^k: "):
            reveal(Secret(key="k", file=str(path)))


def test_a_command_that_fails_is_told_by_what_it_complains_of(tmp_path) -> None:
    program = f"import sys; print({CANARY!r}); print('\\x1b[1mno key::', file=sys.stderr); sys.exit(3)"
    with pytest.raises(UsageError) as problem:
        reveal(Secret(key="k", command=printing(program)))
    assert "ended with 3" in str(problem.value)
    assert "no key::" in str(problem.value)
    assert "\x1b" not in str(problem.value)
    assert CANARY not in str(problem.value)


def test_a_command_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match="cannot be run"):
        reveal(Secret(key="k", command=("no-such-command-anywhere",)))


@pytest.mark.parametrize(
    "program",
    [
        "import sys\nwhile True: sys.stdout.write('x' * 9999)",
        "import sys\nwhile True: sys.stdout.write('x\\n' * 9999)",
    ],
)
def test_a_command_that_prints_without_end_is_ended(program: str) -> None:
    with pytest.raises(UsageError, match="more than"):
        reveal(Secret(key="k", command=printing(program)))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="looks at processes as Linux shows them")
def test_a_command_that_does_not_end_is_ended_with_what_it_started(monkeypatch, tmp_path) -> None:
    monkeypatch.setattr("reportgen.secret._PATIENCE", 3.0)
    program = (
        "import os, signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); "
        f"open({str(tmp_path / 'pid')!r}, 'w').write(str(child.pid)); time.sleep(60)"
    )
    begun = time.monotonic()
    with pytest.raises(UsageError, match="did not end"):
        reveal(Secret(key="k", command=printing(program)))
    assert time.monotonic() - begun < 10
    while is_alive(int((tmp_path / "pid").read_text("utf-8"))):  # the system may take a moment
        assert time.monotonic() - begun < 10


def is_alive(process: int) -> bool:
    """Whether it runs; one that ended and is not yet counted as such does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def test_a_secret_shows_where_it_is_and_not_what(tmp_path) -> None:
    secret = by_file(tmp_path / "secret", CANARY.encode())
    assert reveal(secret) == CANARY
    assert CANARY not in repr(secret)


def test_a_login_stands_in_an_address_so_that_no_sign_ends_it() -> None:
    assert with_login("https://example.org:8443/a?b@c", "a@b", "p:/@") == (
        "https://a%40b:p%3A%2F%40@example.org:8443/a?b@c"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[[source]]\nurl = "https://e.org"\nuser = "a"', "go together - at `source[0]`"),
        ('[[source]]\nurl = "https://e.org"\npassword_file = "p"', "go together"),
        (
            '[[source]]\nurl = "https://e.org"\nuser = "a"\npassword_file = "p"\npassword_command = ["q"]',
            "one of password_file and password_command",
        ),
        ('[[source]]\nurl = "texts"\nuser = "a"\npassword_file = "p"', "go with an address"),
        ('[[source]]\nurl = "https://[::1"\nuser = "a"\npassword_file = "p"', "go with an address"),
        ('[[source]]\nurl = "https://b:c@e.org"\nuser = "a"\npassword_file = "p"', "has none itself"),
        ('[[source]]\nurl = "https://e.org"\npassword = "x"', "Did you mean 'password_file'?"),
        ('[limits]\nproxy = "http://p:1"\nproxy_file = "p"', "say one of limits.proxy"),
        ('[limits]\nproxy_comand = ["p"]', "Did you mean 'proxy_command'?"),
    ],
)
def test_what_a_config_cannot_say_of_secrets_is_told(tmp_path, text: str, said: str) -> None:
    path = tmp_path / "reportgen.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigError) as problem:
        load_config(path)
    assert said in str(problem.value)


def test_a_proxy_of_the_project_takes_the_place_of_the_users_however_it_is_said(tmp_path) -> None:
    user, project = tmp_path / "config.toml", tmp_path / "reportgen.toml"
    user.write_text('[limits]\nproxy = "http://p:1"\ntimeout = 4\n', "utf-8")
    project.write_text('[limits]\nproxy_command = ["pass"]\n', "utf-8")
    limits = load_config(project, user=user).limits
    assert (limits.proxy, limits.timeout) == (None, 4.0)
    assert limits.proxy_secret == Secret(key="limits.proxy_command", command=("pass",), home=str(tmp_path))


@pytest.fixture
def desk(tmp_path: Path, monkeypatch) -> Path:
    """A folder whose config names a site with a login by file, and one by a command that counts its runs."""
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "secret.txt").write_text(CANARY + "\n", "utf-8")
    monkeypatch.chdir(folder)
    return folder


def config_for(desk: Path, urls: list[str], *, extra: str = "", reports: str = "") -> None:
    program = "open('runs', 'a').write('x'); print(open('secret.txt', encoding='utf-8').read().strip())"
    sources = "".join(
        f'[[source]]\nurl = "{url}"\nuser = "jane"\npassword_command = {json.dumps(printing(program))}\n'
        for url in urls
    )
    own = 'outputs = ["r.md"]\n[limits]\nallow_private = ["127.0.0.1", "localhost"]\n'
    (desk / "reportgen.toml").write_text(f"{own}{extra}{sources}{reports}", "utf-8")


def everything(desk: Path) -> bytes:
    """All bytes of all files but the secret's own."""
    return b"".join(p.read_bytes() for p in desk.rglob("*") if p.is_file() and p.name != "secret.txt")


def traces(text: bytes | str) -> list[str]:
    """The forms of the canary that are found."""
    content = text.encode("utf-8", "replace") if isinstance(text, str) else text
    login = f"jane:{CANARY}".encode()
    forms = (b"hunter2", b64encode(login), b64encode(login)[8:24], b"canary")
    return [form.decode() for form in forms if form in content]


COMMANDS = (
    ("build",),
    ("build", "-vv"),
    ("build", "-vv", "--log-json"),
    ("collect",),
    ("build", "--dry-run"),
    ("doctor", "--reach"),
    ("doctor", "--json"),
    ("config", "--show-origin"),
    ("config", "--json"),
)


def test_a_password_reaches_its_host_and_nothing_else(desk) -> None:
    with serve({"/": page(STORY)}) as other:
        away = f"http://localhost:{other.port}/"
        with serve({"/": page(STORY), "/away": redirect(away), "/no": status(401)}) as site:
            config_for(desk, [site.url(path) for path in ("/", "/away", "/no", "/none")])
            said = ""
            for command in COMMANDS:
                done = CliRunner().invoke(reportgen, list(command))
                said += done.output + done.stderr + repr(done.exception)
            expected = "Basic " + b64encode(f"jane:{CANARY}".encode()).decode()
            asked = [headers for path, headers in zip(site.asked, site.headers, strict=True) if path == "/"]
            assert {headers.get("authorization") for headers in asked} == {expected}
        assert other.asked
        assert not [headers for headers in other.headers if "authorization" in headers]
    assert traces(said) == []
    assert traces(everything(desk)) == []
    assert "http-401" in said


def test_a_command_is_run_once_for_all_reports_and_only_where_something_is_fetched(desk) -> None:
    reports = '[[report]]\nname = "a"\noutputs = ["a.md"]\n[[report]]\nname = "b"\noutputs = ["b.md"]\n'
    with serve({"/": page(STORY), "/2": page(STORY)}) as site:
        config_for(desk, [site.url("/"), site.url("/2")], reports=reports)
        configs = load_reports(desk / "reportgen.toml")
        CliRunner().invoke(reportgen, ["config"])
        assert not (desk / "runs").exists()
        results = build_all(configs, lambda: MORNING, made=MORNING)
        assert [str(result.error) for result in results] == ["None", "None"]
        assert (desk / "runs").read_text("utf-8") == "x"
        again = build_all(configs, lambda: MORNING, made=MORNING, offline=True)
        assert [str(result.error) for result in again] == ["None", "None"]
        assert (desk / "runs").read_text("utf-8") == "x"
    assert traces(everything(desk)) == []


@pytest.mark.parametrize("way", ["config", "flag", "variable"])
def test_a_proxy_by_file_gets_its_login_alone(desk, monkeypatch, way: str) -> None:
    with serve({"/": page(STORY)}) as proxy:
        address = with_login(f"http://127.0.0.1:{proxy.port}", "jane", CANARY)
        (desk / "secret.txt").write_text(address + "\n", "utf-8")
        extra = 'proxy_file = "secret.txt"\n' if way == "config" else ""
        text = f'outputs = ["r.md"]\n[limits]\n{extra}[[source]]\nurl = "http://example.org/"\n'
        (desk / "reportgen.toml").write_text(text, "utf-8")
        flags = ["--proxy-file", "secret.txt"] if way == "flag" else []
        if way == "variable":
            monkeypatch.setenv("REPORTGEN_PROXY_FILE", "secret.txt")
        done = CliRunner().invoke(reportgen, ["build", "-vv", *flags])
        assert proxy.asked, done.stderr
        expected = "Basic " + b64encode(f"jane:{CANARY}".encode()).decode()
        assert {headers.get("proxy-authorization") for headers in proxy.headers} == {expected}
    assert traces(done.output + done.stderr) == []
    assert traces(everything(desk)) == []


def test_a_secret_that_cannot_be_had_ends_the_run_before_anything_is_fetched(desk) -> None:
    with serve({"/": page(STORY)}) as site:
        (desk / "reportgen.toml").write_text(
            f'[[source]]\nurl = "{site.url("/")}"\nuser = "jane"\npassword_file = "none.txt"\n', "utf-8"
        )
        done = CliRunner().invoke(reportgen, ["build"])
        assert isinstance(done.exception, UsageError)
        assert "source.password_file" in str(done.exception)
        assert site.asked == []
