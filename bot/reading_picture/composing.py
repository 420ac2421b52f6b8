"""From a reading's row to what its picture shows."""

from datetime import date
from pathlib import Path
from typing import Final

from bot.reading_picture.scene import CardShown, Scene
from bot.say.flex.cards import card_name, orientation, position
from bot.say.flex.dates import day
from bot.say.flex.parts import one_line
from bot.say.links import Links
from bot.say.picture_address import Shape, shows_question
from bot.say.saved_reading import cards_of
from bot.say.words import Words, words_for
from models.database.rows import Row
from models.money.economy import REFERRAL_FRIEND_COINS
from models.readings.deck import Card
from prompts.meanings import meanings

GLOW: Final = "#9a6fd0"
EDGE: Final = "#b9935a"
DAY_GLOWS: Final = ("#e8c23a", "#ef7fb0", "#3fa66a", "#ee8a33", "#5db8e8", "#9a55d6", "#d8433c")
"""The colours of the days, from Monday on, as tradition in Thailand has them (`day-colours` in the locales)."""

_GIST: Final = 160
_QUESTION: Final = 140


def scene(row: Row, shape: Shape, links: Links, deck: Path | None = None) -> Scene:
    """What the picture of this reading or day's card shows. `row` is that of `models.readings.picture.find`."""
    words = words_for(row["language"])
    cards = cards_of(row)
    form = "story" if shape.startswith("story") else "square"
    daily = row["kind"] == "daily"
    names = tuple(card_name(words, card) for card in cards)
    invited = row["invite_code"]
    return Scene(
        form=form,
        spread=row["spread"],
        title=_day_title(words, row["day"]) if daily else _title(words, row),
        question=words("picture-question", question=one_line(row["question"], _QUESTION)) if shows_question(shape) else "",
        gist=one_line(_theme(words, cards[0]) if daily else row["interpretation"]["gist"], _GIST),
        more=one_line(meanings(words.language).card(cards[0].number).facing(cards[0]).advice, _GIST) if daily else "",
        cards=tuple(_shown(words, row, card, number) for number, card in enumerate(cards, start=1)),
        invitation=(
            words("picture-account", account=links.oa_id),
            words("picture-invite"),
            *([words("picture-code", code=invited, coins=words("coins", n=REFERRAL_FRIEND_COINS))] if invited else []),
        ),
        link=links.invite_link(invited) if invited else links.add_link(),
        glow=DAY_GLOWS[row["day"].weekday()] if daily else GLOW,
        edge=DAY_GLOWS[row["day"].weekday()] if daily else EDGE,
        kept=names,
        deck=str(deck) if deck else None,
    )


def _title(words: Words, row: Row) -> str:
    spread = meanings(words.language).spread(row["spread"]).name
    return words("picture-title", spread=spread, day=day(words, row["created_at"]))


def _day_title(words: Words, on: date) -> str:
    return words("picture-daily", weekday=words.several("weekdays")[on.weekday()], day=day(words, on))


def _theme(words: Words, card: Card) -> str:
    return meanings(words.language).card(card.number).facing(card).theme


def _shown(words: Words, row: Row, card: Card, number: int) -> CardShown:
    return CardShown(
        number=card.number,
        is_reversed=card.reversed,
        position=_colour(words, row["day"]) if row["kind"] == "daily" else position(words, row["spread"], number).name,
        name=card_name(words, card),
        facing=orientation(words, card) if card.reversed else "",
    )


def _colour(words: Words, on: date) -> str:
    return words("picture-colour", colour=words.several("day-colours")[on.weekday()])
