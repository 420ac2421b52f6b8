"""A model's text -> an interpretation that can be shown, or what is wrong with it, said so that the model can mend it. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import ValidationError

from bot.safety.betting import names_a_number
from bot.safety.rules import Class, classes, verdicts
from models.readings.deck import Card
from prompts.lengths import GIST_LONGEST, LENGTHS, insights_for
from prompts.meanings import meanings
from prompts.schema import Danger, Interpretation, Passage, Topic
from worker.interpret.checks.counting import miscounted
from worker.interpret.checks.tidying import at_most, tidy, without_heading, without_headings_inside
from worker.interpret.checks.unshowable import broken, first, forbidden, foreign, ours
from worker.interpret.checks.unwrapping import outermost

DANGERS: Final[tuple[Danger, ...]] = tuple(danger for danger in get_args(Danger) if danger != "none")
_QUOTED: Final = re.compile(r"[“\"](?P<said>[^“”\"]+)[”\"]")
_BETWEEN_STEPS: Final = "\n\n"
"""Until each step is tidied: its own lines tell a heading or a list in it, and are joined then."""

BETTING: Final = "betting"
_SEVERAL: Final = ("insights", "questions")
_SINGLE: Final = ("reason", "mood", "timeframe", "gist", "opening", "together", "action", "closing")


class InvalidOutput(Exception):
    """The text is no interpretation of these cards. The message is the hint for a second try."""


@dataclass(frozen=True)
class Expected:
    """What the text should be about. `question`: the asker's words. `topic`: of the reading that a follow-up asks about, None
    when it is no follow-up. `rules`: our own texts, which must not come back."""

    language: str
    spread: str
    cards: tuple[Card, ...]
    question: str = ""
    topic: Topic | None = None
    rules: tuple[str, ...] = ()

    @property
    def follow_up(self) -> bool:
        return self.topic is not None


def read(text: str, expected: Expected, complete: bool = True) -> Interpretation:
    """The interpretation in `text`, with its passages in the cards' order. Raises InvalidOutput."""
    if not complete:
        raise InvalidOutput("The JSON was cut off. Answer again, shorter.")
    written = outermost(text)
    if written is None:
        raise InvalidOutput("There was no whole JSON object. Answer with one in the schema, and nothing else.")
    said = str(written.get("danger")).strip().casefold().replace("-", "_").replace(" ", "_")
    for danger in DANGERS:
        if said == danger:
            return _in_danger(danger)
    try:
        reading = Interpretation.model_validate(_stored(written, expected))
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"]) or "the whole text"
        raise InvalidOutput(f"The JSON does not follow the schema: {where}: {problem['msg']}.") from None
    if hint := first(map(broken, texts_of(reading))):
        raise InvalidOutput(hint)
    reading = _tidied(reading, expected.follow_up)
    reading = _whole(reading, expected) if reading.valid else _not_valid(reading, expected)
    if hint := _unshowable(reading, expected):
        raise InvalidOutput(hint)
    return reading


def texts_of(reading: Interpretation) -> list[str]:
    """Every text of it that is shown."""
    passages = (passage.text for passage in reading.cards)
    parts = (
        reading.reason,
        reading.gist,
        reading.opening,
        *passages,
        reading.together,
        *reading.insights,
        reading.action,
        reading.closing,
    )
    return [*parts, *reading.questions]


def verdicts_in(reading: Interpretation, question: str = "") -> list[str]:
    """The kinds of verdict it gives. The suggested questions are no claims, nor are the asker's own words in quotation marks.

    Whoever asks about a lottery or a bet takes any number for one.
    """
    own = texts_of(reading.model_copy(update={"questions": []}))
    texts = [_QUOTED.sub(lambda quoted: "" if quoted["said"].strip("… ") in question else quoted[0], text) for text in own]
    found = verdicts(texts)
    if BETTING not in found and Class.BETTING in classes(question) and any(map(names_a_number, texts)):
        found = sorted([*found, BETTING])
    return found


def speaks(language: str, text: str, question: str = "") -> bool:
    """Whether `text` is in `language` (Latin names of cards and apps are all right)."""
    return not foreign(text, language, question)


def _stored(written: dict[str, Any], expected: Expected) -> dict[str, Any]:
    """What the model wrote in the shape in which it is stored."""
    stored = {name: _said(name, value) for name, value in written.items()}
    if expected.follow_up:
        empty: dict[str, Any] = {
            "topic": expected.topic,
            "gist": "",
            "cards": [],
            "together": "",
            "insights": [],
            "action": "",
            "questions": [],
        }
        answer = stored.pop("answer", stored.get("opening"))
        stored = {**empty, **stored, "opening": answer}
    if isinstance(cards := stored.get("cards"), dict):
        stored["cards"] = [{"position": place, "text": said} for place, said in cards.items()]
    steps = stored.get("action")
    steps = steps.splitlines() if isinstance(steps, str) else steps
    if isinstance(steps, list) and all(isinstance(step, str) for step in steps):
        stored["action"] = _BETWEEN_STEPS.join("\n".join(filter(None, map(str.strip, step.splitlines()))) for step in steps)
    stored.setdefault("together", "")
    return stored


