"""Has the worker check a question with the moderation, while the conversation goes on."""

import re
from typing import Final

from bot.chat.dialogue.effects import Moderate
from bot.chat.effects.context import Context, Outcome
from bot.process.queue import Job

_FIT: Final = re.compile(r"[0-9A-Za-z_-]{1,64}")
"""What RQ takes in a job's id. LINE's message ids are digits."""


def moderate(effect: Moderate, context: Context) -> Outcome:
    """Enqueues the question by its message; the text itself never leaves the database. Nothing where there is no moderation."""
    if not context.moderates or not _FIT.fullmatch(effect.message_id):
        return Outcome()
    return Outcome(jobs=(Job("moderate", f"{context.person.id}-{effect.message_id}"),))
