"""Saves the interpretation of a reading that raises no level, as nearly all do, in one message to the database."""

import json
from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Connection

from models.database.batch import batch, run
from models.database.rows import Row
from models.money.economy import readings_for_level
from models.readings.invite_code import MAKE_CODE, new_codes
from models.readings.reading_steps import OF_READING

# The person is locked before the reading, as everywhere. What is counted follows from what was saved.
_SAVE: Final = batch(
    "select from users where id = :user for no key update",
    MAKE_CODE.rstrip(";"),
    f"""
with r as (
  update readings set status = 'interpreted', interpreted_at = clock_timestamp(),
    interpretation = cast(:interpretation as jsonb), topic = :topic, source = :source, model = :model,
    prompt_version = :prompt_version, input_tokens = :input_tokens, cached_tokens = :cached_tokens,
    output_tokens = :output_tokens, cost_usd = :cost_usd, model_ms = :model_ms
  where id = :id and status = 'queued' and (kind <> 'reading'
    or exists (select from users where id = :user and level = :level and total_readings < :before))
  returning *),
counted as (
  update users set total_readings = total_readings + 1 where id in (select user_id from r where kind = 'reading'))
select {OF_READING} from r join users u on u.id = r.user_id
""",
)


def alone(row: Row) -> bool:
    """Whether this reading, by its row with its person's, raises no level. `save_alone` looks at the person again."""
    return row["kind"] != "reading" or int(row["total_readings"]) < _last_before(row)


def save_alone(connection: Connection, row: Row, columns: Mapping[str, Any]) -> Row | None:
    """Store the interpretation and count the reading, as `reading_steps.save_interpretation`; the reading's row then.

    Commits by itself: the connection is bare. None, and nothing is changed, when the reading was not `queued`, or raises a
    level after all.
    """
    saved = run(
        connection,
        _SAVE,
        {
            **columns,
            "interpretation": json.dumps(columns["interpretation"], ensure_ascii=False),
            "id": row["id"],
            "user": row["user_id"],
            "level": row["level"],
            "before": _last_before(row),
            "codes": new_codes(),
        },
    )
    return None if saved is None else saved._asdict()


def _last_before(row: Row) -> int:
    """With so many readings behind them, the next one raises the person's level."""
    return readings_for_level(int(row["level"]) + 1) - 1
