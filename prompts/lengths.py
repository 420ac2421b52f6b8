"""Lengths of a reading's texts, for the prompts that ask for them, the checks that enforce them and the evals that mark them.

Counted in characters, as `len` counts. A model that is asked for 150 writes between 100 and 220; what is longer than `most`
is shortened at the end of a sentence, so `most` leaves room.
"""

from dataclasses import dataclass
from typing import Final

GIST_LONGEST: Final = 120
"""A gist is a headline, a notification and what is shared with friends."""


@dataclass(frozen=True)
class Length:
    """`aim` is asked for, anything from `least` to `most` passes."""

    aim: int
    most: int

    @property
    def least(self) -> int:
        return self.aim // 3


@dataclass(frozen=True)
class Lengths:
    """Of one language. `insight`, `passage` and `question` are of one each; `action` is of all steps, `answer` a
    follow-up's whole text."""

    gist: Length
    opening: Length
    passage: Length
    together: Length
    insight: Length
    action: Length
    closing: Length
    question: Length
    answer: Length


LENGTHS: Final = {
    "th": Lengths(
        gist=Length(90, GIST_LONGEST),
        opening=Length(150, 380),
        passage=Length(200, 440),
        together=Length(120, 300),
        insight=Length(80, 220),
        action=Length(270, 600),
        closing=Length(45, 120),
        question=Length(35, 90),
        answer=Length(320, 500),
    ),
    "en": Lengths(
        gist=Length(95, GIST_LONGEST),
        opening=Length(210, 460),
        passage=Length(250, 560),
        together=Length(180, 420),
        insight=Length(110, 280),
        action=Length(370, 780),
        closing=Length(70, 160),
        question=Length(50, 110),
        answer=Length(380, 500),
    ),
}


def insights_for(cards: int) -> int:
    """How many insights a model's reading of so many cards may have. None is better than a saying."""
    return 3 if cards >= 10 else 1
