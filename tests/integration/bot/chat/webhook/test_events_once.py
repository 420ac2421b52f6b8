"""Events at POST /line/webhook: each is handled once, one person's one after the other, and none costs its neighbours."""

import json
import threading
from typing import Any

import pytest

from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.bot.chat.webhook.posting import QUESTION, post, sign, text_event, texts


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
    event = text_event(mali_phone, "ev-concurrent", QUESTION)
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
        body = json.dumps({"events": [text_event(mali_phone, f"ev-{number}", f"{QUESTION} {number}")]}).encode()
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
    good = text_event(mali_phone, "ev-good", QUESTION)
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
        text_event(mali_phone, "ev-broken", "BROKEN is this question"),
        text_event(tom_phone, "ev-whole", "Will my new job be good?"),
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
