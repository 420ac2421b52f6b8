"""The month's pushes, as LINE counts them. Replies are free and not in it."""

from collections.abc import Mapping
from typing import Final

import structlog

from bot.line.client import Line
from bot.line.errors import LineError

PLANS_BAHT: Final = {300: 0, 15_000: 1280, 35_000: 1780}
"""What LINE's Thai plans cost a month, by their pushes. Source: LINE for Business Thailand, "LINE OA packages", November 2026;
look there before you rely on it."""

NO_LIMIT: Final = 1_000_000_000

PATIENCE: Final = (0.8, 1.2)
"""Seconds to connect, and for the whole call. From the other side of the earth, connecting over TLS takes 0.6."""

log = structlog.get_logger()


def month_pushes(line: Line) -> dict[str, float]:
    """`used` this month, and `allowed` when the plan has a limit; empty when LINE does not answer.

    Source: LINE's "Get number of messages sent this month" and "Get the target limit for sending messages this month".
    """
    try:
        found = {"used": float(line.call("GET", "/v2/bot/message/quota/consumption", timeout=PATIENCE).get("totalUsage", 0))}
        quota = line.call("GET", "/v2/bot/message/quota", timeout=PATIENCE)
    except LineError as error:
        log.warning("metrics_part_away", part="line", error=type(error).__name__)
        return {}
    if quota.get("type") == "limited":
        found["allowed"] = float(quota.get("value", 0))
    return found


def baht_of(pushes: int, allowed: float | None) -> float | None:
    """What so many pushes are of the plan's price; None for a plan that is not known here."""
    plan = PLANS_BAHT.get(int(allowed)) if allowed else None
    return None if plan is None or not allowed else plan * pushes / allowed


NEWS_LEAVES: Final = 0.1
"""The share of the month's pushes that news does not touch: readings need some."""


def allowed(quota: Mapping[str, float]) -> int | None:
    """The month's pushes; None: no limit. `quota` as `month_pushes` found it."""
    return int(quota["allowed"]) if "allowed" in quota else None


def left(quota: Mapping[str, float]) -> int | None:
    """How many of the month's pushes are left; None: no limit."""
    most = allowed(quota)
    return None if most is None else max(0, most - int(quota["used"]))


def room_for_news(quota: Mapping[str, float]) -> int:
    """How many people may be sent news now."""
    most, rest = allowed(quota), left(quota)
    return NO_LIMIT if most is None or rest is None else max(0, rest - int(most * NEWS_LEAVES))
