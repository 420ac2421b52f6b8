"""The voice message of a conversation, as the database keeps it."""

import json
from decimal import Decimal
from typing import Any

from bot.chat.dialogue.states import Voice


def as_json(voice: Voice | None) -> str | None:
    """JSON for the column `conversations.voice`."""
    if voice is None:
        return None
    cost = None if voice.cost_usd is None else str(voice.cost_usd)
    stored = {"message_id": voice.message_id, "seconds": voice.seconds, "cost_usd": cost, "confirmed": voice.confirmed}
    return json.dumps(stored)


def from_json(stored: dict[str, Any] | None) -> Voice | None:
    """The voice message that `as_json` stored."""
    if stored is None:
        return None
    cost = stored["cost_usd"]
    return Voice(stored["message_id"], stored["seconds"], None if cost is None else Decimal(cost), stored["confirmed"])
