"""A misbehaving web server for tests, in plain asyncio: a program of its own.

Every fault is a coroutine registered under a name; ``GET /<name>?k=v`` runs it.  It is given
the raw StreamWriter, so that it can break HTTP in ways that a well-mannered server would not
let it.  The server binds loopback addresses only, several if asked, sends a bounded number of
bytes and seconds for each request, and ends by itself.  A second listener, the canary, stands
for an internal host: whatever reaches it is recorded, so that a test can say that nothing did.

    python tests/fault_server.py --list
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import json
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

# Run as a program, this file's folder is on the path; under pytest it is, too.
import faults.hostile
import faults.lists
import faults.pages
import faults.wire  # noqa: F401  the four modules fill the table
from faults.base import FAULTS, MAX_SECONDS, Request, page, reply

HOME = "127.0.0.1"
CANARY = "127.0.0.2"
SECRET_WORDS = "INTERNAL-SECRET-7f3a"
_ESTABLISHED = 1  # of the kernel's TCP states


@dataclass
class FaultServer:
    """What the faults see of the server, and what it has seen."""

    hosts: tuple[str, ...] = (HOME,)
    robots: str = "none"
    secret: str = "/etc/hostname"
    """Path of a file of the machine that hostile documents ask for."""
    port: int = 0
    tls_port: int = 0
    canary_port: int = 0
    log: list[tuple[float, str, str]] = field(default_factory=list)
    canary_hits: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    open: defaultdict[str, set[asyncio.StreamWriter]] = field(default_factory=lambda: defaultdict(set))
    most_open: Counter[str] = field(default_factory=Counter)

    def url(self, name: str, /, **query: object) -> str:
        return f"http://{HOME}:{self.port}/{name}" + ("?" + urlencode(query) if query else "")

    def canary_url(self, name: str) -> str:
        return f"http://{CANARY}:{self.canary_port}/{name}"

    async def start(self) -> None:
        first = await asyncio.start_server(self._serve, HOME, 0, limit=1 << 20)
        self.port = first.sockets[0].getsockname()[1]
        for host in self.hosts:
            if host != HOME:
                await asyncio.start_server(self._serve, host, self.port, limit=1 << 20)
        canary = await asyncio.start_server(self._serve_canary, CANARY, 0)
        self.canary_port = canary.sockets[0].getsockname()[1]
        if context := _self_signed():
            tls = await asyncio.start_server(self._serve, HOME, 0, ssl=context)
            self.tls_port = tls.sockets[0].getsockname()[1]

    def state(self) -> str:
        return json.dumps({"log": self.log, "canary": self.canary_hits, "most_open": self.most_open})

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        host = writer.get_extra_info("sockname")[0]
        self.open[host].add(writer)
        self.most_open[host] = max(self.most_open[host], sum(map(_is_held, self.open[host])))
        # What goes wrong here is the client that hangs up, as it should.
        with contextlib.suppress(OSError, TimeoutError, EOFError, asyncio.LimitOverrunError, ValueError):
            try:
                await self._answer(await self._read(reader), host, writer)
            finally:
                self.open[host].discard(writer)
                writer.close()

    async def _answer(self, request: Request, host: str, writer: asyncio.StreamWriter) -> None:
        name = urlsplit(request.path).path.strip("/")
        if name == "_state":
            await reply(writer, self.state(), ctype="application/json")
            return
        self.log.append((time.time(), host, request.path))
        if name in FAULTS:
            await asyncio.wait_for(FAULTS[name][1](request, writer), MAX_SECONDS + 5)
        else:
            await reply(writer, "no such fault", status="404 Not Found")

    async def _serve_canary(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.canary_hits.append("(connected)")
        with contextlib.suppress(OSError, TimeoutError, EOFError, ValueError):
            try:
                self.canary_hits.append((await self._read(reader)).path)
                await reply(writer, page(f"<p>{SECRET_WORDS}: never to be reached from an article.</p>" * 5))
            finally:
                writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Request:
        raw = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)
        first, *rest = raw.decode("latin-1").split("\r\n")
        _, target, _ = first.split(" ", 2)
        headers = {k.strip().lower(): v.strip() for k, _, v in (x.partition(":") for x in rest if x)}
        query = {k: v[-1] for k, v in parse_qs(urlsplit(target).query).items()}
        self.counts[target] += 1
        return Request(target, query, headers, self, self.counts[target])


def _is_held(writer: asyncio.StreamWriter) -> bool:
    """Whether the client still has the connection: on a busy machine we hear late that it hung up."""
    connection = writer.get_extra_info("socket")
    if connection.fileno() < 0:  # the client reset it while its fault was still being played
        return False
    if not hasattr(socket, "TCP_INFO"):
        return True
    state = connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 1)[0]
    return bool(state == _ESTABLISHED)


def _self_signed() -> ssl.SSLContext | None:
    """A self-signed certificate for a wrong name, made on the spot; None without openssl."""
    kind = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=wrong.invalid".split()
    with tempfile.TemporaryDirectory() as folder:
        key, certificate = Path(folder, "key"), Path(folder, "certificate")
        command = ["openssl", "req", "-x509", *kind, "-keyout", key, "-out", certificate]
        try:
            subprocess.run(command, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError):
            return None
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        return context


@dataclass
class Running:
    """A server that runs in a process of its own."""

    port: int
    tls_port: int
    canary_port: int

    def url(self, name: str, /, *, host: str = HOME, **query: object) -> str:
        return f"http://{host}:{self.port}/{name}" + ("?" + urlencode(query) if query else "")

    def state(self) -> dict[str, object]:
        """What the server has seen: its log, connections to the canary, most requests open at each host."""
        connection = http.client.HTTPConnection(HOME, self.port, timeout=10)
        connection.request("GET", "/_state")
        return json.loads(connection.getresponse().read())

    def asked(self) -> list[str]:
        """Paths asked for, in order."""
        return [path for _, _, path in self.state()["log"]]


@contextlib.contextmanager
def run_server(*hosts: str, robots: str = "none", secret: str = "/etc/hostname") -> Iterator[Running]:
    """The server in a process of its own, so that what it builds is not counted as ours."""
    options = ["--robots", robots, "--secret", secret, *(f"--host={host}" for host in hosts)]
    process = subprocess.Popen([sys.executable, __file__, *options], stdout=subprocess.PIPE)
    try:
        yield Running(**json.loads(process.stdout.readline()))
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def _live(server: FaultServer, seconds: float) -> None:
    await server.start()
    ports = {"port": server.port, "tls_port": server.tls_port, "canary_port": server.canary_port}
    print(json.dumps(ports), flush=True)
    await asyncio.sleep(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--host", action="append", default=[], help="one more loopback address to stand on")
    parser.add_argument("--robots", default="none", choices=["none", "deny", "slow", "500", "huge"])
    parser.add_argument("--secret", default="/etc/hostname", help="the file that hostile documents ask for")
    parser.add_argument("--life", type=float, default=300, help="seconds until it ends by itself")
    parser.add_argument("--list", action="store_true", help="print what a good client must do, and end")
    options = parser.parse_args()
    if options.list:
        for name, (expect, _) in FAULTS.items():
            print(f"{name:18} {expect}")
        return
    hosts = (HOME, *options.host)
    server = FaultServer(hosts=hosts, robots=options.robots, secret=options.secret)
    asyncio.run(_live(server, options.life))


if __name__ == "__main__":
    main()
