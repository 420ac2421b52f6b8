"""A further question on a reading: within its hours, one free, the next for a star, from the same cards."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.effects import BeginFollowUp, OfferFollowUp
from bot.say.replies.money import ExchangeOffer, TooFewCoins, TopUp
from bot.say.replies.readings import AskFollowUp, FollowUpClosed
from models.money.economy import FOLLOW_UP_HOURS, FOLLOW_UP_STARS
from models.readings import reading_refunds
from tests.helpers.people import DAO, TOM
from tests.helpers.turns import Turns, kinds, only

ASKED = "แล้วเขาคิดยังไงคะ"


def ask(reading: uuid.UUID) -> BeginFollowUp:
    return BeginFollowUp(reading, ASKED, "m-asked")


def close(turns: Turns) -> None:
    turns.run("update readings set status = 'delivered', interpretation = '{\"gist\": \"…\"}' where status = 'queued'")


def test_the_first_is_free_and_the_next_costs_a_star(turns: Turns) -> None:
    user = turns.person(DAO, stars=3)
    reading = turns.reading(user)
    offered = turns.effect(DAO, OfferFollowUp(reading))
    assert only(offered, AskFollowUp).cost == 0
    assert len(turns.statements) == 1
    begun = turns.effect(DAO, ask(reading))
    assert (begun.silent, [job.name for job in begun.jobs]) == (True, ["read"])
    assert len(turns.statements) == 2
    assert turns.owned(user)[0] == 2
    close(turns)
    offered = turns.effect(DAO, OfferFollowUp(reading))
    assert only(offered, AskFollowUp).cost == FOLLOW_UP_STARS
    assert len(turns.effect(DAO, ask(reading)).jobs) == 1
    assert len(turns.statements) == 2
    assert turns.owned(user)[0] == 2 - FOLLOW_UP_STARS
    parent = turns.all("select cards, spread, seed, mood from readings where id = :id", id=reading)[0]
    follow_ups = turns.all("select * from readings where kind = 'follow_up'")
    assert len(follow_ups) == 2
    for row in follow_ups:
        assert (row["parent_id"], row["question"], row["message_id"]) == (reading, ASKED, "m-asked")
        assert {name: row[name] for name in parent} == parent
        assert row["reply_token"]
    assert not turns.broken()


def test_a_refunded_free_one_is_free_again(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user)
    turns.effect(DAO, ask(reading))
    with turns.engine.begin() as connection:
        reading_refunds.refund(connection, turns.one("select id from readings where kind = 'follow_up'"), "failed")
    assert only(turns.effect(DAO, OfferFollowUp(reading)), AskFollowUp).cost == 0
    assert not turns.broken()


@pytest.mark.parametrize("effect", [OfferFollowUp, ask], ids=["offer", "ask"])
def test_after_its_hours_the_cards_are_closed_and_the_chat_goes_home(turns: Turns, effect: type[OfferFollowUp]) -> None:
    user = turns.person(DAO, stars=5)
    turns.person(TOM)
    reading = turns.reading(user)
    last = datetime.now(UTC) + timedelta(hours=FOLLOW_UP_HOURS, minutes=-1)
    assert not turns.effect(DAO, OfferFollowUp(reading), at=last).home
    late = turns.effect(DAO, effect(reading), at=last + timedelta(minutes=2))
    foreign = turns.effect(TOM, effect(reading))
    unknown = turns.effect(DAO, effect(uuid.uuid4()))
    for outcome in (late, foreign, unknown):
        assert (kinds(outcome), outcome.home, outcome.jobs) == ([FollowUpClosed], True, ())
    assert turns.one("select count(*) from readings") == 1


def test_without_a_star_coins_are_offered_and_the_question_is_awaited(turns: Turns) -> None:
    user = turns.person(DAO, stars=1, coins=100)
    reading = turns.reading(user)
    turns.effect(DAO, ask(reading))
    close(turns)
    offered = turns.effect(DAO, OfferFollowUp(reading))
    assert (kinds(offered), offered.home) == ([AskFollowUp, ExchangeOffer], False)
    asked = turns.effect(DAO, ask(reading))
    assert (kinds(asked), asked.jobs, asked.silent) == ([ExchangeOffer], (), False)
    assert turns.one("select count(*) from readings where kind = 'follow_up'") == 1


def test_with_neither_stars_nor_coins_the_other_ways_are_shown(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user)
    turns.effect(DAO, ask(reading))
    close(turns)
    for effect in (OfferFollowUp(reading), ask(reading)):
        outcome = turns.effect(DAO, effect)
        assert (kinds(outcome), outcome.home) == ([TooFewCoins, TopUp], True)


def test_in_the_chat_the_token_goes_with_the_further_question(turns: Turns) -> None:
    user = turns.person(DAO, stars=1)
    reading = turns.reading(user)
    assert turns.tap(DAO, f"followup:{reading}")
    assert turns.one("select state from conversations where user_id = :id", id=user) == "follow_up"
    assert turns.say(DAO, ASKED) == []
    assert [job.name for job in turns.jobs.put_in] == ["read"]
    assert turns.one("select state from conversations where user_id = :id", id=user) == "idle"
    assert turns.one("select outcome from webhook_events order by received_at desc limit 1") == "silent"
