"""What came of a promo code."""

from bot.say.buttons.menu import ShowBalance, ShowTopUp
from bot.say.flex import menu_taps
from bot.say.flex.parts import offer, one_line, postback
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.codes import CodeAccepted, CodeRefused
from bot.say.words import Words


def code_accepted(reply: CodeAccepted, words: Words, _: Links) -> list[Message]:
    """What the code gave; a percentage is kept for the next package."""
    word = one_line(reply.word, 40)
    if reply.gives == "percent":
        return offer(words("code-ok-percent", code=word, percent=reply.amount), postback(words("top-up"), ShowTopUp()))
    unit = "stars" if reply.gives == "stars" else "coins"
    given, now = words(unit, n=reply.amount), words(unit, n=reply.balance or 0)
    said = words("code-ok", code=word, given=given, now=now)
    return offer(said, menu_taps.ask(words), postback(words("my-balance"), ShowBalance()))


def code_refused(reply: CodeRefused, words: Words, _: Links) -> list[Message]:
    """The code gives nothing, and why."""
    return offer(words(f"code-no-{reply.why}", code=one_line(reply.word, 40)), menu_taps.ask(words))
