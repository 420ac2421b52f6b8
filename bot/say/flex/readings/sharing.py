"""Sending a reading to friends: its picture, its gist, an invitation. The question stays here unless its owner wants it there."""

from functools import lru_cache
from typing import Final
from urllib.parse import quote

from bot.say.buttons.on_reading import ShareReading, ShareWithQuestion
from bot.say.flex.parts import bubble, button, column, copy, flex, link, one_line, postback, share_uri, text
from bot.say.flex.readings.picture import both_pictures
from bot.say.limits import URI, Message, utf16
from bot.say.links import Links
from bot.say.replies.readings import Share
from bot.say.words import Words

_GIST_SHOWN: Final = 140
"""So much of a gist is sent, in UTF-16 units: less where the link has no room for it."""

_SHORTEST: Final = 10


def share_text(words: Words, links: Links, gist: str, code: str, picture: str, room: int = _GIST_SHOWN) -> str:
    """What the friend gets: the gist, at most `room` UTF-16 units of it, the picture's address and the invite link."""
    invitation = links.invite_link(code) if code else links.add_link()
    return words("share-text", gist=one_line(gist, room), picture=picture, link=invitation)


@lru_cache(maxsize=1024)
def _lengths(sign: str) -> tuple[int, int]:
    """Of a sign: in a link, and in UTF-16 units."""
    return len(quote(sign, safe="")), utf16(sign)


def share_link(words: Words, links: Links, gist: str, code: str, picture: str) -> str:
    """A link that lets the person pick the friends who get `share_text`.

    It may have 1000 signs, and a Thai one takes nine of them: the gist is shortened to what is left.
    """
    around = len(share_uri("")) + len(quote(share_text(words, links, "…", code, picture), safe=""))
    room, left = 0, URI - around
    for sign in one_line(gist, _GIST_SHOWN):
        length, units = _lengths(sign)
        left -= length
        if left < 0:
            break
        room += units
    if room < _SHORTEST and left < 0:
        return share_uri(links.invite_link(code) if code else links.add_link())
    return share_uri(share_text(words, links, gist, code, picture, room if left < 0 else _GIST_SHOWN))


def share(reply: Share, words: Words, links: Links) -> list[Message]:
    """Both pictures, to be kept or forwarded, and the button that sends the text with the invitation."""
    gist, asked = one_line(reply.gist, 200), reply.with_question
    picture = links.reading_picture(reply.reading_id, "square-question" if asked else "square")
    other = (
        postback(words("share-without-question"), ShareReading(reply.reading_id))
        if asked
        else postback(words("share-with-question"), ShareWithQuestion(reply.reading_id))
    )
    made = bubble(
        body=column(text(words("share-note-question" if asked else "share-note"), size="sm")),
        footer=column(
            button(link(words("share-send"), share_link(words, links, reply.gist, reply.code, picture)), primary=True),
            button(copy(words("share-copy"), share_text(words, links, reply.gist, reply.code, picture))),
            *([button(other)] if reply.question_kept else []),
        ),
    )
    return [*both_pictures(links, reply.reading_id, asked=asked), flex(words("share-alt", gist=gist), made)]
