"""The invariant of what owners took back (`models.watch.check` lists all of them)."""

from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, all_rows
from models.money.ledger import Reason

_TAKEN_BACK: Final = text(
    """
select t.id as entry, t.user_id, t.key, t.currency, t.amount, g.amount as given
from ledger_entries t left join ledger_entries g
  on g.key = :granted || substr(t.key, length(:taken) + 1) and g.user_id = t.user_id and g.currency = t.currency
where t.reason = :taken and (g.id is null or t.amount >= 0 or -t.amount > g.amount)
"""
)


def taken_back(connection: Connection) -> list[Row]:
    """I10: what owners took back without having given it to the same person, or more than they gave."""
    granted, taken = Reason.OWNER_GRANT.value, Reason.OWNER_TAKEBACK.value
    return all_rows(connection, _TAKEN_BACK, granted=granted, taken=taken)
