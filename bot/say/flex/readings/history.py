"""Past readings, newest first."""

from bot.say.buttons.menu import ShowHistory
from bot.say.buttons.on_reading import OpenReading
from bot.say.flex import menu_taps
from bot.say.flex.cards import strip_header
from bot.say.flex.dates import day, moment
from bot.say.flex.parts import (
    INK,
    MIST,
    Part,
    bubble,
    button,
    carousel,
    column,
    flex,
    offer,
    one_line,
    postback,
    text,
    with_quick,
)
from bot.say.limits import BUBBLES, Message
from bot.say.links import Links
from bot.say.replies.readings import History, HistoryEmpty, PastReading
from bot.say.words import Words
from prompts.meanings import meanings


def history(reply: History, words: Words, links: Links) -> list[Message]:
    """A bubble for each reading, and one with the ways onward."""
    shown = reply.items[: BUBBLES - 1]
    bubbles = [_item(words, links, item) for item in shown]
    more = []
    if reply.older_than:
        more = [button(postback(words("history-older"), ShowHistory(reply.older_than)), primary=True)]
    ways = [*more, button(menu_taps.ask(words)), button(menu_taps.show_help(words))]
    bubbles.append(bubble(body=column(*ways, justifyContent="center", spacing="sm")))
    return with_quick([flex(words("history-alt", n=len(shown)), carousel(bubbles))], menu_taps.show_help(words))


def _item(words: Words, links: Links, item: PastReading) -> Part:
    question = one_line(item.question, 120) if item.question else words("question-taken-back")
    spread = meanings(words.language).spread(item.spread).name
    shown = words("history-open-shown", day=day(words, item.at))
    return bubble(
        header=strip_header(links, spread, item.cards, text(moment(words, item.at), size="xxs", color=MIST), spacing="xs"),
        body=column(text(question, size="sm", color=INK, maxLines=4)),
        footer=column(button(postback(words("history-open"), OpenReading(item.id), shown), primary=True)),
    )


def history_empty(_: HistoryEmpty, words: Words, __: Links) -> list[Message]:
    """No readings yet."""
    return offer(words("history-empty"), menu_taps.ask(words), menu_taps.daily(words), menu_taps.show_help(words))
