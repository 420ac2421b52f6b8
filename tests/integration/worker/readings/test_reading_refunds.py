"""A reading that cannot come is given back, once, and the person hears of it."""

import json
import uuid

import pytest

from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox
from tests.integration.worker.readings.delivered import deliveries, row, token_grows_old
from worker.readings import reading
from worker.runtime.parts import Parts


def test_what_the_model_cannot_read_is_given_back_and_told(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    sandbox.control.switch(model={"mode": "invalid_question"})
    reading.read(parts, paid)
    assert (row(rows)["status"], row(rows)["failure"]) == ("refunded", "invalid")
    assert rows.one("select stars from users") == 3
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert len(deliveries(sandbox, mali_phone, "reply")[-1]["messages"]) >= 1


def test_a_refund_that_cannot_be_told_now_is_told_with_the_next_event(
    paid: uuid.UUID, parts: Parts, rows: Rows, sandbox: LiveSandbox, mali_phone: Phone
) -> None:
    token_grows_old(rows, 55)
    sandbox.control.switch(pushes_left=0, model={"mode": "invalid_question"})
    reading.read(parts, paid)
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 1
    mali_phone.do("tap", data="balance")
    assert rows.one("select count(*) from ledger_entries where tell and told_at is null") == 0
    assert "คืน" in json.dumps(deliveries(sandbox, mali_phone, "reply")[-1]["messages"], ensure_ascii=False)


@pytest.mark.parametrize(
    ("hours", "status", "failure", "stars"), [(23, "delivered", None, 2), (25, "refunded", "old", 3)], ids=["today", "yesterday"]
)
def test_a_reading_is_given_back_once_it_is_a_day_old(
    paid: uuid.UUID, parts: Parts, rows: Rows, hours: int, status: str, failure: str | None, stars: int
) -> None:
    rows.run("update readings set created_at = created_at - make_interval(hours => :hours)", hours=hours)

    reading.read(parts, paid)

    assert (row(rows)["status"], row(rows)["failure"], rows.one("select stars from users")) == (status, failure, stars)


def test_a_reading_that_always_kills_its_worker_is_given_back(paid: uuid.UUID, parts: Parts, rows: Rows) -> None:
    rows.run("update readings set attempts = 5")
    reading.read(parts, paid)
    assert (row(rows)["status"], row(rows)["failure"]) == ("refunded", "failed")
