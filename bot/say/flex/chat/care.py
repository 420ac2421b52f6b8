"""For someone who may be in trouble."""

from bot.say.buttons import care, menu
from bot.say.flex.chat.help_lines import call
from bot.say.flex.parts import bubble, button, column, flex, offer, postback, text, title_bar, with_quick
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import AskKindly, AskWhatIsWrong, Barred
from bot.say.words import Words


def ask_kindly(reply: AskKindly, words: Words, _: Links) -> list[Message]:
    """One kind question. The two answers are buttons and quick replies, and may be typed."""
    talk = postback(words("care-talk"), care.TalkToSomeone(reply.message_id))
    saying = postback(words("care-saying"), care.OnlyASaying(reply.message_id))
    made = bubble(
        header=title_bar(words("care-title")),
        body=column(text(words(f"care-{reply.kind}"))),
        footer=column(button(talk, primary=True), button(saying)),
    )
    return with_quick([flex(words("care-alt"), made)], talk, saying)


def ask_what_is_wrong(_: AskWhatIsWrong, words: Words, __: Links) -> list[Message]:
    """What has happened? Whoever cannot wait finds the emergency lines beside the question."""
    made = bubble(
        header=title_bar(words("safety-title")),
        body=column(text(words("care-what"))),
        footer=column(*(button(call(words, number)) for number in ("1669", "191", "1323"))),
    )
    return [flex(words("care-what-alt"), made)]


def barred(_: Barred, words: Words, __: Links) -> list[Message]:
    """Kindly no, and the way to a person."""
    return offer(words("barred"), postback(words("barred-contact"), menu.ContactOwner()))
