"""A reading from the deck's own meanings, without any network. Pure: the same question and id give the same words."""

import hashlib
import random
import re
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from bot.safety.rules import Class, classify
from models.readings.deck import MAJORS, SUITS, Card
from prompts.fallback import phrases, topic_of
from prompts.meanings import CardMeaning, Facing, meanings
from prompts.schema import Interpretation, Passage, Topic
from worker.fallback.delicate import at_heart
from worker.fallback.question_sense import senseless
from worker.question import Question

GIST_LONGEST: Final = 120
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

_EASES: Final = frozenset((15, 18, 26, 31, 39, 40, 42, 51, 52, 54, 56, 57, 58, 59, 67, 68))
"""Cards that weigh more upright than reversed: reversed, what they stand for lets go."""

_PAUSES: Final = frozenset((12, 16))
"""Cards that ask for patience whichever way they lie."""


def tell(question: Question) -> Interpretation:
    """The reading or the follow-up's answer; not valid when the text asks nothing."""
    return _Teller(question).tell()


class _Teller:
    def __init__(self, question: Question) -> None:
        self.question = question
        # Chance only varies the words here; the cards were dealt from a seed of real chance.
        self.chance = random.Random(hashlib.sha256(f"{question.kind}:{question.reading_id}".encode()).digest())  # noqa: S311
        self.words = phrases(question.language)
        self.deck = meanings(question.language)
        self.topic = self._topic()
        self.kind = classify(question.text, question.parent_question or "")
        self.mood = question.mood if question.mood in self.words["moods"] else "none"
        self.about = self._pick(self.words["about"][self.topic])
        self._left: dict[str, list[str]] = {}

    def tell(self) -> Interpretation:
        if senseless(self.question.text):
            return self._invalid()
        told = self._follow_up() if self.question.kind == "follow_up" else self._reading()
        return at_heart(told, self.kind, self.question.language, self.chance)

    def _topic(self) -> Topic:
        """A further question often only says "and where do I begin?": then it is about what was asked before."""
        topic = topic_of(self.question.text)
        return self.question.parent.topic if topic == "other" and self.question.parent else topic

    def _reading(self) -> Interpretation:
        cards = self.question.cards
        closers = self.words["closers" if len(cards) > 1 else "closers_alone"]
        return self._interpretation(
            gist=self._gist(cards[-1]),
            opening=" ".join((self._opening(cards[0]), self._pick(self.words["moods"][self.mood]), self._pick(closers))),
            cards=[Passage(position=place, text=self._passage(place, card)) for place, card in enumerate(cards, 1)],
            together=self._together(cards),
            insights=self._insights(cards),
            action=self._facing(self._adviser(cards)).advice,
        )

    def _follow_up(self) -> Interpretation:
        """From one of the parent's cards: its core, what it says of the topic, and its advice."""
        cards = self.question.cards
        place = 1 + self.chance.randrange(len(cards))
        card = cards[place - 1]
        way = self.words["follow_up"]["reversed" if card.reversed else "upright"]
        opening = self._fill(self._pick(self.words["follow_up"]["openings"]), card, facing=way)
        return self._interpretation(
            gist=self._gist(card),
            opening=f"{opening} {self._facing(card).core}",
            cards=[Passage(position=place, text=self._on_topic(card))],
            together=self._fill(self._pick(self.words["links"]), card),
            insights=self._draw("insights", self.words["insights"][self.topic], 3),
            action=self._facing(card).advice,
        )

    def _interpretation(self, **parts: Any) -> Interpretation:
        questions = self._draw("questions", self.words["questions"][self.topic], 2)
        mood = self.words["mood_words"][self.mood]
        return Interpretation(valid=True, reason="", mood=mood, topic=self.topic, timeframe="", questions=questions, **parts)

    def _invalid(self) -> Interpretation:
        said = self.words["invalid"]
        empty: dict[str, Any] = dict.fromkeys(("timeframe", "gist", "opening", "together", "action"), "")
        return Interpretation(
            valid=False,
            reason=self._pick(said["reason"]),
            mood=self.words["mood_words"][self.mood],
            topic="other",
            cards=[],
            insights=[],
            questions=said["questions"],
            **empty,
        )

    def _opening(self, card: Card) -> str:
        return self._fill(self._pick(self.words["openings"]), card)

    def _gist(self, card: Card) -> str:
        said = self._draw("gists", self.words["gists"], len(self.words["gists"]))
        filled = [self._fill(one, card) for one in said]
        return next((one for one in filled if len(one) <= GIST_LONGEST), self._facing(card).theme)

    def _passage(self, place: int, card: Card) -> str:
        """The place, the card in it and how it lies, then what that means for the topic."""
        position = self.deck.spread(self.question.spread).positions[place - 1]
        way = "reversed" if card.reversed else "upright"
        intro = self._fill(self._draw(way, self.words["intros"][way], 1)[0], card)
        template = self._draw("position", self.words["position"], 1)[0]
        placed = template.format(place=position.place, position=position.name, text=intro)
        return f"{placed} {self._meaning(card)}"

    def _meaning(self, card: Card) -> str:
        """What the card says of the topic, or its core when there is none; one card alone tells both."""
        if len(self.question.cards) == 1:
            return f"{self._facing(card).core} {self._on_topic(card)}"
        return self._facing(card).core if self._field() == "core" else self._on_topic(card)

    def _field(self) -> str:
        """A delicate question hears what the card says of the asker's life."""
        return _FIELDS[self.topic] if self.kind is Class.ORDINARY else "life"

    def _on_topic(self, card: Card) -> str:
        field = self._field()
        said: str = getattr(self._facing(card), "life" if field == "core" else field)
        return said

    def _together(self, cards: Sequence[Card]) -> str:
        first, last = self._facing(cards[0]).theme, self._facing(cards[-1]).theme
        bank = self.words["together"] if len(cards) > 1 else self.words["alone"]
        said = [self._fill(self._pick(bank), cards[-1], first=first, last=last)]
        if pattern := _pattern(cards):
            said.append(self._pick(self.words["patterns"][pattern]))
        said.append(self._fill(self._pick(self._outlook(cards[-1])), cards[-1]))
        return " ".join(said)

    def _outlook(self, card: Card) -> Sequence[str]:
        """Which way the last card leans; no leaning on the body or on a delicate question."""
        if self.kind is not Class.ORDINARY or self.topic == "health":
            links: Sequence[str] = self.words["links"]
            return links
        leans = card.number not in _PAUSES and card.reversed == (card.number in _EASES)
        way: Sequence[str] = self.words["outlook"]["open" if leans else "slow"]
        return way

    def _insights(self, cards: Sequence[Card]) -> list[str]:
        """The advice of a card whose advice is not the action already, and what is true of the topic."""
        count = 3 if len(cards) == 1 else 4 if len(cards) == 3 else 5
        adviser = self._adviser(cards)
        others = [card for card in cards if card != adviser]
        key = self.chance.choice(others) if others else None
        advice = [self._fill(self._pick(self.words["insights"]["card"]), key, advice=self._facing(key).advice)] if key else []
        return [*advice, *self._draw("insights", self.words["insights"][self.topic], count - len(advice))]

    def _adviser(self, cards: Sequence[Card]) -> Card:
        """The card in the place of advice, where the spread has one; else the last."""
        return cards[3] if self.question.spread == "five" and len(cards) > 3 else cards[-1]

    def _fill(self, template: str, card: Card, **more: str) -> str:
        theme = self._facing(card).theme
        said = template.format(card=self._name(card), theme=theme, about=self.about, about_cap=_capital(self.about), **more)
        return _capital(said)

    def _name(self, card: Card) -> str:
        """As it stands in a sentence, with the article or the word that its kind of name takes."""
        name = self._card(card).called
        kind = "major" if card.number < MAJORS else "numbered" if name[:1].isdigit() else "named"
        said: str = self.words["card"][kind].format(name=name)
        return said

    def _card(self, card: Card) -> CardMeaning:
        return self.deck.card(card.number)

    def _facing(self, card: Card) -> Facing:
        return self._card(card).facing(card)

    def _pick(self, bank: Sequence[str]) -> str:
        return self.chance.choice(bank)

    def _draw(self, name: str, bank: Sequence[str], count: int) -> list[str]:
        """`count` phrases of the bank, none twice until all have been used."""
        drawn: list[str] = []
        while len(drawn) < count:
            if not self._left.get(name):
                self._left[name] = self.chance.sample(list(bank), len(bank))
            drawn.append(self._left[name].pop())
        return drawn


def _capital(text: str) -> str:
    """With a capital first letter, also when a quotation mark comes before it."""
    return re.sub(r"^\W*\w", lambda first: first[0].upper(), text)


def _pattern(cards: Sequence[Card]) -> str | None:
    """What stands out in the cards as a whole, if anything does."""
    if len(cards) < 3:
        return None
    if sum(card.number < MAJORS for card in cards) * 2 > len(cards):
        return "majors_many"
    suits = Counter(SUITS[(card.number - MAJORS) // 14] for card in cards if card.number >= MAJORS)
    suit, most = suits.most_common(1)[0]
    if most * 2 > len(cards):
        return suit
    reversed_cards = sum(card.reversed for card in cards)
    if reversed_cards * 2 > len(cards):
        return "reversed_many"
    return None if reversed_cards else "reversed_none"
