"""Somebody with everything that MiMi can know of a person."""

import uuid

import pytest

from bot.chat.dialogue.effects import ClaimReferral, ShowDaily
from models.money import ledger
from models.money.ledger import Reason
from models.people import referral
from models.readings import picture
from tests.helpers.people import DAO, MALI
from tests.helpers.turns import Turns
from tests.integration.bot.chat.forget.deleted import TODAY


@pytest.fixture
def dao(turns: Turns) -> uuid.UUID:
    """Dao with all that can be known of somebody."""
    user = turns.person(DAO, stars=20, coins=300)
    turns.run("update users set avatar = 'รูปของดาว' where id = :id", id=user)
    reading = turns.reading(user, "ความลับหนึ่ง")
    with turns.engine.begin() as connection:
        assert picture.store(connection, reading, "story-question", "ในรูป: ความลับสี่".encode())
    turns.tap(DAO, f"rate:5:{reading}")
    turns.tap(DAO, f"word:{reading}")
    turns.say(DAO, "ความลับสอง")
    turns.effect(DAO, ShowDaily(), at=TODAY)
    mali = turns.person(MALI)
    with turns.engine.begin() as connection:
        code = referral.own_link(connection, mali).code
        ledger.move(connection, user, "star", 2, Reason.OWNER_GRANT, "a gift", note="ถึงดาว ด้วยความขอบคุณ")
    turns.effect(DAO, ClaimReferral(code))
    turns.say(DAO, "ความลับสาม จะเป็นอย่างไรคะ")
    return user
