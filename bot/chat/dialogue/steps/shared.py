"""Steps that several kinds of event share: an answer on the side, an old button, on to the cards."""

from dataclasses import dataclass, field, replace

from bot.chat.dialogue.effects import BeginReading, Effect
from bot.chat.dialogue.state_prompts import state_prompt
from bot.chat.dialogue.states import Account, Conversation, Moment, Offer, State
from bot.say.buttons.confirmations import ConfirmExchange
from bot.say.buttons.gifts import ConfirmGift
from bot.say.buttons.parser import parse
from bot.say.replies.base import Reply
from bot.say.replies.chat import OldButton, TimedOut
from bot.say.replies.readings import ReadingInProgress
from models.readings.deck import SPREADS

Act = Reply | Effect


@dataclass(frozen=True)
class Step:
    """What one event leads to: the new conversation, and what to say and do, in order.

    Replies and effects share one tuple because an effect (a balance looked up, coins exchanged) may answer in the middle
    of what is said.
    """

    conversation: Conversation
    acts: tuple[Act, ...] = field(default_factory=tuple)


def aside(here: Conversation, account: Account, moment: Moment, *acts: Act) -> Step:
    """Answers something on the side, then repeats the open question. The conversation stays as it is."""
    return Step(here, (*acts, *state_prompt(here, account, moment, again=True)))


def old_button(here: Conversation, account: Account, moment: Moment, *, timed_out: bool = False) -> Step:
    """A button that is out of date. `timed_out`: because the conversation it belongs to has just timed out."""
    return aside(here, account, moment, TimedOut() if timed_out else OldButton())


def reading_in_progress(here: Conversation) -> Step:
    """One reading at a time; nothing else is begun."""
    return Step(here, (ReadingInProgress(),))


def confirmed_by(offer: Offer | None, confirmation: type[ConfirmExchange] | type[ConfirmGift], stars: int, moment: Moment) -> str:
    """The nonce for this confirmation. Two taps on one button make two cards with the same one, so that it is done once."""
    offered = parse(offer.yes) if offer else None
    return offered.nonce if isinstance(offered, confirmation) and offered.stars == stars else moment.nonce


def go_on(here: Conversation, account: Account, moment: Moment) -> Step:
    """Goes on to the cards, or from the last card to the reading, if stars and coins are enough; else the question waits."""
    here = here.without_offer()
    if not here.spread:
        chosen = replace(here, state=State.SPREAD)
        return Step(chosen, state_prompt(chosen, account, moment))
    cost = account.cost(here.spread)
    if cost.missing:
        waiting = replace(here, state=State.STARS)
        return Step(waiting, state_prompt(waiting, account, moment))
    if account.reading_open:
        return reading_in_progress(here)
    if here.seed and len(here.picks) == SPREADS[here.spread]:
        return Step(here.left(), (BeginReading(here, cost.made),))
    dealt = replace(here, state=State.DRAW, seed=here.seed or moment.seed)
    return Step(dealt, state_prompt(dealt, account, moment))
