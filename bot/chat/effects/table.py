"""Which effect is carried out by what. Explicit tables, so that nothing is found by magic."""

from collections.abc import Callable
from typing import Any, Final

from bot.chat.dialogue import states
from bot.chat.dialogue.states import Effect
from bot.chat.effects import account, daily, follow_up, forget, friends, past, person, reading
from bot.chat.effects.scene import Outcome, Scene

SHOWN: Final[dict[str, Callable[[str | None, Scene], Outcome]]] = {
    "balance": account.show_balance,
    "exchange": account.show_exchange,
    "history": past.show_history,
    "invite": friends.show_invite,
    "daily": daily.show_daily,
}


def show(effect: states.Show, scene: Scene) -> Outcome:
    """Something looked up; `cursor` matters to what comes page by page."""
    return SHOWN[effect.what](effect.cursor, scene)


EFFECTS: Final[dict[type[Effect], Callable[[Any, Scene], Outcome]]] = {
    states.Welcome: person.welcome,
    states.Block: person.block,
    states.EraseMessage: person.erase_message,
    states.SetLanguage: person.set_language,
    states.BeginReading: reading.begin,
    states.Show: show,
    states.Exchange: account.carry_out_exchange,
    states.ClaimReferral: friends.claim_referral,
    states.OpenReading: past.open_reading,
    states.ShareReading: past.share_reading,
    states.Rate: past.rate,
    states.AddWord: past.add_word,
    states.OfferFollowUp: follow_up.offer,
    states.AskFollowUp: follow_up.ask,
    states.Forget: forget.forget,
}


def carry_out(effect: Effect, scene: Scene) -> Outcome:
    """Raises KeyError for an effect without a handler (a test holds the table against `bot.chat.dialogue.states`)."""
    return EFFECTS[type(effect)](effect, scene)
