"""What is measured on both sides: a person's day, a reading's way through the worker, the clock's work, the owner's chat."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from sqlalchemy import text

from bench.growth.side import OWNER, Side, line_id, user_id
from bot.watch.figures.gauges import Gauges
from bot.watch.rules import figures
from worker.readings import reading
from worker.upkeep import report
from worker.upkeep.sweep import due

QUESTION: Final = "งานใหม่ที่สมัครไปจะได้ไหม"
TAPS: Final = ("balance", "history", "daily", "invite", "topup", "mood:calm:1", "spread:one:1", "draw:all:1")
SCREENS: Final = ("menu", "alerts", "figures", "inbox", "payments", "codes", "campaigns", "sale", "news", "trail")
LISTS: Final = ("person", "readings", "orders", "ledger", "notes", "acts")
"""Of one person, as `bot.owner.desk.screens.story` has them."""


def day(side: Side, number: int) -> None:
    """One person's day: a question to its last card, what is looked at on the side, and the reading that comes of it."""
    person = side.person(number)
    side.time("turn: question", partial(side.say, person, QUESTION))
    for data in TAPS:
        side.time(f"turn: {data.partition(':')[0]}", partial(side.tap, person, data))
    with side.engine.connect() as connection:
        asked = text(
            "select r.id from readings r join users u on u.id = r.user_id where u.line_id = :line and r.status = 'queued'"
        )
        found = connection.execute(asked, {"line": line_id(person)}).scalar_one()
    side.time("reading, from claimed to delivered", partial(reading.read, side.parts, found))


def by_the_clock(side: Side) -> None:
    """The sweep, the watch's figures, what /metrics reads, the morning's report."""
    side.in_transaction("sweep", due)
    side.in_transaction("watch: figures", lambda connection: figures.of_database(connection, 0))
    gauges = Gauges(side.engine, side.parts.redis, dict)
    side.time("/metrics: gauges", lambda: list(gauges.collect()))
    yesterday = (side.parts.now() - timedelta(days=1)).date()
    side.in_transaction("morning report", lambda connection: report.of_day(connection, yesterday, side.parts))


def at_the_desk(side: Side) -> None:
    """Each screen of the owner's."""
    for screen in SCREENS:
        side.time(f"desk: {screen}", partial(side.tap, OWNER, f"own:s:{screen}"))
    whom = side.person(1)
    for screen in LISTS:
        side.time(f"desk: {screen} of one person", partial(side.tap, OWNER, f"own:s:{screen}:{user_id(whom)}"))
    side.time("desk: a person by their name", partial(side.tap, OWNER, f"own:s:person:Mali {whom}"))


ROUNDS: Final[tuple[tuple[Callable[[Side], None], int], ...]] = ((by_the_clock, 7), (at_the_desk, 7))
"""How often each is measured, the sides taking turns."""
