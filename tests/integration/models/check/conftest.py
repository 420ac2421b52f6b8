"""Sound books."""

import uuid
from datetime import UTC, datetime

import pytest

from bot.chat.dialogue.effects import ClaimReferral, Exchange, ShowDaily
from models.money import ledger
from models.money.ledger import Reason
from models.people import referral
from models.readings import reading_refunds
from tests.helpers.people import DAO, KEN, MALI, PIM
from tests.helpers.turns import Turns
from tests.integration.models.check.forging import ORDER


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
