"""A worker that watches, and its time."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.settings import Settings
from tests.helpers.turns import Turns
from worker.runtime.parts import Parts
from worker.upkeep.watch import Watch

MINUTE = timedelta(minutes=1)
MORNING = datetime.now(UTC) - timedelta(hours=2)
"""Where a test's minutes begin: they pass faster than the database's, and stay behind them."""


class House:
    """A worker that watches, and its time."""

    def __init__(self, parts: Parts, turns: Turns, settings: Settings) -> None:
        self.parts, self.turns, self.settings = parts, turns, settings
        self.line: Any = parts.line
        self.now = MORNING
        self.watch = Watch(replace(parts, now=lambda: self.now))

    def rounds(self, minutes: int = 1) -> None:
        for _ in range(minutes):
            self.now += MINUTE
            self.turns.run("update watch_facts set at = at - interval '1 minute' where name = 'round'")
            self.watch.round()

    def dispute(self, state: str = "open") -> None:
        self.turns.run("update payment_claims set state = :state", state=state)

    def untold(self) -> list[str]:
        return [row["phase"] for row in self.turns.all("select phase from owner_notices where told_at is null order by made_at")]
