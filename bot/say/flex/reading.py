"""The reading itself: a carousel of the question and its gist, a bubble a card, and what to do next."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.say.flex.asking import QUESTION_SHOWN, question_taps
from bot.say.flex.cards import card_as_it_lies, card_portrait, card_strip, facing, one_line, position
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    INK,
    MIST,
    VEIL,
    Links,
    Part,
    bubble,
    button,
    carousel,
    column,
    copy,
    flex,
    link,
    note,
    postback,
    row,
    say,
    separator,
    text,
    title,
    with_quick,
)
from bot.say.flex.sharing import share_link
from bot.say.limits import BUBBLES, CAROUSEL_BYTES, Message, shorten, size
from bot.say.words import Words
from models.readings.deck import Card
from prompts.meanings import meanings
from prompts.schema import Interpretation

_ROOM: Final = (1500, 1000, 700, 500, 350, 250)
"""How long a passage may be, in UTF-16 units: the first at which the carousel is within LINE's bytes. All passages share
one limit, so that none is cut for another's length; at the last one even ten cards fit, whatever they hold."""

AIR: Final = "5px"
"""Space between lines of longer texts: Thai stacks vowels and tone marks above and below."""


@dataclass(frozen=True)
class _Told:
    """One reading on its way to becoming bubbles."""

    words: Words
    links: Links
    id: str
    question: str
    mood: str | None
    spread: str
    cards: Sequence[Card]
    said: Interpretation
    seed: str
    level: int | None
    level_coins: int
    follow_up_free: bool
    code: str


def reading(
    words: Words,
    links: Links,
    reading_id: uuid.UUID | str,
    question: str | None,
    mood: str | None,
    spread: str,
    cards: Sequence[Card],
    interpretation: Interpretation,
    seed: str,
    level: int | None,
    level_coins: int,
    follow_up_free: bool,
    invite_code: str,
) -> list[Message]:
    """The whole reading in one message. `question` is None when its text was taken back; `level` is a level just
    reached; `seed`, in hex, repeats the shuffle."""
    told = _Told(
        words,
        links,
        str(reading_id),
        one_line(question) if question else words("question-taken-back"),
        mood,
        spread,
        cards,
        interpretation,
        seed,
        level,
        level_coins,
        follow_up_free,
        invite_code,
    )
    contents = _bubbles(told, _ROOM[0])
    for room in _ROOM[1:]:
        if size(contents) <= CAROUSEL_BYTES - 100:
            break
        contents = _bubbles(told, room)
    follow_up = postback(_follow_up_label(told), f"followup:{told.id}")
    asked = [say(question) for question in interpretation.questions[:2] if question.strip()]
    return with_quick([flex(_gist(told), contents)], follow_up, *asked)


def _bubbles(told: _Told, room: int) -> Part:
    cards = [_card(told, number, card, room) for number, card in enumerate(told.cards, start=1)]
    return carousel([_first(told, room), *cards, *_last(told, room)])


def _gist(told: _Told) -> str:
    return shorten(one_line(told.said.gist), 200)


def _follow_up_label(told: _Told) -> str:
    return told.words("follow-up-button-free" if told.follow_up_free else "follow-up-button")


def _first(told: _Told, room: int) -> Part:
    words = told.words
    mood = [text(words("reading-mood", mood=words(f"mood-{told.mood}")), size="xs", color=MIST)] if told.mood else []
    return bubble(
        header=column(
            text(words("reading-header"), size="xs", color=GOLD, weight="bold"),
            text(shorten(told.question, QUESTION_SHOWN), color=CREAM, weight="bold"),
            *mood,
            column(card_strip(told.links, told.cards), margin="md"),
            spacing="sm",
        ),
        body=column(
            text(_gist(told), size="lg", weight="bold", color=INK, lineSpacing=AIR),
            text(told.said.opening, margin="lg", limit=room, lineSpacing=AIR),
            separator(margin="lg"),
            *_drawn(told),
            note(words("reading-swipe"), margin="lg", align="end", color=BRONZE),
        ),
    )


