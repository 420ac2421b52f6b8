"""The reading itself: a carousel of the question and its gist, a bubble a card, and what to do next; and as plain text."""

from typing import Final

from bot.say.buttons.menu import Ask
from bot.say.buttons.on_reading import AskFollowUp
from bot.say.flex.cards import card_as_it_lies, card_portrait, facing, position, strip_header
from bot.say.flex.parts import (
    AIR,
    BRONZE,
    CREAM,
    INK,
    MIST,
    PLUM,
    VEIL,
    Part,
    bubble,
    button,
    carousel,
    clean,
    column,
    copy,
    flex,
    link,
    note,
    one_line,
    plain,
    postback,
    row,
    say,
    separator,
    text,
    title_bar,
    with_quick,
)
from bot.say.flex.question_parts import question_line, question_taps
from bot.say.flex.readings.rating import rating
from bot.say.flex.readings.sharing import share_link
from bot.say.limits import BUBBLES, CAROUSEL_BYTES, MESSAGES, TEXT, Message, shorten, size, utf16
from bot.say.links import Links
from bot.say.replies.readings import Reading, ReadingInPlainText
from bot.say.words import Words
from models.money.economy import LEVEL_COINS
from prompts.meanings import meanings

_ROOM: Final = (1500, 1000, 700, 500, 350, 250)
"""How long a passage may be, in UTF-16 units: the first at which the carousel is within LINE's bytes. All passages share
one limit, so that none is cut for another's length; at the last one even ten cards fit, whatever they hold."""

_PARAGRAPH: Final = 1600
"""The same for plain text: the thirteen paragraphs of the largest spread are within LINE's five messages."""


def reading(reply: Reading, words: Words, links: Links) -> list[Message]:
    """The whole reading in one message."""
    contents = _bubbles(reply, words, links, _ROOM[0])
    for room in _ROOM[1:]:
        if size(contents) <= CAROUSEL_BYTES - 100:
            break
        contents = _bubbles(reply, words, links, room)
    asked = [say(question) for question in reply.interpretation.questions[:2] if question.strip()]
    return with_quick([flex(_gist(reply), contents)], _follow_up(reply, words), *asked)


def _bubbles(reply: Reading, words: Words, links: Links, room: int) -> Part:
    cards = [_card(reply, words, links, number, room) for number in range(1, len(reply.cards) + 1)]
    return carousel([_first(reply, words, links, room), *cards, *_last(reply, words, links, room)])


def _gist(reply: Reading) -> str:
    return one_line(reply.interpretation.gist, 200)


def _follow_up(reply: Reading, words: Words) -> Part:
    label = words("follow-up-button-free" if reply.follow_up_free else "follow-up-button")
    return postback(label, AskFollowUp(reply.reading_id))


def _first(reply: Reading, words: Words, links: Links, room: int) -> Part:
    question = question_line(reply.question if reply.question else words("question-taken-back"))
    mood = [text(words("reading-mood", mood=words(f"mood-{reply.mood}")), size="xs", color=MIST)] if reply.mood else []
    asked = text(question, color=CREAM, weight="bold")
    return bubble(
        header=strip_header(links, words("reading-header"), reply.cards, asked, *mood),
        body=column(
            text(_gist(reply), size="lg", weight="bold", color=INK, lineSpacing=AIR),
            text(reply.interpretation.opening, margin="lg", limit=room, lineSpacing=AIR),
            separator(margin="lg"),
            *_drawn(reply, words),
            note(words("reading-swipe"), margin="lg", align="end", color=BRONZE),
        ),
    )


def _drawn(reply: Reading, words: Words) -> list[Part]:
    positions = meanings(words.language).spread(reply.spread).positions
    small = "xs" if len(reply.cards) <= 5 else "xxs"
    return [
        row(
            note(place.name, size=small, flex=2, color=BRONZE, weight="bold"),
            note(card_as_it_lies(words, card), size=small, flex=3),
            margin="md" if number == 0 else "sm",
            spacing="sm",
        )
        for number, (place, card) in enumerate(zip(positions, reply.cards, strict=False))
    ]


