"""The card that was turned last: the first message of its reading."""

from bot.say.flex.cards import card_as_it_lies, card_portrait, position, turned_so_far
from bot.say.flex.parts import NIGHT, bubble, column, flex
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import LastCard
from bot.say.words import Words


def last_card(reply: LastCard, words: Words, links: Links) -> list[Message]:
    """The card large, over all cards of the spread. The only card of a reading is shown larger still."""
    last, number = reply.cards[-1], len(reply.cards)
    alone = number == 1
    place = position(words, reply.spread, number).name
    over = words("last-card-only") if alone else words("position", number=number, name=place)
    shown = card_portrait(words, links, last, over, width="224px" if alone else "168px")
    all_cards = [] if alone else [column(turned_so_far(links, reply.spread, reply.cards), margin="xl")]
    alt = words("last-card-alt", card=card_as_it_lies(words, last))
    return [flex(alt, bubble(body=column(shown, *all_cards, backgroundColor=NIGHT), size="giga"))]
