"""A reading that could not be made: its stars are back, if it cost any, and why."""

from bot.say.flex.chat.short_answers import text_with_menu
from bot.say.flex.parts import one_line
from bot.say.flex.question_parts import question_offers
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.money import Refunded
from bot.say.words import Words


def refunded(reply: Refunded, words: Words, _: Links) -> list[Message]:
    """Says what happened; for a question that the cards cannot answer, with others to ask instead."""
    given, reason = words("stars", n=reply.stars), one_line(reply.reason, 400)
    if reply.why == "invalid":
        said = words("refunded-invalid", stars=given, reason=reason) if reply.stars else words("invalid-question", reason=reason)
        return question_offers(words, said, reply.questions)
    if not reply.stars:
        return text_with_menu(words, words("refunded-free"))
    key = f"refunded-{reply.why}"
    return text_with_menu(words, words(key if words.has(key) else "refunded-failed", stars=given))
