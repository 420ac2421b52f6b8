"""Facts for replies, as the conversation gives them."""

import uuid
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from bot.say.links import Links
from bot.say.replies.asking import (
    ChooseCards,
    Purse,
)
from bot.say.replies.money import (
    Balance,
    Credited,
    Movement,
    StarsNeeded,
)
from bot.say.replies.readings import (
    History,
    PastReading,
    Reading,
)
from models.readings.deck import SPREADS, Card
from prompts.schema import Interpretation, Passage

LINKS: Final = Links("https://mimi.example", "@mimi", "1234567890-abcdefgh", "https://mimi.example/privacy")
READING: Final = uuid.UUID("0e8f9b6a-3f1c-4b58-9f0e-3a1f6a2d9c11")
SEED: Final = "a1b2c3d4" * 8
NOW: Final = datetime(2026, 11, 22, 17, 30, tzinfo=UTC)
CARDS: Final = [Card(number * 7, reversed=number % 2 == 1) for number in range(10)]
QUESTION: Final = "ปีหน้าควรเปลี่ยนงานไหมคะ"
PURSE: Final = Purse(stars=1, coins=140, exchangeable=1)
TURNED: Final = (("three", 1), ("five", 4), ("celtic", 9))


def interpretation(cards: int, text: str = "ไพ่ใบนี้ชวนให้ใจเย็น", **more: Any) -> Interpretation:
    facts: dict[str, Any] = {
        "valid": True,
        "reason": "",
        "mood": "",
        "topic": "work",
        "timeframe": "",
        "gist": text,
        "opening": text,
        "cards": [Passage(position=number, text=text) for number in range(1, cards + 1)],
        "together": text,
        "insights": [text] * 3,
        "action": text,
        "questions": [text] * 2,
    }
    return Interpretation.model_validate(facts | more)


def reading(spread: str, **more: Any) -> Reading:
    usual = Reading(
        reading_id=READING,
        question=QUESTION,
        mood="hopeful",
        spread=spread,
        cards=CARDS[: SPREADS[spread]],
        interpretation=interpretation(SPREADS[spread]),
        seed=SEED,
        level=3,
        follow_up_free=True,
        invite_code="MIMI-7K3PQX",
    )
    return replace(usual, **more)


def table(spread: str, drawn: int, first: bool, coins: int = 0) -> ChooseCards:
    return ChooseCards(3, spread, CARDS[:drawn], list(range(0, 2 * drawn, 2)), commitment=SEED, coins=coins, first=first)


def stars_needed(coins: int) -> StarsNeeded:
    return StarsNeeded(3, "celtic", Purse(1, coins, coins // 100), nonce="ab" * 8)


def history(older_than: uuid.UUID | None, entries: int) -> History:
    item = PastReading(READING, NOW, QUESTION, "celtic", CARDS)
    return History([item] * (entries - 1) + [replace(item, question=None)], older_than)


def balance(stars: int, coins: int) -> Balance:
    moved = [
        Movement("reading:spend", "star", -1, NOW),
        Movement("welcome:gift", "coin", 100, NOW),
        Movement("something:new", "coin", 1, NOW),
    ]
    return Balance(
        stars, coins, level=2, readings=2, next_level_at=3, exchangeable=coins // 100, movements=moved if stars else []
    )


def credited(**more: Any) -> Credited:
    return replace(Credited(27, 30, "A1B2C3D4", 199, NOW), **more)
