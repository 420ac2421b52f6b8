"""A turn that fails for good: the person hears of it, nothing is charged, and nothing of it is left."""

from datetime import UTC, datetime

import pytest

from bot.chat.events import Said
from bot.chat.outbox import Answers
from bot.line.delivery import Outcome
from bot.process.queue import Job
from bot.say.words import words_for
from tests.helpers.people import MALI, TOM, Person
from tests.helpers.turns import Turns
from tests.integration.bot.chat.robustness.failed_turns.failing import QUESTION, broken, heard, said


@pytest.mark.parametrize("who", [MALI, TOM])
def test_the_person_hears_sorry_in_their_language(turns: Turns, who: Person) -> None:
    turns.person(who)

    with broken(turns):
        turns.handler.handle(said(who))

    assert words_for(who.language)("sorry") in heard(turns)


def test_somebody_unknown_hears_it_too(turns: Turns) -> None:
    with broken(turns):
        turns.handler.handle(said())

    assert words_for("th")("sorry") in heard(turns)


def test_who_is_plainly_in_danger_gets_the_help_lines_all_the_same(turns: Turns) -> None:
    turns.person(MALI)
    cry = Said("asked", MALI.line_id, datetime.now(UTC), "token-asked", text="หนูอยากตาย", message_id="m1")

    with broken(turns, "conversations: last_event_at is null"):
        turns.handler.handle(cry)

    assert "1323" in heard(turns)


def test_nothing_else_of_the_turn_is_left(turns: Turns) -> None:
    user = turns.person(MALI, stars=3, coins=40)

    with broken(turns):
        turns.handler.handle(said())

    assert turns.owned(user) == (3, 40)
    assert turns.all("select state, place from conversations") == [{"state": "idle", "place": 0}]
    assert turns.all("select outcome, num_nonnulls(reply, packed_reply) as kept from webhook_events") == [
        {"outcome": "sent", "kept": 0}
    ]


def test_a_redelivery_does_not_carry_it_out_behind_that_word(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said())
    turns.line.replies.clear()

    turns.handler.handle(said())

    assert turns.line.replies == {}
    assert turns.one("select place from conversations") == 0


def test_sent_again_by_the_person_it_is_carried_out(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said())

    turns.handler.handle(said(name="again"))

    assert turns.one("select question from conversations") == QUESTION


def test_without_time_left_the_worker_says_it(turns: Turns) -> None:
    turns.person(MALI)
    with broken(turns):
        turns.handler.handle(said(), deadline=0)

    outcome = Answers(turns.engine, turns.line).send_pending("asked")

    assert turns.jobs.put_in == [Job("answer", "asked")]
    assert outcome is Outcome.SENT
    assert words_for("th")("sorry") in heard(turns)
