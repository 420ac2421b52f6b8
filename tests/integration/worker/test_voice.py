"""Voice messages end to end: LINE's event, the sound from its data API, the provider's transcription, the reply."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.chat.events import Unsent
from models.events import voices
from sandbox.run.client import Phone
from tests.helpers.people import MALI
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.helpers.turns import Turns
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all
from worker.voice import hear


@pytest.fixture
def environment(environment: dict[str, str]) -> dict[str, str]:
    return {**environment, "OPENAI_TRANSCRIBE_MODEL": "gpt-4o-mini-transcribe"}


def said_by_mimi(phone: Phone) -> str:
    """All that MiMi has said since this was last asked, as JSON text without the marks that hold words together."""
    said = json.dumps([entry for entry in phone.new() if entry["from"] == "mimi"], ensure_ascii=False)
    return said.replace("\u2060", "")


def speak(phone: Phone, voice: str, **how: object) -> str:
    """Sends a voice message; the event's id."""
    phone.follow()
    phone.new()
    return str(phone.speak(voice, **how)["eventId"])


def deliveries(sandbox: LiveSandbox, via: str) -> list[dict[str, Any]]:
    return [one for one in sandbox.control.record()["deliveries"] if one["via"] == via]


def test_it_is_repeated_by_the_event_s_own_reply(parts: Parts, mali_phone: Phone, sandbox: LiveSandbox) -> None:
    event = speak(mali_phone, "th_work")

    hear(parts, event)

    assert "ปีหน้าเราควรเปลี่ยนงานดีไหมคะ" in said_by_mimi(mali_phone)
    assert deliveries(sandbox, "push") == []


