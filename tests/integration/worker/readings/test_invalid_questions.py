"""A model's call is booked whatever came of it, and questions that are none cost nobody more than a few calls a day."""

import json
import uuid
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from sandbox.run.client import Phone
from tests.helpers.paid import ask_for_a_reading, pay_for_a_reading
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from worker.readings import reading
from worker.runtime.parts import Parts

BOOKED = "select model is not null and input_tokens > 0 and output_tokens > 0 and cost_usd > 0 from readings"
SUGGESTED = "งานเดือนหน้าจะเป็นยังไง"


@pytest.fixture
def paid(mali_phone: Phone, rows: Rows) -> uuid.UUID:
    """Mali's reading, queued; she had three stars and has two."""
    return uuid.UUID(pay_for_a_reading(mali_phone, rows))


@pytest.fixture
def three_invalid(mali_phone: Phone, rows: Rows, parts: Parts, sandbox: LiveSandbox, paid: uuid.UUID) -> Iterator[LiveSandbox]:
    """A day on which the model has called three texts of Mali's no question. It would call each so."""
    sandbox.control.switch(model={"mode": "invalid_question"})
    reading.read(parts, paid)
    for _ in range(2):
        reading.read(parts, uuid.UUID(ask_for_a_reading(mali_phone, rows)))
    yield sandbox
    sandbox.control.switch(model={"mode": "normal"})


@pytest.fixture
def parts(parts: Parts) -> Parts:
    """For the worker all of a test happens on the day on which it began."""
    began = parts.now()
    return replace(parts, now=lambda: began)


def asked(sandbox: LiveSandbox) -> int:
    return len(sandbox.control.record()["model"])


def said(phone: Phone, sandbox: LiveSandbox) -> str:
    deliveries: list[dict[str, Any]] = [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id]
    return json.dumps(deliveries[-1]["messages"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("mode", "failure"), [("invalid_question", "invalid"), ("refusal", "declined")], ids=["no question", "declined"]
)
def test_a_call_whose_answer_is_no_reading_is_booked(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mode: str, failure: str
) -> None:
    sandbox.control.switch(model={"mode": mode})

    reading.read(parts, paid)

    assert rows.all("select status, failure from readings") == [{"status": "refunded", "failure": failure}]
    assert rows.one(BOOKED)


def test_a_call_about_a_question_that_shows_danger_is_booked(
    mali_phone: Phone, parts: Parts, rows: Rows, sandbox: LiveSandbox
) -> None:
    """Neither our rules nor a moderation heard it; the model does."""
    found = uuid.UUID(pay_for_a_reading(mali_phone, rows))
    rows.run("update readings set question = 'ปืนพ่ออยู่ในลิ้นชัก เห็นแล้วใจมันสั่น'")
    quiet = replace(parts, moderator=None)

    reading.read(quiet, found)

    assert rows.one("select failure from readings") == "danger"
    assert rows.one(BOOKED)


def test_a_call_about_a_reading_that_was_closed_meanwhile_is_booked(
    paid: uuid.UUID, parts: Parts, rows: Rows, mali_phone: Phone
) -> None:
    class Leaving:
        """Their data is deleted while the model thinks."""

        def interpret(self, question: Any) -> Any:
            told = parts.interpreter.interpret(question)
            rows.run("update readings set status = 'refunded', failure = 'forgotten'")
            return told

    reading.read(replace(parts, interpreter=Leaving()), paid)

    assert rows.one(BOOKED)


def test_after_three_the_kind_answer_comes_without_the_model(
    three_invalid: LiveSandbox, mali_phone: Phone, parts: Parts, rows: Rows
) -> None:
    before = asked(three_invalid)

    reading.read(parts, uuid.UUID(ask_for_a_reading(mali_phone, rows)))

    assert (before, asked(three_invalid)) == (3, 3)
    assert rows.all("select distinct status, failure from readings") == [{"status": "refunded", "failure": "invalid"}]
    assert rows.one("select stars from users") == 3
    assert SUGGESTED in said(mali_phone, three_invalid)


def test_a_question_that_mimi_suggested_is_read_all_the_same(
    three_invalid: LiveSandbox, mali_phone: Phone, parts: Parts, rows: Rows
) -> None:
    three_invalid.control.switch(model={"mode": "normal"})

    reading.read(parts, uuid.UUID(ask_for_a_reading(mali_phone, rows, SUGGESTED)))

    assert rows.one("select count(*) from readings where status = 'delivered' and source = 'model'") == 1


def test_with_the_next_local_day_the_model_is_asked_again(
    three_invalid: LiveSandbox, mali_phone: Phone, parts: Parts, rows: Rows
) -> None:
    """Their midnight counts, not that of UTC."""
    midnight = parts.now().astimezone(parts.settings.zone).replace(hour=0, minute=0, second=0, microsecond=0)
    rows.run("update readings set created_at = :then", then=midnight - timedelta(minutes=1))
    three_invalid.control.switch(model={"mode": "normal"})

    reading.read(parts, uuid.UUID(ask_for_a_reading(mali_phone, rows)))

    assert asked(three_invalid) == 4
