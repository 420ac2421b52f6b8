"""Which effect is carried out by what. Explicit tables, so that nothing is found by magic."""

from collections.abc import Callable
from typing import Any, Final

from bot import place
from bot.effects import account, daily, follow_up, forget, friends, past, person, reading
from bot.effects.scene import Outcome, Scene
from bot.place import Effect

SHOWN: Final[dict[str, Callable[[str | None, Scene], Outcome]]] = {
    "balance": account.show_balance,
    "exchange": account.show_exchange,
    "history": past.show_history,
    "invite": friends.show_invite,
    "daily": daily.show_daily,
}


def show(effect: place.Show, scene: Scene) -> Outcome:
    """Something looked up; `cursor` matters to what comes page by page."""
    return SHOWN[effect.what](effect.cursor, scene)


EFFECTS: Final[dict[type[Effect], Callable[[Any, Scene], Outcome]]] = {
    place.Welcome: person.welcome,
    place.Block: person.block,
    place.EraseMessage: person.erase_message,
    place.SetLanguage: person.set_language,
    place.BeginReading: reading.begin,
    place.Show: show,
    place.Exchange: account.carry_out_exchange,
    place.ClaimReferral: friends.claim_referral,
    place.OpenReading: past.open_reading,
    place.ShareReading: past.share_reading,
    place.Rate: past.rate,
    place.AddWord: past.add_word,
    place.OfferFollowUp: follow_up.offer,
    place.AskFollowUp: follow_up.ask,
    place.Forget: forget.forget,
}


def carry_out(effect: Effect, scene: Scene) -> Outcome:
    """Raises KeyError for an effect without a handler (a test holds the table against `bot.place`)."""
    return EFFECTS[type(effect)](effect, scene)
