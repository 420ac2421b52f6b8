"""What is chosen before the draw, on one screen: a mood, which may be left out, and how many cards."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.say.buttons.answers import MOODS, ChooseMood, ChooseSpread
from bot.say.buttons.menu import SetLanguage
from bot.say.checks import checked_part
from bot.say.flex.asking.prices import owned, price, short_of
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    EDGE,
    GOLD,
    INK,
    MIST,
    MUTED,
    PLUM,
    VEIL,
    Part,
    bubble,
    button,
    column,
    flex,
    note,
    postback,
    row,
    separator,
    text,
    text_message,
    title,
    with_quick,
)
from bot.say.flex.question_parts import question_line
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.memory import KEPT_FEW
from bot.say.replies.asking import AskMood, AskSpread, MoodNoted, Purse
from bot.say.words import Words, words_for
from models.money.economy import SPREAD_STARS
from models.readings.deck import DEFAULT_SPREAD
from prompts.meanings import meanings

_MOODS_A_ROW: Final = 3
_EDGE: Final = {"cornerRadius": "8px", "borderWidth": "1px", "borderColor": EDGE}


def ask_mood(reply: AskMood, words: Words, _: Links) -> list[Message]:
    """The question once more, six moods, four spreads with their prices. A spread alone is answer enough."""
    moods, mood_tiles = _moods(words, reply.prompt_number)
    spreads = [_tap(words, spread, reply.prompt_number) for spread in SPREAD_STARS]
    switch = [_switch(reply.language)] if reply.language else []
    made = bubble(
        header=column(
            text(words("ask-mood-question"), size="xs", color=GOLD, weight="bold"),
            text(words("quoted", text=question_line(reply.question)), color=CREAM, margin="sm"),
        ),
        body=column(
            _heading(words("ask-mood"), words("ask-mood-optional")),
            *mood_tiles,
            separator(margin="lg"),
            _heading(words("ask-spread-title"), owned(words, reply.purse), margin="lg"),
            *(_spread(words, spread, tap, reply.purse) for spread, tap in zip(SPREAD_STARS, spreads, strict=True)),
            spacing="sm",
        ),
        footer=column(*map(button, switch)) if switch else None,
    )
    return with_quick([flex(words("ask-mood-alt"), made)], *moods, *spreads, *switch)


def _heading(asked: str, beside: str, **more: str) -> Part:
    return column(text(asked, weight="bold", size="sm"), note(beside, margin="xs"), **more)


def _rows(tiles: list[Part], wide: int) -> list[Part]:
    return [row(*tiles[first : first + wide], spacing="sm") for first in range(0, len(tiles), wide)]


@lru_cache(maxsize=KEPT_FEW)
def _moods(words: Words, prompt_number: int) -> tuple[Sequence[Part], Sequence[Part]]:
    """The moods as taps, and as rows of tiles that were checked: the same for all whose question has the same number."""
    taps = [postback(words(f"mood-{mood}"), ChooseMood(prompt_number, mood)) for mood in MOODS]
    return taps, list(map(checked_part, _rows([_mood(tap) for tap in taps], _MOODS_A_ROW)))


def _mood(tap: Part) -> Part:
    """A face over its word."""
    face, _, word = tap["label"].partition(" ")
    lines = (text(face, size="xl", align="center"), text(word, size="xs", align="center", wrap=False, adjustMode="shrink-to-fit"))
    return column(*lines, action=tap, backgroundColor=VEIL, paddingAll="6px", flex=1, **_EDGE)


def _switch(language: str) -> Part:
    """The chat in the question's language from now on, offered in that language."""
    return postback(words_for(language)("language-switch"), SetLanguage(language))


def _tap(words: Words, spread: str, prompt_number: int) -> Part:
    return postback(_name(words, spread), ChooseSpread(prompt_number, spread))


def _name(words: Words, spread: str) -> str:
    return meanings(words.language).spread(spread).name


def _spread(words: Words, spread: str, tap: Part, purse: Purse) -> Part:
    """A wide button: what it is on the left, what it costs on the right. Three cards are what most people want."""
    cost, favourite = purse.cost(spread), spread == DEFAULT_SPREAD
    strong, weak = (CREAM, MIST) if favourite else (INK, MUTED)
    about = [text(words(f"spread-{spread}-about"), size="xs", color=weak)]
    if favourite:
        about.append(text(words("spread-favourite"), size="xs", color=GOLD, weight="bold"))
    prices = [text(price(words, cost), size="sm", weight="bold", align="end", color=GOLD if favourite else BRONZE)]
    if cost.missing:
        prices.append(text(short_of(words, cost), size="xs", align="end", color=weak))
    what = column(text(tap["label"], size="sm", weight="bold", color=strong), *about, flex=5)
    return row(what, column(*prices, justifyContent="center", flex=3), action=tap, **_ground(favourite))


def _ground(favourite: bool) -> Part:
    return {"backgroundColor": PLUM if favourite else VEIL, "paddingAll": "10px", "spacing": "sm", **_EDGE}


def ask_spread(reply: AskSpread, words: Words, _: Links) -> list[Message]:
    """How many cards, short: the screen above says what each is for."""
    taps = [_tap(words, spread, reply.prompt_number) for spread in SPREAD_STARS]
    tiles = [_tile(words, spread, tap, reply.purse) for spread, tap in zip(SPREAD_STARS, taps, strict=True)]
    asked = words("ask-spread-title")
    made = bubble(
        header=column(title(_felt(words, reply.mood), color=CREAM, size="md")),
        body=column(_heading(asked, owned(words, reply.purse)), *_rows(tiles, 2), spacing="sm"),
    )
    return with_quick([flex(words("ask-spread-alt"), made)], *taps)


def _tile(words: Words, spread: str, tap: Part, purse: Purse) -> Part:
    cost, favourite = purse.cost(spread), spread == DEFAULT_SPREAD
    lines = [price(words, cost), *([short_of(words, cost)] if cost.missing else [])]
    return column(
        text(tap["label"], size="sm", weight="bold", align="center", color=CREAM if favourite else INK),
        *(text(line, size="xs", align="center", color=GOLD if favourite else BRONZE) for line in lines),
        action=tap,
        flex=1,
        justifyContent="center",
        **_ground(favourite),
    )


def _felt(words: Words, mood: str | None) -> str:
    return words(f"felt-{mood}") if mood else words("felt-skip")


def mood_noted(reply: MoodNoted, words: Words, _: Links) -> list[Message]:
    """A warm word for the mood; what was chosen meanwhile follows."""
    return text_message(_felt(words, reply.mood))
