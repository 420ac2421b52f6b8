"""Sending a reading's gist, or an invitation, to friends. The question itself never leaves the chat."""

from collections.abc import Sequence

from bot.say.flex.cards import card_strip, one_line
from bot.say.flex.parts import CREAM, GOLD, Links, bubble, button, column, copy, flex, link, note, share_uri, text
from bot.say.limits import Message, shorten
from bot.say.words import Words
from models.readings.deck import Card
from prompts.meanings import meanings

_GIST_ROOM = (140, 110, 80, 60, 45, 30, 20, 10)
"""A Thai sign takes nine of the 1000 that a link may have, so a long gist is shortened until it fits."""


def share_text(words: Words, links: Links, gist: str, code: str, room: int = _GIST_ROOM[0]) -> str:
    """What the friend gets: the gist, at most `room` UTF-16 units of it, and the invite link."""
    invitation = links.invite_link(code) if code else links.add_link()
    return words("share-text", gist=shorten(one_line(gist), room), link=invitation)


def share_link(words: Words, links: Links, gist: str, code: str) -> str:
    """A link that lets the person pick the friends who get `share_text`."""
    for room in _GIST_ROOM:
        try:
            return share_uri(share_text(words, links, gist, code, room))
        except ValueError:
            continue
    return share_uri(links.invite_link(code) if code else links.add_link())


def share(words: Words, links: Links, gist: str, spread: str, cards: Sequence[Card], code: str) -> list[Message]:
    """A preview of what is sent, and the button that sends it."""
    said = shorten(one_line(gist), 200)
    laid = meanings(words.language).spread(spread).name
    made = bubble(
        header=column(
            text(words("share-title", spread=laid), size="xs", color=GOLD, weight="bold"),
            text(said, size="lg", color=CREAM, weight="bold"),
            column(card_strip(links, cards), margin="md"),
            spacing="sm",
        ),
        body=column(note(words("share-note"))),
        footer=column(
            button(link(words("share-send"), share_link(words, links, gist, code)), primary=True),
            button(copy(words("share-copy"), share_text(words, links, gist, code))),
        ),
    )
    return [flex(words("share-alt", gist=said), made)]
