"""The draw: 21 cards face down, shown whole once; then each card turned over, and what is left to draw."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.say.buttons.answers import DrawCard, DrawRest
from bot.say.checks import checked_part
from bot.say.flex.cards import card_as_it_lies, card_portrait, position, turned_so_far
from bot.say.flex.parts import (
    CREAM,
    GOLD,
    MIST,
    NIGHT,
    Part,
    bubble,
    button,
    column,
    copy,
    flex,
    image,
    note,
    postback,
    row,
    tap_line,
    text,
    text_message,
    title,
    with_quick,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.memory import KEPT_FEW
from bot.say.replies.asking import AlreadyDrawn, CardDrawn, ChooseCards
from bot.say.words import Words
from models.readings.deck import SHOWN_FACE_DOWN

A_ROW: Final = 7
SHUFFLE_RATIO: Final = "12:5"


def choose_cards(reply: ChooseCards, words: Words, links: Links) -> list[Message]:
    """The whole table the first time; later what is left to draw, since the table is still above, and may still be tapped."""
    for_me = _for_me(words, reply)
    made = _whole_table(reply, words, links) if reply.first else bubble(body=_night(*_left(reply, words, links)), size="giga")
    return with_quick([flex(words("table-alt", n=reply.remaining), made)], for_me)


def _for_me(words: Words, reply: ChooseCards) -> Part:
    return postback(words("table-for-me"), DrawRest(reply.prompt_number), words("table-for-me-shown"))


def _night(*parts: Part) -> Part:
    return column(*parts, backgroundColor=NIGHT)


def _whole_table(reply: ChooseCards, words: Words, links: Links) -> Part:
    """The shuffle, three rows of backs. The commitment is shown short and copied in full."""
    shuffle: Part = {
        "type": "image",
        "url": links.shuffle(),
        "size": "full",
        "aspectRatio": SHUFFLE_RATIO,
        "aspectMode": "cover",
        "backgroundColor": NIGHT,
        "animated": True,
    }
    free = tuple(number for number in range(SHOWN_FACE_DOWN) if number not in reply.picks)
    seal = copy(words("table-seal-copy"), reply.commitment)
    pays = [text(words("table-coins", coins=words("coins", n=reply.coins)), size="xs", color=MIST)] if reply.coins else []
    return bubble(
        hero=shuffle,
        body=_night(
            title(words("table-title"), color=CREAM, size="md"),
            text(_next(reply, words), size="sm", color=GOLD, weight="bold", margin="sm"),
            text(words("table-how"), size="sm", color=MIST, margin="sm"),
            _table(words, links, reply.prompt_number, free),
        ),
        footer=column(
            button(_for_me(words, reply)),
            column(
                *pays,
                tap_line(words("table-seal", short=f"{reply.commitment[:4]}…"), seal, size="xs", color=MIST),
                note(words("table-seal-how"), size="xxs", color=MIST),
                margin="sm",
            ),
            backgroundColor=NIGHT,
        ),
        size="giga",
    )


def _next(reply: ChooseCards, words: Words) -> str:
    next_position = position(words, reply.spread, len(reply.drawn) + 1).name
    return words("table-remaining", n=reply.remaining, position=next_position)


@lru_cache(maxsize=KEPT_FEW)
def _table(words: Words, links: Links, prompt_number: int, numbers: tuple[int, ...]) -> Part:
    """The cards as they lie, checked: the same for all whose question has the same number."""
    rows = [_backs(words, links, prompt_number, numbers[start : start + A_ROW]) for start in range(0, len(numbers), A_ROW)]
    return checked_part(column(*rows, spacing="5px", margin="lg"))


def _backs(words: Words, links: Links, prompt_number: int, numbers: Sequence[int]) -> Part:
    cards = [
        column(
            image(links.deck_back(), action=postback(words("table-card", number=number + 1), DrawCard(prompt_number, number))),
            cornerRadius="4px",
        )
        for number in numbers
    ]
    return row(*cards, spacing="5px")


def _left(reply: ChooseCards, words: Words, links: Links) -> list[Part]:
    """The row of the cards turned so far, and the next ones: a row of backs, so that nobody has to go up to the table."""
    free = [number for number in range(SHOWN_FACE_DOWN) if number not in reply.picks]
    return [
        turned_so_far(links, reply.spread, reply.drawn),
        text(_next(reply, words), size="sm", color=GOLD, weight="bold", margin="lg", align="center"),
        column(_backs(words, links, reply.prompt_number, free[:A_ROW]), margin="md"),
        note(words("table-above"), color=MIST, align="center", margin="sm"),
        button(_for_me(words, reply), margin="md"),
    ]


def card_drawn(reply: CardDrawn, words: Words, links: Links) -> list[Message]:
    """The card just turned over, large, with what its position stands for; under it what is left to draw."""
    stands_for = position(words, reply.spread, reply.number).name
    over = words("position", number=reply.number, name=stands_for)
    alt = words("card-drawn-alt", card=card_as_it_lies(words, reply.card), position=stands_for)
    shown = card_portrait(words, links, reply.card, over)
    if reply.table is None:
        return [flex(alt, bubble(body=_night(shown), size="giga"))]
    left = column(*_left(reply.table, words, links), margin="xl")
    return with_quick([flex(alt, bubble(body=_night(shown, left), size="giga"))], _for_me(words, reply.table))


def already_drawn(reply: AlreadyDrawn, words: Words, _: Links) -> list[Message]:
    """They tapped a card that lies open."""
    return text_message(words("already-drawn", number=reply.number))
