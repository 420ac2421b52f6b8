"""The card of the day."""

from bot.say.flex import menu_taps
from bot.say.flex.cards import card_as_it_lies, card_portrait, facing
from bot.say.flex.dates import day
from bot.say.flex.parts import AIR, BRONZE, bubble, button, column, flex, text
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import Daily
from bot.say.words import Words


def daily(reply: Daily, words: Words, links: Links) -> list[Message]:
    """The card of the day with what it says."""
    meaning = facing(words, reply.card)
    again = [text(words("daily-again"), size="xs", color=BRONZE, margin="lg")] if reply.again else []
    made = bubble(
        header=card_portrait(words, links, reply.card, words("daily-header", day=day(words, reply.date))),
        body=column(
            text(meaning.core, lineSpacing=AIR),
            text(words("daily-advice"), size="sm", weight="bold", color=BRONZE, margin="lg"),
            text(meaning.advice, size="sm", margin="sm"),
            *again,
        ),
        footer=column(button(menu_taps.ask(words), primary=True)),
    )
    return [flex(words("daily-alt", card=card_as_it_lies(words, reply.card), theme=meaning.theme), made)]
