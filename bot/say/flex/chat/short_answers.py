"""Short answers: what is over, what could not be read, what has to wait."""

from bot.say.flex import menu_taps
from bot.say.flex.parts import offer, text_message
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.chat import Cancelled, NotUnderstood, OldButton, RateLimited, SmallTalk, TimedOut, TurnFailed, Unreadable
from bot.say.replies.readings import DailyLimitReached, LateReadingFollows, ReadingInProgress
from bot.say.words import Words


def old_button(_: OldButton, words: Words, __: Links) -> list[Message]:
    """A button of an earlier question."""
    return text_message(words("old-button"))


def cancelled(reply: Cancelled, words: Words, _: Links) -> list[Message]:
    """Cancelled; or there was nothing to cancel."""
    return text_with_menu(words, words("cancelled" if reply.was_anything else "cancelled-nothing"))


def timed_out(_: TimedOut, words: Words, __: Links) -> list[Message]:
    """After a long silence the question was given up."""
    return text_with_menu(words, words("idle-forgotten"))


def rate_limited(_: RateLimited, words: Words, __: Links) -> list[Message]:
    """Too many messages in a minute."""
    return text_message(words("rate-limited"))


def turn_failed(_: TurnFailed, words: Words, __: Links) -> list[Message]:
    """Something went wrong on our side."""
    return text_with_menu(words, words("sorry"))


def daily_limit_reached(_: DailyLimitReached, words: Words, __: Links) -> list[Message]:
    """All the readings that one day may have."""
    return offer(words("readings-enough"), menu_taps.history(words))


def reading_in_progress(_: ReadingInProgress, words: Words, __: Links) -> list[Message]:
    """One reading at a time; it is on its way."""
    return text_message(words("busy-reading"))


def late_reading_follows(_: LateReadingFollows, words: Words, __: Links) -> list[Message]:
    """Said before a reading that comes late."""
    return text_message(words("waiting-reading"))


def unreadable(reply: Unreadable, words: Words, _: Links) -> list[Message]:
    """A sticker, image, audio, video, file or location; or something LINE has invented since."""
    key = f"unreadable-{reply.kind}"
    return text_message(words(key if words.has(key) else "unreadable-other"))


def small_talk(reply: SmallTalk, words: Words, _: Links) -> list[Message]:
    """A warm word; where nothing is going on, hello and yes come with ways to begin."""
    said = words(f"small-{reply.kind}-idle" if reply.idle else f"small-{reply.kind}")
    return text_with_menu(words, said) if reply.idle and reply.kind in ("greeting", "yes") else text_message(said)


def not_understood(reply: NotUnderstood, words: Words, _: Links) -> list[Message]:
    """How to answer the open question in words."""
    return text_message(words(f"not-understood-{reply.state}"))


def text_with_menu(words: Words, said: str) -> list[Message]:
    """A text, and two ways to go on."""
    return offer(said, menu_taps.ask(words), menu_taps.daily(words))
