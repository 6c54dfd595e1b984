"""A headless Chromium, driven through its own pipe: no driver, no socket, no package."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Self

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# The pipe of the DevTools protocol is at the file descriptors 3 and 4.
_START = 'exec "$@" 3<&"$BROWSER_IN" 4>&"$BROWSER_OUT"'


class Browser:
    """One page of a browser; `with` starts and ends it."""

    def __enter__(self) -> Self:
        self.home = tempfile.mkdtemp(prefix="reportgen-browser-")
        read_in, self._to = os.pipe()
        self._from, write_out = os.pipe()
        flags = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
        ]
        flags += ["--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe"]
        command = [CHROMIUM, *flags, f"--user-data-dir={self.home}", "about:blank"]
        self.process = subprocess.Popen(
            ["/bin/bash", "-c", _START, "browser", *command],
            pass_fds=(read_in, write_out),
            env={**os.environ, "BROWSER_IN": str(read_in), "BROWSER_OUT": str(write_out)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_in)
        os.close(write_out)
        self.buffer, self.number, self.session, self.events = b"", 0, None, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")
        return self

    def __exit__(self, *problem: object) -> None:
        self.process.terminate()
        self.process.wait(20)
        os.close(self._to)
        os.close(self._from)
        shutil.rmtree(self.home, ignore_errors=True)

    def _receive(self) -> dict:
        while b"\0" not in self.buffer:
            part = os.read(self._from, 65536)
            if not part:
                raise RuntimeError("the browser has ended")
            self.buffer += part
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method: str, **params: object) -> dict:
        """One command of the DevTools protocol, and its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self._to, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)

    def open(
        self, path: Path, fragment: str = "", width: int = 1400, scripts: bool = True, dark: bool = False
    ):
        """The file in a window of that width."""
        self.events.clear()
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call("Emulation.setEmulatedMedia", media="", features=[scheme])
        self.call("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=False
        )
        self.call("Page.navigate", url="about:blank")
        self.call("Page.navigate", url=path.as_uri() + fragment)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events[-200:]) or (
            self.run("location.protocol") != "file:" or self.run("document.readyState") != "complete"
        ):
            self.run("1")

    def run(self, script: str) -> object:
        """What a piece of script gives; a promise is awaited."""
        answer = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, key: str, code: int, text: str = "") -> None:
        """One key of the keyboard, pressed and released."""
        more = {"text": text} if text else {}
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **more
            )
            more = {}
        self._settle()

    def click(self, selector: str) -> None:
        """A click with the mouse in the middle of an element's first line."""
        place = self.run(
            "(() => { const e = document.querySelector(" + json.dumps(selector) + "); e.scrollIntoView("
            "{block: 'center'}); const b = e.getClientRects()[0];"
            " return [b.x + b.width / 2, b.y + b.height / 2] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call(
                "Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1
            )
        self._settle()

    def _settle(self) -> None:
        """Waits until the page has done what it queued: a dialog tells that it was closed a task later."""
        self.run("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    def picture(self, path: Path, whole: bool = True) -> None:
        """The page as a PNG."""
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        path.write_bytes(base64.b64decode(data))

    @property
    def requests(self) -> list[str]:
        """Addresses that the page has asked for."""
        sent = [e["params"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        return [each["request"]["url"] for each in sent]

    @property
    def complaints(self) -> list[str]:
        """Errors of its scripts, and what its policy forbade."""
        thrown = [str(e["params"]) for e in self.events if e.get("method") == "Runtime.exceptionThrown"]
        logged = [e["params"]["entry"] for e in self.events if e.get("method") == "Log.entryAdded"]
        return thrown + [each["text"] for each in logged if each["level"] == "error"]
