"""Messages to the owner on a real database: taken, limited, erased, deleted; the answer goes along with the next reply, once."""

import json
import uuid
from datetime import UTC, datetime

import pytest

from bot.chat.dialogue.effects import Forget
from bot.chat.events import Unsent
from bot.say.limits import Message
from models.database.batch import bare
from models.events import reply_outcomes
from models.owner import inbox, inbox_answers
from models.owner.inbox import NotOpen
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

WRITTEN = "จ่ายไปสองรอบ ได้ดาวรอบเดียวค่ะ"
ANSWER = "ตรวจแล้วค่ะ คืนเงินรอบที่สองให้แล้วนะคะ"


def shown(messages: list[Message]) -> str:
    return json.dumps(messages, ensure_ascii=False).replace("\u2060", "").replace("\u00a0", " ")


@pytest.fixture
def mali(turns: Turns) -> uuid.UUID:
    return turns.person(MALI)


def write(turns: Turns, words: str = WRITTEN) -> list[Message]:
    """Mali asks for a person and writes; what MiMi says to that."""
    turns.say(MALI, "แอดมิน")
    return turns.say(MALI, words)


def message(turns: Turns) -> uuid.UUID:
    found: uuid.UUID = turns.one("select id from inbox_messages order by at limit 1")
    return found


def answer(turns: Turns, *, pushes: bool = False) -> uuid.UUID:
    with turns.engine.begin() as connection:
        return inbox_answers.answer(connection, message(turns), ANSWER, pushes=pushes)[0]


def test_it_is_kept_apart_and_mimi_says_when_to_expect_an_answer(turns: Turns, mali: uuid.UUID) -> None:
    said = write(turns)

    assert "1 วัน" in shown(said)
    assert turns.all("select text, state from inbox_messages") == [{"text": WRITTEN, "state": "open"}]
    assert turns.one("select count(*) from readings") == 0


def test_five_a_day_are_taken(turns: Turns, mali: uuid.UUID) -> None:
    said = [write(turns, f"เรื่องที่ {number} ที่อยากบอก") for number in range(inbox.A_DAY + 1)]

    assert turns.one("select count(*) from inbox_messages") == inbox.A_DAY
    assert "พรุ่งนี้" in shown(said[-1])


def test_an_unsent_message_is_erased_and_still_counts(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    sent = turns.one("select message_id from inbox_messages")

    turns.handle(Unsent("unsent", MALI.line_id, datetime.now(UTC), None, message_id=sent))

    assert turns.all("select text, state from inbox_messages") == [{"text": None, "state": "closed"}]


def test_all_of_it_goes_with_the_person(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    answer(turns)

    turns.effect(MALI, Forget())

    assert turns.one("select (select count(*) from inbox_messages) + (select count(*) from inbox_answers)") == 0


def test_the_answer_comes_with_the_next_reply_whatever_that_is_and_once(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    answer(turns)

    replies = [turns.tap(MALI, "balance"), turns.tap(MALI, "balance")]

    assert [ANSWER in shown(reply) for reply in replies] == [True, False]
    assert WRITTEN in shown(replies[0])


def test_a_reply_that_never_arrived_leaves_it_for_the_next(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    answer(turns)
    turns.tap(MALI, "balance")
    event = turns.one("select id from webhook_events where carries ? 'answers'")
    turns.run("update webhook_events set outcome = 'pending' where id = :id", id=event)

    with bare(turns.engine) as connection:
        reply_outcomes.mark_expired(connection, event)

    assert ANSWER in shown(turns.tap(MALI, "balance"))


def test_of_two_owners_one_answers(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    answer(turns)

    with pytest.raises(NotOpen, match="answered"):
        answer(turns)

    assert turns.one("select count(*) from inbox_answers") == 1


def test_an_answer_covers_what_the_person_wrote_before(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    write(turns, "ลืมบอกว่าจ่ายด้วยพร้อมเพย์ค่ะ")
    last = turns.one("select id from inbox_messages order by at desc limit 1")

    with turns.engine.begin() as connection:
        inbox_answers.answer(connection, last, ANSWER, pushes=False)

    assert turns.all("select distinct state from inbox_messages") == [{"state": "answered"}]


def test_what_was_deleted_cannot_be_answered(turns: Turns, mali: uuid.UUID) -> None:
    write(turns)
    was = message(turns)
    turns.effect(MALI, Forget())

    with pytest.raises(NotOpen, match="nobody"), turns.engine.begin() as connection:
        inbox_answers.answer(connection, was, ANSWER, pushes=False)


def test_the_question_that_was_open_goes_on(turns: Turns, mali: uuid.UUID) -> None:
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    write(turns)

    [row] = turns.all("select state, question, offer from conversations")
    assert row == {"state": "mood", "question": "งานใหม่จะเป็นอย่างไรคะ", "offer": None}
