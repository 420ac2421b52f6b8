"""The quick replies of what a chat is in the middle of, for messages that come from elsewhere: a push takes those away that
were there before it."""

import uuid
from datetime import datetime

from sqlalchemy import Connection

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
    row = turns.look(connection, user)
    if row is None:
        return messages
    moment = Moment(now, bytes(32))
    here, _ = after_timeout(conversation_of(row), moment)
    asked = () if here.held else state_prompt(here, account_of(row), moment)
    taps = quick_replies(rendered(asked, words_for(row.language), links))
    return with_last(messages, [*quick_replies(messages), *taps])
