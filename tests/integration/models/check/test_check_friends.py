"""The check finds claims and gifts between friends that do not add up (I4, I6)."""

import uuid

import pytest

from models.money import ledger
from models.money.ledger import Reason
from models.offers import star_gifts
from tests.helpers.people import DAO, KEN, PIM
from tests.helpers.turns import Turns
from tests.integration.models.check.forging import forge, found


@pytest.mark.parametrize(
    "breaking",
    [
        "update users set referred_by = null where referred_by is not null",
        "update users set referred_by = (select id from users where line_id = :ken) where referred_by is not null",
        "update users set referred_by = (select id from users where line_id = :dao) where line_id = :ken",
        "update ledger_entries set note = 'over-limit' where reason = 'referral:friend'",
        "update users set referred_by = id where line_id = :ken",
    ],
)
def test_i4_claims_and_their_rewards(turns: Turns, dao: uuid.UUID, breaking: str) -> None:
    turns.run("alter table users drop constraint ck_users_not_own_friend")
    cast = {"ken": KEN, "dao": DAO}
    turns.run(breaking, **{name: who.line_id for name, who in cast.items() if f":{name}" in breaking})
    assert found(turns) == ["I4"]


@pytest.mark.parametrize("times", [0, 2])
@pytest.mark.parametrize("reason", [Reason.REFERRAL_FRIEND, Reason.REFERRAL_INVITER])
def test_i4_a_reward_too_few_or_too_many(turns: Turns, dao: uuid.UUID, reason: Reason, times: int) -> None:
    entry = turns.all("select user_id, amount, ref from ledger_entries where reason = :reason", reason=reason.value)[0]
    if times == 0:
        turns.run("delete from ledger_entries where reason = :reason", reason=reason.value)
        turns.run("update users set coins = coins - :amount where id = :id", amount=entry["amount"], id=entry["user_id"])
    else:
        forge(turns, entry["user_id"], reason, entry["amount"], entry["ref"], "coin")
    assert found(turns) == ["I4"]


@pytest.fixture
def gift(turns: Turns, dao: uuid.UUID) -> uuid.UUID:
    """A gift that was taken; beside it one on its way and one that came back."""
    with turns.engine.begin() as connection:
        taken, _, back = (star_gifts.give(connection, dao, 1, f"{number:08x}") for number in range(3))
        assert taken
        assert back
        star_gifts.take(connection, turns.one("select id from users where line_id = :id", id=PIM.line_id), taken.code, None)
        star_gifts.take_back(connection, dao, back.id)
    return taken.id


def test_i6_gifts_on_their_way_taken_or_back_are_sound(turns: Turns, gift: uuid.UUID) -> None:
    assert found(turns) == []


@pytest.mark.parametrize(
    "breaking",
    [
        "update star_gifts set status = 'open', taker_id = null, closed_at = null where id = :gift",
        "update star_gifts set status = 'returned', taker_id = null where id = :gift",
        "update star_gifts set taker_id = (select id from users where line_id = :ken) where id = :gift",
        "update star_gifts set stars = 2 where id = :gift",
        "delete from star_gifts where id = :gift",
        "update star_gifts set status = 'returned', closed_at = now() where status = 'open'",
    ],
)
def test_i6_a_gift_that_is_not_where_its_stars_are(turns: Turns, gift: uuid.UUID, breaking: str) -> None:
    turns.run(breaking, **({"gift": gift} if ":gift" in breaking else {}), **({"ken": KEN.line_id} if ":ken" in breaking else {}))

    assert found(turns) == ["I6"]


@pytest.mark.parametrize("reason", [Reason.GIFT_GIVE, Reason.GIFT_TAKE, Reason.GIFT_RETURN])
def test_i6_a_gift_that_moved_once_more(turns: Turns, dao: uuid.UUID, gift: uuid.UUID, reason: Reason) -> None:
    forge(turns, dao, reason, 1 if reason is not Reason.GIFT_GIVE else -1, gift)

    assert found(turns) == ["I6"]


def test_what_was_taken_back_without_a_gift_is_found(turns: Turns, dao: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        ledger.move(connection, dao, "coin", -2, Reason.OWNER_TAKEBACK, "no such gift")

    assert [row["key"] for row in turns.broken()["I10"]] == ["owner:takeback:no such gift"]
