"""Danger that the rules do not hear: the moderation or the model does; no star is spent, help lines come, nothing is kept."""

import re
import tomllib
from pathlib import Path

import pytest
from structlog.testing import capture_logs

import sandbox.model
from bot.safety.danger import find_danger
from bot.say.flex.render import render
from bot.say.replies.money import Refunded
from bot.say.words import words_for
from sandbox.run.client import Phone
from tests.helpers.model.questions import question
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.danger.cries import (
    ANY,
    FOR_THE_MODEL_ONLY,
    HARM,
    MEDICAL,
    UNHEARD,
    ask,
    asked_of_moderation,
    nothing_kept,
    pay,
    sent,
)
from worker import danger
from worker.readings import reading
from worker.runtime.parts import Parts

CRIES = [
    (kind, cry)
    for kind, cries in tomllib.loads((Path(sandbox.model.__file__).parent / "danger.toml").read_text("utf-8")).items()
    for cry in cries.strip().splitlines()
]


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
