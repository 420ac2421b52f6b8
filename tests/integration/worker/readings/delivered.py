"""A reading's row, and how it was sent."""

import uuid
from typing import Any

from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import LiveSandbox


def row(rows: Rows) -> dict[str, Any]:
    return rows.all("select * from readings")[0]


def stored_interpretation(rows: Rows, reading_id: uuid.UUID) -> object:
    return rows.one("select interpretation from readings where id = :id", id=reading_id)


def deliveries(sandbox: LiveSandbox, phone: Phone, via: str) -> list[dict[str, Any]]:
    return [one for one in sandbox.control.record()["deliveries"] if one["to"] == phone.id and one["via"] == via]


def token_grows_old(rows: Rows, seconds: int) -> None:
    rows.run("update readings set reply_token_at = reply_token_at - make_interval(secs => :seconds)", seconds=seconds)
