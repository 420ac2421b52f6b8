"""What a card says of a matter: the deck's texts that fit, the best first. Pure."""

import re
from typing import Final

from models.readings.deck import Card
from prompts.fallback import signs
from prompts.meanings import Facing
from prompts.schema import Topic
from worker.fallback.understand.tones import GENTLE, PLAIN, Tone
from worker.fallback.wording import Wording

_FIELDS: Final[dict[Topic, str]] = {
    "love": "love",
    "work": "work",
    "study": "work",
    "money": "money",
    "family": "life",
    "health": "life",
    "self": "core",
    "other": "core",
}

_CAREFUL: Final = ("life", "core")
"""Of the asker's own life only: what a card says of love or money could push, or judge somebody who is not there."""


def passage_texts(wording: Wording, card: Card, topic: Topic, tone: Tone) -> list[str]:
    """The texts that may stand in this card's passage, the best first; the next one is for a person who knows the first."""
    if tone in GENTLE:
        return [wording.meaning(card).comfort]
    facing = wording.facing(card)
    if tone in PLAIN:
        fields = dict.fromkeys((_FIELDS[topic], "core", "life", "advice"))
    elif tone is Tone.WEIGH:
        fields = dict.fromkeys((_FIELDS[topic], *_CAREFUL))
    else:
        fields = dict.fromkeys(_CAREFUL)
    texts = [wording.polite(_text(facing, field)) for field in fields]
    return sorted(texts, key=lambda text: _of_a_job(text, wording.language)) if topic == "study" else texts


def _of_a_job(text: str, language: str) -> bool:
    """The deck has no field of its own for studies; what it says of work fits most of them."""
    return re.search(signs("unfit")["study"][language], text) is not None


def _text(facing: Facing, field: str) -> str:
    text: str = getattr(facing, field)
    return text
