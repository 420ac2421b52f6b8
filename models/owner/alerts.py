"""What the watch has found to be wrong: one row for each rule that does not hold now, and facts that it goes by."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, text

BOOKS: Final = "books"
"""The fact that says how many invariants the last check found broken."""

ROUND: Final = "round"
ROUND_SECONDS: Final = 50
"""One process does a round, the others leave it: rounds are a minute apart."""


@dataclass(frozen=True)
class Alert:
    """A row of `watch_alerts`."""

    rule: str
    value: float
    began_at: datetime
    raised_at: datetime | None = None
    eased_at: datetime | None = None


_TAKE_ROUND: Final = text(
    "insert into watch_facts as f (name, value, at) values (:name, 0, clock_timestamp())"
    " on conflict (name) do update set at = excluded.at where f.at < excluded.at - make_interval(secs => :seconds) returning name"
)
_NOTE: Final = text(
    "insert into watch_facts (name, value, at) values (:name, :value, clock_timestamp())"
    " on conflict (name) do update set value = excluded.value, at = excluded.at"
)
_SAVE: Final = text(
    "insert into watch_alerts (rule, value, began_at, raised_at, eased_at)"
    " values (:rule, :value, :began_at, :raised_at, :eased_at)"
    " on conflict (rule) do update set value = excluded.value, raised_at = excluded.raised_at, eased_at = excluded.eased_at"
)


def take_round(connection: Connection) -> bool:
    """Takes this minute's round for this transaction. False: another process has it, or has just done it."""
    return connection.execute(_TAKE_ROUND, {"name": ROUND, "seconds": ROUND_SECONDS}).one_or_none() is not None


def note(connection: Connection, name: str, value: float) -> None:
    """Remembers a fact, in the caller's transaction."""
    connection.execute(_NOTE, {"name": name, "value": value})


def everything(connection: Connection, *, lock: bool = False) -> Mapping[str, Alert]:
    """All alerts, by rule. `lock`: two that judge at the same moment wait for each other."""
    if lock:
        connection.execute(text("lock table watch_alerts in share row exclusive mode"))
    rows = connection.execute(text("select rule, value, began_at, raised_at, eased_at from watch_alerts"))
    return {row.rule: Alert(*row) for row in rows}


def save(connection: Connection, alert: Alert) -> None:
    """Writes an alert, new or changed."""
    connection.execute(_SAVE, vars(alert))


def drop(connection: Connection, rule: str) -> None:
    """The rule holds again."""
    connection.execute(text("delete from watch_alerts where rule = :rule"), {"rule": rule})
