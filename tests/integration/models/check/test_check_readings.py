"""The check finds readings whose stars or words are not where they belong (I2, I7)."""

import uuid

import pytest

from models.money import gifts
from models.money.ledger import Reason
from models.readings import reading_refunds
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from tests.integration.models.check.forging import forge, found


@pytest.mark.parametrize(
    "breaking",
    [
        "delete from ledger_entries where reason = 'reading:spend' and ref = :delivered",
        "update ledger_entries set ref = :nowhere where reason = 'reading:spend' and ref = :delivered",
        "update readings set status = 'refunded' where id = cast(:delivered as uuid)",
        "update readings set status = 'delivered', interpretation = '{}' where status = 'refunded'",
        "update readings set cost_stars = cost_stars + 1 where id = cast(:delivered as uuid)",
        "update ledger_entries set user_id = cast(:mali as uuid) where reason = 'reading:spend' and ref = :delivered",
        "update readings set cost_stars = 1 where kind = 'daily'",
    ],
)
def test_i2_readings_and_their_stars(turns: Turns, dao: uuid.UUID, breaking: str) -> None:
    values = {
        "delivered": turns.one("select id from readings where kind = 'reading' and status = 'delivered'"),
        "mali": turns.one("select id from users where line_id = :line", line=MALI.line_id),
        "nowhere": uuid.uuid4(),
    }
    turns.run(breaking, **{name: str(value) for name, value in values.items() if f":{name}" in breaking})
    assert "I2" in found(turns)
    assert {"reading", "status", "spends", "refunds"} <= set(turns.broken()["I2"][0])


@pytest.mark.parametrize(("reason", "amount"), [(Reason.READING_SPEND, -3), (Reason.READING_REFUND, 3)])
@pytest.mark.parametrize("status", ["delivered", "waiting", "refunded"])
def test_i2_paid_or_given_back_once_too_often(turns: Turns, dao: uuid.UUID, reason: Reason, amount: int, status: str) -> None:
    reading = turns.one("select id from readings where kind = 'reading' and status = :status", status=status)
    forge(turns, dao, reason, amount, reading)
    assert found(turns) == ["I2"]
    assert [row["reading"] for row in turns.broken()["I2"]] == [str(reading)]


@pytest.fixture
def danger(turns: Turns, dao: uuid.UUID) -> uuid.UUID:
    """A reading in whose question danger was heard after it had been delivered."""
    reading = turns.reading(dao)
    with turns.engine.begin() as connection:
        reading_refunds.refund_danger(connection, reading)
    return reading


def test_i7_what_was_stopped_for_danger_is_sound(turns: Turns, danger: uuid.UUID) -> None:
    assert found(turns) == []


@pytest.mark.parametrize("kept", ["question = 'ความรักจะเป็นอย่างไร'", "interpretation = '{}'"])
def test_i7_words_that_are_kept(turns: Turns, danger: uuid.UUID, kept: str) -> None:
    turns.run(f"update readings set {kept} where id = :id", id=danger)

    assert found(turns) == ["I7"]


def test_i7_a_star_that_was_not_given_back(turns: Turns, dao: uuid.UUID) -> None:
    reading = turns.reading(dao)

    turns.run("update readings set failure = 'danger', question = null where id = :id", id=reading)

    assert [row["reading"] for row in turns.broken()["I7"]] == [reading]


def test_stars_that_an_owner_gave_back_do_not_come_back_again_for_danger(turns: Turns, dao: uuid.UUID) -> None:
    reading = turns.reading(dao)
    with turns.engine.begin() as connection:
        gifts.refund(connection, gifts.refundable(connection, reading, lock=True), "sorry")
    before = turns.owned(dao)

    with turns.engine.begin() as connection:
        reading_refunds.refund_danger(connection, reading)

    assert turns.owned(dao) == before
    assert found(turns) == []