def _drawn(told: _Told) -> list[Part]:
    places = meanings(told.words.language).spread(told.spread).positions
    small = "xs" if len(told.cards) <= 5 else "xxs"
    return [
        row(
            note(place.name, size=small, flex=2, color=BRONZE, weight="bold"),
            note(card_as_it_lies(told.words, card), size=small, flex=3),
            margin="md" if number == 0 else "sm",
            spacing="sm",
        )
        for number, (place, card) in enumerate(zip(places, told.cards, strict=False))
    ]


def _card(told: _Told, number: int, card: Card, room: int) -> Part:
    over = told.words("position", number=number, name=position(told.words, told.spread, number).name)
    passages = told.said.cards
    passage = passages[number - 1].text if number <= len(passages) else facing(told.words, card).core
    return bubble(
        header=card_portrait(told.words, told.links, card, over), body=column(text(passage, limit=room, lineSpacing=AIR))
    )


def _last(told: _Told, room: int) -> list[Part]:
    """What the cards say together, and what to do next: one bubble each, or both in one when ten cards leave no more."""
    together, onward = _together(told, room), _onward(told)
    title_of = column(title(told.words("reading-together"), color=CREAM, size="md"))
    footer = _footer(told)
    if len(told.cards) + 3 > BUBBLES:
        both = column(*together, separator(margin="lg"), *onward, spacing="sm")
        return [bubble(header=title_of, body=both, footer=footer)]
    next_title = column(title(told.words("reading-onward"), color=CREAM, size="md"))
    return [
        bubble(header=title_of, body=column(*together, spacing="sm")),
        bubble(header=next_title, body=column(*onward, spacing="sm"), footer=footer),
    ]


def _together(told: _Told, room: int) -> list[Part]:
    words, said = told.words, told.said
    insights = [
        row(text("✦", size="sm", color=BRONZE, flex=0), text(insight, size="sm", limit=min(room, 300)), spacing="md")
        for insight in said.insights[:5]
    ]
    level = words("reading-level", level=told.level or 0, coins=words("coins", n=told.level_coins))
    reached = [column(text(level, size="sm", weight="bold"), backgroundColor=VEIL, cornerRadius="8px", paddingAll="10px")]
    return [
        *(reached if told.level else []),
        text(said.together, limit=room, lineSpacing=AIR),
        *([_heading(words("reading-insights")), *insights] if insights else []),
        _heading(words("reading-action")),
        text(said.action, size="sm", limit=min(room, 400)),
    ]


def _onward(told: _Told) -> list[Part]:
    return [*rating(told.words, told.id), *question_taps(told.words("reading-next"), told.said.questions[:2])]


def _footer(told: _Told) -> Part:
    words = told.words
    return column(
        button(postback(_follow_up_label(told), f"followup:{told.id}"), primary=True),
        button(link(words("share-button"), share_link(words, told.links, told.said.gist, told.code))),
        button(postback(words("reading-again"), "ask")),
        *_seed(words, told.seed),
    )


def _seed(words: Words, seed: str) -> list[Part]:
    if not seed:
        return []
    tap = copy(words("reading-seed-copy"), seed)
    return [note(words("reading-seed", short=f"{seed[:4]}…"), size="xxs", align="center", margin="md", action=tap)]


def _heading(content: str) -> Part:
    return text(content, size="sm", weight="bold", color=BRONZE, margin="lg")


def rating(words: Words, reading_id: str, given: int = 0) -> list[Part]:
    """The question how good it was, and five stars to tap; the first `given` of them are filled."""
    stars = [
        text(
            "★" if number <= given else "☆",
            size="xxl",
            color=BRONZE,
            align="center",
            action=postback(words("star-label", n=number), f"rate:{number}:{reading_id}", "★" * number),
        )
        for number in range(1, 6)
    ]
    asked = [] if given else [text(words("reading-rate"), size="sm", align="center", margin="lg")]
    return [*asked, row(*stars)]
