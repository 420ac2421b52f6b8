"""Asking for the question, and why a text is none."""

from bot.say.flex.parts import offer, text_message
from bot.say.flex.question_parts import suggested
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.asking import AskQuestion, QuestionTooLong, QuestionTooShort
from bot.say.words import Words


def ask_question(_: AskQuestion, words: Words, __: Links) -> list[Message]:
    """What would you like to ask? With four questions to start from."""
    return offer(words("ask-question"), *suggested(words))


def question_too_short(reply: QuestionTooShort, words: Words, _: Links) -> list[Message]:
    """The text is no question yet."""
    return text_message(words("question-short", minimum=reply.minimum))


def question_too_long(reply: QuestionTooLong, words: Words, _: Links) -> list[Message]:
    """The text is too long for one question."""
    return text_message(words("question-long", maximum=reply.maximum))
