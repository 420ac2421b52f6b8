"""`mimi check`: the books in figures, and what it says when they do not balance."""

import uuid

import pytest

from models.money.ledger import Reason
from models.watch.check import CHECKS
from tests.helpers.owner import Owner, order
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import Turns


def test_empty_books_balance(owner: Owner) -> None:
    said = owner.runs("check").stdout
    assert "The books balance." in said
    assert all(name in said for name in CHECKS)


def test_the_books_are_printed(owner: Owner, turns: Turns) -> None:
    mali = turns.person(MALI, stars=12345, coins=250)
    turns.reading(mali)
    order(turns, mali)
    said = owner.runs("check").stdout
    for shown in ("12,344", "12,345", "250", "owner:grant", "reading:spend", "pending", "199", "The books balance."):
        assert shown in said


GIFT = "9d3f1c1a-0000-4000-8000-000000000006"
MOVED = (
    "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, created_at)"
    " select gen_random_uuid(), id, 'coin', {amount}, '{reason}', '{reason}:x', 1, now() from users where name <> 'Tom';"
    "update users set coins = coins + {amount} where name <> 'Tom'"
)
BREAKS = {
    "I1": "update users set stars = stars + 1",
    "I2": "update readings set status = 'refunded'",
    "I3": "update payment_history set status = 'paid', paid_at = now()",
    "I4": "update users set referred_by = (select id from users where name = 'Tom'), referred_at = now() where name <> 'Tom'",
    "I6": "insert into star_gifts (id, giver_id, code, stars, created_at)"
    f" select '{GIFT}', id, 'GIFT-ABC234', 1, now() from users where name <> 'Tom'",
    "I7": "update readings set failure = 'danger'",
    "I8": "insert into reading_pictures select id, 'story', 'drawn', now() from readings;"
    "update readings set interpretation = '{}'",
    "I9": MOVED.format(amount=1, reason=Reason.CODE_GIFT.value),
    "I10": MOVED.format(amount=-1, reason=Reason.OWNER_TAKEBACK.value),
}


@pytest.mark.parametrize("name", CHECKS)
def test_a_broken_invariant_is_named_with_its_rows(owner: Owner, turns: Turns, name: str) -> None:
    mali = turns.person(MALI, stars=9, coins=5)
    turns.person(TOM)
    reading = turns.reading(mali)
    offending = {"I1": mali, "I2": reading, "I3": order(turns, mali), "I4": mali, "I6": GIFT, "I7": reading, "I8": reading}
    offending |= {"I9": f"{Reason.CODE_GIFT.value}:x", "I10": f"{Reason.OWNER_TAKEBACK.value}:x"}
    turns.run(BREAKS[name])
    result = owner.runs("check", exits=1)
    assert f"{name} is broken by" in result.stdout
    assert str(offending[name]) in result.stdout
    assert "do not balance" in result.stderr
    assert [other for other in CHECKS if f"{other} is broken" in result.stdout] == [name]


def test_a_database_that_is_away_is_another_matter(owner: Owner) -> None:
    owner.environment = {**owner.environment, "DATABASE_URL": f"postgresql://mimi:{uuid.uuid4().hex}@127.0.0.1:9/mimi"}
    result = owner.runs("check", exits=3)
    assert "The database is away" in result.stderr
    assert owner.environment["DATABASE_URL"].split(":")[2].split("@")[0] not in result.output


def test_settings_that_cannot_be_used_are_named(owner: Owner) -> None:
    owner.environment = {**owner.environment, "LIFF_ID": "nonsense"}
    assert "LIFF_ID" in owner.runs("check", exits=2).stderr
