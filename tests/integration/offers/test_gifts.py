"""Stars for a friend in the chat: asked for, confirmed, sent on, taken, taken back."""

import json
import re
import uuid
from datetime import UTC, datetime

import pytest

from bot.chat.events import Said, Tapped
from bot.say.limits import Message
from models.money.economy import GIFT_DAYS
from tests.helpers.people import KEN, MALI, PIM, Person
from tests.helpers.turns import Turns
from worker.runtime.parts import Parts
from worker.upkeep import announcements, gifts_home, sweep


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False)


def gift_of(turns: Turns, who: Person, words: str) -> tuple[str, str]:
    """Somebody asks for a gift and confirms it: its code, and the card."""
    turns.say(who, words)
    card = shown(turns.say(who, "ใช่"))
    found = re.search(r"GIFT-[0-9A-Z]{10}", card)
    assert found, card
    return found[0], card


@pytest.mark.parametrize("words", ["ส่งดาวให้เพื่อน 3 ดาวค่ะ", "gift 3 stars", "ส่งดาว 3 ดวง"])
def test_a_number_named_at_once_is_asked_about_and_given(turns: Turns, words: str) -> None:
    mali = turns.person(MALI, stars=5)

    code, card = gift_of(turns, MALI, words)

    assert turns.owned(mali) == (2, 0)
    assert f"/gift/{code}" in card
    assert "gift:back:" in card


def test_the_number_may_be_tapped_or_typed_after_the_question(turns: Turns) -> None:
    mali = turns.person(MALI, stars=7)

    asked = shown(turns.say(MALI, "ส่งดาวให้เพื่อน"))
    confirmed = shown(turns.say(MALI, "4"))

    assert all(f'"gift:{stars}"' in asked for stars in (1, 3, 5))
    assert '"gift:4:' in confirmed
    assert turns.owned(mali) == (7, 0)


def test_more_than_there_is_or_than_a_gift_holds_is_not_given(turns: Turns) -> None:
    mali = turns.person(MALI, stars=2)

    answers = [shown(turns.say(MALI, words)) for words in ("gift 3 stars", "gift 101 stars")]

    assert "2 ดาว" in answers[0]
    assert "100 ดาว" in answers[1]
    assert turns.owned(mali) == (2, 0)


def test_a_balance_has_the_button(turns: Turns) -> None:
    turns.person(MALI, stars=2)

    assert '"data": "gift"' in shown(turns.say(MALI, "ยอด"))