def _said(name: str, value: Any) -> Any:
    """A model that has nothing to say in a place may write null there."""
    if value is None:
        return "" if name in _SINGLE else [] if name in _SEVERAL else None
    return value


def _whole(reading: Interpretation, expected: Expected) -> Interpretation:
    lengths = LENGTHS[expected.language]
    if expected.follow_up:
        return _answer(reading, lengths.answer.most)
    passages = _one_each(reading.cards, expected)
    if not reading.opening or not reading.action:
        raise InvalidOutput("opening and action must not be empty.")
    return reading.model_copy(
        update={
            "reason": "",
            "gist": at_most(reading.gist or reading.opening, lengths.gist.most),
            "opening": at_most(reading.opening, lengths.opening.most),
            "cards": [Passage(position=one.position, text=at_most(one.text, lengths.passage.most)) for one in passages],
            "together": at_most(reading.together, lengths.together.most),
            "insights": [at_most(one, lengths.insight.most) for one in reading.insights[: insights_for(len(expected.cards))]],
            "action": at_most(reading.action, lengths.action.most),
            "closing": at_most(reading.closing, lengths.closing.most),
            "questions": [at_most(one, lengths.question.most) for one in reading.questions[:2]],
        }
    )


def _answer(reading: Interpretation, most: int) -> Interpretation:
    """A follow-up's one text. Its gist is what a notification shows."""
    if not reading.opening:
        raise InvalidOutput("answer must not be empty.")
    opening = at_most(reading.opening, most)
    return reading.model_copy(update={"reason": "", "gist": at_most(" ".join(opening.split()), GIST_LONGEST), "opening": opening})


def _one_each(passages: Sequence[Passage], expected: Expected) -> list[Passage]:
    """One a card, in order. Numbers that are right but jumbled are sorted; right count with wrong numbers is renumbered."""
    said, cards = [passage for passage in passages if passage.text], len(expected.cards)
    if len(said) != cards:
        raise InvalidOutput(f"cards must hold exactly {cards} passages with text, one for each card; it held {len(said)}.")
    if sorted(passage.position for passage in said) == list(range(1, cards + 1)):
        said.sort(key=lambda passage: passage.position)
    deck = meanings(expected.language)
    places = zip(deck.spread(expected.spread).positions, expected.cards, said, strict=True)
    return [
        Passage(position=place, text=without_heading(passage.text, (position.name, deck.card(card.number).called)))
        for place, (position, card, passage) in enumerate(places, 1)
    ]


def _in_danger(danger: Danger) -> Interpretation:
    """Nothing of what it wrote besides is shown, so nothing of it is looked at."""
    texts = dict.fromkeys(("reason", "gist", "opening", "together", "action"), "")
    return Interpretation(danger=danger, valid=False, topic="other", cards=[], insights=[], questions=[], **texts)


def _not_valid(reading: Interpretation, expected: Expected) -> Interpretation:
    if not reading.reason or (len(reading.questions) < 2 and not expected.follow_up):
        raise InvalidOutput("When valid is false, give a kind reason and three better questions.")
    empty = dict.fromkeys(("gist", "opening", "together", "action", "closing"), "")
    return reading.model_copy(update={**empty, "cards": [], "insights": [], "questions": reading.questions[:3]})


def _tidied(reading: Interpretation, paragraphs: bool) -> Interpretation:
    kept: dict[str, Any] = {
        field: _prose(getattr(reading, field), paragraphs and field == "opening") for field in _SINGLE if field != "action"
    }
    kept["action"] = "\n".join(filter(None, map(tidy, reading.action.split(_BETWEEN_STEPS))))
    kept["cards"] = [Passage(position=passage.position, text=_prose(passage.text)) for passage in reading.cards]
    kept["insights"] = [line for line in map(tidy, reading.insights) if line]
    kept["questions"] = [line for line in map(tidy, reading.questions) if line]
    return reading.model_copy(update=kept)


def _prose(text: str, paragraphs: bool = False) -> str:
    return tidy(without_headings_inside(text), paragraphs)


def _unshowable(reading: Interpretation, expected: Expected) -> str:
    """The hint for the first text that may not be shown, each looked at by itself; empty when all may."""
    texts = [text for text in texts_of(reading) if text]
    return first(_hints(texts, expected)) or _count(texts, expected.cards)


def _hints(texts: Iterable[str], expected: Expected) -> Iterable[str]:
    for text in texts:
        yield foreign(text, expected.language, expected.question)
        yield forbidden(text, expected.question)
        yield ours(text, expected.language, expected.rules)


def _count(texts: Iterable[str], cards: Sequence[Card]) -> str:
    wrong = miscounted(texts, cards)
    return f"The cards are counted wrongly: {wrong}. Count only as counted for you." if wrong else ""
