"""What people hear while the owner has paused MiMi."""

from bot.say.flex import menu_taps
from bot.say.flex.dates import moment
from bot.say.flex.parts import CREAM, bubble, button, column, flex, one_line, text, title, with_quick
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import Paused
from bot.say.words import Words


def paused(reply: Paused, words: Words, _: Links) -> list[Message]:
    """The owner's words in the person's language, if she gave any in it; until when; and what goes on meanwhile."""
    until = words("pause-until", moment=moment(words, reply.until))
    own = reply.words.get(words.language)
    said = [text(one_line(own, 500))] if own else []
    made = bubble(
        header=column(title(words("pause-title"), color=CREAM)),
        body=column(*said, text(until, weight="bold"), text(words("pause-kept"), size="sm"), spacing="md"),
        footer=column(button(menu_taps.daily(words))),
    )
    return with_quick([flex(f"{words('pause-title')} {until}", made)], menu_taps.daily(words))
