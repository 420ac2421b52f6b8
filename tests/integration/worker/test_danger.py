"""Danger that the rules do not hear: the moderation or the model does; no star is spent, help lines come, nothing is kept."""

import re
import tomllib
import uuid
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import sandbox.model
from bot.safety.danger import find_danger
from bot.say.flex.render import render
from bot.say.replies.money import Refunded
from bot.say.words import words_for
from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.model.questions import question
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker import danger
from worker.interpret.moderation import Moderator
from worker.readings import reading
from worker.runtime.parts import Parts, build
from worker.upkeep.sweep import sweep_all

UNHEARD = "มีดก็ลับไว้แล้ว รอแค่มันกลับบ้าน"
"""Rules hear nothing in it; the stand-ins for moderation and model do."""

FOR_THE_MODEL_ONLY = "แขนซ้ายชาๆ เหงื่อแตก พูดไม่ค่อยออก"
"""A body in need: no moderation has a category for it."""

HARM, MEDICAL, ANY = (words_for("th")(f"safety-alt-{kind}") for kind in ("harm_to_others", "medical_emergency", "any"))
CRIES = [
    (kind, cry)
    for kind, cries in tomllib.loads((Path(sandbox.model.__file__).parent / "danger.toml").read_text("utf-8")).items()
    for cry in cries.strip().splitlines()
]


def sent(sandbox: LiveSandbox, phone: Phone, via: str) -> list[str]:
    """The alternative texts of what LINE took for this person."""
    deliveries = [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id and one["via"] == via]
    return [message.get("altText") or message.get("text", "") for one in deliveries for message in one["messages"]]


def asked_of_moderation(sandbox: LiveSandbox) -> int:
    return sum(call["path"].endswith("/moderations") for call in sandbox.control.record()["calls"])


def ask(phone: Phone, rows: Rows, text: str = UNHEARD) -> tuple[uuid.UUID, str]:
    """Types a question; whose it is, and its message."""
    phone.follow()
    phone.say(text)
    row = rows.all("select user_id, message_id from conversations where message_id is not null")[0]
    return row["user_id"], row["message_id"]


def pay(phone: Phone, rows: Rows, text: str) -> uuid.UUID:
    return uuid.UUID(pay_for_a_reading(phone, rows, text))


def nothing_kept(rows: Rows) -> bool:
    readings = "select count(*) from readings where question is not null or interpretation is not null or mood is not null"
    conversations = "select count(*) from conversations where question is not null or mood is not null"
    return bool(rows.one(readings) == rows.one(conversations) == 0)


def test_the_rules_hear_nothing_in_these() -> None:
    assert [find_danger(text) for text in (UNHEARD, FOR_THE_MODEL_ONLY)] == [None, None]


