"""Serves the chat window for tests: the sandbox in a thread, and a MiMi who only listens."""

import json
import struct
import threading
import uuid
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import requests
from playwright.sync_api import Locator, Page

from sandbox.server import Options, serve
from sandbox.world import World
from tests.helpers.messages.builders import PUBLIC_URL, Json
from tests.helpers.support import stand_ins


def png(width: int, height: int) -> bytes:
    """A plain violet picture."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x6a\x4b\xb5" * width) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


class ListeningMimi:
    """MiMi's web process as the sandbox sees it: takes every event with 200, has one picture for every card."""

    def __init__(self) -> None:
        self.events: list[Json] = []
        self.pictures: list[str] = []
        mimi = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                mimi.events.extend(json.loads(body)["events"])
                self._answer(b"", "text/plain")

            def do_GET(self) -> None:
                mimi.pictures.append(self.path)
                self._answer(png(30, 50), "image/png")

            def _answer(self, body: bytes, kind: str) -> None:
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: Any) -> None:
                """Says nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"


class Line:
    """The sandbox's LINE, as MiMi speaks to it."""

    def __init__(self, base: str, options: Options, mimi: ListeningMimi) -> None:
        self.base = base
        self.mimi = mimi
        self._headers = {"Authorization": f"Bearer {options.channel_token}"}

    def call(self, method: str, path: str, **how: Any) -> Json:
        headers = {**self._headers, **how.pop("headers", {})}
        answer = requests.request(method, self.base + path, headers=headers, timeout=60, **how)
        assert answer.ok, f"{method} {path}: {answer.status_code} {answer.text}"
        found: Json = answer.json() if answer.content else {}
        return found

    def person(self, name: str) -> str:
        people: list[Json] = requests.get(f"{self.base}/sandbox/people", timeout=60).json()
        return next(str(person["id"]) for person in people if person["name"] == name)

    def push(self, to: str, *messages: Json) -> None:
        key = {"X-Line-Retry-Key": str(uuid.uuid4())}
        self.call("POST", "/v2/bot/message/push", json={"to": to, "messages": list(messages)}, headers=key)


@contextmanager
def running(app_server: Any) -> Iterator[None]:
    """Runs a server in a thread for as long as the block lasts."""
    thread = threading.Thread(target=app_server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        app_server.shutdown()
        thread.join(60)
        app_server.server_close()


class OneAddress:
    """A server for all tests of a process, on the world of the test that runs.

    At one address the browser keeps what it has read of the chat window: to read its fifty files anew takes longer than a test.
    """

    def __init__(self) -> None:
        self.world = World(Options())
        self.server = serve(self._answer)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def _answer(self, environ: dict[str, Any], start: Any) -> Any:
        def start_kept(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            others = [(name, value) for name, value in headers if name != "Cache-Control"]
            return start(status, [*others, ("Cache-Control", "max-age=3600")], *error)

        return stand_ins(self.world)(environ, start_kept if environ["PATH_INFO"].startswith("/window/") else start)


_one_address = cache(OneAddress)


@contextmanager
def sandbox() -> Iterator[Line]:
    """A fresh sandbox and its MiMi, who is on a free port."""
    mimi, here = ListeningMimi(), _one_address()
    options = Options(web=mimi.url, public_url=PUBLIC_URL)
    here.world = world = World(options)
    with running(mimi.server):
        yield Line(f"http://127.0.0.1:{here.server.port}", options, mimi)
        world.stopping.set()
        with world.changed:
            world.changed.notify_all()


def style(locator: Locator, name: str) -> str:
    """A computed CSS property."""
    return str(locator.evaluate("(node, name) => getComputedStyle(node)[name]", name))


def rectangle(locator: Locator) -> dict[str, float]:
    """x, y, width and height as laid out, in px."""
    return dict(locator.evaluate("node => { const r = node.getBoundingClientRect(); return {...r.toJSON()} }"))


@contextmanager
def answered(page: Page) -> Iterator[None]:
    """Waits until MiMi has said more than before, in however many messages."""
    before = page.locator('[data-from="mimi"]').count()
    yield
    page.wait_for_function("before => document.querySelectorAll('[data-from=mimi]').length > before", arg=before)