def test_a_friend_takes_it_and_the_giver_hears_of_it_with_the_next_reply(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")

    taken = shown(turns.say(PIM, code.lower()))
    heard = [shown(turns.say(MALI, "ยอด")) for _ in range(2)]

    assert MALI.name in taken
    assert turns.owned(pim) == (2, 0)
    assert [PIM.name in reply for reply in heard] == [True, False]
    assert not turns.broken()
    assert turns.owned(mali) == (1, 0)


def test_the_question_that_waits_for_stars_goes_on_with_a_gift(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")
    for words in ("งานปีหน้าจะเป็นยังไงบ้างคะ", "กังวล", "3 ใบ"):
        turns.say(PIM, words)

    taken = shown(turns.say(PIM, code))
    table = shown(turns.tap(PIM, "go_on"))

    assert '"data": "go_on"' in taken
    assert "ยังขาด" not in taken
    assert "draw:all" in table


def test_a_redelivered_confirmation_makes_no_second_gift_and_the_card_can_be_seen_again(turns: Turns) -> None:
    mali = turns.person(MALI, stars=6)
    turns.say(MALI, "gift 2 stars")
    offer = turns.one("select offer ->> 'yes' from conversations where user_id = :id", id=mali)
    event = Tapped("event-x", MALI.line_id, datetime.now(UTC), "token-x", data=offer)

    turns.handle(event)
    turns.handle(event)
    again = shown(turns.tap(MALI, offer))

    assert turns.owned(mali) == (4, 0)
    assert turns.one("select code from star_gifts") in again


def test_taken_back_after_one_more_question(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")
    gift = turns.one("select id from star_gifts")

    turns.tap(MALI, f"gift:back:{gift}")
    before = turns.owned(mali)
    turns.tap(MALI, f"gift:back:{gift}:yes")
    too_late = shown(turns.say(PIM, code))

    assert (before, turns.owned(mali), turns.owned(pim)) == ((1, 0), (3, 0), (0, 0))
    assert "เสียดาย" in too_late


def test_somebody_elses_gift_can_neither_be_seen_nor_taken_back(turns: Turns) -> None:
    mali, ken = turns.person(MALI, stars=3), turns.person(KEN)
    code, _ = gift_of(turns, MALI, "gift 2 stars")
    gift = turns.one("select id from star_gifts")

    answers = [shown(turns.tap(KEN, data)) for data in (f"gift:card:{gift}", f"gift:back:{gift}:yes")]

    assert not any(code in answer for answer in answers)
    assert (turns.owned(mali), turns.owned(ken)) == ((1, 0), (0, 0))


def test_somebody_who_writes_for_the_first_time_takes_a_gift(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    code, _ = gift_of(turns, MALI, "gift 2 stars")

    turns.say(KEN, code)

    assert turns.one("select stars from users where line_id = :id", id=KEN.line_id) == 2
    assert not turns.broken()


def test_nobody_took_it_and_the_giver_hears_so_without_a_push(parts: Parts) -> None:
    turns = Turns(parts.engine)
    mali, _ = turns.person(MALI, stars=3), turns.person(PIM)
    gift_of(turns, MALI, "gift 2 stars")
    gift_of(turns, MALI, "gift 1 star")
    turns.run("update star_gifts set created_at = now() - make_interval(days => :days) where stars = 2", days=GIFT_DAYS)

    returned = [gifts_home.send_back(parts), gifts_home.send_back(parts)]
    turns.run("update ledger_entries set created_at = created_at - interval '31 seconds'")
    with parts.engine.connect() as connection:
        pushed = [job for job in sweep.due(connection) if job.name == "tell"]
    announcements.announce(parts, mali)

    assert returned == [1, 0]
    assert turns.owned(mali) == (2, 0)
    assert pushed == []
    assert f"{GIFT_DAYS}\xa0วัน" in shown(turns.say(MALI, "สวัสดี")[:1])
    assert not turns.broken()


def test_a_code_in_a_cry_for_help_takes_nothing(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    pim: uuid.UUID = turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")

    turns.say(PIM, f"อยากตาย {code}")

    assert turns.owned(pim) == (0, 0)


def test_a_redelivered_code_takes_it_once(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    pim = turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")
    event = Said("event-y", PIM.line_id, datetime.now(UTC), "token-y", text=code, message_id="m-y")

    for _ in range(2):
        turns.handle(event)

    assert turns.owned(pim) == (2, 0)
    assert not turns.broken()


def test_the_barred_get_their_stars_back_and_take_none(turns: Turns) -> None:
    mali, pim = turns.person(MALI, stars=3), turns.person(PIM)
    code, _ = gift_of(turns, MALI, "gift 2 stars")
    gift = turns.one("select id from star_gifts")
    turns.run("update users set barred_at = now()")

    turns.say(PIM, code)
    turns.tap(MALI, f"gift:back:{gift}:yes")

    assert (turns.owned(mali), turns.owned(pim)) == ((3, 0), (0, 0))


def test_a_gift_waits_where_a_dispute_would_swallow_it(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    pim = turns.person(PIM)
    turns.run("update users set stars_frozen = 5 where id = :id", id=pim)
    code, _ = gift_of(turns, MALI, "gift 2 stars")

    turns.say(PIM, code)

    assert turns.one("select status from star_gifts") == "open"