def test_while_mood_and_cards_are_chosen_the_moderation_ends_it(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    user, message = ask(mali_phone, rows)

    danger.moderate_question(parts, user, message)

    assert sent(sandbox, mali_phone, "push") == [HARM]
    assert rows.all("select state, message_id, help_due from conversations") == [
        {"state": "idle", "message_id": None, "help_due": None}
    ]
    assert nothing_kept(rows)


def test_the_same_job_twice_gives_help_once(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    user, message = ask(mali_phone, rows)

    for _ in range(2):
        danger.moderate_question(parts, user, message)

    assert sent(sandbox, mali_phone, "push") == [HARM]


def test_what_is_clear_is_asked_about_once(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    row = rows.all("select user_id, message_id from readings")[0]
    rows.run("update conversations set question = 'งานใหม่จะเป็นอย่างไรคะ', message_id = :message", message=row["message_id"])
    danger.moderate_question(parts, row["user_id"], row["message_id"])

    reading.read(parts, paid)

    assert asked_of_moderation(sandbox) == 1
    assert rows.one("select status from readings") == "delivered"


def test_a_reading_that_began_meanwhile_is_given_back(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    pay(mali_phone, rows, UNHEARD)
    row = rows.all("select user_id, message_id from readings")[0]
    rows.run("update conversations set question = :text, message_id = :message", text=UNHEARD, message=row["message_id"])

    danger.moderate_question(parts, row["user_id"], row["message_id"])

    assert sent(sandbox, mali_phone, "reply")[-1] == HARM
    assert rows.all("select status, failure from readings") == [{"status": "refunded", "failure": "danger"}]
    assert rows.one("select stars from users") == 3
    assert nothing_kept(rows)


def test_a_reading_asks_the_moderation_that_has_not_spoken(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, UNHEARD)

    reading.read(parts, paid)

    assert sent(sandbox, mali_phone, "reply")[-1] == HARM
    assert (rows.one("select status from readings"), rows.one("select stars from users")) == ("refunded", 3)
    assert nothing_kept(rows)


def test_what_only_the_model_hears_is_given_back_too(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, FOR_THE_MODEL_ONLY)

    with capture_logs() as logs:
        reading.read(parts, paid)

    assert [log["layer"] for log in logs if log["event"] == "danger_found"] == ["model"]
    assert sent(sandbox, mali_phone, "reply")[-1] == MEDICAL
    assert (rows.one("select status from readings"), rows.one("select stars from users")) == ("refunded", 3)
    assert nothing_kept(rows)


@pytest.mark.parametrize(("kind", "cry"), CRIES)
def test_the_model_says_what_kind_it_is(parts: Parts, sandbox: LiveSandbox, kind: str, cry: str) -> None:
    language = "th" if re.search("[ก-ฮ]", cry) else "en"

    said = parts.interpreter.interpret(question(language, "three", 1, text=cry))

    assert said.interpretation.danger == kind


def test_help_that_could_not_be_pushed_comes_with_the_next_reply(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    user, message = ask(mali_phone, rows)
    sandbox.control.switch(pushes_left=0)
    danger.moderate_question(parts, user, message)

    for _ in range(2):
        mali_phone.do("tap", data="balance")

    assert sent(sandbox, mali_phone, "reply").count(ANY) == 1
    assert rows.one("select help_due from conversations") is None


def test_help_that_line_failed_to_take_is_pushed_by_the_sweep(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    user, message = ask(mali_phone, rows)
    sandbox.control.switch(push_fail={"kind": "500", "times": 20})
    danger.moderate_question(parts, user, message)
    sandbox.control.switch(push_fail=None)
    rows.run("update conversations set help_due_at = help_due_at - interval '1 minute'")

    swept = sweep_all(parts)
    danger.give_due_help(parts, user)

    assert swept >= 1
    assert len(sent(sandbox, mali_phone, "push")) == 1
    assert rows.one("select help_due from conversations") is None


def test_stars_that_could_not_be_told_of_come_with_help_lines(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, UNHEARD)
    rows.run("update readings set reply_token_at = reply_token_at - interval '2 minutes'")
    sandbox.control.switch(pushes_left=0)
    reading.read(parts, paid)

    mali_phone.do("tap", data="help")

    assert ANY in sent(sandbox, mali_phone, "reply")
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0


def test_a_review_is_looked_at_too(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say(UNHEARD)

    danger.moderate_word(parts, paid)

    assert sent(sandbox, mali_phone, "push") == [HARM]
    assert rows.all("select rating, word from reviews") == [{"rating": 5, "word": None}]


def test_a_review_whose_job_was_lost_is_looked_at_all_the_same(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    """Redis was away when it was typed."""
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say(UNHEARD)
    parts.redis.flushdb()
    rows.run("update reviews set unheard_since = unheard_since - interval '1 minute'")

    swept = sweep_all(parts)
    danger.moderate_word(parts, paid)

    assert swept == 1
    assert sent(sandbox, mali_phone, "push") == [HARM]


def test_a_review_is_asked_about_once(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"rate:5:{paid}")
    mali_phone.do("tap", data=f"word:{paid}")
    mali_phone.say("ตรงกับที่รู้สึกอยู่เลยค่ะ")

    danger.moderate_word(parts, paid)

    assert rows.all("select word is not null as kept, unheard_since from reviews") == [{"kept": True, "unheard_since": None}]


def test_a_free_further_question_gets_help_lines(parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    reading.read(parts, paid)
    mali_phone.do("tap", data=f"followup:{paid}")
    mali_phone.say(UNHEARD)

    reading.read(parts, rows.one("select id from readings where kind = 'follow_up'"))

    assert sent(sandbox, mali_phone, "reply")[-1] == HARM
    assert rows.one("select question from readings where kind = 'follow_up'") is None
    assert rows.one("select help_due from conversations") is None


def test_when_every_model_refuses_the_star_comes_back_with_help_lines(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, "งานใหม่จะเป็นอย่างไรคะ")
    sandbox.control.switch(model={"mode": "refusal"})

    reading.read(parts, paid)

    [kindly] = render(Refunded(1, "declined"), words_for("th"), parts.links)
    assert sent(sandbox, mali_phone, "reply")[-2:] == [kindly.get("altText") or kindly["text"], ANY]
    assert rows.all("select status, failure, source from readings") == [
        {"status": "refunded", "failure": "declined", "source": None}
    ]
    assert rows.one("select stars from users") == 3


def test_an_endpoint_without_moderation_is_asked_once(parts: Parts, sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"moderation": "missing"})
    assert parts.moderator is not None

    with capture_logs() as logs:
        verdicts = [parts.moderator.ask(UNHEARD) for _ in range(3)]

    assert verdicts == [None, None, None]
    assert [log["event"] for log in logs] == ["moderation_missing"]
    assert asked_of_moderation(sandbox) == 1


def test_a_moderation_that_fails_is_asked_again_once_and_holds_nothing_up(
    parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    paid = pay(mali_phone, rows, UNHEARD)
    sandbox.control.switch(model={"moderation": "500"})

    reading.read(parts, paid)

    assert asked_of_moderation(sandbox) == 2
    assert rows.one("select failure from readings") == "danger"  # the model heard it


def test_a_moderation_that_hangs_is_given_up(sandbox: LiveSandbox) -> None:
    sandbox.control.switch(model={"moderation": "slow"})
    moderator = Moderator("sk-test", f"{sandbox.base}/openai/v1", "omni-moderation-latest", seconds=0.2)

    verdict = moderator.ask(UNHEARD)

    moderator.close()
    assert verdict is None


def test_without_the_setting_nobody_is_asked(settings: Settings) -> None:
    parts = build(settings.model_copy(update={"openai_moderation": ""}))

    assert parts.moderator is None
    parts.engine.dispose()
