"""The worker against a LINE that refuses, or takes things at the wrong moment."""

import itertools
import json
import uuid

import pytest

from bot.line.errors import LineError, LinePermanent, MonthlyLimit, Unauthorised, Unreachable
from models.money import gifts
from models.readings import reading_leases, reading_refunds
from tests.helpers.people import NOK
from tests.helpers.turns import Turns
from tests.integration.worker.adversary.watched import Watched, later, queued, status
from worker import danger
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements
from worker.upkeep.sweep import sweep_all


def test_a_channel_token_that_was_revoked_for_hours_loses_no_reading(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    """401 says nothing about the messages: once the owner has seen to it, what was paid for arrives as it should look."""
    paid, waiting = queued(turns, chat, "token"), turns.reading(chat, status="interpreted", cost_stars=0, kind="daily")
    turns.run("update readings set kind = 'reading', status = 'waiting' where id = :id", id=waiting)
    line.moods = itertools.repeat(Unauthorised("401"))
    reading.read(parts, paid)
    later(turns)
    turns.tap(NOK, "balance")
    turns.run("update readings set reply_token_at = reply_token_at - interval '1 day'")
    turns.run("update webhook_events set received_at = received_at - interval '1 day'")
    for event in turns.all("select id from webhook_events where outcome = 'pending'"):
        turns.handler._answers.send_pending(event["id"])
    line.moods = itertools.repeat(None)
    reading.read(parts, paid)
    turns.tap(NOK, "balance")
    assert turns.all("select status, failure from readings") == [{"status": "delivered", "failure": None}] * 2
    assert [line.heard.count(f"rate:5:{one}") for one in (paid, waiting)] == [1, 1]


def test_a_reading_that_line_takes_in_no_form_costs_no_other_answer(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    line.moods = itertools.repeat(LinePermanent("400"))
    reading.read(parts, queued(turns, chat))
    line.moods = itertools.repeat(None)
    assert status(turns) == "waiting"
    assert "rate:5" not in json.dumps(turns.tap(NOK, "balance"))
    assert turns.say(NOK, "แล้วความรักล่ะคะ จะเป็นอย่างไร") != []


def test_killed_between_the_refund_and_the_word_of_it(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    paid = queued(turns, chat, "token")
    with turns.engine.begin() as connection:
        assert reading_refunds.refund(connection, paid, "failed")
    ago = "interval '1 minute'"
    turns.run(f"update ledger_entries set created_at = created_at - {ago}, push_until = push_until - {ago}")
    assert sweep_all(parts) == 1
    for _ in range(2):
        reading.read(parts, paid)
        announcements.announce(parts, chat)
    assert len(line.pushed) == 1
    assert turns.owned(chat) == (4, 0)


@pytest.mark.parametrize("error", [LinePermanent("400"), Unauthorised("401"), MonthlyLimit("429")])
def test_what_is_permanent_is_not_pushed_again_at_once(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID, error: LineError
) -> None:
    line.moods = iter([error, LinePermanent("400")])  # plain words after a refusal; a third call would find nothing here
    paid = queued(turns, chat)

    reading.read(parts, paid)

    assert status(turns) == ("interpreted" if isinstance(error, Unauthorised) else "waiting")


def test_plain_words_are_pushed_under_a_key_of_their_own(turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID) -> None:
    """LINE may have kept the first key for what it refused."""
    line.moods = iter([LinePermanent("400"), None])
    paid = queued(turns, chat)

    reading.read(parts, paid)

    assert list(line.pushed) == [uuid.uuid5(paid, "plain")]


def test_help_that_a_free_further_question_could_not_bring_stays_due(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    """No stars go back whose announcement would say it."""
    parent = turns.reading(chat)
    with turns.engine.begin() as connection:
        asked = turns.begin(connection, chat, kind="follow_up", parent_id=parent, cost_stars=0)
        row = reading_leases.claim(connection, asked, 60)
    assert row
    line.moods = itertools.repeat(MonthlyLimit("429"))

    danger.stop_reading(parts, row, "self_harm", "model", {})

    assert turns.one("select help_due is not null from conversations")


def test_who_cannot_be_pushed_to_gets_the_reading_and_the_news_with_the_next_replies(
    turns: Turns, parts: Parts, line: Watched, chat: uuid.UUID
) -> None:
    """They chat without being a friend of the account: replies reach them, and pushes do not."""
    with turns.engine.begin() as connection:
        gifts.grant(connection, chat, "coin", 5, "sorry", "a gift")
    paid = queued(turns, chat)
    line.moods = itertools.repeat(Unreachable("400"))
    announcements.announce(parts, chat)
    reading.read(parts, paid)
    swept = sweep_all(parts)

    line.moods = itertools.repeat(None)
    for _ in range(2):  # the reading fills a reply
        turns.tap(NOK, "balance")

    assert (swept, status(turns), line.heard.count(f"rate:5:{paid}"), line.pushed) == (0, "delivered", 1, {})
    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert turns.one("select blocked_at from users") is None
