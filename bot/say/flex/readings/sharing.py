"""Sending a reading's gist, or an invitation, to friends. The question itself never leaves the chat."""

from typing import Final

from bot.say.flex.cards import strip_header
from bot.say.flex.parts import CREAM, bubble, button, column, copy, flex, link, note, one_line, share_uri, text
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import Share
from bot.say.words import Words
from prompts.meanings import meanings

_GIST_ROOM: Final = (140, 110, 80, 60, 45, 30, 20, 10)
"""A Thai sign takes nine of the 1000 that a link may have, so a long gist is shortened until it fits."""


def share_text(words: Words, links: Links, gist: str, code: str, room: int = _GIST_ROOM[0]) -> str:
    """What the friend gets: the gist, at most `room` UTF-16 units of it, and the invite link."""
    invitation = links.invite_link(code) if code else links.add_link()
    return words("share-text", gist=one_line(gist, room), link=invitation)


def share_link(words: Words, links: Links, gist: str, code: str) -> str:
    """A link that lets the person pick the friends who get `share_text`."""
    for room in _GIST_ROOM:
        try:
            return share_uri(share_text(words, links, gist, code, room))
        except ValueError:
            continue
    return share_uri(links.invite_link(code) if code else links.add_link())


def share(reply: Share, words: Words, links: Links) -> list[Message]:
    """A preview of what is sent, and the button that sends it."""
    gist = one_line(reply.gist, 200)
    spread = meanings(words.language).spread(reply.spread).name
    shown = text(gist, size="lg", color=CREAM, weight="bold")
    made = bubble(
        header=strip_header(links, words("share-title", spread=spread), reply.cards, shown),
        body=column(note(words("share-note"))),
        footer=column(
            button(link(words("share-send"), share_link(words, links, reply.gist, reply.code)), primary=True),
            button(copy(words("share-copy"), share_text(words, links, reply.gist, reply.code))),
        ),
    )
    return [flex(words("share-alt", gist=gist), made)]
