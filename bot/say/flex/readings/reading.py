"""The reading itself, in the order in which people read: its picture, a bubble with all that matters, the cards one by one."""

from typing import Final

from bot.say.flex.cards import card_portrait, facing, numbered_position
from bot.say.flex.parts import (
    AIR,
    BRONZE,
    MUTED,
    Part,
    bubble,
    carousel,
    clean,
    column,
    copy,
    flex,
    plain,
    row,
    tap_line,
    text,
    title_bar,
    with_quick,
)
from bot.say.flex.readings.picture import picture_message
from bot.say.flex.readings.rating import rating
from bot.say.flex.readings.summary import gist_of, share_tap, summary, ways_on
from bot.say.limits import CAROUSEL_BYTES, MESSAGES, TEXT, Message, shorten, size, utf16
from bot.say.links import Links
from bot.say.replies.readings import Reading, ReadingInPlainText
from bot.say.words import Words

_ROOM: Final = (1500, 1000, 700, 500, 350, 250)
"""How long a passage may be, in UTF-16 units: the first at which the carousel is within LINE's bytes. All passages share
one limit, so that none is cut for another's length; at the last one even ten cards fit, whatever they hold."""

_PARAGRAPH: Final = 1600
"""The same for plain text: the thirteen paragraphs of the largest spread are within LINE's five messages."""


def reading(reply: Reading, words: Words, links: Links) -> list[Message]:
    """Three messages: the picture, the summary, the cards."""
    contents = _cards(reply, words, links, _ROOM[0])
    for room in _ROOM[1:]:
        if size(contents) <= CAROUSEL_BYTES - 100:
            break
        contents = _cards(reply, words, links, room)
    share = share_tap(reply, words, links)
    shown = [
        picture_message(links, reply.reading_id),
        flex(words("reading-header"), summary(reply, words, share)),
        flex(words("reading-alt", gist=gist_of(reply)), contents),
    ]
    return with_quick(shown, *ways_on(reply, words, share))


def _cards(reply: Reading, words: Words, links: Links, room: int) -> Part:
    cards = [_card(reply, words, links, number, room) for number in range(1, len(reply.cards) + 1)]
    return carousel([*cards, _more(reply, words, room)])


def _card(reply: Reading, words: Words, links: Links, number: int, room: int) -> Part:
    card = reply.cards[number - 1]
    over = numbered_position(words.language, reply.spread, number)
    passages = reply.interpretation.cards
    passage = passages[number - 1].text if number <= len(passages) else facing(words, card).core
    return bubble(header=card_portrait(words, links, card, over), body=column(text(passage, limit=room, lineSpacing=AIR)))


def _more(reply: Reading, words: Words, room: int) -> Part:
    """What else the cards say, how good it was, and the proof of the draw."""
    insights = [
        row(
            text("✦", size="sm", color=BRONZE, flex=0),
            text(insight, limit=min(room, 300), lineSpacing=AIR),
            spacing="md",
            margin="md",
        )
        for insight in reply.interpretation.insights[:5]
        if insight.strip()
    ]
    return bubble(
        header=title_bar(words("reading-insights" if insights else "reading-onward")),
        body=column(*insights, *rating(words, reply.reading_id), *_seed(words, reply.seed)),
    )


def _seed(words: Words, seed: str) -> list[Part]:
    if not seed:
        return []
    tap = copy(words("reading-seed-copy"), seed)
    return [tap_line(words("reading-seed", short=f"{seed[:4]}…"), tap, size="xxs", color=MUTED, align="center")]


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
