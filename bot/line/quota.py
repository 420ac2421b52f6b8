"""The month's pushes, as LINE counts them. Replies are free and not in it."""

import structlog

from bot.line.client import Line
from bot.line.errors import LineError

log = structlog.get_logger()


def month_pushes(line: Line) -> dict[str, float]:
    """`used` this month, and `allowed` when the plan has a limit; empty when LINE does not answer.

    Source: LINE's "Get number of messages sent this month" and "Get the target limit for sending messages this month".
    """
    try:
        found = {"used": float(line.call("GET", "/v2/bot/message/quota/consumption", timeout=(0.5, 1.0)).get("totalUsage", 0))}
        quota = line.call("GET", "/v2/bot/message/quota", timeout=(0.5, 1.0))
    except LineError as error:
        log.warning("metrics_part_away", part="line", error=type(error).__name__)
        return {}
    if quota.get("type") == "limited":
        found["allowed"] = float(quota.get("value", 0))
    return found
