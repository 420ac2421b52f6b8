"""Deleting a person's data: what they wrote and who they are goes, the books stay without a name, and add up."""

import json
import uuid
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.dialogue.effects import Forget
from bot.chat.events import Said, Unsent
from bot.say.buttons.forget_offer import forget_offer
from bot.say.replies.chat import Forgotten
from bot.say.text import bound
from bot.say.words import words_for
from models.owner import inbox, pending
from models.people import forgetting
from tests.helpers.owner import order, settle
from tests.helpers.people import DAO, PIM
from tests.helpers.turns import Turns, kinds
from tests.integration.bot.chat.forget.deleted import NAMELESS

SECRETS = ("ความลับหนึ่ง", "ความลับสอง", "ความลับสาม", "ความลับสี่", DAO.name, "รูปของดาว", "ไพ่บอกให้ใจเย็น", DAO.line_id)


def everything(turns: Turns) -> str:
    tables = ("users", "readings", "reviews", "conversations", "webhook_events", "ledger_entries", "referral_links")
    shown = json.dumps([turns.all(f"select * from {table}") for table in tables], default=str, ensure_ascii=False)
    return shown + "".join(bytes(row["jpeg"]).decode() for row in turns.all("select jpeg from reading_pictures"))


def test_all_that_they_wrote_and_were_is_gone_and_the_books_stay(turns: Turns, dao: uuid.UUID) -> None:
    turns.run("update webhook_events set outcome = 'pending', reply = '[{\"text\": \"ความลับหนึ่ง\"}]' where type = 'said'")
    assert all(secret in everything(turns) for secret in SECRETS)
    owned, entries = turns.owned(dao), turns.one("select count(*) from ledger_entries")
    outcome = turns.effect(DAO, Forget())
    assert (kinds(outcome), outcome.home) == ([Forgotten], True)
    assert len(turns.statements) == 2
    left = everything(turns)
    assert [secret for secret in SECRETS if secret in left] == []
    assert turns.owned(dao) == owned
    assert turns.one("select count(*) from ledger_entries") == entries
    assert turns.one("select count(*) from reviews") == 0
    row = turns.all("select line_id, forgotten_at is not null as gone from users where id = :id", id=dao)[0]
    assert row == {"line_id": NAMELESS, "gone": True}
    assert not turns.broken()


def test_the_whole_turn_asks_once_more_and_still_answers(turns: Turns, dao: uuid.UUID) -> None:
    asked = turns.say(DAO, "ลบข้อมูลของฉัน")
    yes = next(data for data in taps(asked) if data.startswith("forget:yes:"))
    assert turns.one("select name from users where id = :id", id=dao) == DAO.name
    said = turns.tap(DAO, yes)
    assert len(said) == 1
    event = turns.all(
        "select outcome, num_nonnulls(reply, packed_reply) as kept from webhook_events order by received_at desc limit 1"
    )[0]
    assert event == {"outcome": "sent", "kept": 0}
    assert turns.one("select state from conversations where user_id = :id", id=dao) == "idle"


def test_an_old_button_asks_again_and_deletes_nothing(turns: Turns) -> None:
    turns.person(DAO, stars=5)
    old = forget_offer(datetime.now(UTC) - timedelta(minutes=16))
    for data in (f"forget:yes:{old}", "forget:yes:", "forget:yes:zz", "forget:yes:ffffffffff"):
        assert len(turns.tap(DAO, data)) == 1
    assert turns.one("select count(*) from users where line_id = :id and forgotten_at is null", id=DAO.line_id) == 1


def test_whoever_decides_against_it_hears_that_nothing_was_deleted(turns: Turns) -> None:
    turns.person(DAO, stars=5)

    said = turns.tap(DAO, "forget:no")

    assert said[0]["text"] == bound(words_for("th")("forget-kept"))
    assert turns.one("select count(*) from users where line_id = :id and forgotten_at is null", id=DAO.line_id) == 1


