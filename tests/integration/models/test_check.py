"""`models.watch.check` finds each way in which an invariant can be broken, and nothing in sound books."""

import uuid
from datetime import UTC, datetime

import pytest

from bot.chat.dialogue.effects import ClaimReferral, Exchange, ShowDaily
from bot.owner.commands.check import MEANINGS
from models.money import gifts, ledger
from models.money.ledger import Reason
from models.money.payment_facts import Claim
from models.offers import star_gifts
from models.people import referral
from models.readings import reading_refunds
from models.watch.check import CHECKS
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO, KEN, MALI, PIM
from tests.helpers.turns import Turns

ENTRY = (
    "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, created_at)"
    " select gen_random_uuid(), :user, :currency, :amount, :reason, 'forged:' || gen_random_uuid(), 0, :ref, now()"
)
ORDER = (
    "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, paid_at, created_at)"
    " values (:id, :user, 'starter', 99, 10, :status, :paid_at, now())"
)


@pytest.fixture
def dao(turns: Turns) -> uuid.UUID:
    """Sound books with something of everything in them."""
    user = turns.person(DAO, stars=9, coins=300)
    for status in ("delivered", "queued"):
        turns.reading(user, spread="celtic", status=status)
    with turns.engine.begin() as connection:
        reading_refunds.refund(connection, turns.one("select id from readings where status = 'queued'"), "failed")
    turns.reading(user, status="waiting")
    turns.effect(DAO, ShowDaily())
    turns.effect(DAO, Exchange(2, "0123456789abcdef"))
    mali = turns.person(MALI)
    for who in (PIM, KEN):
        turns.person(who)
    with turns.engine.begin() as connection:
        code = referral.own_link(connection, mali).code
    turns.effect(PIM, ClaimReferral(code))
    for status, paid_at in (("paid", datetime.now(UTC)), ("refunded", datetime.now(UTC)), ("expired", None), ("refunded", None)):
        order = uuid.uuid4()
        turns.run(ORDER, id=order, user=user, status=status, paid_at=paid_at)
        if paid_at:
            with turns.engine.begin() as connection:
                ledger.move(connection, user, "star", 10, Reason.TOPUP_CREDIT, f"cs_{order}", ref=order)
    return user


def forge(turns: Turns, user: uuid.UUID, reason: Reason, amount: int, ref: object, currency: str = "star") -> None:
    """An entry that no cause wrote, with a balance that agrees with it, so that only the other check can find it."""
    turns.run(ENTRY, user=user, currency=currency, amount=amount, reason=reason.value, ref=None if ref is None else str(ref))
    turns.run(f"update users set {currency}s = {currency}s + :amount where id = :id", amount=amount, id=user)


def found(turns: Turns) -> list[str]:
    return sorted(turns.broken())


def test_sound_books_are_sound(turns: Turns, dao: uuid.UUID) -> None:
    assert found(turns) == []


@pytest.mark.parametrize("change", ["stars = stars + 1", "coins = coins - 1", "stars = 0, coins = 0"])
def test_i1_a_balance_that_nobody_booked(turns: Turns, dao: uuid.UUID, change: str) -> None:
    turns.run(f"update users set {change} where id = :id", id=dao)
    assert found(turns) == ["I1"]
    (row,) = turns.broken()["I1"]
    assert row["user_id"] == dao
    assert (row["stars"], row["coins"]) != (row["stars_booked"], row["coins_booked"])


@pytest.fixture
def disputed(turns: Turns) -> uuid.UUID:
    """Of 54 bought stars 30 are spent; the money of 27 went back, and the bank may take that of the others."""
    user = turns.person(DAO)
    first, second = order(turns, user), order(turns, user)
    for made in (first, second):
        settle(turns, made)
    with turns.engine.begin() as connection:
        turns.begin(connection, user, cost_stars=30)
    settle(turns, first, claims=(Claim("re_1", "refund", "taken", 19900),))
    settle(turns, second, claims=(Claim("dp_1", "dispute", "open", 19900),))
    return user


def test_frozen_and_owed_stars_of_claims_are_sound(turns: Turns, disputed: uuid.UUID) -> None:
    assert turns.all("select stars, stars_frozen, stars_owed from users") == [{"stars": 0, "stars_frozen": 27, "stars_owed": 3}]
    assert found(turns) == []


@pytest.mark.parametrize("change", ["stars_frozen = 0", "stars_frozen = 28", "stars_owed = 0", "stars_owed = 4"])
def test_i1_frozen_or_owed_stars_that_no_claim_made(turns: Turns, disputed: uuid.UUID, change: str) -> None:
    turns.run(f"update users set {change}")

    assert found(turns) == ["I1"]
    assert [row["user_id"] for row in turns.broken()["I1"]] == [disputed]


def test_i1_a_balance_below_nothing(turns: Turns, dao: uuid.UUID) -> None:
    turns.run("alter table users drop constraint ck_users_balances")
    forge(turns, dao, Reason.OWNER_GRANT, -1000, None)
    assert found(turns) == ["I1"]


def test_i1_an_entry_that_went_missing(turns: Turns, dao: uuid.UUID) -> None:
    turns.run("delete from ledger_entries where reason = 'exchange:coins'")
    assert found(turns) == ["I1"]


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


@pytest.mark.parametrize("status", ["paid", "expired"])
def test_i3_a_credit_too_many(turns: Turns, dao: uuid.UUID, status: str) -> None:
    order = turns.one("select id from payment_history where status = :status", status=status)
    forge(turns, dao, Reason.TOPUP_CREDIT, 10, order)
    assert found(turns) == ["I3"]
    assert [row["order_id"] for row in turns.broken()["I3"]] == [str(order)]


@pytest.mark.parametrize(
    "breaking",
    [
        "update payment_history set status = 'expired' where status = 'paid'",
        "update payment_history set status = 'paid' where status = 'expired'",
        "update payment_history set paid_at = now() where status = 'refunded'",
        "update payment_history set stars_granted = 27 where status = 'paid'",
        "update ledger_entries set ref = 'nowhere' where reason = 'topup:credit'",
        "update ledger_entries set ref = null where reason = 'topup:credit'",
    ],
)
def test_i3_orders_and_their_credits(turns: Turns, dao: uuid.UUID, breaking: str) -> None:
    turns.run(breaking)
    assert found(turns) == ["I3"]


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


def test_what_was_taken_back_without_a_gift_is_found(turns: Turns, dao: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        ledger.move(connection, dao, "coin", -2, Reason.OWNER_TAKEBACK, "no such gift")

    assert [row["key"] for row in turns.broken()["I10"]] == ["owner:takeback:no such gift"]


def test_every_invariant_has_its_meaning() -> None:
    assert MEANINGS.keys() == CHECKS.keys()
