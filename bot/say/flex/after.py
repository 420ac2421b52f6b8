"""After the reading: ratings, a word about it, a further question."""

import uuid
from collections.abc import Sequence

from bot.say.flex.asking import QUESTION_SHOWN
from bot.say.flex.cards import card_strip, one_line
from bot.say.flex.parts import CREAM, GOLD, Links, bubble, column, flex, plain, postback, text, with_quick
from bot.say.flex.reading import AIR, rating
from bot.say.limits import Message, shorten
from bot.say.words import Words
from models.money.economy import FOLLOW_UP_HOURS
from models.readings.deck import Card


def rate_ask(words: Words, _: Links, reading_id: uuid.UUID | str) -> list[Message]:
    """How good was it? Five stars to tap."""
    made = bubble(body=column(*rating(words, str(reading_id))), size="kilo")
    return [flex(words("rate-alt"), made)]


def rated(words: Words, _: Links, stars: int, reading_id: uuid.UUID | str) -> list[Message]:
    """Thank you; the stars can be changed, and a word can be added."""
    made = bubble(
        body=column(
            text(words("rated", n=stars), weight="bold", align="center"),
            *rating(words, str(reading_id), given=stars),
            text(words("rated-word"), size="sm", margin="md"),
            spacing="sm",
        ),
        size="kilo",
    )
    more = postback(words("rated-more"), f"word:{reading_id}")
    return with_quick([flex(words("rated-alt", n=stars), made)], more, postback(words("ask"), "ask"))


def word_ask(words: Words, _: Links) -> list[Message]:
    """What would you like to say about the reading?"""
    return with_quick([plain(words("word-ask"))], postback(words("cancel"), "cancel"))


def word_thanks(words: Words, _: Links) -> list[Message]:
    """The word was kept."""
    return [plain(words("word-thanks"))]


def follow_up_ask(words: Words, _: Links, free: bool, cost: int, reading_id: uuid.UUID | str) -> list[Message]:
    """Type the further question; `cost` in stars when it is not the free one."""
    del reading_id  # the conversation remembers which reading it is
    said = words("follow-up-ask-free") if free else words("follow-up-ask-cost", stars=words("stars", n=cost))
    return with_quick([plain(said)], postback(words("cancel"), "cancel"))


def ask_follow_up_again(words: Words, _: Links) -> list[Message]:
    """The further question is still awaited."""
    return with_quick([plain(words("follow-up-again"))], postback(words("cancel"), "cancel"))


def follow_up_answer(
    words: Words, links: Links, reading_id: uuid.UUID, question: str, text: str, cards: Sequence[Card]
) -> list[Message]:
    """The answer to the further question, from the same cards; `reading_id` is the reading that it was about."""
    told = flex(words("follow-up-alt", text=shorten(one_line(text), 200)), _answer(words, links, question, text, cards))
    return with_quick([told], postback(words("follow-up-more"), f"followup:{reading_id}"), postback(words("ask"), "ask"))


def _answer(words: Words, links: Links, question: str, answer: str, cards: Sequence[Card]) -> Message:
    return bubble(
        header=column(
            text(words("follow-up-header"), size="xs", color=GOLD, weight="bold"),
            text(shorten(one_line(question), QUESTION_SHOWN), color=CREAM, weight="bold"),
            column(card_strip(links, cards), margin="md"),
            spacing="sm",
        ),
        body=column(text(answer, limit=2500, lineSpacing=AIR)),
    )


def follow_up_closed(words: Words, _: Links) -> list[Message]:
    """Too late for a further question on that reading."""
    return with_quick([plain(words("follow-up-closed", hours=FOLLOW_UP_HOURS))], postback(words("ask"), "ask"))
