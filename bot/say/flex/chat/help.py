"""How it works: what MiMi can do, with the ways there."""

from typing import Final

from bot.say.buttons.base import Button
from bot.say.buttons.menu import Ask, AskLanguage, ContactOwner, ShowBalance, ShowDaily, ShowInvite
from bot.say.flex import menu_taps
from bot.say.flex.parts import BRONZE, Part, bubble, button, column, flex, note, postback, separator, text, title_bar
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import Help
from bot.say.words import Words
from models.money.economy import COINS_PER_STAR, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS

_TOPICS: Final[dict[str, Button | None]] = {
    "ask": Ask(),
    "daily": ShowDaily(),
    "stars": ShowBalance(),
    "friends": ShowInvite(),
    "person": ContactOwner(),
    "data": None,
}
"""Each topic's key after `help-`, and what a tap on it does."""


def show_help(_: Help, words: Words, __: Links) -> list[Message]:
    """What MiMi can do, topic by topic."""
    topics = [_topic(words, name, tap) for name, tap in _TOPICS.items()]
    made = bubble(
        header=title_bar(words("help-title")),
        body=column(*topics, separator(margin="lg"), note(words("help-care"), margin="lg"), spacing="sm"),
        footer=column(
            button(menu_taps.ask(words), primary=True),
            button(menu_taps.history(words)),
            button(postback(words("language-choose"), AskLanguage())),
        ),
    )
    return [flex(words("help-alt"), made)]


def _topic(words: Words, name: str, tap: Button | None) -> Part:
    title = words(f"help-{name}")
    action = {"action": postback(title, tap)} if tap else {}
    around = {"paddingTop": "4px", "paddingBottom": "4px"}
    return column(text(title, size="sm", weight="bold", color=BRONZE), text(_about(words, name), size="sm"), **around, **action)


def _about(words: Words, name: str) -> str:
    match name:
        case "stars":
            return words("help-stars-about", coins=words("coins", n=COINS_PER_STAR))
        case "friends":
            rewards = {"friend": words("coins", n=REFERRAL_FRIEND_COINS), "inviter": words("coins", n=REFERRAL_INVITER_COINS)}
            return words("help-friends-about", **rewards)
        case _:
            return words(f"help-{name}-about")
