"""What MiMi asks in each state: said on arriving there, and again after something was answered on the side."""

from bot.chat.dialogue.states import Account, Conversation, Moment, State
from bot.say.reply import Reply
from models.money.economy import SPREAD_STARS, exchangeable_stars
from models.readings.deck import SPREADS, commitment, deal


def prompt(here: Conversation, account: Account, moment: Moment, *, again: bool = False) -> tuple[Reply, ...]:
    """The state's own question. `again`: it has been asked before."""
    match here.state:
        case State.IDLE:
            return ()
        case State.QUESTION:
            return (Reply("ask_question", {"suggestions": True}),)
        case State.MOOD:
            return (Reply("ask_mood", {"place": here.place, "question": here.question or ""}),)
        case State.SPREAD:
            owned = {"stars": account.stars, "coins": account.coins}
            return (Reply("ask_spread", {"place": here.place, "prices": SPREAD_STARS, **owned}),)
        case State.DRAW:
            return (_table(here, first=not again and not here.picks),)
        case State.STARS:
            return (_need_stars(here, account, moment),)
        case State.FOLLOW_UP | State.WORD:
            return (Reply("ask_follow_up_again" if here.state is State.FOLLOW_UP else "word_ask"),)


def _table(here: Conversation, *, first: bool) -> Reply:
    assert here.spread is not None
    assert here.seed is not None
    deck = deal(here.seed)
    return Reply(
        "table",
        {
            "place": here.place,
            "spread": here.spread,
            "drawn": [deck[position] for position in here.picks],
            "picks": list(here.picks),
            "remaining": SPREADS[here.spread] - len(here.picks),
            "commitment": commitment(here.seed),
            "first": first,
        },
    )


def _need_stars(here: Conversation, account: Account, moment: Moment) -> Reply:
    assert here.spread is not None
    cost = SPREAD_STARS[here.spread]
    return Reply(
        "need_stars",
        {
            "place": here.place,
            "spread": here.spread,
            "cost": cost,
            "stars": account.stars,
            "coins": account.coins,
            "can_exchange": exchangeable_stars(account.coins) >= cost - account.stars,
            "missing": cost - account.stars,
            "nonce": moment.seed.hex()[:16],
        },
    )
