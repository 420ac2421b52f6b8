"""The owner's news, and how it is ended."""

from typing import Final

from bot.say.buttons.news import StartNews, StopNews
from bot.say.flex import menu_taps
from bot.say.flex.parts import (
    GOLD,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    offer,
    one_line,
    postback,
    separator,
    tap_line,
    text,
)
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.offers import News, NewsStarted, NewsStopped
from bot.say.words import Words

ALT_SHOWN: Final = 200
TEXT_SHOWN: Final = 1000


def news(reply: News, words: Words, links: Links) -> list[Message]:
    """Her words, one thing to tap, and how to get no more of it."""
    tap = _tap(reply.tap, words, links)
    made = bubble(
        header=column(text(words("news-header"), size="sm", color=GOLD, weight="bold")),
        body=column(text(reply.text, limit=TEXT_SHOWN)),
        footer=column(
            *([button(tap, primary=True)] if tap else []),
            separator(margin="md"),
            note(words("news-why"), margin="md"),
            tap_line(words("news-stop"), postback(words("news-stop"), StopNews()), size="xs"),
        ),
    )
    return [flex(one_line(reply.text, ALT_SHOWN), made)]


def _tap(name: str, words: Words, links: Links) -> Part | None:
    match name:
        case "ask":
            return menu_taps.ask(words)
        case "daily":
            return menu_taps.daily(words)
        case "topup":
            return link(words("top-up"), links.topup_link())
        case "invite":
            return menu_taps.invite(words)
        case _:
            return None


def news_stopped(_: NewsStopped, words: Words, __: Links) -> list[Message]:
    """No more of it; and how to change one's mind."""
    return offer(words("news-stopped"), postback(words("news-start"), StartNews()))


def news_started(_: NewsStarted, words: Words, __: Links) -> list[Message]:
    """News again."""
    return offer(words("news-started"), menu_taps.ask(words))
