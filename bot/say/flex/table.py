"""The draw: 21 cards face down, and what is said about each one turned over."""

from collections.abc import Sequence

from bot.say.flex.cards import card_as_it_lies, card_header, position
from bot.say.flex.parts import (
    CREAM,
    GOLD,
    MIST,
    NIGHT,
    Links,
    Part,
    bubble,
    button,
    column,
    copy,
    flex,
    image,
    note,
    plain,
    postback,
    row,
    text,
    title,
)
from bot.say.limits import Message
from bot.say.words import Words
from models.readings.deck import SHOWN_FACE_DOWN, Card

A_ROW = 7


def table(
    words: Words,
    links: Links,
    place: int,
    spread: str,
    drawn: Sequence[Card],
    remaining: int,
    picks: Sequence[int],
    commitment: str,
    first: bool,
) -> list[Message]:
    """The cards to choose from, in three rows; those taken lie open. `picks` are table positions from 0, as `drawn`.

    `commitment` is the SHA-256 of the shuffle's seed, shown short and copied in full.
    """
    open_cards = dict(zip(picks, drawn, strict=True))
    cells = [_cell(words, links, place, number, open_cards.get(number)) for number in range(SHOWN_FACE_DOWN)]
    rows = [row(*cells[start : start + A_ROW], spacing="5px") for start in range(0, SHOWN_FACE_DOWN, A_ROW)]
    next_place = position(words, spread, len(drawn) + 1).name
    said = [text(words("table-how"), size="sm", color=MIST, margin="sm")] if first else []
    seal = copy(words("table-seal-copy"), commitment)
    made = bubble(
        header=column(
            title(words("table-title"), color=CREAM, size="md"),
            text(words("table-remaining", n=remaining, position=next_place), size="sm", color=GOLD, weight="bold", margin="sm"),
            *said,
            paddingBottom="4px",
        ),
        body=column(*rows, spacing="5px", backgroundColor=NIGHT, paddingTop="12px", paddingBottom="12px"),
        footer=column(
            button(postback(words("table-for-me"), f"draw:all:{place}", words("table-for-me-shown"))),
            column(
                note(words("table-seal", short=f"{commitment[:4]}…"), color=MIST, align="center", action=seal),
                note(words("table-seal-how"), size="xxs", color=MIST, align="center"),
                margin="md",
            ),
            backgroundColor=NIGHT,
        ),
        size="giga",
    )
    return [flex(words("table-alt", n=remaining), made)]


def _cell(words: Words, links: Links, place: int, number: int, turned: Card | None) -> Part:
    if turned:
        return column(image(links.deck_picture(turned)), cornerRadius="4px", borderWidth="1px", borderColor=GOLD)
    tap = postback(words("table-card", number=number + 1), f"draw:{number}:{place}")
    return column(image(links.deck_back(), action=tap), cornerRadius="4px")


def card_drawn(words: Words, links: Links, position_index: int, spread: str, card: Card) -> list[Message]:
    """The card just turned over. `position_index` is its place in the spread, from 1."""
    stands_for = position(words, spread, position_index).name
    over = words("position", number=position_index, name=stands_for)
    made = bubble(body=card_header(words, links, card, over))
    alt = words("card-drawn-alt", card=card_as_it_lies(words, card), position=stands_for)
    return [flex(alt, made)]


def already_drawn(words: Words, _: Links, position: int) -> list[Message]:
    """They tapped a card they hold already. `position` is its place in the spread, from 1."""
    return [plain(words("already-drawn", number=position))]
