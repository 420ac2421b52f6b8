"""Totals for `mimi check`: balances, ledger movements and orders, summed."""

from typing import Final

from sqlalchemy import Connection, text

from models.database.rows import Row, one_row

_OWNED: Final = text(
    "select count(*) as people, count(blocked_at) as blocked, count(forgotten_at) as forgotten,"
    " coalesce(sum(stars), 0) as stars, coalesce(sum(coins), 0) as coins, coalesce(sum(stars_frozen), 0) as stars_frozen,"
    " coalesce(sum(stars_owed), 0) as stars_owed from users"
)
_MOVED: Final = text(
    "select reason, currency, count(*) as entries, sum(amount) as amount from ledger_entries group by reason, currency"
    " order by currency desc, reason"
)
_ORDERED: Final = text(
    "select status, count(*) as orders, sum(amount_baht) as baht, sum(stars_granted) as stars from payment_history"
    " group by status order by status"
)


def owned(connection: Connection) -> Row:
    """Sum over all people: how many, and their balances."""
    row = one_row(connection, _OWNED, {})
    assert row is not None
    return row


def moved(connection: Connection) -> list[Row]:
    """Sum the ledger by reason and currency."""
    return [dict(row) for row in connection.execute(_MOVED).mappings()]


def ordered(connection: Connection) -> list[Row]:
    """Sum the orders by status."""
    return [dict(row) for row in connection.execute(_ORDERED).mappings()]
