"""Claims of readings by workers: a lease, its renewal and its end. Each claim of a reading has a number."""

import uuid
from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection, text

from models.database.batch import batch, run_one
from models.database.rows import Row
from models.readings.reading_steps import WITH_PERSON

_CLAIM: Final = batch(
    "update readings r set lease_until = clock_timestamp() + make_interval(secs => :seconds),"
    " attempts = r.attempts + 1, claimed_at = coalesce(r.claimed_at, clock_timestamp())"
    " from users u where r.id = :id and u.id = r.user_id and r.status in ('queued', 'interpreted')"
    " and (r.lease_until is null or r.lease_until < clock_timestamp())" + WITH_PERSON
)


def claim(connection: Connection, reading: uuid.UUID, seconds: float) -> Row | None:
    """Claims an open reading for `seconds`; return its row with the person's. None: it is closed, or another claim holds.

    `attempts` in the row is the claim's number, by which the functions below know whether a later claim was made.
    """
    row = run_one(connection, _CLAIM, {"id": reading, "seconds": seconds})
    return None if row is None else row._asdict()


def renew_all(connection: Connection, claims: Mapping[uuid.UUID, int], seconds: float) -> None:
    """Renew the leases of `claims` (their numbers by reading) that still hold. Does not wait for rows that are locked."""
    connection.execute(
        text(
            "update readings r set lease_until = clock_timestamp() + make_interval(secs => :seconds) from ("
            " select r.id from readings r join unnest(cast(:ids as uuid[]), cast(:attempts as int[])) as held(id, attempt)"
            " on r.id = held.id and r.attempts = held.attempt where r.status in ('queued', 'interpreted')"
            " for no key update of r skip locked) as mine where r.id = mine.id"
        ),
        {"ids": [str(reading) for reading in claims], "attempts": list(claims.values()), "seconds": seconds},
    )


def release(connection: Connection, reading: uuid.UUID, attempt: int, seconds: float) -> None:
    """Let the claim of this number end in `seconds`, if it is the last one and the reading is open."""
    connection.execute(
        text(
            "update readings set lease_until = clock_timestamp() + make_interval(secs => :seconds)"
            " where id = :id and attempts = :attempt and status in ('queued', 'interpreted')"
        ),
        {"id": reading, "attempt": attempt, "seconds": seconds},
    )


def still_claimed(connection: Connection, row: Row, seconds: float) -> bool:
    """Renew the lease, if `row` (the reading's, as it was fetched or refunded) is still as it was.

    False: a later claim was made, the reading was settled, refunded or deleted. LINE must not be asked then.
    """
    renewed = connection.execute(
        text(
            "update readings set lease_until = case when status <> 'refunded'"
            " then clock_timestamp() + make_interval(secs => :seconds) end"
            " where id = :id and attempts = :attempts and status = :status returning id"
        ),
        {"id": row["id"], "attempts": row["attempts"], "status": row["status"], "seconds": seconds},
    ).one_or_none()
    return renewed is not None
