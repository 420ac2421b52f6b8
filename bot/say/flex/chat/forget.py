"""The deletion of all of a person's data: asked once more, and done."""

from bot.say.buttons import confirmations
from bot.say.flex.parts import bubble, button, column, flex, postback, text, text_message, title_bar
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import ConfirmForget, DataKept, Forgotten
from bot.say.words import Words


def confirm_forget(reply: ConfirmForget, words: Words, _: Links) -> list[Message]:
    """Once more: delete everything? Names what would be lost."""
    loses = words("forget-loses", stars=words("stars", n=reply.stars), coins=words("coins", n=reply.coins))
    made = bubble(
        header=title_bar(words("forget-title")),
        body=column(text(words("forget-body")), text(loses, weight="bold"), spacing="md"),
        footer=column(
            button(postback(words("forget-no"), confirmations.DeclineForget()), primary=True),
            button(postback(words("forget-yes"), confirmations.ConfirmForget(reply.offer))),
        ),
    )
    return [flex(words("forget-alt"), made)]


def data_kept(_: DataKept, words: Words, __: Links) -> list[Message]:
    """Nothing was deleted."""
    return text_message(words("forget-kept"))


def forgotten(_: Forgotten, words: Words, __: Links) -> list[Message]:
    """It is done."""
    return text_message(words("forgotten"))
