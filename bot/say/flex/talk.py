"""Short answers: what could not be read, what is over, what went wrong, how it works."""

from collections.abc import Sequence
from typing import Any

from bot.say.flex.asking import invalid_question, question_offers
from bot.say.flex.cards import one_line
from bot.say.flex.parts import (
    BRONZE,
    CREAM,
    Links,
    Part,
    bubble,
    button,
    clean,
    column,
    flex,
    note,
    plain,
    postback,
    separator,
    text,
    title,
    with_quick,
)
from bot.say.limits import MESSAGES, TEXT, Message, shorten, utf16
from bot.say.words import Words
from models.money.economy import COINS_PER_STAR, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS

PARAGRAPH = 1600
"""How much of one paragraph is told in plain text: the thirteen of the largest spread are within LINE's five messages."""

_HELP = (("ask", "ask"), ("daily", "daily"), ("stars", "balance"), ("friends", "invite"), ("data", ""))


def old_button(words: Words, _: Links) -> list[Message]:
    """A button of an earlier question."""
    return [plain(words("old-button"))]


def cancelled(words: Words, _: Links, was_anything: bool = True) -> list[Message]:
    """Cancelled; or there was nothing to cancel."""
    return _with_menu(words, words("cancelled" if was_anything else "cancelled-nothing"))


def idle_forgotten(words: Words, _: Links) -> list[Message]:
    """After a long silence the place was forgotten."""
    return _with_menu(words, words("idle-forgotten"))


def rate_limited(words: Words, _: Links) -> list[Message]:
    """Too many messages in a minute."""
    return [plain(words("rate-limited"))]


def readings_enough(words: Words, _: Links) -> list[Message]:
    """All the readings that one day may have."""
    return with_quick([plain(words("readings-enough"))], postback(words("past-readings"), "history"))


def sorry(words: Words, _: Links) -> list[Message]:
    """Something went wrong and nothing was charged."""
    return _with_menu(words, words("sorry"))


def busy_reading(words: Words, _: Links) -> list[Message]:
    """One reading at a time; it is on its way."""
    return [plain(words("busy-reading"))]


def waiting_reading(words: Words, _: Links) -> list[Message]:
    """Said before a reading that comes late."""
    return [plain(words("waiting-reading"))]


def unreadable(words: Words, _: Links, kind: str) -> list[Message]:
    """A sticker, image, audio, video, file or location; or something LINE has invented since."""
    key = f"unreadable-{kind}"
    return [plain(words(key if words.has(key) else "unreadable-other"))]


def resume(words: Words, _: Links, state: str, place: int = 0, **_more: Any) -> list[Message]:
    """One line before the state's own question is asked again."""
    del place
    key = f"resume-{state}"
    return [plain(words(key if words.has(key) else "resume"))]


def refunded(words: Words, links: Links, stars: int, why: str, reason: str = "", questions: Sequence[str] = ()) -> list[Message]:
    """The stars are back, if it took any. `why`: failed, invalid (with the `reason` and questions to ask instead), old or
    unsent; any other is told as failed."""
    given = words("stars", n=stars)
    if not stars and why == "invalid":
        return invalid_question(words, links, reason, questions)
    if not stars:
        return _with_menu(words, words("refunded-free"))
    if why == "invalid":
        return question_offers(words, words("refunded-invalid", stars=given, reason=shorten(one_line(reason), 400)), questions)
    key = f"refunded-{why}"
    return _with_menu(words, words(key if words.has(key) else "refunded-failed", stars=given))


def help(words: Words, _: Links) -> list[Message]:
    """What MiMi can do, with the ways there."""
    rewards = {"friend": words("coins", n=REFERRAL_FRIEND_COINS), "inviter": words("coins", n=REFERRAL_INVITER_COINS)}
    about = {
        "stars": words("help-stars-about", coins=words("coins", n=COINS_PER_STAR)),
        "friends": words("help-friends-about", **rewards),
    }
    parts: list[Part] = []
    for name, data in _HELP:
        tap = {"action": postback(words(f"help-{name}"), data)} if data else {}
        parts.append(
            column(
                text(words(f"help-{name}"), size="sm", weight="bold", color=BRONZE),
                text(about.get(name) or words(f"help-{name}-about"), size="sm"),
                **tap,
            )
        )
    made = bubble(
        header=column(title(words("help-title"), color=CREAM, size="md")),
        body=column(*parts, separator(margin="lg"), note(words("help-care"), margin="lg"), spacing="lg"),
        footer=column(
            button(postback(words("ask"), "ask"), primary=True),
            button(postback(words("past-readings"), "history")),
            button(postback(words("language-choose"), "language")),
        ),
    )
    return [flex(words("help-alt"), made)]


def reading_plain(words: Words, _: Links, paragraphs: Sequence[str]) -> list[Message]:
    """The reading as plain texts, for the day when LINE refuses the pictured one."""
    texts = [words("reading-header")]
    for paragraph in paragraphs:
        told = shorten(clean(paragraph), PARAGRAPH)
        if utf16(texts[-1]) + utf16(told) + 2 <= TEXT:
            texts[-1] += f"\n\n{told}"
        else:
            texts.append(told)
    return [plain(part) for part in texts[:MESSAGES]]


def _with_menu(words: Words, said: str) -> list[Message]:
    return with_quick([plain(said)], postback(words("ask"), "ask"), postback(words("daily-card"), "daily"))
