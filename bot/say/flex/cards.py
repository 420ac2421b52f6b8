"""How cards and their positions are written and shown."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from bot.say.flex.parts import CREAM, EDGE, GOLD, MIST, Part, column, image, row, text
from bot.say.links import Links
from bot.say.words import Words, words_for
from models.readings.deck import SPREADS, Card
from prompts.meanings import Facing, Position, meanings


def card_name(words: Words, card: Card) -> str:
    """The card's name alone."""
    return meanings(words.language).card(card.number).name


def card_as_it_lies(words: Words, card: Card) -> str:
    """The card's name with its orientation."""
    return words("orientation", name=card_name(words, card), facing=orientation(words, card))


def orientation(words: Words, card: Card) -> str:
    """Upright or reversed, in words."""
    return words("reversed" if card.reversed else "upright")


def facing(words: Words, card: Card) -> Facing:
    """The deck's own meaning of the card as it lies."""
    return meanings(words.language).card(card.number).facing(card)


@cache
def _theme_as_it_lies(language: str, card: Card) -> str:
    words = words_for(language)
    return words("orientation", name=facing(words, card).theme, facing=orientation(words, card))


@cache
def numbered_position(language: str, spread: str, number: int) -> str:
    """The position's number and name."""
    words = words_for(language)
    return words("position", number=number, name=position(words, spread, number).name)


def position(words: Words, spread: str, number: int) -> Position:
    """The spread's position, numbered from 1."""
    return meanings(words.language).spread(spread).positions[number - 1]


def card_portrait(words: Words, links: Links, card: Card, over: str, *, width: str = "168px") -> Part:
    """The night sky with the card large in its middle, its name and how it lies beneath."""
    picture = column(image(links.deck_picture(card)), width=width, cornerRadius="8px")
    return column(
        text(over, size="sm", color=GOLD, weight="bold", align="center", limit=80),
        column(picture, alignItems="center", margin="lg"),
        text(card_name(words, card), size="lg", color=CREAM, weight="bold", align="center", margin="lg", limit=80),
        text(
            _theme_as_it_lies(words.language, card),
            size="sm",
            color=MIST,
            align="center",
            margin="xs",
            limit=160,
        ),
    )


ALONE: Final = "84px"
"""How wide a card is that stands alone in its strip."""


def card_strip(links: Links, cards: Sequence[Card]) -> Part:
    """The cards small, side by side, as wide as their bubble; ten of them make two lines."""
    half = 5 if len(cards) > 5 else len(cards)
    lines = [cards[:half], cards[half:]] if half < len(cards) else [cards]
    if len(cards) == 1:
        return row(column(image(links.deck_picture(cards[0])), width=ALONE, cornerRadius="6px", flex=0), justifyContent="center")
    return column(
        *(
            row(*(column(image(links.deck_picture(card)), cornerRadius="4px", flex=1) for card in line), spacing="sm")
            for line in lines
        ),
        spacing="sm",
    )


def strip_header(links: Links, over: str, cards: Sequence[Card], *lines: Part, spacing: str = "sm") -> Part:
    """A header: `over` in gold, then `lines`, then the cards side by side."""
    strip = column(card_strip(links, cards), margin="md")
    return column(text(over, size="xs", color=GOLD, weight="bold"), *lines, strip, spacing=spacing)


_PLACES: Final = {1: (44, 75), 3: (44, 75), 5: (40, 69), 10: (25, 43)}
"""Width and height of a place of the spread, by how many there are: ten of them still fit a narrow phone."""


def turned_so_far(links: Links, spread: str, cards: Sequence[Card]) -> Part:
    """The places of the spread in one row, in the order of their positions: the card that was turned, or the number."""
    wide, high = _PLACES[SPREADS[spread]]
    edge = {"cornerRadius": "3px", "borderWidth": "1px", "flex": 0, "width": f"{wide}px", "height": f"{high}px"}
    places = [column(image(links.deck_picture(card)), borderColor=GOLD, **edge) for card in cards]
    for number in range(len(cards) + 1, SPREADS[spread] + 1):
        color = GOLD if number == len(cards) + 1 else MIST
        waits = text(str(number), size="xs", color=color, align="center")
        places.append(column(waits, borderColor=EDGE, justifyContent="center", **edge))
    return row(*places, spacing="4px", justifyContent="center")
