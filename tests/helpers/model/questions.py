"""Questions to interpret, for tests: random ones from a seed, or one to shape."""

import random
import uuid
from typing import Any, Final

from models.readings.deck import SPREADS, deal
from worker.question import Question

TEXTS: Final = {
    "th": (
        "ความรักปีนี้จะเป็นอย่างไร",
        "ควรลาออกจากงานไหม",
        "การเงินเดือนหน้าเป็นยังไง",
        "จะสอบติดไหม",
        "แม่กับเราจะเข้าใจกันไหม",
        "เขาคิดยังไงกับฉัน",
        "ฉันควรดูแลตัวเองยังไงดี",
        "ช่วงนี้ควรระวังอะไร",
    ),
    "en": (
        "Will I find love this year?",
        "Should I quit my job?",
        "How will my money be next month?",
        "Will I pass my exam?",
        "Will my mother and I understand each other?",
        "What does he feel for me?",
        "How can I trust myself?",
        "What should I know now?",
    ),
}
MOODS: Final = (None, "happy", "calm", "hopeful", "worried", "sad", "confused")


def question(language: str = "th", spread: str = "three", seed: int = 1, **changes: Any) -> Question:
    """The same question for the same seed."""
    chance = random.Random(f"{language}:{spread}:{seed}")
    facts: dict[str, Any] = {
        "reading_id": uuid.UUID(int=chance.getrandbits(128)),
        "person": uuid.UUID(int=chance.getrandbits(128)),
        "text": chance.choice(TEXTS[language]),
        "mood": chance.choice(MOODS),
        "spread": spread,
        "cards": tuple(deal(chance.randbytes(32))[: SPREADS[spread]]),
        "language": language,
    }
    return Question(**{**facts, **changes})


def random_questions(language: str, count: int, **changes: Any) -> list[Question]:
    """Of every spread in turn."""
    return [question(language, list(SPREADS)[seed % len(SPREADS)], seed, **changes) for seed in range(count)]
