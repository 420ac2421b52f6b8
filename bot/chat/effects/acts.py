"""Carries out a step's acts in order, in the turn's transaction, and collects their results."""

from dataclasses import dataclass, field

from bot.chat.dialogue.shared_steps import Step
from bot.chat.dialogue.states import Conversation
from bot.chat.effects.context import Context, Outcome
from bot.chat.effects.dispatch import carry_out
from bot.process.queue import Job
from bot.say.replies.base import Reply


@dataclass
class Done:
    """The results of the acts so far. `silent`: send no reply, because a reading will use the reply token."""

    conversation: Conversation
    language: str
    replies: list[Reply] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    silent: bool = False

    def add(self, outcome: Outcome) -> None:
        self.replies += outcome.replies
        self.jobs += outcome.jobs
        self.language = outcome.language or self.language
        self.silent = self.silent or outcome.silent
        self.conversation = outcome.conversation or (self.conversation.left() if outcome.home else self.conversation)


def carry_out_acts(step: Step, context: Context) -> Done:
    """Keeps replies as they are and carries out effects, which may add replies. Raises what an effect raises."""
    done = Done(step.conversation, context.person.language)
    for act in step.acts:
        if isinstance(act, Reply):
            done.replies.append(act)
        else:
            done.add(carry_out(act, context))
    return done
