"""Tells the owners that the database is away or takes no writes: nothing can be written down then.

Each process remembers by itself. What it pushes has a retry key made of the rule and the day, so that several workers, and a
process that begins anew, tell it once a day in all.
"""

import uuid
from collections.abc import Callable
from datetime import datetime
from typing import Final

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from bot.line.delivery import Outcome
from bot.owner.alerts.telling import Teller, noticed
from bot.say.words import DEFAULT_LANGUAGE
from bot.watch.rules.table import rules
from models.owner import notices

READ_ONLY: Final = "database_read_only"
AWAY: Final = "database_away"
NO_WRITES: Final = ("25006", "53100")
"""Postgres: read_only_sql_transaction, disk_full."""

NAMESPACE: Final = uuid.UUID("5f2a7a1e-8b0b-4e0c-9f43-1f8f0a0f6a51")
LANGUAGES_KEPT: Final = 3600.0


class Outage:
    """What this process knows of the database's being away. Not thread-safe."""

    def __init__(self, teller: Teller, now: Callable[[], datetime]) -> None:
        self._teller = teller
        self._now = now
        self._since: dict[str, datetime] = {}
        self._told: set[str] = set()
        self._languages: dict[str, str] = {}
        self._read_at: datetime | None = None

    def failed(self, error: SQLAlchemyError) -> None:
        """The database failed so. Tells it once it has lasted as long as its rule says."""
        now, kind = self._now(), kind_of(error)
        began = self._since.setdefault(kind, now)
        rule = rules()[kind]
        if kind in self._told or now - began < rule.lasts:
            return
        for owner in self._teller.owners:
            if self._read_at is not None and owner not in self._languages:
                continue  # who has blocked MiMi, or never wrote to her, is not pushed to
            language = self._languages.get(owner, DEFAULT_LANGUAGE)
            told = [noticed(kind, "begins", began, 1.0, rule)]
            outcome = self._teller.push_now(owner, language, told, self._key(kind, owner, began))
            if outcome in (Outcome.SENT, Outcome.NO_QUOTA, Outcome.UNREACHABLE, Outcome.REFUSED):
                self._told.add(kind)

    def over(self) -> None:
        """The database takes writes. Writes down that what was told is over, and remembers who the owners are."""
        now = self._now()
        if not self._since and self._read_at is not None and (now - self._read_at).total_seconds() < LANGUAGES_KEPT:
            return
        with self._teller.engine.begin() as connection:
            for kind, began in self._since.items():
                if kind in self._told:
                    day = began.astimezone(self._teller.settings.zone).date()
                    notices.add(connection, self._teller.owners, f"{kind}:{day}:over", kind, "over", 1.0, push_after=now)
            found = connection.execute(_REACHABLE, {"owners": list(self._teller.owners)})
            self._languages = {row.line_id: row.language for row in found}
            self._read_at = now
        self._since.clear()
        self._told.clear()

    def _key(self, kind: str, owner: str, began: datetime) -> uuid.UUID:
        return uuid.uuid5(NAMESPACE, f"{kind} {owner} {began.astimezone(self._teller.settings.zone).date()}")


_REACHABLE: Final = text(
    "select line_id, language from users where line_id = any(:owners) and blocked_at is null and forgotten_at is null"
)


def kind_of(error: SQLAlchemyError) -> str:
    """Which rule a failure of the database belongs to."""
    code = getattr(error.orig, "pgcode", None) if isinstance(error, DBAPIError) else None
    return READ_ONLY if code in NO_WRITES else AWAY
