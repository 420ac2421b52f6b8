"""Carries out what a step decided, act by act, in the turn's transaction, and gathers what the acts lead to."""

from dataclasses import dataclass, field

from bot.chat.dialogue.moves import Step
from bot.chat.dialogue.states import Conversation
from bot.chat.effects import Context, Outcome, carry_out
from bot.queue import Job
from bot.say.replies.base import Reply


@dataclass
class Done:
    """What the acts came to so far. `silent`: the reply token is spoken for (a reading will use it)."""

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
    """Replies are kept as they are; effects are carried out, and may reply too. Raises what an effect raises."""
    done = Done(step.conversation, context.person.language)
    for act in step.acts:
        if isinstance(act, Reply):
            done.replies.append(act)
        else:
            done.add(carry_out(act, context))
    return done
