"""Writes a reading: for each field name that MiMi's schema uses the right words, always the same for the same prompt."""

import hashlib
import random
from types import ModuleType
from typing import Final

from sandbox.model.asked import Asked
from sandbox.model.danger import NONE, danger_in
from sandbox.model.writing import words_en, words_th
from sandbox.model.writing.cards import Drawn, find_cards, find_question

QUESTION_SHOWN: Final = 60
GIST_MAX: Final = 120


class Writer:
    """The words for one request."""

    def __init__(self, asked: Asked, mode: str = "normal") -> None:
        seed = hashlib.sha256(asked.user.encode("utf-8", "surrogatepass")).digest()
        self.chance = random.Random(seed)
        self.words: ModuleType = words_th if asked.thai else words_en
        self.cards = find_cards(asked.user)
        self.question = find_question(asked.user)
        self.topic = self._topic(self.question or asked.user)
        self.danger = danger_in(self.question)
        self.mode = mode
        self._left: dict[str, list[str]] = {}

    @property
    def valid(self) -> bool:
        """False for a danger too: then there is nothing to read."""
        return self.mode != "invalid_question" and self.danger == NONE

    def pick(self, name: str) -> str:
        """A phrase of the bank, none twice until all have been used."""
        left = self._left.get(name)
        if not left:
            left = list(getattr(self.words, name))
            self.chance.shuffle(left)
            self._left[name] = left
        return left.pop()

    def text(self, field: str, place: int = 1, path: tuple[str, ...] = ()) -> str:
        """The words of one string field; `place` counts the items of the list it stands in, from 1."""
        if not self.valid and field not in ("reason", "questions"):
            return ""
        if "cards" in path and (field == "text" or field.isdecimal()):
            return self.passage(int(field) if field.isdecimal() else place)
        if field == "reason":
            return "" if self.valid or self.danger != NONE else str(self.words.REASON)
        written = self._written(field)
        return f"{written} {self.words.VERDICT}" if self.mode == "verdict" and field in VERDICT_FIELDS else written

    def _written(self, field: str) -> str:
        if field == "opening":
            return self.pick("OPENINGS").format(question=self._question()) + " " + self.pick("SEEN")
        if field == "gist":
            return str(self.chance.choice(self.words.GISTS[self.topic]))[:GIST_MAX]
        if field in PLAIN:
            return self.pick(PLAIN[field])
        if field in ANSWERS:
            return self.answer()
        return self.pick("LINKS")

    def answer(self) -> str:
        """One short message: the answer, the card it rests on, what to do."""
        because = ""
        if self.cards:
            card = self.cards[0]
            because = str(self.words.BECAUSE).format(name=card.name, turned=self.words.TURNED[card.reversed])
        return " ".join(filter(None, (self.pick("ANSWERS"), because, self.pick("LINKS"))))

    def passage(self, place: int) -> str:
        """What one card says: place, name and orientation, its theme, then the question."""
        card = self.cards[place - 1] if place <= len(self.cards) else Drawn(place, "", "", False, None)
        position = card.position or self.words.NO_POSITION.format(place=place)
        turned = self.words.TURNED[card.reversed]
        intro = self.pick("INTROS").format(position=position, name=card.name, turned=turned, theme=self.theme(card))
        tone = self.pick("REVERSED" if card.reversed else "UPRIGHT")
        return f"{intro} {tone} {self.pick('LINKS')}"

    def theme(self, card: Drawn) -> str:
        if card.key is None:
            return str(self.words.SOMETHING)
        suit, rank = card.key
        return str(self.words.MAJORS[rank] if suit == "major" else self.words.RANKS[rank] + self.words.SUITS[suit])

    def how_many(self, field: str, least: int, most: int) -> int:
        """Items in a list: one for each card, an insight (ten cards: three), two steps, two questions (not valid: three)."""
        if not self.valid and (field != "questions" or self.danger != NONE):
            wanted = 0
        elif field == "cards":
            wanted = max(len(self.cards), 1)
        elif field == "questions":
            wanted = 2 if self.valid else 3
        elif field == "insights":
            wanted = 3 if len(self.cards) >= 10 else 1
        else:
            wanted = 2
        return max(least, min(wanted, most))

    def _question(self) -> str:
        """The question as it is quoted, never so long that it drowns the sentence."""
        if not self.question:
            return str(self.words.NO_QUESTION)
        short = self.question[:QUESTION_SHOWN].rstrip().rstrip("?").rstrip()
        return f"“{short}{'…' if len(self.question) > QUESTION_SHOWN else ''}”"

    def _topic(self, text: str) -> str:
        low = f" {text.lower()} "
        counted = {topic: sum(low.count(word) for word in signs) for topic, signs in self.words.TOPICS.items()}
        best = max(counted, key=lambda topic: counted[topic])
        return best if counted[best] else "other"


PLAIN: Final = {
    "together": "TOGETHER",
    "action": "ACTIONS",
    "closing": "CLOSINGS",
    "insights": "INSIGHTS",
    "questions": "QUESTIONS",
    "mood": "MOODS",
    "timeframe": "TIMEFRAMES",
}
ANSWERS: Final = ("answer", "text", "reply", "message")
VERDICT_FIELDS: Final = ("opening", "together", *ANSWERS)
