"""`mimi inbox`, and the same at the desk: messages are read, answered once and closed, by whichever owner is first."""

import uuid

import pytest

from bot.settings import Settings
from models.owner import inbox
from tests.helpers.desk import OWNER, Desk, data_of, shown, the_one
from tests.helpers.owner import Owner
from tests.helpers.people import MALI, TOM
from tests.helpers.turns import Turns

WRITTEN = "จ่ายไปสองรอบ ได้ดาวรอบเดียวค่ะ"
ANSWER = "คืนเงินรอบที่สองแล้วนะคะ ดูที่: https://example.com/help ได้เลย"


@pytest.fixture
def message(turns: Turns) -> uuid.UUID:
    """Mali has written."""
    user = turns.person(MALI)
    with turns.engine.begin() as connection:
        made = inbox.put(connection, user, WRITTEN, "m-1")
    assert made
    return made


@pytest.fixture
def desk(turns: Turns, settings: Settings) -> Desk:
    turns.person(OWNER)
    turns.person(TOM)
    return Desk(turns, settings, OWNER, TOM)


def test_it_is_listed_and_shown_with_what_was_answered(owner: Owner, turns: Turns, message: uuid.UUID) -> None:
    listed = owner.runs("inbox").output
    owner.runs("inbox", "answer", str(message)[:8], ANSWER, "--yes")

    talk = owner.runs("inbox", "show", str(message)[:8]).output

    assert WRITTEN in listed
    assert ANSWER.split()[0] in talk
    assert "none" in owner.runs("inbox").output


def test_an_answer_from_the_command_line_is_asked_about_first(owner: Owner, turns: Turns, message: uuid.UUID) -> None:
    owner.runs("inbox", "answer", str(message)[:8], ANSWER, exits=1, types="n\n")

    assert turns.one("select count(*) from inbox_answers") == 0


def test_too_long_an_answer_is_refused(owner: Owner, turns: Turns, message: uuid.UUID) -> None:
    said = owner.runs("inbox", "answer", str(message)[:8], "ก" * 2001, "--yes", exits=1).output

    assert "2,000" in said
    assert turns.one("select state from inbox_messages") == "open"


def test_a_message_that_is_gone_cannot_be_answered(owner: Owner, message: uuid.UUID) -> None:
    owner.runs("inbox", "close", str(message)[:8], "--yes")

    assert "closed already" in owner.runs("inbox", "answer", str(message)[:8], ANSWER, "--yes", exits=1).output


def answered(desk: Desk, message: uuid.UUID, way: str) -> str:
    """The yes of an answer."""
    desk.taps(f"own:a:answer:{message}")
    asked = desk.says(ANSWER)
    previewed = desk.taps(next(data for data in data_of(asked) if data.endswith(f":{way}")))
    return the_one(previewed, "own:y:")


def test_at_the_desk_the_answer_is_previewed_and_comes_with_the_persons_next_reply(
    desk: Desk, turns: Turns, message: uuid.UUID
) -> None:
    desk.taps(answered(desk, message, "carry"))

    said = shown(turns.tap(MALI, "balance")).replace("\u2060", "")

    assert "คืนเงินรอบที่สองแล้วนะคะ" in said
    assert '"uri": "https://example.com/help"' in said
    assert [job.name for job in turns.jobs.put_in if job.name == "push_answer"] == []


def test_pushed_when_she_says_so(desk: Desk, turns: Turns, message: uuid.UUID) -> None:
    desk.taps(answered(desk, message, "push"))

    assert [job.id for job in turns.jobs.put_in] == [f"push_answer-{turns.one('select id from inbox_answers')}"]


def test_of_two_owners_the_second_is_told(desk: Desk, turns: Turns, message: uuid.UUID) -> None:
    first = answered(desk, message, "carry")
    desk.taps(f"own:a:answer:{message}", TOM)
    asked = desk.says("ตอบซ้ำค่ะ", TOM)
    second = the_one(desk.taps(next(data for data in data_of(asked) if data.endswith(":carry")), TOM), "own:y:")

    desk.taps(first)
    said = shown(desk.taps(second, TOM))

    assert "answered already" in said
    assert turns.one("select count(*) from inbox_answers") == 1


def test_the_trail_has_no_words_of_either(desk: Desk, turns: Turns, message: uuid.UUID) -> None:
    desk.taps(answered(desk, message, "carry"))

    trail = str(turns.all("select action, details from owner_actions"))

    assert "answer" in trail
    assert "จ่ายไป" not in trail
    assert "คืนเงิน" not in trail


def test_the_longest_messages_fit_into_her_card(desk: Desk, turns: Turns, message: uuid.UUID) -> None:
    with turns.engine.begin() as connection:
        user = turns.one("select user_id from inbox_messages")
        made = [inbox.put(connection, user, "ปี่" * 1000, f"m-long-{number}") for number in range(4)]

    said = desk.taps(f"own:s:inbox:{made[0]}")

    assert "own:a:answer" in shown(said)


def test_she_hears_of_it_with_her_next_word_and_once(desk: Desk, message: uuid.UUID) -> None:
    heard = [shown(desk.taps("balance")), shown(desk.taps("balance"))]

    assert ["ข้อความถึงคุณ" in each for each in heard] == [True, False]


def test_the_list_alone_tells_her_who_opens_it(desk: Desk, message: uuid.UUID) -> None:
    listed = desk.says("ข้อความ")
    later = desk.taps("balance")

    assert len(listed) == 1
    assert f"own:s:inbox:{message}" in shown(listed)
    assert "ข้อความถึงคุณ" not in shown(later)


def test_at_the_desk_it_is_read_and_closed(desk: Desk, turns: Turns, message: uuid.UUID) -> None:
    listed = desk.says("กล่องข้อความ")
    one = desk.taps(the_one(listed, f"own:s:inbox:{message}"))
    asked = desk.taps(the_one(one, "own:a:closemessage"))

    desk.taps(the_one(asked, "own:y:"))

    assert "จ่ายไปสองรอบ" in shown(one).replace("\u2060", "")
    assert turns.one("select state from inbox_messages") == "closed"
