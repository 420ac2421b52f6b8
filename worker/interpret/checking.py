"""A model's text -> an interpretation that can be shown, or what is wrong with it, said so that the model can mend it. Pure."""

import re
from typing import Any, Final

from pydantic import ValidationError

from bot.safety.rules import unhidden, verdicts
from prompts.schema import Interpretation, Passage

GIST_LONGEST: Final = 120
INSIGHTS: Final = (3, 5)
_QUOTED: Final = re.compile(r"[“\"](?P<said>[^“”\"]+)[”\"]")
_THAI: Final = ("\u0e01", "\u0e5b")


class InvalidOutput(Exception):
    """The text is no interpretation of these cards. The message is the hint for a second try."""


def read(text: str, *, cards: int, language: str, follow_up: bool = False, complete: bool = True) -> Interpretation:
    """The interpretation in `text`, with its passages in the cards' order. Raises InvalidOutput."""
    if not complete:
        raise InvalidOutput("The JSON was cut off. Answer again, shorter.")
    try:
        told = Interpretation.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the whole text"
        raise InvalidOutput(f"The JSON does not follow the schema: {where}: {first['msg']}.") from None
    told = _cleaned(told)
    if told.danger != "none":
        return _in_danger(told)
    if not told.valid:
        return _not_valid(told)
    passages = _some(told.cards, cards) if follow_up else _one_each(told.cards, cards)
    if not told.opening or (not follow_up and not (told.together and told.action)):
        raise InvalidOutput("opening, together and action must not be empty.")
    if not follow_up and len(told.insights) < INSIGHTS[0]:
        raise InvalidOutput("insights must hold three to five sentences.")
    if not speaks(language, " ".join((told.opening, told.together, *(passage.text for passage in passages)))):
        raise InvalidOutput(f"Write every text in {'Thai' if language == 'th' else 'English'}.")
    gist = told.gist or told.opening
    return told.model_copy(
        update={
            "cards": passages,
            "gist": _short(gist),
            "insights": told.insights[: INSIGHTS[1]],
            "questions": told.questions[:2],
        }
    )


def speaks(language: str, text: str) -> bool:
    """Whether most letters are of the language's script (Latin names of cards and apps are all right)."""
    letters = [char for char in text if char.isalpha()]
    thai = sum(_THAI[0] <= char <= _THAI[1] for char in letters)
    return thai * 2 > len(letters) if language == "th" else thai * 10 <= len(letters)


def texts_of(told: Interpretation) -> list[str]:
    """Every text of it that is shown."""
    passages = (passage.text for passage in told.cards)
    return [told.reason, told.gist, told.opening, *passages, told.together, *told.insights, told.action, *told.questions]


def verdicts_in(told: Interpretation, question: str = "") -> list[str]:
    """The kinds of verdict it gives. The suggested questions are no claims, nor are the asker's own words in quotation marks."""
    texts = texts_of(told.model_copy(update={"questions": []}))
    return verdicts(
        _QUOTED.sub(lambda quoted: "" if quoted["said"].strip("… ") in question else quoted[0], text) for text in texts
    )


def _one_each(passages: list[Passage], cards: int) -> list[Passage]:
    """One a card, in order. Numbers that are right but jumbled are sorted; right count with wrong numbers is renumbered."""
    said = [passage for passage in passages if passage.text]
    if len(said) != cards:
        raise InvalidOutput(f"cards must hold exactly {cards} passages with text, one for each card; it held {len(said)}.")
    if sorted(passage.position for passage in said) == list(range(1, cards + 1)):
        return sorted(said, key=lambda passage: passage.position)
    return [Passage(position=place, text=passage.text) for place, passage in enumerate(said, 1)]


def _some(passages: list[Passage], cards: int) -> list[Passage]:
    """A follow-up tells only of the cards that matter."""
    known = {passage.position: passage for passage in passages if passage.text and 1 <= passage.position <= cards}
    return [known[place] for place in sorted(known)]


def _in_danger(told: Interpretation) -> Interpretation:
    """Nothing of what it wrote besides is shown, so nothing of it is kept."""
    empty = dict.fromkeys(("reason", "mood", "timeframe", "gist", "opening", "together", "action"), "")
    return told.model_copy(update={**empty, "valid": False, "cards": [], "insights": [], "questions": []})


def _not_valid(told: Interpretation) -> Interpretation:
    if not told.reason or len(told.questions) < 2:
        raise InvalidOutput("When valid is false, give a kind reason and three better questions.")
    empty = dict.fromkeys(("gist", "opening", "together", "action"), "")
    return told.model_copy(update={**empty, "cards": [], "insights": [], "questions": told.questions[:3]})


def _cleaned(told: Interpretation) -> Interpretation:
    def clean(text: str) -> str:
        return unhidden(text).strip()

    plain = ("reason", "mood", "timeframe", "gist", "opening", "together", "action")
    kept: dict[str, Any] = {field: clean(getattr(told, field)) for field in plain}
    kept["cards"] = [Passage(position=passage.position, text=clean(passage.text)) for passage in told.cards]
    kept["insights"] = [line for line in map(clean, told.insights) if line]
    kept["questions"] = [line for line in map(clean, told.questions) if line]
    return told.model_copy(update=kept)


def _short(gist: str) -> str:
    """At most 120 characters, cut at a space."""
    if len(gist) <= GIST_LONGEST:
        return gist
    return gist[: GIST_LONGEST - 1].rsplit(" ", 1)[0].rstrip() + "…"
