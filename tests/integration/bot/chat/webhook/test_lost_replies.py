"""Replies that a crash or a time-out may have lost: said again by a redelivery, never twice."""

from sqlalchemy import Engine

from sandbox.run.client import Phone
from sandbox.switches import HANG_S
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.bot.chat.webhook.posting import QUESTION, text_event, texts


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
    event = {**text_event(mali_phone, "ev-again", QUESTION), "deliveryContext": {"isRedelivery": True}}

    assert sandbox.control.webhook(event)["status"] == 200

    assert rows.all("select id, reply_token_since from webhook_events") == [{"id": "ev-again", "reply_token_since": None}]


def test_the_books_balance_after_all_of_it(mali_phone: Phone, engine: Engine, rows: Rows) -> None:
    mali_phone.follow()
    mali_phone.say(QUESTION)
    assert rows.one("select coins = (select sum(amount) from ledger_entries where currency = 'coin') from users") is True
