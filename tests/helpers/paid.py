"""A reading that somebody paid for by chatting, and what became of it: in its row, and in LINE's record."""

from typing import Any, Final

from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox, until

QUESTION: Final = "งานใหม่จะเป็นอย่างไรคะ"


def pay_for_a_reading(phone: Phone, rows: Rows, question: str = QUESTION) -> str:
    """Follows, asks, chooses and draws; the reading is queued. Three stars were there before, two are left."""
    phone.follow()
    rows.run("update users set stars = stars + 3 where line_id = :id", id=phone.id)
    rows.run(
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, created_at)"
        " select gen_random_uuid(), id, 'star', 3, 'owner:grant', 'owner:grant:' || id, 3, now() from users where line_id = :id",
        id=phone.id,
    )
    return ask_for_a_reading(phone, rows, question)


def ask_for_a_reading(phone: Phone, rows: Rows, question: str = QUESTION) -> str:
    """Asks, chooses and draws; the newest reading is queued. The stars for it must be there."""
    phone.say(question)
    place = rows.one("select place from conversations c join users u on u.id = c.user_id where line_id = :id", id=phone.id)
    for data in (f"mood:calm:{place}", f"spread:three:{place}", f"draw:all:{place}"):
        phone.do("tap", data=data)
    return str(
        rows.one(
            "select r.id from readings r join users u on u.id = r.user_id where line_id = :id order by r.created_at desc limit 1",
            id=phone.id,
        )
    )


def status(rows: Rows, reading: str) -> str:
    return str(rows.one("select status from readings where id = cast(:id as uuid)", id=reading))


def readings_shown(sandbox: LiveSandbox, phone: Phone, reading: str) -> list[dict[str, Any]]:
    """The messages that LINE took for this person and that are this reading: its buttons carry its id."""
    deliveries = [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id]
    return [message for one in deliveries for message in one["messages"] if f"rate:5:{reading}" in str(message)]


def delivered_once(rows: Rows, sandbox: LiveSandbox, phone: Phone, reading: str) -> None:
    """Waits until it is delivered; then it was shown once and paid once."""
    until(lambda: status(rows, reading) == "delivered", what="the reading is delivered")
    assert len(readings_shown(sandbox, phone, reading)) == 1
    assert rows.one("select stars from users where line_id = :id", id=phone.id) == 2
