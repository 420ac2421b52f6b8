"""Danger in whole turns: what the database keeps of it, and what it does not."""

import pytest

from bot.chat.handler import Handler
from bot.say.words import words_for
from models.database.batch import bare
from models.events import reply_outcomes
from models.people import care, forgetting
from tests.helpers.people import MALI
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns

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
    assert turns.all("select state, question, message_id, held_text from conversations") == [
        {"state": "mood", "question": OBLIQUE, "message_id": message, "held_text": None}
    ]


@pytest.mark.parametrize("answer", ["อยากคุยกับใครสักคน", "ไปดูยอด", "ลบข้อมูลของฉัน"])
def test_a_held_text_goes_with_whatever_they_do_next(turns: Turns, answer: str) -> None:
    turns.person(MALI, stars=3)
    turns.say(MALI, OBLIQUE)

    turns.say(MALI, answer)

    assert turns.one("select held_text from conversations") is None


@pytest.fixture
def moderated(turns: Turns) -> Turns:
    """The same with a provider that has a moderation."""
    turns.handler = Handler(turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS, moderates=True)
    return turns


def jobs(turns: Turns) -> list[str]:
    return [job.name for job in turns.jobs.put_in]


def test_a_question_is_shown_to_the_moderation_by_its_message(moderated: Turns) -> None:
    user = moderated.person(MALI, stars=3)

    moderated.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    message = moderated.one("select message_id from conversations")
    assert [job.id for job in moderated.jobs.put_in] == [f"moderate-{user}-{message}"]


def test_so_is_a_review(moderated: Turns) -> None:
    reading = moderated.reading(moderated.person(MALI, stars=3))
    for data in (f"rate:5:{reading}", f"word:{reading}"):
        moderated.tap(MALI, data)

    moderated.say(MALI, "แม่นมากค่ะ")

    assert [job.id for job in moderated.jobs.put_in] == [f"moderate_word-{reading}"]


def test_a_held_text_is_shown_once_it_goes_on(moderated: Turns) -> None:
    moderated.person(MALI, stars=3)
    moderated.say(MALI, OBLIQUE)
    before = jobs(moderated)

    moderated.say(MALI, "พูดเล่นค่ะ")

    assert (before, jobs(moderated)) == ([], ["moderate"])


def test_without_a_moderation_nothing_is_enqueued(turns: Turns) -> None:
    turns.person(MALI, stars=3)

    turns.say(MALI, "งานใหม่จะเป็นอย่างไรคะ")

    assert jobs(turns) == []


def test_help_lines_that_are_due_come_first_and_alone(turns: Turns) -> None:
    user = turns.person(MALI, stars=3)
    turns.run("update conversations set help_due = 'm9', help_due_at = now()")

    first, second = turns.tap(MALI, "balance"), turns.tap(MALI, "balance")

    assert first[0]["altText"] == words_for("th")("safety-alt-any")
    assert words_for("th")("safety-alt-any") not in str(second)
    assert turns.one("select help_due from conversations where user_id = :user", user=user) is None


def test_help_lines_that_line_never_took_are_due_again(turns: Turns) -> None:
    turns.person(MALI, stars=3)
    turns.run("update conversations set help_due = 'm9', help_due_at = now()")
    turns.tap(MALI, "balance")
    event = turns.one("select id from webhook_events")
    turns.run("update webhook_events set outcome = 'pending'")

    with bare(turns.engine) as connection:
        reply_outcomes.mark_expired(connection, event)

    assert turns.one("select help_due from conversations") == "m9"


def test_what_the_moderation_says_after_a_deletion_is_not_kept(turns: Turns) -> None:
    user = turns.person(MALI)
    with turns.engine.begin() as connection:
        forgetting.forget(connection, user, PSEUDONYMS.new(MALI.line_id))

    with turns.engine.begin() as connection:
        care.note_clear(connection, user, "m1")
        care.help_due(connection, user, "m2")

    assert turns.all("select clear_message_id, help_due, help_due_at from conversations") == [
        {"clear_message_id": None, "help_due": None, "help_due_at": None}
    ]
