"""How a reading comes when its token is old, LINE is slow, pushes are used up, or it was blocked."""

import uuid

from sandbox.run.client import Phone
from tests.helpers.paid import readings_shown
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.readings.delivered import deliveries, row, token_grows_old
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements


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
