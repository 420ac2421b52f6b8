"""Carries out a step's acts in order, in the turn's transaction, and collects their results."""

from dataclasses import dataclass, field
from typing import Final

from bot.chat.dialogue.effects import HearVoice
from bot.chat.dialogue.states import Conversation, State
from bot.chat.dialogue.steps.shared import Step
from bot.chat.effects.context import Context, Outcome
from bot.chat.effects.dispatch import carry_out
from bot.process.queue import Job
from bot.say.replies.base import Reply

READING_SECONDS: Final = 90.0
"""A reading has arrived by then, or will be late."""


@dataclass
class Done:
    """The results of the acts so far. `silent`: send no reply, because a reading will use the reply token.
    `hear`: as of an outcome.
    """

    conversation: Conversation
    language: str
    replies: list[Reply] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    silent: bool = False
    hear: HearVoice | None = None

    def add(self, outcome: Outcome) -> None:
        self.replies += outcome.replies
        self.jobs += outcome.jobs
        self.language = outcome.language or self.language
        self.silent = self.silent or outcome.silent
        self.hear = outcome.hear or self.hear
        self.conversation = outcome.conversation or (self.conversation.left() if outcome.home else self.conversation)

    def menu_due(self, before: Conversation) -> float | None:
        """In how many seconds the menu under the chat is due to change: where the table was come to or left.

        Who left it for a reading gets that reading's menu with it, and is looked at only should it not arrive.
        """
        if (before.state is State.DRAW) is (self.conversation.state is State.DRAW):
            return None
        return READING_SECONDS if self.silent else 0.0


def carry_out_acts(step: Step, context: Context) -> Done:
    """Keeps replies as they are and carries out effects, which may add replies. Raises what an effect raises."""
    done = Done(step.conversation, context.person.language)
    for act in step.acts:
        if isinstance(act, Reply):
            done.replies.append(act)
        else:
            outcome = carry_out(act, context)
            if outcome.instead is not None:
                return carry_out_acts(outcome.instead, context)
            done.add(outcome)
    return done
