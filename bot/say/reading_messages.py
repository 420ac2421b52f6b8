"""From a reading's database row to its reply and its messages."""

from collections.abc import Mapping
from typing import Any

import structlog

from bot.say.flex.render import render
from bot.say.limits import Message, check
from bot.say.links import Links
from bot.say.replies.readings import FollowUpAnswer, Reading, ReadingInPlainText
from bot.say.words import Words
from models.readings.deck import Card
from prompts.schema import Interpretation

log = structlog.get_logger()


def reading_messages(row: Mapping[str, Any], words: Words, links: Links) -> list[Message]:
    """The reading as Flex; as plain text when the Flex message would break LINE's rules, so that it arrives in any case."""
    try:
        messages = render(reading_reply(row), words, links)
        check(messages)
    except ValueError:
        log.exception("reading_breaks_limits")
        return plain_messages(row, words, links)
    return messages


def plain_messages(row: Mapping[str, Any], words: Words, links: Links) -> list[Message]:
    """The reading as plain text, for when LINE refuses the Flex message."""
    told: Mapping[str, Any] = row["interpretation"]
    parts = [told["opening"], *(passage["text"] for passage in told["cards"]), told["together"], told["action"]]
    return render(ReadingInPlainText([part for part in parts if part]), words, links)


def cards_of(row: Mapping[str, Any]) -> list[Card]:
    """The cards as they were drawn."""
    return [Card(number=card["number"], reversed=card["reversed"]) for card in row["cards"]]


def reading_reply(row: Mapping[str, Any], *, opened_again: bool = False, follow_up_free: bool = True) -> Reading | FollowUpAnswer:
    """The reading as it is delivered, or opened again later (then without the new level, which is told once)."""
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
    )


def _follow_up_answer(row: Mapping[str, Any]) -> FollowUpAnswer:
    said = Interpretation.model_validate(row["interpretation"])
    paragraphs = [said.opening, *(passage.text for passage in said.cards), said.together, said.action]
    return FollowUpAnswer(
        reading_id=row["parent_id"],
        question=row["question"] or "",
        answer="\n\n".join(paragraph for paragraph in paragraphs if paragraph),
        cards=cards_of(row),
    )
