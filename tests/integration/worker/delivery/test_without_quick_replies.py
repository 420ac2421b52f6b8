"""People on a computer: LINE shows them no quick replies and no menu. With the buttons in messages alone, or with words alone,
they get their reading."""

import uuid
from typing import Any

import pytest

from sandbox.run.client import Phone
from sandbox.run.transcript import actions
from sandbox.switches import Fail
from tests.helpers.paid import readings_shown
from tests.helpers.people import MALI, TOM, Person
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep import announcements

WORDS = {
    "th": ("สวัสดีค่ะ", "งานใหม่จะเป็นอย่างไรคะ", "กังวลนิดหน่อย", "สามใบ", "7", "ขอบคุณค่ะ", "จับให้"),
    "en": ("hello", "Should I take the new job?", "a bit worried", "3 cards", "7", "thanks", "draw for me"),
}
AFTERWARDS = {
    "th": ("ขอบคุณค่ะ", "ให้ 5 ดาว", "เล่าเพิ่ม", "แม่นมากเลยค่ะ", "แชร์", "เปิดอ่านอีกครั้ง", "ถามต่อ", "แล้วเดือนหน้าล่ะคะ"),
    "en": (
        "thanks",
        "rate 5",
        "say more",
        "spot on about my boss",
        "share",
        "read it again",
        "follow-up",
        "And next month?",
    ),
}


