"""The quick replies of what a chat is in the middle of, for messages that come from elsewhere: a push takes those away that
were there before it."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from bot.chat.dialogue.conversation import after_timeout
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Moment
from bot.chat.reply_content import rendered
from bot.chat.turn import account_of, conversation_of
from bot.say.limits import Message
from bot.say.links import Links
from bot.say.quick_replies import quick_replies, with_last
from bot.say.words import words_for
from models.people import turns


def with_open_question(
    connection: Connection, user: uuid.UUID, messages: list[Message], links: Links, now: datetime
) -> list[Message]:
    """`messages`, their last one with its own quick replies and those of the open question."""
    return with_question_of(turns.look(connection, user), messages, links, now)


def with_question_of(row: Row[Any] | None, messages: list[Message], links: Links, now: datetime) -> list[Message]:
    """As `with_open_question`, for somebody whose conversation was looked at (`turns.look`)."""
    if row is None or row.user_id is None:
        return messages
    moment = Moment(now, bytes(32))
    here, _ = after_timeout(conversation_of(row), moment)
    asked = () if here.held else state_prompt(here, account_of(row), moment)
    taps = quick_replies(rendered(asked, words_for(row.language), links))
    return with_last(messages, [*quick_replies(messages), *taps])