def test_confirmed_it_becomes_the_question_and_its_cost_is_booked(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    event = speak(mali_phone, "th_work")
    hear(parts, event)

    mali_phone.say("ใช่ค่ะ")

    asked = rows.all("select state, question, voice from conversations")[0]
    assert (asked["state"], asked["question"]) == ("mood", "ปีหน้าเราควรเปลี่ยนงานดีไหมคะ")
    assert asked["voice"]["seconds"] == 4.2
    assert asked["voice"]["confirmed"] is True


def test_twice_the_same_job_answers_once(parts: Parts, mali_phone: Phone, sandbox: LiveSandbox) -> None:
    event = speak(mali_phone, "th_work")
    before = len(deliveries(sandbox, "reply"))

    hear(parts, event)
    hear(parts, event)

    assert len(deliveries(sandbox, "reply")) == before + 1


def test_line_may_still_be_preparing_the_sound(parts: Parts, mali_phone: Phone) -> None:
    event = speak(mali_phone, "th_love", preparing=2)

    hear(parts, event)

    assert "เขาคิดถึงเราบ้างไหมคะ" in said_by_mimi(mali_phone)


def test_danger_gets_the_help_lines_at_once_and_nothing_is_kept(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    event = speak(mali_phone, "th_danger")

    hear(parts, event)

    assert "1323" in said_by_mimi(mali_phone)
    kept = rows.all("select state, question, held_text, voice from conversations")[0]
    assert kept == {"state": "idle", "question": None, "held_text": None, "voice": None}


def test_danger_lets_go_of_what_was_offered_too(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    mali_phone.follow()
    for words in ("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "เซลติก", "เขาคิดถึงเราบ้างไหมคะ"):
        mali_phone.say(words)
    offered = rows.one("select offer is not null from conversations")

    hear(parts, str(mali_phone.speak("th_danger")["eventId"]))

    assert offered is True
    assert rows.all("select state, question, offer from conversations") == [{"state": "idle", "question": None, "offer": None}]


def test_when_nothing_was_heard_the_open_question_keeps_its_quick_replies(parts: Parts, mali_phone: Phone) -> None:
    mali_phone.follow()
    mali_phone.say("งานใหม่จะเป็นอย่างไรคะ")
    event = str(mali_phone.speak("silence")["eventId"])
    mali_phone.new()

    hear(parts, event)

    assert "mood:worried:" in said_by_mimi(mali_phone)


@pytest.mark.parametrize("mode", ["500", "429"])
def test_without_the_provider_it_asks_kindly_for_another_try(
    parts: Parts, mali_phone: Phone, sandbox: LiveSandbox, mode: str
) -> None:
    event = speak(mali_phone, "th_work")
    sandbox.control.switch(model={"mode": mode})

    hear(parts, event)

    assert "ฟังข้อความเสียงนี้ไม่ออก" in said_by_mimi(mali_phone)


def test_silence_is_no_question(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    event = speak(mali_phone, "silence")

    hear(parts, event)

    assert "ฟังข้อความเสียงนี้ไม่ออก" in said_by_mimi(mali_phone)
    assert rows.one("select held_text from conversations") is None


def test_an_unsent_voice_message_is_neither_heard_nor_answered(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    mali_phone.follow()
    mali_phone.new()
    sent = mali_phone.speak("th_work")
    mali_phone.do("unsend", messageId=sent["messageId"])

    hear(parts, str(sent["eventId"]))

    assert said_by_mimi(mali_phone) == "[]"
    assert rows.one("select held_text from conversations") is None


def spoken(turns: Turns) -> None:
    """Mali has said something that nobody has heard."""
    turns.run(
        "insert into webhook_events (id, type, user_id, received_at, reply_token, voice_message_id, voice_seconds)"
        " values ('spoken', 'message', :user, now(), 'token', 'm-spoken', 3)",
        user=turns.person(MALI),
    )


def test_a_voice_message_that_is_unsent_while_it_is_heard_is_not_answered(turns: Turns) -> None:
    spoken(turns)
    with turns.engine.begin() as connection:
        voice = voices.claim(connection, "spoken", 60)
    assert voice
    turns.handle(Unsent("unsent", MALI.line_id, datetime.now(UTC), None, message_id="m-spoken"))

    with turns.engine.begin() as connection:
        stored = voices.store_answer(connection, voice, "[]")

    assert stored is False
    assert turns.one("select reply from webhook_events where id = 'spoken'") is None


@pytest.mark.parametrize(("seconds", "again"), [(60, False), (-1, True)], ids=["while it hears", "after its lease"])
def test_a_voice_message_is_heard_by_one_worker_at_a_time(turns: Turns, seconds: float, again: bool) -> None:
    spoken(turns)

    with turns.engine.begin() as connection:
        first, second = voices.claim(connection, "spoken", seconds), voices.claim(connection, "spoken", 60)

    assert (first is not None, second is not None) == (True, again)


def test_who_has_blocked_mimi_is_not_pushed_what_was_heard(
    parts: Parts, mali_phone: Phone, sandbox: LiveSandbox, rows: Rows
) -> None:
    event = speak(mali_phone, "th_work")
    mali_phone.block()
    rows.run("update webhook_events set reply_token = null where id = :id", id=event)

    hear(parts, event)

    assert [call["path"] for call in sandbox.control.record()["calls"] if call["path"].endswith("/push")] == []


def test_a_lost_job_is_found_by_the_sweep(parts: Parts, mali_phone: Phone, rows: Rows) -> None:
    event = speak(mali_phone, "th_work")
    parts.redis.flushall()
    rows.run("update webhook_events set received_at = received_at - interval '20 seconds'")

    sweep_all(parts)

    assert parts.redis.exists(f"rq:job:hear-{event}")


def test_too_old_for_a_reply_it_is_pushed(parts: Parts, mali_phone: Phone, rows: Rows, sandbox: LiveSandbox) -> None:
    event = speak(mali_phone, "th_work")
    rows.run("update webhook_events set received_at = received_at - interval '2 minutes'")

    hear(parts, event)

    assert len(deliveries(sandbox, "push")) == 1


def test_a_long_one_is_answered_at_once(mali_phone: Phone, rows: Rows) -> None:
    speak(mali_phone, "th_work", seconds=61)

    assert "60" in said_by_mimi(mali_phone)
    assert rows.one("select count(*) from webhook_events where voice_message_id is not null") == 0


class TestWithoutAModel:
    """OPENAI_TRANSCRIBE_MODEL is empty."""

    @pytest.fixture
    def environment(self, environment: dict[str, str]) -> dict[str, str]:
        return {**environment, "OPENAI_TRANSCRIBE_MODEL": ""}

    def test_mimi_says_kindly_that_she_reads_text(self, mali_phone: Phone, rows: Rows) -> None:
        speak(mali_phone, "th_work")

        assert said_by_mimi(mali_phone) != "[]"
        assert rows.one("select count(*) from webhook_events where voice_message_id is not null") == 0