class Computer:
    """A chat seen on a computer: what MiMi said last, and the buttons in it."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone
        self.phone.follow()
        self.phone.new()

    def said(self) -> list[dict[str, Any]]:
        """What came since one last did something."""
        return [entry["message"] for entry in self.phone.new() if entry["from"] == "mimi"]

    def tap(self, said: list[dict[str, Any]], *prefixes: str) -> list[dict[str, Any]]:
        """Taps the first button in the messages themselves whose data, or whose words, begin with a prefix."""
        bare = [{key: value for key, value in message.items() if key != "quickReply"} for message in said]
        found = [action for message in bare for action in actions(message)]
        for prefix in prefixes:
            for action in found:
                if str(action.get("data") or action.get("text") or "").startswith(prefix):
                    self.phone.tap(action)
                    return self.said()
        raise AssertionError(f"no button {prefixes} among {[action.get('data') or action.get('text') for action in found]}")

    def say(self, words: str) -> list[dict[str, Any]]:
        self.phone.say(words)
        return self.said()


@pytest.fixture(params=[MALI, TOM], ids=["th", "en"])
def someone(request: pytest.FixtureRequest, sandbox: LiveSandbox, web: str) -> tuple[Person, Computer]:
    person: Person = request.param
    return person, Computer(sandbox.control.arrive(person.name, person.language))


def question(language: str) -> str:
    return WORDS[language][1]


def delivered(parts: Parts, rows: Rows, sandbox: LiveSandbox, phone: Phone) -> uuid.UUID:
    [found] = rows.all("select id from readings where kind = 'reading'")
    reading.read(parts, found["id"])
    assert rows.one("select status from readings where id = :id", id=found["id"]) == "delivered"
    assert len(readings_shown(sandbox, phone, str(found["id"]))) == 1
    return uuid.UUID(str(found["id"]))


def granted(rows: Rows) -> uuid.UUID:
    """The owner grants the only person 10 coins; nobody has told them. Their id."""
    user = rows.one("select id from users")
    rows.run(
        "insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, created_at, tell)"
        " values (gen_random_uuid(), :id, 'coin', 10, 'owner:grant', 'owner:grant:test', 110, now(), true)",
        id=user,
    )
    rows.run("update users set coins = 110")
    return uuid.UUID(str(user))


def test_a_reading_by_the_buttons_in_messages_alone(
    someone: tuple[Person, Computer], parts: Parts, rows: Rows, sandbox: LiveSandbox
) -> None:
    person, computer = someone
    asked = computer.tap(computer.say("help" if person.language == "en" else "วิธีใช้"), "ask")
    suggestion = next(action["text"] for message in asked for action in actions(message) if action.get("type") == "message")

    felt = computer.tap(computer.tap(asked, suggestion), "mood:worried")
    table = computer.tap(felt, "spread:three")
    for card in range(2):
        table = computer.tap(table, f"draw:{card}:")
    computer.tap(table, "draw:all")

    found = delivered(parts, rows, sandbox, computer.phone)
    shown = computer.said()
    assert computer.tap(shown, f"rate:4:{found}")
    assert computer.tap(shown, f"followup:{found}")
    assert rows.one("select state from conversations") == "follow_up"


def test_a_reading_by_words_alone(someone: tuple[Person, Computer], parts: Parts, rows: Rows, sandbox: LiveSandbox) -> None:
    person, computer = someone
    language = person.language or "th"
    hello, asked, mood, spread, card, thanks, rest = WORDS[language]

    for words in (hello, asked, mood, spread, card, thanks, rest):
        computer.say(words)
    found = delivered(parts, rows, sandbox, computer.phone)
    computer.said()
    answers = [computer.say(words) for words in AFTERWARDS[language]]

    assert rows.one("select question from readings where id = :id", id=found) == asked
    assert rows.all("select rating, word from reviews") == [{"rating": 5, "word": AFTERWARDS[language][3]}]
    assert rows.one("select question from readings where kind = 'follow_up'") == AFTERWARDS[language][-1]
    assert [words for words, said in zip(AFTERWARDS[language][:-1], answers, strict=False) if not said] == []


def test_a_question_in_the_other_language_is_read_in_it(
    mali_phone: Phone, parts: Parts, rows: Rows, sandbox: LiveSandbox
) -> None:
    computer = Computer(mali_phone)
    for words in ("Should I take the new job in Chiang Mai?", "happy", "1", "แลก 1", "ใช่", "จับให้"):
        computer.say(words)

    delivered(parts, rows, sandbox, mali_phone)

    assert rows.one("select language from readings where kind = 'reading'") == "en"
    assert rows.one("select language from users") == "th"


def test_a_push_in_the_middle_of_a_question_ends_with_its_quick_replies(mali_phone: Phone, parts: Parts, rows: Rows) -> None:
    computer = Computer(mali_phone)
    for words in ("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "เซลติก"):
        computer.say(words)
    user = granted(rows)

    announcements.announce(parts, user)

    [pushed] = computer.said()
    offered = [item["action"]["data"] for item in pushed["quickReply"]["items"]]
    assert {"go_on", "cancel"} <= set(offered)


def test_a_reading_that_arrives_in_the_middle_of_the_next_question_ends_with_its_quick_replies(
    mali_phone: Phone, parts: Parts, rows: Rows
) -> None:
    computer = Computer(mali_phone)
    for words in ("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "1", "แลก 1", "ใช่", "จับให้", "ขอตั้งคำถามใหม่"):
        computer.say(words)
    found = rows.one("select id from readings")
    rows.run("update conversations set state = 'mood', place = 9, question = 'เขาคิดถึงเราไหมคะ', message_id = 'm9'")

    reading.read(parts, found)

    shown = computer.said()
    offered = [item["action"]["data"] for item in shown[-1]["quickReply"]["items"] if "data" in item["action"]]
    assert "mood:worried:9" in offered
    assert any(data.startswith("followup:") for data in offered)


def test_news_that_line_took_and_failed_to_say_so_comes_once_though_the_chat_went_on(
    mali_phone: Phone, parts: Parts, rows: Rows, sandbox: LiveSandbox
) -> None:
    """The second try carries other quick replies under the same key."""
    computer = Computer(mali_phone)
    computer.say("งานใหม่จะเป็นอย่างไรคะ")
    user = granted(rows)
    sandbox.world.switches.push_fail = Fail("500_after", 1)
    announcements.announce(parts, user)
    untold = rows.one("select count(*) from ledger_entries where tell and told_at is null")
    computer.say("ข้าม")
    computer.said()

    announcements.announce(parts, user)

    assert untold == 1
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert len([one for one in sandbox.control.record()["deliveries"] if one["via"] == "push"]) == 1


def test_who_says_they_have_paid_has_their_order_looked_up(mali_phone: Phone, rows: Rows) -> None:
    computer = Computer(mali_phone)
    for words in ("งานใหม่จะเป็นอย่างไรคะ", "ข้าม", "เซลติก"):
        computer.say(words)

    computer.say("โอนแล้วค่ะ")

    assert rows.all("select state, question from conversations") == [{"state": "stars", "question": "งานใหม่จะเป็นอย่างไรคะ"}]
