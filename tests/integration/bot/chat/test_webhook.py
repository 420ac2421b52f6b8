"""POST /line/webhook, with LINE's stand-in on the other side: what comes in, once each, and what goes out."""

import base64
import hashlib
import hmac
import json
import threading
import time
import urllib.error
import urllib.request
from typing import Any

import pytest
from sqlalchemy import Engine

from bot.settings import Settings
from sandbox.run.client import Phone
from sandbox.switches import HANG_S
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox

QUESTION = "ความรักช่วงนี้จะเป็นอย่างไรคะ"


def post(web: str, body: bytes, signature: str | None) -> int:
    headers = {"Content-Type": "application/json"}
    if signature is not None:
        headers["x-line-signature"] = signature
    request = urllib.request.Request(f"{web}/line/webhook", data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def sign(settings: Settings, body: bytes) -> str:
    secret = settings.line_channel_secret.get_secret_value().encode()
    return base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()


def texts(phone: Phone) -> list[dict[str, Any]]:
    return [entry["message"] for entry in phone.chat()["entries"] if entry["from"] == "mimi"]


def test_the_consoles_test_is_welcome(web: str, settings: Settings) -> None:
    body = b'{"destination":"U0","events":[]}'
    assert post(web, body, sign(settings, body)) == 200


@pytest.mark.parametrize("signature", [None, "", "wrong", "A" * 44, "\u00e9".encode().decode("latin-1")])
def test_a_bad_signature_is_a_4xx(web: str, signature: str | None) -> None:
    assert 400 <= post(web, b'{"events":[]}', signature) < 500


def test_a_signature_of_other_bytes_is_bad(web: str, settings: Settings) -> None:
    assert post(web, b'{"events": []}', sign(settings, b'{"events":[]}')) == 403


def test_a_signature_with_any_one_letter_changed_is_bad(web: str, settings: Settings) -> None:
    body = b'{"events":[]}'
    right = sign(settings, body)
    changed = [right[:at] + ("B" if right[at] == "A" else "A") + right[at + 1 :] for at in range(len(right))]

    assert {post(web, body, one) for one in changed} == {403}


@pytest.mark.parametrize("body", [b"", b"no json", b"[]", b"\xff\xfe\x00"])
def test_signed_rubbish_is_a_4xx(web: str, settings: Settings, body: bytes) -> None:
    assert 400 <= post(web, body, sign(settings, body)) < 500


def test_a_friend_is_greeted_by_name_and_gets_the_welcome_coins_once(mali_phone: Phone, rows: Rows) -> None:
    assert mali_phone.follow()["status"] == 200
    assert "มะลิ" in json.dumps(texts(mali_phone), ensure_ascii=False)
    mali_phone.block()
    mali_phone.follow()
    assert rows.all("select coins, stars, language, blocked_at from users") == [
        {"coins": 100, "stars": 0, "language": "th", "blocked_at": None}
    ]


def test_an_event_is_handled_once_however_often_it_comes(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    event = mali_phone.say(QUESTION)["eventId"]
    for _ in range(3):
        assert sandbox.control.redeliver(event)["status"] == 200
    assert rows.one("select place from conversations") == 1
    assert len(texts(mali_phone)) == 1


def test_an_event_is_handled_once_however_concurrently_it_comes(
    mali_phone: Phone, settings: Settings, web: str, rows: Rows
) -> None:
    mali_phone.follow()
    event = _text_event(mali_phone, "ev-concurrent", QUESTION)
    body = json.dumps({"destination": "U0", "events": [event]}).encode()
    statuses: list[int] = []
    threads = [threading.Thread(target=lambda: statuses.append(post(web, body, sign(settings, body)))) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [200] * 12
    assert rows.one("select place from conversations") == 1


def test_events_of_one_person_are_taken_one_after_the_other(mali_phone: Phone, settings: Settings, web: str, rows: Rows) -> None:
    mali_phone.follow()

    def send(number: int) -> None:
        body = json.dumps({"events": [_text_event(mali_phone, f"ev-{number}", f"{QUESTION} {number}")]}).encode()
        assert post(web, body, sign(settings, body)) == 200

    threads = [threading.Thread(target=send, args=(number,)) for number in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert rows.one("select place from conversations") == 16


def test_an_event_that_cannot_be_understood_never_costs_its_neighbours(
    mali_phone: Phone, sandbox: LiveSandbox, rows: Rows
) -> None:
    mali_phone.follow()
    good = _text_event(mali_phone, "ev-good", QUESTION)
    odd: list[Any] = [
        None,
        7,
        {},
        {"type": "hologram", "source": {"type": "user", "userId": mali_phone.id}, "webhookEventId": "x1", "mode": "active"},
        {**good, "webhookEventId": "x2", "source": {"type": "group", "groupId": "C1"}},
        {**good, "webhookEventId": "x3", "mode": "standby"},
        {**good, "webhookEventId": "x4", "source": {"type": "satellite"}},
    ]
    assert sandbox.control.webhook(*odd, good)["status"] == 200
    assert rows.one("select question from conversations") == QUESTION


def test_a_failing_event_never_costs_its_neighbours(
    mali_phone: Phone, tom_phone: Phone, settings: Settings, web: str, rows: Rows
) -> None:
    """Mali's row is made impossible to update; Tom's event in the same post goes through, and Mali's does not come again."""
    mali_phone.follow()
    tom_phone.follow()
    rows.run("alter table conversations add constraint no_mali check (question is null or question not like 'BROKEN%')")
    batch = [
        _text_event(mali_phone, "ev-broken", "BROKEN is this question"),
        _text_event(tom_phone, "ev-whole", "Will my new job be good?"),
    ]
    body = json.dumps({"events": batch}).encode()
    assert post(web, body, sign(settings, body)) == 200
    assert rows.all("select question from conversations where question is not null") == [{"question": "Will my new job be good?"}]
    rows.run("alter table conversations drop constraint no_mali")
    assert post(web, body, sign(settings, body)) == 200
    assert rows.one("select count(*) from conversations where place = 1") == 1


@pytest.mark.parametrize("kind", ["sticker", "image", "video", "file", "location"])
def test_what_mimi_cannot_read_gets_a_kind_answer(mali_phone: Phone, kind: str) -> None:
    mali_phone.follow()
    before = len(texts(mali_phone))
    assert mali_phone.do("media", type=kind)["status"] == 200
    assert len(texts(mali_phone)) > before


def test_an_unsent_question_is_forgotten(mali_phone: Phone, rows: Rows) -> None:
    message = mali_phone.say(QUESTION)["messageId"]
    mali_phone.do("unsend", messageId=message)
    assert rows.all("select state, question from conversations") == [{"state": "idle", "question": None}]


def test_after_a_block_nothing_is_said(mali_phone: Phone, rows: Rows) -> None:
    mali_phone.follow()
    said = len(texts(mali_phone))
    assert mali_phone.block()["status"] == 200
    assert len(texts(mali_phone)) == said
    assert rows.one("select blocked_at is not null from users") is True


def test_a_reply_that_was_lost_in_a_crash_is_mended_by_redelivery(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    """The process died between commit and reply: as if it had, the row still holds the reply and LINE never saw it."""
    mali_phone.follow()
    sandbox.control.switch(reply_fail={"kind": "500", "times": 1})
    event = mali_phone.say(QUESTION)["eventId"]
    before = len(texts(mali_phone))
    rows.run("update webhook_events set received_at = received_at - interval '10 seconds' where id = :id", id=event)
    assert rows.one("select outcome from webhook_events where id = :id", id=event) == "pending"
    assert sandbox.control.redeliver(event)["status"] == 200
    assert len(texts(mali_phone)) > before
    assert rows.all("select outcome, num_nonnulls(reply, packed_reply) as kept from webhook_events where id = :id", id=event) == [
        {"outcome": "sent", "kept": 0}
    ]


def test_a_reply_that_line_took_before_it_timed_out_is_not_said_twice(
    mali_phone: Phone, sandbox: LiveSandbox, rows: Rows
) -> None:
    mali_phone.follow()
    sandbox.control.switch(reply_fail={"kind": "timeout_after", "times": 1})
    sandbox.line_waits(HANG_S - 1)
    said = mali_phone.say(QUESTION)
    assert said["status"] == 200, "LINE has its 200 while the reply hangs"
    event = said["eventId"]
    before = len(texts(mali_phone))
    rows.run("update webhook_events set received_at = received_at - interval '10 seconds' where id = :id", id=event)
    sandbox.control.redeliver(event)
    assert len(texts(mali_phone)) == before
    assert rows.one("select outcome from webhook_events where id = :id", id=event) == "sent"


def test_a_late_events_token_is_as_old_as_line_says(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    sandbox.control.switch(late_s=30)
    before = sandbox.world.now()

    mali_phone.say(QUESTION)

    since = float(rows.one("select extract(epoch from reply_token_since) from webhook_events"))
    assert before - 30 <= since + 0.001 <= sandbox.world.now() - 30 + 0.001, "LINE's moments are whole milliseconds"


def test_how_old_a_redelivered_events_token_is_nobody_knows(mali_phone: Phone, sandbox: LiveSandbox, rows: Rows) -> None:
    event = {**_text_event(mali_phone, "ev-again", QUESTION), "deliveryContext": {"isRedelivery": True}}

    assert sandbox.control.webhook(event)["status"] == 200

    assert rows.all("select id, reply_token_since from webhook_events") == [{"id": "ev-again", "reply_token_since": None}]


def test_the_books_balance_after_all_of_it(mali_phone: Phone, engine: Engine, rows: Rows) -> None:
    mali_phone.follow()
    mali_phone.say(QUESTION)
    assert rows.one("select coins = (select sum(amount) from ledger_entries where currency = 'coin') from users") is True


def _text_event(phone: Phone, event_id: str, text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(time.time() * 1000),
        "source": {"type": "user", "userId": phone.id},
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"forged-{event_id}",
        "message": {"id": f"m-{event_id}", "type": "text", "text": text},
    }


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE"])
def test_only_a_post_is_line(web: str, method: str) -> None:
    asked = urllib.request.Request(f"{web}/line/webhook", method=method)

    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=60)

    assert (refused.value.code, refused.value.headers["Allow"]) == (405, "POST")
