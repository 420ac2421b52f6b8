"""The card of the day: its picture, and what it says."""

from bot.say.flex import menu_taps
from bot.say.flex.cards import card_as_it_lies, card_name, card_portrait, facing
from bot.say.flex.dates import day
from bot.say.flex.parts import AIR, BRONZE, bubble, button, column, flex, link, text
from bot.say.flex.readings.picture import picture_message
from bot.say.flex.readings.sharing import share_link
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import Daily
from bot.say.words import Words


def daily(reply: Daily, words: Words, links: Links) -> list[Message]:
    """The card of the day with what it says."""
    meaning = facing(words, reply.card)
    again = [text(words("daily-again"), size="xs", color=BRONZE, margin="lg")] if reply.again else []
    gist = words("daily-gist", card=card_name(words, reply.card), theme=meaning.theme)
    shared = share_link(words, links, gist, reply.invite_code, links.reading_picture(reply.reading_id, "square"))
    made = bubble(
        header=card_portrait(words, links, reply.card, words("daily-header", day=day(words, reply.date))),
        body=column(
            text(meaning.core, lineSpacing=AIR),
            text(words("daily-advice"), size="sm", weight="bold", color=BRONZE, margin="lg"),
            text(meaning.advice, size="sm", margin="sm"),
            *again,
        ),
        footer=column(button(menu_taps.ask(words), primary=True), button(link(words("share-button"), shared))),
    )
    alt = words("daily-alt", card=card_as_it_lies(words, reply.card), theme=meaning.theme)
    return [picture_message(links, reply.reading_id), flex(alt, made)]
