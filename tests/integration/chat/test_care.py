"""Danger in whole turns: what the database keeps of it, and what it does not."""

import pytest

from bot.say.words import words_for
from tests.helpers.people import MALI
from tests.helpers.turns import Turns

OBLIQUE = "รู้สึกไร้ค่า ไม่มีใครรักหนูเลย"
KEPT = "select count(*) from conversations where question is not null or held_text is not null or message_id is not null"


def test_nothing_of_a_plain_cry_is_kept(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    [told] = turns.say(MALI, "กินยานอนหลับไป 20 เม็ดแล้ว")

    assert told["altText"] == words_for("th")("safety-alt-self_harm")
    assert turns.one(KEPT) == 0
    assert turns.one("select count(*) from readings") == 0


def test_a_held_text_waits_for_the_answer_and_goes_on_as_the_question(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    [asked] = turns.say(MALI, OBLIQUE)

    message = turns.one("select held_message_id from conversations")
    turns.tap(MALI, f"care:saying:{message}")

    assert asked["altText"] == words_for("th")("care-alt")
    assert turns.rows("select state, question, message_id, held_text from conversations") == [
        {"state": "mood", "question": OBLIQUE, "message_id": message, "held_text": None}
    ]


@pytest.mark.parametrize("answer", ["อยากคุยกับใครสักคน", "ไปดูยอด", "ลบข้อมูลของฉัน"])
def test_a_held_text_goes_with_whatever_they_do_next(turns: Turns, answer: str) -> None:
    turns.person(MALI, stars=3)
    turns.say(MALI, OBLIQUE)

    turns.say(MALI, answer)

    assert turns.one("select held_text from conversations") is None