@pytest.mark.parametrize("status", ["queued", "interpreted", "waiting"])
def test_stars_of_what_had_not_arrived_go_back_first(turns: Turns, status: str) -> None:
    user = turns.person(DAO, stars=5)
    reading = turns.reading(user, "ความลับหนึ่ง", "celtic", status=status)
    assert turns.owned(user)[0] == 2
    said = turns.tap(DAO, f"forget:yes:{forget_offer(datetime.now(UTC))}")
    assert len(said) == 1
    assert turns.owned(user)[0] == 5
    row = turns.all("select status, failure, question from readings where id = :id", id=reading)[0]
    assert row == {"status": "refunded", "failure": "forgotten", "question": None}
    assert not turns.all("select 1 from ledger_entries where tell and told_at is null")
    assert not turns.broken()


def test_a_worker_that_is_at_the_reading_finds_it_closed(turns: Turns) -> None:
    from models.readings import reading_leases, reading_refunds, reading_steps
    from tests.helpers.turns import some_interpretation

    user = turns.person(DAO, stars=5)
    reading = turns.reading(user, "ความลับหนึ่ง", status="queued")
    with turns.engine.begin() as connection:
        assert reading_leases.claim(connection, reading, 60)
    turns.effect(DAO, Forget())
    with turns.engine.begin() as connection:
        columns = turns.columns(some_interpretation(3))
        assert reading_steps.save_interpretation(connection, reading, user, columns) is False
        assert reading_steps.settle(connection, reading, "delivered") is False
        assert reading_refunds.refund(connection, reading, "failed") is None
    assert not turns.broken()


def test_an_unsent_review_goes_and_its_rating_stays(turns: Turns) -> None:
    reading = turns.reading(turns.person(DAO, stars=5))
    for data in (f"rate:4:{reading}", f"word:{reading}"):
        turns.tap(DAO, data)
    turns.handle(Said("ev-word", DAO.line_id, datetime.now(UTC), "token-word", text="ความลับของรีวิว", message_id="m-word"))
    written = turns.one("select word from reviews")

    turns.handle(Unsent("ev-unsent", DAO.line_id, datetime.now(UTC), None, message_id="m-word"))

    assert written == "ความลับของรีวิว"
    assert turns.all("select rating, word from reviews") == [{"rating": 4, "word": None}]
    assert "ความลับของรีวิว" not in everything(turns)


def test_it_may_be_said_twice_and_without_a_chat(turns: Turns, dao: uuid.UUID) -> None:
    """As the owner's command does it."""
    for _ in range(2):
        with turns.engine.begin() as connection:
            forgetting.forget(connection, dao, NAMELESS)
    assert turns.one("select line_id from users where id = :id", id=dao) == NAMELESS
    assert turns.one("select question from conversations where user_id = :id", id=dao) is None
    assert not turns.broken()


def test_others_keep_theirs(turns: Turns, dao: uuid.UUID) -> None:
    pim = turns.person(PIM, stars=1)
    turns.reading(pim, "คำถามของพิม")
    turns.effect(DAO, Forget())
    assert turns.one("select question from readings where user_id = :id", id=pim) == "คำถามของพิม"
    assert turns.one("select name from users where id = :id", id=pim) == PIM.name


def taps(part: object) -> list[str]:
    if isinstance(part, dict):
        found = [part["data"]] if part.get("type") == "postback" else []
        return found + [data for value in part.values() for data in taps(value)]
    return [data for value in part for data in taps(value)] if isinstance(part, list) else []


def test_what_an_owner_was_about_to_do_for_them_goes_too(turns: Turns, dao: uuid.UUID) -> None:
    pim, reading = turns.person(PIM), turns.one("select id from readings where user_id = :id limit 1", id=dao)
    settle(turns, order(turns, dao), satang=9900)
    mismatch, grant = turns.one("select id from payment_mismatches"), "a gift"
    with turns.engine.begin() as connection:
        message = inbox.put(connection, dao, "ความลับห้า", "m-5")
        named = {"user": dao, "message": message, "reading": reading, "mismatch": mismatch, "key": grant}
        for number, (name, value) in enumerate([*named.items(), ("user", pim)]):
            pending.put(connection, f"owner {number}", "an act", {name: str(value), "text": "เรื่องความลับห้า"}, "pushes")

    turns.effect(DAO, Forget())

    assert turns.all("select by from owner_pending") == [{"by": "owner 5"}]
