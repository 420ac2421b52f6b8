"""Past readings and the card of the day."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from bot.say.flex.cards import card_as_it_lies, card_portrait, card_strip, day, facing, moment, one_line
from bot.say.flex.parts import (
    BRONZE,
    GOLD,
    INK,
    MIST,
    Links,
    Part,
    bubble,
    button,
    carousel,
    column,
    flex,
    plain,
    postback,
    text,
    with_quick,
)
from bot.say.limits import BUBBLES, Message, shorten
from bot.say.words import Words
from models.readings.deck import Card
from prompts.meanings import meanings


def history(words: Words, links: Links, items: Sequence[Mapping[str, Any]], older: str | None) -> list[Message]:
    """Readings, newest first: each item has `id`, `at`, `question` (None when taken back), `spread` and `cards`.
    `older` is the cursor of the next page."""
    if not items:
        return history_empty(words, links)
    shown = items[: BUBBLES - 1] if older else items[:BUBBLES]
    bubbles = [_item(words, links, item) for item in shown]
    if older:
        more = button(postback(words("history-older"), f"history:{older}"))
        bubbles.append(bubble(body=column(more, justifyContent="center")))
    return with_quick([flex(words("history-alt", n=len(shown)), carousel(bubbles))], postback(words("how-to"), "help"))


def _item(words: Words, links: Links, item: Mapping[str, Any]) -> Part:
    asked = item["question"]
    question = shorten(one_line(asked), 120) if asked else words("question-taken-back")
    spread = meanings(words.language).spread(item["spread"]).name
    shown = words("history-open-shown", day=day(words, item["at"]))
    return bubble(
        header=column(
            text(spread, size="xs", color=GOLD, weight="bold"),
            text(moment(words, item["at"]), size="xxs", color=MIST),
            column(card_strip(links, item["cards"]), margin="md"),
            spacing="xs",
        ),
        body=column(text(question, size="sm", color=INK, maxLines=4)),
        footer=column(button(postback(words("history-open"), f"open:{item['id']}", shown), primary=True)),
    )


def history_empty(words: Words, _: Links) -> list[Message]:
    """No readings yet."""
    taps = [postback(words("ask"), "ask"), postback(words("daily-card"), "daily"), postback(words("how-to"), "help")]
    return with_quick([plain(words("history-empty"))], *taps)


def daily(words: Words, links: Links, card: Card, date: datetime.date, again: bool) -> list[Message]:
    """The card of the day with what it says; `again`: it was drawn before today."""
    meaning = facing(words, card)
    note_again = [text(words("daily-again"), size="xs", color=BRONZE, margin="lg")] if again else []
    made = bubble(
        header=card_portrait(words, links, card, words("daily-header", day=day(words, date))),
        body=column(
            text(meaning.core, lineSpacing="5px"),
            text(words("daily-advice"), size="sm", weight="bold", color=BRONZE, margin="lg"),
            text(meaning.advice, size="sm", margin="sm"),
            *note_again,
        ),
        footer=column(button(postback(words("ask"), "ask"), primary=True)),
    )
    return [flex(words("daily-alt", card=card_as_it_lies(words, card), theme=meaning.theme), made)]
