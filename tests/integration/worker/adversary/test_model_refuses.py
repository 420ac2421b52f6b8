"""The worker against a model that refuses or fails: what was free is told once, and nothing is kept that should not be."""

import itertools
import json
import uuid

import pytest

from bot.line.errors import MonthlyLimit
from bot.say.words import words_for
from models.money import ledger
from tests.helpers.people import NOK
from tests.helpers.turns import Turns
from tests.integration.worker.adversary.watched import Teller, Watched, later, queued
from worker.question import AllDeclined, CannotInterpret
from worker.readings import reading
from worker.runtime.parts import Parts


def refused_follow_up(turns: Turns, teller: Teller, user: uuid.UUID, token: str | None = None) -> uuid.UUID:
    """The free one on a reading, not begun; the interpreter will find that it is none."""
    parent = turns.reading(user)
    teller.valid = False
    with turns.engine.begin() as connection:
        return turns.begin(connection, user, kind="follow_up", parent_id=parent, cost_stars=0, reply_token=token)


def test_a_refused_free_follow_up_is_told_with_the_next_event(
    turns: Turns, parts: Parts, line: Watched, teller: Teller, chat: uuid.UUID
) -> None:
    """There is no token, and the month's pushes are used up."""
    line.moods = itertools.repeat(MonthlyLimit("429"))
    reading.read(parts, refused_follow_up(turns, teller, chat))
    line.moods = itertools.repeat(None)

    first, second = (json.dumps(turns.tap(NOK, "balance"), ensure_ascii=False) for _ in range(2))

    free = words_for("th")("refunded-free")
    assert (free in first, free in second) == (True, False)
    assert turns.owned(chat)[0] == 3, "one star was paid for the reading itself, none moved for the follow-up"


def test_a_refused_free_follow_up_that_was_told_at_once_is_told_once(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    reading.read(parts, refused_follow_up(turns, teller, chat, "token"))

    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert words_for("th")("refunded-free") not in json.dumps(turns.tap(NOK, "balance"), ensure_ascii=False)


def test_an_entry_that_moves_nothing_is_not_shown_among_the_movements(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    reading.read(parts, refused_follow_up(turns, teller, chat, "token"))

    with turns.engine.connect() as connection:
        amounts = [movement["amount"] for movement in ledger.movements(connection, chat)]

    assert amounts == [10, -1, 4], "of the level reached, the reading, the gift"


def test_after_a_mistake_it_is_tried_again_after_longer_and_longer_pauses(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID
) -> None:
    def fail() -> None:
        raise RuntimeError("a mistake of ours")

    teller.meanwhile = fail
    paid = queued(turns, chat)
    least, most = [], []
    for _ in range(3):
        began = turns.one("select clock_timestamp()")
        with pytest.raises(RuntimeError):
            reading.read(parts, paid)
        until, ended = turns.all("select lease_until, clock_timestamp() from readings")[0].values()
        least.append((until - ended).total_seconds())
        most.append((until - began).total_seconds())
        later(turns)

    assert [low <= pause <= high for low, pause, high in zip(least, (5, 10, 15), most, strict=True)] == [True] * 3


def test_what_was_taken_back_is_not_asked_about(turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID) -> None:
    paid = queued(turns, chat)
    turns.run("update readings set question = null")

    reading.read(parts, paid)

    assert turns.all("select status, failure from readings") == [{"status": "refunded", "failure": "unsent"}]
    assert (teller.asked, turns.owned(chat)) == (0, (4, 0))


@pytest.mark.parametrize(
    ("error", "failure", "kept"), [(AllDeclined("no", {}), "declined", False), (CannotInterpret("no", {}), "failed", True)]
)
def test_a_question_that_no_model_would_answer_is_not_kept(
    turns: Turns, parts: Parts, teller: Teller, chat: uuid.UUID, error: CannotInterpret, failure: str, kept: bool
) -> None:
    def decline() -> None:
        raise error

    teller.meanwhile = decline

    reading.read(parts, queued(turns, chat))

    assert turns.all("select status, failure, question is not null as kept from readings") == [
        {"status": "refunded", "failure": failure, "kept": kept}
    ]
