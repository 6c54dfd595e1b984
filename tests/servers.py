"""A small web server on the loopback address, which answers as each test wants."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

Answer = Callable[["Handler"], None]


class Waits(list):
    """A sleep that notes and does not wait."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


class Handler(BaseHTTPRequestHandler):
    """Looks the path up among the site's answers."""

    protocol_version = "HTTP/1.1"
    site: Site
    counted = False

    def do_GET(self) -> None:
        with self.site.counting:
            self.site.asked.append(self.path)
            self.site.headers.append({k.lower(): v for k, v in self.headers.items()})
            self.site.open_requests += 1
            self.site.most_open = max(self.site.most_open, self.site.open_requests)
        self.counted = True
        try:
            self.site.answers.get(self.path.partition("?")[0], missing)(self)
        except OSError:
            self.close_connection = True  # the client went away, as a guarded one does
        finally:
            self.close_count()

    do_CONNECT = do_GET  # noqa: N815  the base class names it so; the path that a proxy gets is HOST:PORT

    def close_count(self) -> None:
        """The request no longer counts as open."""
        with self.site.counting:
            self.site.open_requests -= self.counted
            self.counted = False

    def reply(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.close_count()  # who has the head, or the last byte, may ask again before this thread goes on
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class names it so
        pass


@dataclass
class Site:
    """A running server: what it answers, and what it was asked."""

    port: int = 0
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    stopping: threading.Event = field(default_factory=threading.Event)
    counting: threading.Lock = field(default_factory=threading.Lock)
    open_requests: int = 0
    most_open: int = 0

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def pages(self) -> list[str]:
        """Paths asked for, robots.txt left out."""
        return [path for path in self.asked if path != "/robots.txt"]


@contextmanager
def serve(answers: dict[str, Answer] | None = None, certificate: Path | None = None) -> Iterator[Site]:
    """A server with these answers by path, ended behind the block; with a certificate, over TLS."""
    site = Site(answers=dict(answers or {}))
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("SiteHandler", (Handler,), {"site": site}))
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        # The handshake is each connection's own: one that fails must not end the server.
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopping.set()
        server.shutdown()
        server.server_close()


def missing(handler: Handler) -> None:
    handler.reply(404, b"nothing here")


def page(body: bytes | str, media_type: str = "text/html; charset=utf-8", **headers: str) -> Answer:
    content = body.encode() if isinstance(body, str) else body
    return lambda handler: handler.reply(200, content, Content_Type=media_type, **headers)


def gzipped(body: bytes) -> Answer:
    return page(gzip.compress(body), Content_Encoding="gzip")


def redirect(target: str, status: int = 302, body: bytes = b"") -> Answer:
    return lambda handler: handler.reply(status, body, Location=target)


def status(code: int, **headers: str) -> Answer:
    return lambda handler: handler.reply(code, b"", **headers)


def in_turn(*answers: Answer) -> Answer:
    """One answer after another, the last one again and again."""
    left = list(answers)

    def answer(handler: Handler) -> None:
        (left.pop(0) if len(left) > 1 else left[0])(handler)

    return answer


def raw(content: bytes) -> Answer:
    """The bytes of a whole answer, head and all, behind which the connection is closed."""

    def answer(handler: Handler) -> None:
        handler.wfile.write(content)
        handler.close_connection = True

    return answer


def drip(handler: Handler) -> None:
    """A body of which a byte comes now and then, for as long as the test lasts."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.site.stopping.wait(0.02):
        handler.wfile.write(b"x")
        handler.wfile.flush()


def changing_with(tag: str, body: str) -> Answer:
    """A page with an ETag, which answers 304 to who has it."""

    def answer(handler: Handler) -> None:
        if handler.headers.get("If-None-Match") == tag:
            handler.reply(304, ETag=tag)
        else:
            handler.reply(200, body.encode(), Content_Type="text/html", ETag=tag)

    return answer


def tunnel(certificate: Path, pages: dict[str, bytes]) -> Answer:
    """What a proxy does when it is asked for a way: behind it stands a server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.close_connection = True
        with context.wrap_socket(handler.connection, server_side=True) as inside:
            head = b""
            while b"\r\n\r\n" not in head and (chunk := inside.recv(4096)):
                head += chunk
            first, *rest = head.decode("latin-1").split("\r\n")
            path = first.split(" ")[1]
            handler.site.asked.append(path)
            lines = (line.partition(":") for line in rest if line)
            handler.site.headers.append({name.lower(): value.strip() for name, _, value in lines})
            status = b"200 OK" if path in pages else b"404 Not Found"
            body = pages.get(path, b"")
            inside.sendall(b"HTTP/1.1 %b\r\nContent-Length: %d\r\n\r\n%b" % (status, len(body), body))

    return answer


def make_certificate(folder: Path, host: str) -> Path:
    """A self-signed certificate with its key in one file.  Raises OSError without openssl."""
    path = folder / f"{host}.pem"
    kind = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1".split()
    name = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    command = ["openssl", "req", "-x509", *kind, *name, "-keyout", path, "-out", f"{path}.crt"]
    subprocess.run(command, check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + Path(f"{path}.crt").read_bytes())
    return path


def make_expired_certificate(folder: Path, host: str) -> Path:
    """The same, but one that held for a day in 2020.  Raises OSError without openssl."""
    made = make_certificate(folder, host)
    config, request, path = folder / "ca.conf", folder / "request", folder / "expired.pem"
    settings = "database = index\nnew_certs_dir = .\nrand_serial = yes\npolicy = any\ndefault_md = sha256"
    config.write_text(
        f"[ca]\ndefault_ca = own\n[own]\n{settings}\ncopy_extensions = copy\n[any]\ncommonName = supplied\n"
    )
    (folder / "index").write_text("")
    name = ["-subj", f"/CN={host}", "-addext", f"subjectAltName=DNS:{host}"]
    times = ["-startdate", "20200101000000Z", "-enddate", "20200102000000Z"]
    key = ["-keyfile", made, "-in", request, "-out", f"{path}.crt", "-notext"]
    for command in (
        ["openssl", "req", "-new", "-key", made, "-out", request, *name],
        ["openssl", "ca", "-batch", "-selfsign", "-config", config, *key, *times],
    ):
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
    path.write_bytes(
        made.read_bytes().partition(b"-----BEGIN CERTIFICATE")[0] + Path(f"{path}.crt").read_bytes()
    )
    return path
