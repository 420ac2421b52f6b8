"""Rubbish that once did harm, signed and posted: no 5xx, no row for what is no event of LINE's, and its neighbours are served.

Random rubbish is in tests/integration/fuzz.
"""

import itertools
import json
import secrets
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from bot.app import create_app
from bot.settings import Settings
from sandbox.line.webhooks import sign
from sandbox.run.processes import free_port
from tests.helpers.processes.live import gunicorn
from tests.helpers.rows import Rows

_numbers = itertools.count()

Post = Callable[[bytes], int]


@pytest.fixture
def post(settings: Settings) -> Post:
    """Posts a signed body; the status. Nobody answers at LINE's address, so that no test waits for the stand-in."""
    away = settings.model_copy(update={"line_api_base": f"http://127.0.0.1:{free_port()}"})
    client: FlaskClient = create_app(away).test_client()
    secret = settings.line_channel_secret.get_secret_value()
    return lambda body: client.post("/line/webhook", data=body, headers={"x-line-signature": sign(secret, body)}).status_code


def text(**changes: Any) -> dict[str, Any]:
    """A text of somebody new, as LINE sends it."""
    number = next(_numbers)
    event: dict[str, Any] = {
        "type": "message",
        "mode": "active",
        "timestamp": int(time.time() * 1000),
        "source": {"type": "user", "userId": "U" + secrets.token_hex(16)},
        "webhookEventId": f"event-{number}",
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"token-{number}",
        "message": {"id": f"m-{number}", "type": "text", "text": "ความรักจะเป็นอย่างไรคะ"},
    }
    return {**event, **changes}


def body(*events: object) -> bytes:
    return json.dumps({"destination": "U" + "0" * 32, "events": events}).encode()


def nested(levels: int) -> Any:
    inner: Any = 1
    for _ in range(levels):
        inner = [inner]
    return inner


SURROGATE = "a\ud800b"
LONG = "x" * 257
NOBODY = {"type": "user"}
RUBBISH: dict[str, dict[str, Any]] = {
    "a surrogate in the type": {"type": SURROGATE},
    "a surrogate in the id": {"webhookEventId": SURROGATE},
    "a surrogate in the person": {"source": {**NOBODY, "userId": "U" + SURROGATE * 8}},
    "an id that fits no index": {"webhookEventId": secrets.token_hex(4000)},
    "an id over 256 signs": {"webhookEventId": LONG},
    "a message id over 256 signs": {"message": {"id": LONG, "type": "text", "text": "hello"}},
    "no id": {"webhookEventId": None},
    "no person": {"source": NOBODY},
    "a person's id that is an address": {"source": {**NOBODY, "userId": "U/../../richmenu/list?" + "0" * 10}},
    "a person's id in capitals": {"source": {**NOBODY, "userId": "U" + "A" * 32}},
    "900 levels in the type": {"type": nested(900)},
    "900 levels in the person": {"source": {**NOBODY, "userId": nested(900)}},
    "900 levels in the message": {"message": nested(900)},
    "an infinite type": {"type": float("inf")},
    "a type that does not exist": {"type": "hologram"},
    "a type with a line break": {"type": "a\nb"},
    "standby": {"mode": "standby"},
}


@pytest.mark.parametrize("changes", RUBBISH.values(), ids=RUBBISH)
def test_rubbish_leaves_no_row_and_costs_no_neighbour(post: Post, rows: Rows, changes: dict[str, Any]) -> None:
    before, after = text(), text()

    status = post(body(before, text(**changes), after))

    assert status == 200
    assert {row["id"] for row in rows.all("select id from webhook_events")} == {before["webhookEventId"], after["webhookEventId"]}


def test_rubbish_costs_no_neighbour_where_the_log_is_a_file(
    environment: dict[str, str], web_address: str, tmp_path: Path, rows: Rows, settings: Settings
) -> None:
    """A real process: a test's own output takes what a file does not."""
    before, after = text(), text()
    raw = body(before, *(text(**changes) for changes in RUBBISH.values()), after)
    headers = {"x-line-signature": sign(settings.line_channel_secret.get_secret_value(), raw)}

    with gunicorn(environment, web_address, tmp_path):
        request = urllib.request.Request(f"{web_address}/line/webhook", data=raw, headers=headers, method="POST")
        with urllib.request.urlopen(request, timeout=60) as answer:
            status = answer.status

    assert status == 200
    assert {row["id"] for row in rows.all("select id from webhook_events")} == {before["webhookEventId"], after["webhookEventId"]}


HARMLESS: dict[str, dict[str, Any]] = {
    "a surrogate in the text": {"message": {"id": "m", "type": "text", "text": SURROGATE}},
    "a surrogate in the reply token": {"replyToken": SURROGATE},
    "a NUL in the text": {"message": {"id": "m", "type": "text", "text": "a\0b"}},
    "a text of 1.8 MB": {"message": {"id": "m", "type": "text", "text": "ก" * 300_000}},
    "no time": {"timestamp": float("nan")},
    "a time of many digits": {"timestamp": 10**400},
    "900 levels beside it": {"future": nested(900)},
    "a reply token over 256 signs": {"replyToken": LONG},
    "an id that RQ would refuse": {"webhookEventId": "\x08 3:é"},
    "a redelivery": {"deliveryContext": {"isRedelivery": True}},
}


@pytest.mark.parametrize("changes", HARMLESS.values(), ids=HARMLESS)
def test_an_event_with_something_odd_in_it_is_carried_out(post: Post, rows: Rows, changes: dict[str, Any]) -> None:
    event = text(**changes)

    assert post(body(event)) == 200

    assert rows.all("select id from webhook_events") == [{"id": event["webhookEventId"]}]


BODIES: dict[str, bytes] = {
    "8,000 brackets": b"[" * 8000,
    "8,000 brackets for events": b'{"events":' + b"[" * 8000 + b"]" * 8000 + b"}",
    "900 levels for an event": b'{"events":[' + b"[" * 900 + b"]" * 900 + b"]}",
    "NaN for events": b'{"events": NaN}',
    "NaN for an event": b'{"events": [NaN, Infinity, -Infinity]}',
    "a number of 5,000 digits": b'{"events": [' + b"9" * 5000 + b"]}",
    "no UTF-8": b'{"events": ["\xff\xfe"]}',
    "half an object": b'{"events": [{"type": "mess',
    "a mark of byte order": b'\xef\xbb\xbf{"events": []}',
    "nothing": b"",
}


@pytest.mark.parametrize("raw", BODIES.values(), ids=BODIES)
def test_no_body_is_answered_with_a_5xx(post: Post, rows: Rows, raw: bytes) -> None:
    assert post(raw) < 500

    assert rows.one("select count(*) from webhook_events") == 0
