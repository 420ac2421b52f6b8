"""What MiMi asks in each state: said on arriving there, and again after something was answered on the side."""

from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.chat.dialogue.understand.question_language import language_of_question
from bot.say.replies.asking import AskMood, AskQuestion, AskSpread, ChooseCards
from bot.say.replies.base import Reply
from bot.say.replies.money import StarsNeeded
from bot.say.replies.readings import AskFollowUpAgain, AskWord
from models.money.economy import SPREAD_STARS
from models.readings.deck import commitment, deal


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
            return (AskMood(here.prompt_number, here.question or "", other),)
        case State.SPREAD:
            return (AskSpread(here.prompt_number, account.stars, account.coins),)
        case State.DRAW:
            return (_choose_cards(here, first=not again and not here.picks),)
        case State.STARS:
            return (_stars_needed(here, account, moment),)
        case State.FOLLOW_UP:
            return (AskFollowUpAgain(),)
        case State.WORD:
            return (AskWord(),)


def _choose_cards(here: Conversation, *, first: bool) -> ChooseCards:
    assert here.spread is not None
    assert here.seed is not None
    deck = deal(here.seed)
    return ChooseCards(
        prompt_number=here.prompt_number,
        spread=here.spread,
        drawn=[deck[position] for position in here.picks],
        picks=here.picks,
        commitment=commitment(here.seed),
        first=first,
    )


def _stars_needed(here: Conversation, account: Account, moment: Moment) -> StarsNeeded:
    assert here.spread is not None
    cost = SPREAD_STARS[here.spread]
    return StarsNeeded(
        prompt_number=here.prompt_number,
        spread=here.spread,
        cost=cost,
        stars=account.stars,
        coins=account.coins,
        can_exchange=account.exchangeable >= cost - account.stars,
        nonce=moment.nonce,
    )
