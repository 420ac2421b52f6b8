"""The greeting of someone who added MiMi."""

from typing import Final

from bot.say.flex import menu_taps
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    GOLD,
    Part,
    bubble,
    button,
    column,
    flex,
    link,
    note,
    one_line,
    row,
    tap_line,
    text,
    title,
    with_quick,
)
from bot.say.flex.question_parts import suggested, suggested_buttons, topic_icons
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import Greeting
from bot.say.words import Words

FACE: Final = "72px"


def _face(links: Links) -> Part:
    return {"type": "image", "url": links.portrait(), "size": "full", "aspectRatio": "1:1", "aspectMode": "cover"}


def greeting(reply: Greeting, words: Words, links: Links) -> list[Message]:
    """Hello by name, the welcome gift, and questions to begin with: the first tap asks one."""
    named, gifted = reply.name.strip(), reply.coins and not reply.returning
    hello = words("greeting-title", name=one_line(reply.name, 40)) if named else words("greeting-title-nameless")
    gift = words("greeting-gift", coins=words("coins", n=reply.coins)) if gifted else words("greeting-back")
    privacy = [note(words("greeting-privacy"), margin="lg")]
    if links.privacy_url:
        opened = link(words("greeting-privacy-link"), links.privacy_url)
        privacy.append(tap_line(words("greeting-privacy-link"), opened, size="xs", decoration="underline"))
    made = bubble(
        header=row(
            column(_face(links), width=FACE, height=FACE, cornerRadius="36px", borderWidth="2px", borderColor=GOLD, flex=0),
            column(
                text(words("brand"), size="xs", color=GOLD, weight="bold"),
                title(hello, color=CREAM, size="xl"),
                spacing="xs",
                justifyContent="center",
            ),
            spacing="lg",
        ),
        body=column(text(words("greeting-body")), text(gift, color=BRONZE, weight="bold", margin="lg"), *privacy),
        footer=column(
            text(words("greeting-begin"), weight="bold", size="sm"),
            suggested_buttons(words, links),
            row(button(menu_taps.daily(words)), button(menu_taps.show_help(words)), spacing="sm"),
        ),
    )
    alt = words("greeting-alt-back" if reply.returning else "greeting-alt")
    return with_quick([flex(alt, made)], *suggested(words), icons=topic_icons(links))
