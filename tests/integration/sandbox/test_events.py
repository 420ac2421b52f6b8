"""What the LINE stand-in sends to MiMi, and what the control API shows of a chat."""

import base64
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

import pytest
import requests
from linebot.v3.webhook import WebhookParser

from sandbox.world import Options
from tests.helpers.support import LiveSandbox


@dataclass
class Mimi:
    """MiMi's web process as LINE meets it: it keeps every body, and answers `status` after `wait`."""

    bodies: list[tuple[bytes, str]] = field(default_factory=list)
    status: int = 200
    wait: threading.Event | None = None

    @property
    def events(self) -> list[dict[str, Any]]:
        return [event for body, _signature in self.bodies for event in json.loads(body)["events"]]


@pytest.fixture
def mimi(web_address: str) -> Iterator[Mimi]:
    mimi = Mimi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            mimi.bodies.append((self.rfile.read(int(self.headers["Content-Length"])), self.headers["x-line-signature"]))
            if mimi.wait:
                mimi.wait.wait(60)
            self.send_response(mimi.status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", int(str(urlsplit(web_address).port))), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield mimi
    if mimi.wait:
        mimi.wait.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def nok(sandbox: LiveSandbox) -> str:
    return sandbox.control.arrive("นก", "th").id


def do(sandbox: LiveSandbox, person: str, deed: str, **what: Any) -> dict[str, Any]:
    answer: dict[str, Any] = sandbox.control.call("POST", f"/sandbox/people/{person}/{deed}", what)
    return answer


def test_every_deed_becomes_a_signed_event_that_the_sdk_can_read(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    do(sandbox, nok, "follow")
    said = do(sandbox, nok, "text", text="รักครั้งนี้จะไปต่อไหม 🌙")
    do(sandbox, nok, "tap", data="mood:calm:1", displayText="สงบ")
    do(sandbox, nok, "tap", data="when", params={"date": "2026-11-30"})
    for kind in ("sticker", "image", "video", "audio", "file", "location"):
        do(sandbox, nok, "media", type=kind)
    do(sandbox, nok, "unsend", messageId=said["messageId"])
    do(sandbox, nok, "unfollow")
    assert said["status"] == 200
    secret = sandbox.environment["LINE_CHANNEL_SECRET"]
    for body, signature in mimi.bodies:
        assert base64.b64decode(signature) == hmac.new(secret.encode(), body, hashlib.sha256).digest()
        assert WebhookParser(secret).parse(body.decode(), signature)[0].type != "unknown"
    assert [event["type"] for event in mimi.events] == [
        "follow", "message", "postback", "postback", *["message"] * 6, "unsend", "unfollow",
    ]  # fmt: skip
    assert len({event["webhookEventId"] for event in mimi.events}) == 12
    assert all(re.fullmatch(r"[0-7][0-9A-HJKMNP-TV-Z]{25}", event["webhookEventId"]) for event in mimi.events)
    silent = {event["type"] for event in mimi.events if "replyToken" not in event}
    assert silent == {"unsend", "unfollow"}


def test_following_again_says_unblocked(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    for deed in ("follow", "unfollow", "follow"):
        do(sandbox, nok, deed)
    assert [event["follow"]["isUnblocked"] for event in mimi.events if event["type"] == "follow"] == [False, True]


def test_a_redelivered_event_is_the_same_but_for_its_flag(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    sent = do(sandbox, nok, "text", text="สวัสดี")
    assert sandbox.control.redeliver(sent["eventId"])["status"] == 200
    first, again = mimi.events
    assert again.pop("deliveryContext") == {"isRedelivery": True}
    assert first.pop("deliveryContext") == {"isRedelivery": False}
    assert first == again
    sandbox.control.switch(redeliver_twice=True)
    do(sandbox, nok, "text", text="อีกครั้ง")
    assert [event["deliveryContext"]["isRedelivery"] for event in mimi.events[2:]] == [False, True]


def test_line_waits_two_seconds_and_no_longer(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    assert Options.line_waits_s == 2.0
    sandbox.line_waits(0.2)
    mimi.wait = threading.Event()
    assert do(sandbox, nok, "text", text="?")["status"] == "timeout"
    mimi.wait.set()
    mimi.status = 500
    sandbox.line_waits(60)
    assert do(sandbox, nok, "text", text="?")["status"] == 500


def test_odd_events_and_the_empty_test_go_through_signed(sandbox: LiveSandbox, mimi: Mimi) -> None:
    assert sandbox.control.webhook({"type": "hologram"})["status"] == 200
    answer = requests.post(
        f"{sandbox.base}/v2/bot/channel/webhook/test",
        headers={"Authorization": f"Bearer {sandbox.environment['LINE_CHANNEL_ACCESS_TOKEN']}"},
        timeout=60,
    ).json()
    assert (answer["success"], answer["statusCode"], answer["reason"]) == (True, 200, "OK")
    assert mimi.events == [{"type": "hologram"}]


def test_a_tap_shows_its_words_and_the_chat_can_be_read_in_parts(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    do(sandbox, nok, "text", text="หนึ่ง")
    do(sandbox, nok, "tap", data="ask", displayText="สอง")
    shown = sandbox.control.call("GET", f"/sandbox/people/{nok}/chat?after=1")
    assert [(entry["n"], entry["from"], entry["message"]["text"]) for entry in shown["entries"]] == [(2, "user", "สอง")]


def test_waiting_for_news_ends_with_the_news(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    answers: list[dict[str, Any]] = []
    asked = threading.Thread(
        target=lambda: answers.append(sandbox.control.call("GET", f"/sandbox/people/{nok}/chat?after=0&wait=10"))
    )
    asked.start()
    do(sandbox, nok, "text", text="มีใครอยู่ไหม")
    asked.join(60)
    assert [entry["message"]["text"] for entry in answers[0]["entries"]] == ["มีใครอยู่ไหม"]


def test_who_blocked_mimi_cannot_write_to_her(sandbox: LiveSandbox, mimi: Mimi, nok: str) -> None:
    do(sandbox, nok, "unfollow")
    answer = requests.post(f"{sandbox.base}/sandbox/people/{nok}/text", json={"text": "?"}, timeout=60)
    assert answer.status_code == 409


@pytest.mark.parametrize("change", [{"push_fail": "sometimes"}, {"model": {"mode": "poet"}}, {"gravity": 1}, {"pushes_left": -1}])
def test_a_wrong_switch_is_refused_and_turns_nothing(sandbox: LiveSandbox, change: dict[str, Any]) -> None:
    before = sandbox.control.call("GET", "/sandbox/switches")
    answer = requests.patch(f"{sandbox.base}/sandbox/switches", json={"latency_ms": 5, **change}, timeout=60)
    assert answer.status_code == 400
    assert sandbox.control.call("GET", "/sandbox/switches") == before


def test_a_reset_forgets_people_and_switches(sandbox: LiveSandbox, nok: str) -> None:
    sandbox.control.switch(latency_ms=1)
    sandbox.control.reset()
    assert sandbox.control.people() == []
    assert sandbox.control.call("GET", "/sandbox/switches")["latency_ms"] == 0
