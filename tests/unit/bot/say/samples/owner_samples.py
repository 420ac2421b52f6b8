"""What only the owner is told, one of every kind."""

from datetime import UTC, datetime
from typing import Final

from bot.say.replies.base import Reply
from bot.say.replies.owner import Notice, OwnerAllWell, OwnerNotices
from bot.watch.rules.table import rules

AT: Final = datetime(2026, 11, 29, 3, 5, tzinfo=UTC)
REPORT: Final = {
    "day": "2026-11-28",
    "new": 12,
    "active": 87,
    "readings": 143,
    "by_deck": 4,
    "failed": 1,
    "orders": 9,
    "baht": 1791,
    "refunded_baht": 0.0,
    "usd": 0.0612,
    "pushes": 0.41,
}

EACH: Final = [Notice(rule.name, "begins", AT, 3 * rule.above + 1, rule.above, rule.shown) for rule in rules().values()]

NOTICES: Final[list[Reply]] = [
    OwnerNotices(
        (
            Notice("readings_waiting", "begins", AT, 312.0, 120.0, "seconds"),
            Notice("pushes_used", "begins", AT, 0.83, 0.8, "share"),
            Notice("key_stripe", "over", AT),
            Notice("disputes", "passed", AT, 1, 0, "count", AT.replace(hour=9)),
        )
    ),
    OwnerNotices(tuple(EACH[:10])),
    OwnerNotices(tuple(EACH[10:])),
    OwnerNotices((Notice("report", "report", AT, figures=REPORT),)),
    OwnerAllWell(),
]
