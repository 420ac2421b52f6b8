"""Deletes events that neither redeliveries nor figures need any longer, LINE's and Stripe's, some at a time."""

from typing import Final

from sqlalchemy import Connection, text

from models.database.engine import allow

EMPTIED_DAYS: Final = 2
"""A reply that was settled and is still there is looked for among events as young as this."""

EMPTY_SECONDS: Final = 120.0

KEPT_DAYS: Final = 30
"""LINE redelivers for minutes, Stripe for three days."""

AT_ONCE: Final = 2_000
"""Rows in one transaction: locks on them, and what a replica has to follow, last for some milliseconds."""

# now() and not clock_timestamp(): an index is of no use against what may change from row to row.
_DELETE: Final = """
delete from {table} where id = any(array(
  select id from {table} where received_at < now() - make_interval(days => :days) and {done}
  order by received_at limit :limit for update skip locked))
"""
_EMPTY: Final = text(
    "update webhook_events set packed_reply = null where received_at > now() - make_interval(days => :days)"
    " and packed_reply is not null and outcome is distinct from 'pending'"
)
_DELETES: Final = (
    text(_DELETE.format(table="webhook_events", done="outcome is distinct from 'pending'")),
    text(_DELETE.format(table="stripe_events", done="handled_at is not null")),
)


def delete_some(connection: Connection) -> int:
    """Deletes the oldest ones of each kind, AT_ONCE at most. How many rows went; 0 when none is left.

    What is pending or was never handled stays, however old.
    """
    values = {"days": KEPT_DAYS, "limit": AT_ONCE}
    return sum(connection.execute(delete, values).rowcount for delete in _DELETES)


def empty_settled(connection: Connection) -> int:
    """Removes replies that are settled and still stored; how many.

    Whoever settles a reply removes it. But a process of the release before packed replies, which may work beside those of
    this one, settles an event, or deletes somebody's data, without knowing of the column.
    """
    allow(connection, EMPTY_SECONDS)
    return connection.execute(_EMPTY, {"days": EMPTIED_DAYS}).rowcount
