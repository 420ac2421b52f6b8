"""A further question on a reading: asking for it, and its answer."""

from typing import Final

from bot.say.buttons.on_reading import AskFollowUp as FollowUpButton
from bot.say.flex import menu_taps
from bot.say.flex.parts import AIR, CREAM, GOLD, bubble, button, column, flex, offer, one_line, postback, text, with_quick
from bot.say.flex.question_parts import question_line
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.replies.readings import AskFollowUp, AskFollowUpAgain, FollowUpAnswer, FollowUpClosed
from bot.say.words import Words
from models.money.economy import FOLLOW_UP_HOURS

ANSWER_SHOWN: Final = 600
"""So much of a paragraph is shown, in UTF-16 units."""


def ask_follow_up(reply: AskFollowUp, words: Words, _: Links) -> list[Message]:
    """Type the further question; names its price when it is not the free one."""
    price = words("follow-up-ask-cost", stars=words("stars", n=reply.cost)) if reply.cost else words("follow-up-ask-free")
    return offer(price, menu_taps.cancel(words))


def ask_follow_up_again(_: AskFollowUpAgain, words: Words, __: Links) -> list[Message]:
    """The further question is still awaited."""
    return offer(words("follow-up-again"), menu_taps.cancel(words))


def follow_up_answer(reply: FollowUpAnswer, words: Words, links: Links) -> list[Message]:
    """The answer to the further question: a message, not a second reading."""
    del links
    more = postback(words("follow-up-more"), FollowUpButton(reply.reading_id))
    paragraphs = [paragraph for paragraph in reply.answer.split("\n\n") if paragraph.strip()]
    made = bubble(
        header=column(
            text(words("follow-up-header"), size="xs", color=GOLD, weight="bold"),
            text(question_line(reply.question), size="sm", color=CREAM, weight="bold", maxLines=2),
            spacing="xs",
            paddingAll="12px",
        ),
        body=column(*(text(paragraph, limit=ANSWER_SHOWN, lineSpacing=AIR) for paragraph in paragraphs), spacing="md"),
        footer=column(button(more, primary=True), button(menu_taps.ask(words))),
    )
    message = flex(words("follow-up-alt", text=one_line(reply.answer, 200)), made)
    return with_quick([message], more, menu_taps.ask(words))


def follow_up_closed(_: FollowUpClosed, words: Words, __: Links) -> list[Message]:
    """Too late for a further question on that reading."""
    return offer(words("follow-up-closed", hours=FOLLOW_UP_HOURS), menu_taps.ask(words))
