"""^C and SIGTERM: a run ends at once, leaves nothing half written, and the next one goes on from there."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.archive import Archive

# ^C is ignored in the background jobs of a shell, which is where tests may run.
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from reportgen.cli import main; main()"
)
PAGE = b"<html><head><title>Ferry sinks</title></head><body><article><p>%s</p></article></body></html>" % (
    b"The ferry Aurora sank near Lethmark on Tuesday evening, and all on board were rescued by tugs. " * 5
)


class Server:
    """Answers `/quick` at once, and of `/slow` the head and then nothing."""

    def __init__(self) -> None:
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.asked_slowly = threading.Event()
        self._held: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            asked = connection.recv(4096)
            if b"GET /slow" in asked:
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n<html>"
                )
                self._held.append(connection)
                self.asked_slowly.set()
                continue
            body = PAGE if b"GET /quick" in asked else b""
            status = b"200 OK" if body else b"404 Not Found"
            connection.sendall(
                b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s"
                % (status, len(body), body)
            )
            connection.close()

    def address(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def close(self) -> None:
        for each in (*self._held, self.socket):
            each.close()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [
            sys.executable,
            "-c",
            PROGRAM,
            "build",
            "--archive",
            "archive",
            "--allow-private",
            "127.0.0.1",
            *arguments,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_ends_within_two_seconds_with_its_code_and_resumes(tmp_path, server, number, code) -> None:
    (tmp_path / "briefing.md").write_text("what was there before\n", "utf-8")
    run = start(tmp_path, server.address("quick"), server.address("slow"), "-o", "briefing.md")
    assert server.asked_slowly.wait(60)
    begun = time.monotonic()
    run.send_signal(number)
    _, said = run.communicate(timeout=30)
    assert run.returncode == code, said
    assert time.monotonic() - begun < 2
    assert "Traceback" not in said
    assert (tmp_path / "briefing.md").read_text("utf-8") == "what was there before\n"
    assert {path.name for path in tmp_path.iterdir()} <= {"briefing.md", "archive"}
    again = start(tmp_path, server.address("quick"), "-o", "briefing.md")
    _, said = again.communicate(timeout=60)
    assert again.returncode == 0, said
    assert "Ferry sinks" in (tmp_path / "briefing.md").read_text("utf-8")
    archive = Archive(tmp_path / "archive")
    assert not [line for each in archive.manifests() for line in archive.damage(archive.manifest(each))]
