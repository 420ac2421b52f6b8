"""A message that was taken back (LINE's unsend event): the one place that erases it.

- The state machine gives up a question that is still open (`dialogue/conversation.py`).
- Here its text is erased from the readings that it became, with pictures that show it; the cards and what they said stay.
- A message to the owner is erased; her answer stays.
- A reading that nobody interpreted yet is then without a question: the worker refunds it as `unsent`.
"""

from sqlalchemy import text

from bot.chat.dialogue.effects import EraseUnsent
from bot.chat.effects.context import Context, Outcome
from models.owner import inbox


def erase_unsent(effect: EraseUnsent, context: Context) -> Outcome:
    """Erases the text of that message from readings, further questions and reviews. Says nothing: there is no reply token."""
    context.connection.execute(
        text(
            "update readings set question = null where user_id = :id and message_id = :message;"
            "delete from reading_pictures where shape in ('story-question', 'square-question') and reading_id in"
            " (select id from readings where user_id = :id and message_id = :message);"
            "update reviews set word = null, message_id = null where user_id = :id and message_id = :message;"
            + inbox.ERASE_UNSENT
            + "update webhook_events set voice_message_id = null where user_id = :id and voice_message_id = :message"
        ),
        {"id": context.person.id, "message": effect.message_id},
    )
    return Outcome()