def _card(reply: Reading, words: Words, links: Links, number: int, room: int) -> Part:
    card = reply.cards[number - 1]
    over = words("position", number=number, name=position(words, reply.spread, number).name)
    passages = reply.interpretation.cards
    passage = passages[number - 1].text if number <= len(passages) else facing(words, card).core
    return bubble(header=card_portrait(words, links, card, over), body=column(text(passage, limit=room, lineSpacing=AIR)))


def _last(reply: Reading, words: Words, links: Links, room: int) -> list[Part]:
    """What the cards say together, and what to do next: one bubble each, or both in one when ten cards leave no more."""
    together, onward, footer = _together(reply, words, room), _onward(reply, words), _footer(reply, words, links)
    together_bar = title_bar(words("reading-together"))
    if len(reply.cards) + 3 > BUBBLES:
        both = column(*together, separator(margin="lg"), *onward, spacing="sm")
        return [bubble(header=together_bar, body=both, footer=footer)]
    return [
        bubble(header=together_bar, body=column(*together, spacing="sm")),
        bubble(header=title_bar(words("reading-onward")), body=column(*onward, spacing="sm"), footer=footer),
    ]


def _together(reply: Reading, words: Words, room: int) -> list[Part]:
    said = reply.interpretation
    insights = [
        row(text("✦", size="sm", color=BRONZE, flex=0), text(insight, size="sm", limit=min(room, 300)), spacing="md")
        for insight in said.insights[:5]
    ]
    return [
        *_level(reply, words),
        *([text(said.together, limit=room, lineSpacing=AIR)] if said.together else []),
        *([_heading(words("reading-insights")), *insights] if insights else []),
        _heading(words("reading-action")),
        text(said.action, size="sm", limit=min(room, 400)),
        *([text(said.closing, color=PLUM, weight="bold", margin="lg", limit=200, lineSpacing=AIR)] if said.closing else []),
    ]


def _level(reply: Reading, words: Words) -> list[Part]:
    if not reply.level:
        return []
    reached = words("reading-level", level=reply.level, coins=words("coins", n=LEVEL_COINS))
    return [column(text(reached, size="sm", weight="bold"), backgroundColor=VEIL, cornerRadius="8px", paddingAll="10px")]


def _onward(reply: Reading, words: Words) -> list[Part]:
    next_questions = question_taps(words("reading-next"), reply.interpretation.questions[:2])
    return [*rating(words, reply.reading_id), *next_questions]


def _footer(reply: Reading, words: Words, links: Links) -> Part:
    shared = share_link(words, links, reply.interpretation.gist, reply.invite_code)
    return column(
        button(_follow_up(reply, words), primary=True),
        button(link(words("share-button"), shared)),
        button(postback(words("reading-again"), Ask())),
        *_seed(words, reply.seed),
    )


def _seed(words: Words, seed: str) -> list[Part]:
    if not seed:
        return []
    tap = copy(words("reading-seed-copy"), seed)
    return [note(words("reading-seed", short=f"{seed[:4]}…"), size="xxs", align="center", margin="md", action=tap)]


def _heading(content: str) -> Part:
    return text(content, size="sm", weight="bold", color=BRONZE, margin="lg")


def reading_in_plain_text(reply: ReadingInPlainText, words: Words, _: Links) -> list[Message]:
    """The paragraphs, as few messages as they need."""
    texts = [words("reading-header")]
    for paragraph in reply.paragraphs:
        text = shorten(clean(paragraph), _PARAGRAPH)
        if utf16(texts[-1]) + utf16(text) + 2 <= TEXT:
            texts[-1] += f"\n\n{text}"
        else:
            texts.append(text)
    return [plain(part) for part in texts[:MESSAGES]]
