"""A reading from the last card to the chat, through the worker's own steps, against LINE's and the model's stand-ins."""

import json
import uuid
from typing import Any
from urllib.parse import unquote

import pytest

from prompts.schema import Interpretation
from sandbox.run.client import Phone
from tests.helpers.paid import ask_for_a_reading, pay_for_a_reading, readings_shown
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker.fallback.already_read import texts_of
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements
from worker.upkeep.sweep import sweep_all


@pytest.fixture
def paid(mali_phone: Phone, rows: Rows) -> uuid.UUID:
    """Mali's reading, queued; she had three stars and has two."""
    return uuid.UUID(pay_for_a_reading(mali_phone, rows))


def row(rows: Rows) -> dict[str, Any]:
    return rows.all("select * from readings")[0]


def stored_interpretation(rows: Rows, reading_id: uuid.UUID) -> object:
    return rows.one("select interpretation from readings where id = :id", id=reading_id)


def deliveries(sandbox: LiveSandbox, phone: Phone, via: str) -> list[dict[str, Any]]:
    return [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id and one["via"] == via]


def token_grows_old(rows: Rows, seconds: int) -> None:
    rows.run("update readings set reply_token_at = reply_token_at - make_interval(secs => :seconds)", seconds=seconds)


def test_it_is_replied_free_of_charge(paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    reading.read(parts, paid)
    assert row(rows)["status"] == "delivered"
    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1
    assert deliveries(sandbox, mali_phone, "push") == []


def test_it_comes_as_its_picture_what_it_says_and_the_cards_and_is_shared_with_a_code(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    assert rows.all("select code from referral_links") == []

    reading.read(parts, paid)

    messages = deliveries(sandbox, mali_phone, "reply")[-1]["messages"]
    assert [message["type"] for message in messages[-3:]] == ["image", "flex", "flex"]
    assert messages[-3]["previewImageUrl"] == parts.links.reading_picture(paid, "square")
    shared = next(item["action"]["uri"] for item in messages[-1]["quickReply"]["items"] if "uri" in item["action"])
    assert rows.one("select code from referral_links") in unquote(unquote(shared))


def test_it_is_booked_and_counted(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    reading.read(parts, paid)
    booked = row(rows)
    assert booked["source"] == "model"
    assert booked["input_tokens"] > 0
    assert booked["output_tokens"] > 0
    assert booked["cost_usd"] is not None
    assert rows.all("select total_readings, level, stars, coins from users") == [
        {"total_readings": 1, "level": 2, "stars": 2, "coins": 110}
    ]


def test_the_same_job_twice_delivers_once(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    for _ in range(2):
        reading.read(parts, paid)

    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1
    assert len(sandbox.control.record()["model"]) == 1
    assert rows.all("select status, attempts, total_readings from readings, users") == [
        {"status": "delivered", "attempts": 1, "total_readings": 1}
    ], "the second job finds it closed, and does not claim it"


def test_with_an_old_token_it_is_pushed_once_under_its_own_key(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    reading.read(parts, paid)
    pushes = deliveries(sandbox, mali_phone, "push")
    assert [push["retryKey"] for push in pushes] == [str(paid)]
    assert row(rows)["status"] == "delivered"


def test_a_push_that_timed_out_after_line_took_it_is_not_pushed_twice(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    sandbox.control.switch(push_fail={"kind": "500", "times": 1})
    reading.read(parts, paid)
    assert len(deliveries(sandbox, mali_phone, "push")) == 1
    rows.run("update readings set status = 'interpreted', delivered_at = null")
    reading.read(parts, paid)  # as if the process had died before the row said so: LINE answers 409, which is success
    assert len(deliveries(sandbox, mali_phone, "push")) == 1
    assert row(rows)["status"] == "delivered"


def test_without_pushes_left_it_is_the_first_thing_with_the_next_tap(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    sandbox.control.switch(pushes_left=0)
    reading.read(parts, paid)
    assert row(rows)["status"] == "waiting"
    assert readings_shown(sandbox, mali_phone, str(paid)) == []
    mali_phone.do("tap", data="balance")
    assert row(rows)["status"] == "delivered"
    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1
    mali_phone.do("tap", data="balance")
    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1


def test_who_blocked_mimi_finds_the_reading_on_coming_back(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    mali_phone.block()
    reading.read(parts, paid)
    assert row(rows)["status"] == "waiting"
    mali_phone.follow()
    assert row(rows)["status"] == "delivered"
    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1


def test_a_second_reading_from_the_deck_repeats_no_sentence_of_the_first(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    sandbox.control.switch(model={"mode": "garbage"})
    reading.read(parts, paid)
    asked_again = uuid.UUID(ask_for_a_reading(mali_phone, rows))

    reading.read(parts, asked_again)

    first, second = (Interpretation.model_validate(stored_interpretation(rows, one)) for one in (paid, asked_again))
    assert rows.all("select distinct source from readings") == [{"source": "fallback"}]
    assert set(texts_of([first])) & set(texts_of([second])) <= {""}


def test_a_waiting_reading_whose_reply_failed_waits_on(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    sandbox.control.switch(pushes_left=0)
    reading.read(parts, paid)
    event = {
        "type": "postback",
        "mode": "active",
        "timestamp": 0,
        "source": {"type": "user", "userId": mali_phone.id},
        "webhookEventId": "dead-token",
        "replyToken": "a token that LINE does not know",
        "postback": {"data": "balance"},
    }
    sandbox.control.webhook(event)
    assert row(rows)["status"] == "waiting"
    mali_phone.do("tap", data="balance")
    assert row(rows)["status"] == "delivered"


def test_what_the_model_cannot_read_is_given_back_and_told(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    sandbox.control.switch(model={"mode": "invalid_question"})
    reading.read(parts, paid)
    assert (row(rows)["status"], row(rows)["failure"]) == ("refunded", "invalid")
    assert rows.one("select stars from users") == 3
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert len(deliveries(sandbox, mali_phone, "reply")[-1]["messages"]) >= 1


def test_a_refund_that_cannot_be_told_now_is_told_with_the_next_event(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    sandbox.control.switch(pushes_left=0, model={"mode": "invalid_question"})
    reading.read(parts, paid)
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 1
    mali_phone.do("tap", data="balance")
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert "คืน" in json.dumps(deliveries(sandbox, mali_phone, "reply")[-1]["messages"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("hours", "status", "failure", "stars"), [(23, "delivered", None, 2), (25, "refunded", "old", 3)], ids=["today", "yesterday"]
)
def test_a_reading_is_given_back_once_it_is_a_day_old(
    paid: uuid.UUID, parts: Parts, rows: Rows, hours: int, status: str, failure: str | None, stars: int
) -> None:
    rows.run("update readings set created_at = created_at - make_interval(hours => :hours)", hours=hours)

    reading.read(parts, paid)

    assert (row(rows)["status"], row(rows)["failure"], rows.one("select stars from users")) == (status, failure, stars)


def test_a_reading_that_always_kills_its_worker_is_given_back(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    rows.run("update readings set attempts = 5")
    reading.read(parts, paid)
    assert (row(rows)["status"], row(rows)["failure"]) == ("refunded", "failed")


def test_while_one_reading_is_under_way_no_other_begins(paid: uuid.UUID, rows: Rows, mali_phone: Phone) -> None:
    mali_phone.say("แล้วความรักล่ะคะ จะเป็นอย่างไร")
    assert rows.one("select state from conversations") == "idle"
    assert rows.one("select count(*) from readings") == 1


def test_news_is_pushed_once_and_waits_without_quota(mali_phone: Phone, parts: Parts, rows: Rows, sandbox: LiveSandbox) -> None:
    mali_phone.follow()
    user = rows.one("select id from users")
    rows.run(
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, tell, created_at)"
        " values (gen_random_uuid(), :user, 'star', 2, 'owner:grant', 'owner:grant:1', 2, true, now() - interval '1 minute')",
        user=user,
    )
    sandbox.control.switch(pushes_left=0)
    announcements.announce(parts, user)
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 1
    sandbox.control.switch(pushes_left=10)
    announcements.announce(parts, user)
    assert deliveries(sandbox, mali_phone, "push") == [], "LINE is not asked again at once"
    parts.redis.delete(announcements.USED_UP)
    for _ in range(2):
        announcements.announce(parts, user)
    assert len(deliveries(sandbox, mali_phone, "push")) == 1


def test_one_sweep_at_a_time(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    rows.run("update readings set created_at = created_at - interval '1 minute'")
    parts.redis.flushdb()
    with parts.engine.connect() as other, other.begin():
        from sqlalchemy import text

        other.execute(text("select pg_advisory_xact_lock(7766472)"))
        assert sweep_all(parts) == 0
    assert sweep_all(parts) == 1
    assert sweep_all(parts) == 0, "what is in the queue is not put there again"
