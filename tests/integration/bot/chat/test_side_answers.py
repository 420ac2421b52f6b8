"""What is asked on the side keeps its own quick replies in front of those of the question that waits."""

from typing import Any

import pytest

from bot.say.limits import Message
from bot.say.quick_replies import quick_replies
from models.money import ledger
from models.money.ledger import Reason
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

SIDE = ("ภาษา", "วิธีใช้", "ประวัติ", "แลกแต้ม", "ยอดดาว", "ชวนเพื่อน", "เติมดาว", "ลบข้อมูล", "แอดมิน", "ไพ่วันนี้")
BESIDE = tuple(words for words in SIDE if words != "แอดมิน")
"""A message to the owner is asked for alone: the question that waits is not asked again before it has come."""

WAITS: dict[str, tuple[tuple[str, ...], str]] = {
    "mood": (("งานใหม่จะเป็นอย่างไรคะ",), "mood"),
    "spread": (("งานใหม่จะเป็นอย่างไรคะ", "ข้าม"), "spread"),
    "draw": (("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "1"), "draw"),
    "stars": (("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "เซลติก"), "go_on"),
}


def taps(messages: list[Message]) -> list[str]:
    """What each quick reply does, without the numbers that change from one to the next."""
    return [_name(item["action"]) for item in quick_replies(messages[-1:])]


def _name(action: dict[str, Any]) -> str:
    did = str(action.get("data") or action.get("uri") or action.get("text") or action.get("clipboardText"))
    return did if did.startswith("http") else ":".join(did.split(":")[:2]) if did.startswith("language") else did.split(":")[0]


@pytest.mark.parametrize("state", WAITS)
@pytest.mark.parametrize("words", BESIDE)
def test_a_side_answer_keeps_its_own_quick_replies_in_front(turns: Turns, state: str, words: str) -> None:
    turns.person(MALI, stars=1, coins=140)
    alone = taps(turns.say(MALI, words))
    turns.say(MALI, "ยกเลิก")
    before, waits = WAITS[state]
    for said in before:
        turns.say(MALI, said)

    beside = taps(turns.say(MALI, words))

    assert turns.one("select state from conversations") == state
    assert list(dict.fromkeys(beside))[: len(dict.fromkeys(alone))] == list(dict.fromkeys(alone))
    assert waits in beside


@pytest.mark.parametrize("state", WAITS)
def test_a_message_to_the_owner_is_asked_for_alone_and_the_question_waits(turns: Turns, state: str) -> None:
    turns.person(MALI, stars=1, coins=140)
    before, _ = WAITS[state]
    for said in before:
        turns.say(MALI, said)

    beside = taps(turns.say(MALI, "แอดมิน"))

    assert beside == ["cancel"]
    assert turns.one("select state from conversations") == state


@pytest.mark.parametrize("words", SIDE)
def test_in_question_nothing_is_asked_again(turns: Turns, words: str) -> None:
    turns.person(MALI, stars=1, coins=140)
    alone = [message.get("altText") or message.get("text") for message in turns.say(MALI, words)]
    turns.say(MALI, "ถามไพ่")

    beside = [message.get("altText") or message.get("text") for message in turns.say(MALI, words)]

    assert len(beside) == len(alone)


def test_a_card_that_is_turned_asks_for_the_next_one_by_itself(turns: Turns) -> None:
    turns.person(MALI, stars=1)
    for said in ("งานใหม่จะเป็นอย่างไรคะ", "3 ใบ"):
        turns.say(MALI, said)

    assert taps(turns.say(MALI, "7")) == ["draw"]


def test_when_there_is_not_room_for_all_the_end_of_the_answer_stays(turns: Turns) -> None:
    """Four gifts of the owner's that were not announced leave room for one message of three."""
    user = turns.person(MALI, stars=1)
    reading = turns.reading(user)
    whole = turns.tap(MALI, f"open:{reading}")
    with turns.engine.begin() as connection:
        for number in range(4):
            ledger.move(connection, user, "coin", 1, Reason.OWNER_GRANT, number, note="ขอบคุณค่ะ")

    short = turns.tap(MALI, f"open:{reading}")

    assert len(whole) > 1
    assert len(short) == 5
    assert short[-1]["altText"] == whole[-1]["altText"]
    assert short[-1]["contents"]["type"] == whole[-1]["contents"]["type"] == "carousel"


def test_beside_what_it_brings_along_there_is_room_for_its_own_answer(turns: Turns) -> None:
    """Five gifts that were not announced; one of them waits for the next reply."""
    user = turns.person(MALI, stars=1)
    [alone] = turns.tap(MALI, "balance")
    with turns.engine.begin() as connection:
        for number in range(5):
            ledger.move(connection, user, "coin", 1, Reason.OWNER_GRANT, number, note="ขอบคุณค่ะ")

    beside = turns.tap(MALI, "balance")

    assert len(beside) == 5
    assert beside[-1]["contents"]["type"] == alone["contents"]["type"]
    assert turns.one("select count(*) from ledger_entries where tell and told_at is null") == 1


@pytest.mark.parametrize("tapped", ["share", "followup"])
def test_beside_a_late_reading_the_tap_is_answered_rather_than_the_open_question_repeated(turns: Turns, tapped: str) -> None:
    """The late reading leaves room for one message. The quick replies of the open question come all the same."""
    user = turns.person(MALI, stars=3)
    reading = turns.reading(user)
    *_, alone = turns.tap(MALI, f"{tapped}:{reading}")
    turns.tap(MALI, "cancel")
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")
    late = turns.reading(user, status="waiting")

    beside = turns.tap(MALI, f"{tapped}:{reading}")

    assert f"rate:5:{late}" in str(beside)
    assert beside[-1]["altText"] == alone["altText"]
    assert ("mood" in taps(beside)) is (tapped == "share")
