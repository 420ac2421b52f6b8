"""A reading's row -> what is said of it."""

from collections.abc import Mapping
from typing import Any

from bot.reply import Reply
from models.deck import Card
from models.economy import LEVEL_COINS
from prompts.schema import Interpretation


def cards_of(row: Mapping[str, Any]) -> list[Card]:
    """The cards as they were drawn."""
    return [Card(number=card["number"], reversed=card["reversed"]) for card in row["cards"]]


def reading_reply(row: Mapping[str, Any], *, opened_again: bool = False, follow_up_free: bool = True) -> Reply:
    """The reading as it is delivered, or opened again later (then without the new level, which is told once)."""
    return Reply(
        "reading",
        {
            "reading_id": row["id"],
            "question": row["question"] or "",
            "mood": row["mood"],
            "spread": row["spread"],
            "cards": cards_of(row),
            "interpretation": Interpretation.model_validate(row["interpretation"]),
            "seed": bytes(row["seed"]).hex() if row["seed"] else "",
            "level": None if opened_again else row["level_reached"],
            "level_coins": LEVEL_COINS,
            "follow_up_free": follow_up_free,
            "invite_code": row["invite_code"],
        },
    )
