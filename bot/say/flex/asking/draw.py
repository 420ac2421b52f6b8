"""The draw: 21 cards face down, and what is said about each one turned over."""

from typing import Final

from bot.say.buttons.answers import DrawCard, DrawRest
from bot.say.flex.cards import card_as_it_lies, card_header, position
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
    text,
    text_message,
    title,
    with_quick,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import AlreadyDrawn, CardDrawn, ChooseCards
from bot.say.words import Words
from models.readings.deck import SHOWN_FACE_DOWN, Card

A_ROW: Final = 7


def choose_cards(reply: ChooseCards, words: Words, links: Links) -> list[Message]:
    """The cards to choose from, in three rows; those taken lie open. The commitment is shown short and copied in full."""
    open_cards = dict(zip(reply.picks, reply.drawn, strict=True))
    cells = [_cell(words, links, reply.prompt_number, number, open_cards.get(number)) for number in range(SHOWN_FACE_DOWN)]
    rows = [row(*cells[start : start + A_ROW], spacing="5px") for start in range(0, SHOWN_FACE_DOWN, A_ROW)]
    next_position = position(words, reply.spread, len(reply.drawn) + 1).name
    remaining = words("table-remaining", n=reply.remaining, position=next_position)
    how = [text(words("table-how"), size="sm", color=MIST, margin="sm")] if reply.first else []
    seal = copy(words("table-seal-copy"), reply.commitment)
    for_me = postback(words("table-for-me"), DrawRest(reply.prompt_number), words("table-for-me-shown"))
    made = bubble(
        header=column(
            title(words("table-title"), color=CREAM, size="md"),
            text(remaining, size="sm", color=GOLD, weight="bold", margin="sm"),
            *how,
            paddingBottom="4px",
        ),
        body=column(*rows, spacing="5px", backgroundColor=NIGHT, paddingTop="12px", paddingBottom="12px"),
        footer=column(
            button(for_me),
            column(
                note(words("table-seal", short=f"{reply.commitment[:4]}…"), color=MIST, align="center", action=seal),
                note(words("table-seal-how"), size="xxs", color=MIST, align="center"),
                margin="md",
            ),
            backgroundColor=NIGHT,
        ),
        size="giga",
    )
    return with_quick([flex(words("table-alt", n=reply.remaining), made)], for_me)


def _cell(words: Words, links: Links, prompt_number: int, number: int, turned: Card | None) -> Part:
    if turned:
        return column(image(links.deck_picture(turned)), cornerRadius="4px", borderWidth="1px", borderColor=GOLD)
    tap = postback(words("table-card", number=number + 1), DrawCard(prompt_number, number))
    return column(image(links.deck_back(), action=tap), cornerRadius="4px")


def card_drawn(reply: CardDrawn, words: Words, links: Links) -> list[Message]:
    """The card just turned over, and what its position stands for."""
    stands_for = position(words, reply.spread, reply.number).name
    over = words("position", number=reply.number, name=stands_for)
    alt = words("card-drawn-alt", card=card_as_it_lies(words, reply.card), position=stands_for)
    return [flex(alt, bubble(body=card_header(words, links, reply.card, over)))]


def already_drawn(reply: AlreadyDrawn, words: Words, _: Links) -> list[Message]:
    """They tapped a card that lies open."""
    return text_message(words("already-drawn", number=reply.number))
