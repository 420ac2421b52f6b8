"""What MiMi asks in each state: said on arriving there, and again after something was answered on the side."""

from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.understand.question_language import language_of_question
from bot.say.replies.asking import AskMood, AskQuestion, AskSpread, ChooseCards, Purse
from bot.say.replies.base import Reply
from bot.say.replies.money import StarsNeeded
from bot.say.replies.readings import AskFollowUpAgain, AskWord
from models.readings.deck import SHOWN_FACE_DOWN, commitment, deal


def state_prompt(here: Conversation, account: Account, moment: Moment, *, again: bool = False) -> tuple[Reply, ...]:
    """The question that the state asks; nothing when idle. `again`: it has been asked before.

    What one would like to ask is asked once: whoever did something else meanwhile knows that they may type.
    """
    match here.state:
        case State.IDLE:
            return ()
        case State.QUESTION:
            return () if again else (AskQuestion(),)
        case State.MOOD:
            spoken = language_of_question(here.question or "", account.language)
            other = None if spoken == account.language else spoken
            return (AskMood(here.prompt_number, here.question or "", purse(account), other),)
        case State.SPREAD:
            return (AskSpread(here.prompt_number, purse(account), here.mood),)
        case State.DRAW:
            return (choose_cards(here, account, first=not again and not here.picks),)
        case State.STARS:
            return (_stars_needed(here, account, moment),)
        case State.FOLLOW_UP:
            return (AskFollowUpAgain(),)
        case State.WORD:
            return (AskWord(),)


def purse(account: Account) -> Purse:
    """What the prices are shown against."""
    return Purse(account.stars, account.coins, account.exchangeable)


def choose_cards(here: Conversation, account: Account, *, first: bool) -> ChooseCards:
    """The table as it lies now."""
    assert here.spread is not None
    assert here.seed is not None
    deck = deal(here.seed, SHOWN_FACE_DOWN) if here.picks else []
    return ChooseCards(
        prompt_number=here.prompt_number,
        spread=here.spread,
        drawn=[deck[position] for position in here.picks],
        picks=here.picks,
        commitment=commitment(here.seed),
        coins=account.cost(here.spread).coins,
        first=first,
    )


def _stars_needed(here: Conversation, account: Account, moment: Moment) -> StarsNeeded:
    assert here.spread is not None
    return StarsNeeded(here.prompt_number, here.spread, purse(account), moment.nonce)
