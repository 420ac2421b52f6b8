"""One person's turns, readings and payments come one after the other: whoever is second waits for the person's row, first.

Whoever locked anything else before that would deadlock with the one who has the person's row.
"""

import threading
import uuid
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from bot.chat.events import Followed
from bot.chat.turn import Newcomer, close_turn, open_turn
from models.database.batch import bare
from models.money import gifts, payment_steps
from models.money.payment_facts import Facts
from models.people import forgetting, payers
from models.readings import reading_refunds, reading_saving, reading_steps
from tests.helpers.owner import order
from tests.helpers.people import MALI
from tests.helpers.support import until
from tests.helpers.turns import PSEUDONYMS, Turns, some_interpretation

LOCK = text("select 1 from users where id = :id for no key update")
HAS_IT = "for update nowait"


class Second:
    """Something that begins while another transaction holds a person's row."""

    def __init__(self, turns: Turns, act: Callable[[], object]) -> None:
        self.turns = turns
        self.thread = threading.Thread(target=act)

    def begin(self) -> bool:
        """Comes back when it waits for a lock (True) or is done (False)."""
        self.thread.start()
        until(lambda: self.waits or not self.thread.is_alive(), what="it waits or is done")
        return self.thread.is_alive()

    @property
    def waits(self) -> bool:
        waiting = "select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"
        return bool(self.turns.one(waiting))

    def end(self) -> None:
        self.thread.join(60)
        assert not self.thread.is_alive()


@pytest.fixture
def user(turns: Turns) -> uuid.UUID:
    return turns.person(MALI, stars=3)


def test_a_turn_waits_for_whoever_changes_the_balance_and_sees_what_they_left(turns: Turns, user: uuid.UUID) -> None:
    with turns.engine.connect() as other:
        other.execute(text("update users set name = 'waits' where id = :id"), {"id": user})
        turn = Second(turns, lambda: turns.tap(MALI, "balance"))
        waited = turn.begin()
        other.commit()
    turn.end()

    assert waited
    assert len(turns.line.replies) == 1


def settle(turns: Turns, user: uuid.UUID) -> tuple[str, Callable[[Connection], object]]:
    made = order(turns, user)
    session = turns.one("select stripe_payment_id from payment_history")
    facts = Facts(session, str(made), "paid", 19900, "thb")
    return "payment_history", lambda connection: payment_steps.settle(connection, made, facts)


def save(turns: Turns, user: uuid.UUID) -> tuple[str, Callable[[Connection], object]]:
    reading = turns.reading(user, status="queued")
    said = turns.columns(some_interpretation(3))
    return "readings", lambda connection: reading_steps.save_interpretation(connection, reading, user, said)


def save_alone(turns: Turns, user: uuid.UUID) -> tuple[str, Callable[[Connection], object]]:
    reading = turns.reading(user, status="queued", kind="follow_up", parent_id=turns.reading(user))
    said = turns.columns(some_interpretation(3))
    with turns.engine.begin() as connection:
        row = reading_steps.fetch(connection, reading)
    assert row

    def save(_: Connection) -> object:
        with bare(turns.engine) as connection:
            return reading_saving.save_alone(connection, row, said)

    return "readings", save


def give_back(turns: Turns, user: uuid.UUID) -> tuple[str, Callable[[Connection], object]]:
    reading = turns.reading(user, status="queued")
    return "readings", lambda connection: reading_refunds.refund(connection, reading, "failed")


@pytest.mark.parametrize("deed", [settle, save, save_alone, give_back])
def test_stripe_and_the_worker_wait_for_the_persons_turn_and_hold_nothing_meanwhile(
    turns: Turns, user: uuid.UUID, deed: Callable[[Turns, uuid.UUID], tuple[str, Callable[[Connection], object]]]
) -> None:
    table, act = deed(turns, user)

    def run() -> None:
        with turns.engine.begin() as connection:
            act(connection)

    with turns.engine.connect() as turn:
        turn.execute(LOCK, {"id": user})
        second = Second(turns, run)
        waited = second.begin()
        free = True
        try:
            turn.execute(text(f"select 1 from {table} {HAS_IT}"))
        except OperationalError:
            free = False
        turn.rollback()
    second.end()

    assert (waited, free) == (True, True)
    assert turns.broken() == {}


def test_of_two_refunds_by_the_owner_at_once_the_second_finds_the_first(turns: Turns, user: uuid.UUID) -> None:
    reading = turns.reading(user)
    balances = []

    def refund_in(connection: Connection) -> None:
        balances.append(gifts.refund(connection, gifts.refundable(connection, reading, lock=True), "sorry"))

    def refund() -> None:
        with turns.engine.begin() as connection:
            refund_in(connection)

    with turns.engine.connect() as first:
        refund_in(first)
        second = Second(turns, refund)
        waited = second.begin()
        first.commit()
    second.end()

    assert (waited, balances) == (True, [3, None])


def test_a_refund_by_the_owner_finds_that_the_stars_went_back_for_danger_meanwhile(turns: Turns, user: uuid.UUID) -> None:
    reading = turns.reading(user)
    why: list[str] = []

    def refund() -> None:
        try:
            with turns.engine.begin() as connection:
                gifts.refund(connection, gifts.refundable(connection, reading, lock=True), "sorry")
        except gifts.NotRefundable as error:
            why.append(error.why)

    with turns.engine.connect() as first:
        reading_refunds.refund_danger(first, reading)
        second = Second(turns, refund)
        waited = second.begin()
        first.commit()
    second.end()

    assert (waited, why, turns.owned(user)[0], turns.broken()) == (True, ["failed"], 3, {})


def test_who_comes_back_in_the_chat_and_on_the_pay_page_at_once_keeps_the_name_of_the_greeting(turns: Turns) -> None:
    user = turns.person(MALI)
    left_as = [PSEUDONYMS.new(MALI.line_id)]
    with turns.engine.begin() as connection:
        forgetting.forget(connection, user, left_as[0])

    def pay_page() -> None:
        with turns.engine.begin() as connection:
            payers.find_or_make(connection, MALI.line_id, name=MALI.name, avatar=None, language="th", left_as=left_as)

    followed = Followed("follows", MALI.line_id, datetime.now(UTC), "token", unblocked=False)
    with open_turn(turns.engine, followed, Newcomer(MALI.name, None, "th", left_as, greeted=True)) as opened:
        second = Second(turns, pay_page)
        waited = second.begin()
        close_turn(opened, opened.conversation, [], {}, datetime.now(UTC))
    second.end()

    assert waited
    assert turns.all("select id, name from users") == [{"id": user, "name": MALI.name}]
