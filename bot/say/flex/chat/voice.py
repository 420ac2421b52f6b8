"""Voice messages: what was heard, and what could not be."""

from bot.say.buttons.voice import HeardRight, SayAgain
from bot.say.flex.parts import bubble, button, column, flex, postback, text, text_message, title_bar, with_quick
from bot.say.limits import Message, shorten
from bot.say.links import Links
from bot.say.replies.chat import Heard, NothingHeard, SpeakAgain, VoiceTooLong
from bot.say.words import Words

SHOWN = 1000
"""UTF-16 units of what was heard that are shown; a minute of talk has fewer."""


def heard(reply: Heard, words: Words, _: Links) -> list[Message]:
    """Repeats what was heard. The two answers are buttons and quick replies, and may be typed."""
    right = postback(words("voice-right"), HeardRight(reply.message_id))
    again = postback(words("voice-again"), SayAgain(reply.message_id))
    made = bubble(
        header=title_bar(words("voice-title")),
        body=column(text(shorten(words("voice-quote", text=reply.text), SHOWN))),
        footer=column(button(right, primary=True), button(again)),
    )
    return with_quick([flex(words("voice-title"), made)], right, again)


def speak_again(_: SpeakAgain, words: Words, __: Links) -> list[Message]:
    return text_message(words("voice-speak-again"))


def nothing_heard(_: NothingHeard, words: Words, __: Links) -> list[Message]:
    return text_message(words("voice-nothing"))


def voice_too_long(reply: VoiceTooLong, words: Words, _: Links) -> list[Message]:
    return text_message(words("voice-long", most=reply.most))
