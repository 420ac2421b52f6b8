"""A reading from the last card to the chat, through the worker's own steps, against LINE's and the model's stand-ins."""

import uuid
from urllib.parse import unquote

from prompts.schema import Interpretation
from sandbox.run.client import Phone
from tests.helpers.paid import ask_for_a_reading, readings_shown
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.readings.delivered import deliveries, row, stored_interpretation
from worker.fallback.already_read import texts_of
from worker.readings import reading
from worker.runtime.parts import Parts
from worker.upkeep.sweep import sweep_all


def test_it_is_replied_free_of_charge(paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone) -> None:
    reading.read(parts, paid)
    assert row(rows)["status"] == "delivered"
    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1
    assert deliveries(sandbox, mali_phone, "push") == []


def test_it_comes_as_its_picture_what_it_says_and_the_cards_and_is_shared_with_a_code(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    assert rows.all("select code from referral_links") == []

    reading.read(parts, paid)

    messages = deliveries(sandbox, mali_phone, "reply")[-1]["messages"]
    assert [message["type"] for message in messages[-3:]] == ["image", "flex", "flex"]
    assert messages[-3]["previewImageUrl"] == parts.links.reading_picture(paid, "square")
    shared = next(item["action"]["uri"] for item in messages[-1]["quickReply"]["items"] if "uri" in item["action"])
    assert rows.one("select code from referral_links") in unquote(unquote(shared))


def test_it_is_booked_and_counted(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    reading.read(parts, paid)
    booked = row(rows)
    assert booked["source"] == "model"
    assert booked["input_tokens"] > 0
    assert booked["output_tokens"] > 0
    assert booked["cost_usd"] is not None
    assert rows.all("select total_readings, level, stars, coins from users") == [
        {"total_readings": 1, "level": 2, "stars": 2, "coins": 110}
    ]


def test_the_same_job_twice_delivers_once(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    for _ in range(2):
        reading.read(parts, paid)

    assert len(readings_shown(sandbox, mali_phone, str(paid))) == 1
    assert len(sandbox.control.record()["model"]) == 1
    assert rows.all("select status, attempts, total_readings from readings, users") == [
        {"status": "delivered", "attempts": 1, "total_readings": 1}
    ], "the second job finds it closed, and does not claim it"


def test_a_second_reading_from_the_deck_repeats_no_sentence_of_the_first(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    sandbox.control.switch(model={"mode": "garbage"})
    reading.read(parts, paid)
    asked_again = uuid.UUID(ask_for_a_reading(mali_phone, rows))

    reading.read(parts, asked_again)

    first, second = (Interpretation.model_validate(stored_interpretation(rows, one)) for one in (paid, asked_again))
    assert rows.all("select distinct source from readings") == [{"source": "fallback"}]
    assert set(texts_of([first])) & set(texts_of([second])) <= {""}


def test_while_one_reading_is_under_way_no_other_begins(paid: uuid.UUID, rows: Rows, mali_phone: Phone) -> None:
    mali_phone.say("แล้วความรักล่ะคะ จะเป็นอย่างไร")
    assert rows.one("select state from conversations") == "idle"
    assert rows.one("select count(*) from readings") == 1


def test_one_sweep_at_a_time(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    rows.run("update readings set created_at = created_at - interval '1 minute'")
    parts.redis.flushdb()
    with parts.engine.connect() as other, other.begin():
        from sqlalchemy import text

        other.execute(text("select pg_advisory_xact_lock(7766472)"))
        assert sweep_all(parts) == 0
    assert sweep_all(parts) == 1
    assert sweep_all(parts) == 0, "what is in the queue is not put there again"
