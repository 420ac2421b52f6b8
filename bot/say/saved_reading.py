"""From a reading's database row to its reply and its messages."""

from collections.abc import Mapping
from typing import Any, Final

import structlog

from bot.say.checks import check
from bot.say.flex.cards import card_as_it_lies, position
from bot.say.flex.render import render
from bot.say.limits import MESSAGES, Message
from bot.say.links import Links
from bot.say.replies.readings import FollowUpAnswer, LastCard, Reading, ReadingInPlainText
from bot.say.words import Words, words_for
from models.readings.deck import Card
from prompts.schema import Interpretation

log = structlog.get_logger()

LONGEST_ANSWER: Final = 500
"""Characters of a further question's answer: a message in a chat, not a second reading."""


def reading_messages(row: Mapping[str, Any], words: Words, links: Links) -> list[Message]:
    """The reading as Flex; as plain text when the Flex message would break LINE's rules, so that it arrives in any case."""
    try:
        messages = render(reading_reply(row), words, links)
        check(messages)
    except ValueError:
        log.exception("reading_breaks_limits")
        return plain_messages(row, words, links)
    return messages


def delivered_messages(row: Mapping[str, Any], words: Words, links: Links) -> list[Message]:
    """The reading as it is delivered at once: first the card that was turned last, which nobody has seen yet.

    A reading that comes late is without it, for the sake of what else has to be said then; so is one that is opened again.
    """
    messages = reading_messages(row, words, links)
    if row["kind"] != "reading":
        return messages
    shown = render(LastCard(row["spread"], cards_of(row), language=row["language"]), words, links)
    return [*shown, *messages] if len(messages) < MESSAGES else messages


def plain_messages(row: Mapping[str, Any], words: Words, links: Links) -> list[Message]:
    """The reading as plain text, for the day when LINE refuses the pictured one: what was paid for arrives."""
    said = Interpretation.model_validate(row["interpretation"])
    own = words_for(row["language"])
    parts = [said.opening, *_passages(row, said, own), said.together, *said.insights, said.action, said.closing]
    return render(ReadingInPlainText([part for part in parts if part], language=own.language), words, links)


def _passages(row: Mapping[str, Any], said: Interpretation, words: Words) -> list[str]:
    """Each passage under the place and the card that a picture would show."""
    if row["kind"] != "reading":
        return [passage.text for passage in said.cards]
    cards, passages = cards_of(row), []
    for passage in said.cards:
        place, card = position(words, row["spread"], passage.position), cards[passage.position - 1]
        passages.append(f"{place.name} · {card_as_it_lies(words, card)}\n{passage.text}")
    return passages


def cards_of(row: Mapping[str, Any]) -> list[Card]:
    """The cards as they were drawn."""
    return [Card(number=card["number"], reversed=card["reversed"]) for card in row["cards"]]


def reading_reply(row: Mapping[str, Any], *, opened_again: bool = False, follow_up_free: bool = True) -> Reading | FollowUpAnswer:
    """The reading as it is delivered, or opened again later (then without the new level, which is shown once)."""
    if row["kind"] == "follow_up":
        return _follow_up_answer(row)
    return Reading(
        reading_id=row["id"],
        question=row["question"] or "",
        mood=row["mood"],
        spread=row["spread"],
        cards=cards_of(row),
        interpretation=Interpretation.model_validate(row["interpretation"]),
        seed=bytes(row["seed"]).hex() if row["seed"] else "",
        level=None if opened_again else row["level_reached"],
        follow_up_free=follow_up_free,
        invite_code=row["invite_code"] or "",
        language=row["language"],
    )


def _follow_up_answer(row: Mapping[str, Any]) -> FollowUpAnswer:
    """A model answers in one text; the deck, and models before, in several: of these as many as a message holds."""
    said = Interpretation.model_validate(row["interpretation"])
    room = LONGEST_ANSWER - len(said.opening) - len(said.action)
    kept: list[str] = []
    for passage in said.cards:
        if len(passage.text) <= room:
            kept.append(passage.text)
            room -= len(passage.text)
    paragraphs = [said.opening, *kept, said.action]
    return FollowUpAnswer(
        reading_id=row["parent_id"],
        question=row["question"] or "",
        answer="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        language=row["language"],
    )
