"""Which function carries out which effect: one explicit table."""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from bot.chat.dialogue import effects, inbox_effects, offer_effects
from bot.chat.dialogue.effects import Effect
from bot.chat.effects import following, forget, hearing, inbox, language, moderate, unsend
from bot.chat.effects.context import Context, Outcome
from bot.chat.effects.money import balance, complaint, exchange, friends, payment
from bot.chat.effects.offers import arrivals, codes, gifts, news, top_up
from bot.chat.effects.readings import daily, follow_up, last_reading, past, reading

E = TypeVar("E", bound=Effect)


def _entry(kind: type[E], function: Callable[[E, Context], Outcome]) -> tuple[type[Effect], Callable[[Any, Context], Outcome]]:
    """One line of the table; mypy sees a function that takes another kind of effect."""
    return kind, function


EFFECTS: Final = dict(
    (
        _entry(effects.Welcome, following.welcome),
        _entry(effects.Block, following.block),
        _entry(effects.EraseUnsent, unsend.erase_unsent),
        _entry(effects.SetLanguage, language.set_language),
        _entry(effects.BeginReading, reading.begin),
        _entry(effects.ShowBalance, balance.show_balance),
        _entry(effects.ShowExchange, exchange.show_exchange),
        _entry(offer_effects.ShowTopUp, top_up.show_top_up),
        _entry(offer_effects.TryCode, codes.try_code),
        _entry(offer_effects.NoteCampaign, arrivals.note_campaign),
        _entry(effects.ShowHistory, past.show_history),
        _entry(effects.ShowInvite, friends.show_invite),
        _entry(effects.ShowDaily, daily.show_daily),
        _entry(effects.Exchange, exchange.carry_out_exchange),
        _entry(effects.ClaimReferral, friends.claim_referral),
        _entry(offer_effects.ShowGifts, gifts.show_gifts),
        _entry(offer_effects.GiveStars, gifts.give_stars),
        _entry(offer_effects.ShowGift, gifts.show_gift),
        _entry(offer_effects.TakeGift, gifts.take_gift),
        _entry(offer_effects.TakeBackGift, gifts.take_back_gift),
        _entry(offer_effects.StopNews, news.stop_news),
        _entry(offer_effects.StartNews, news.start_news),
        _entry(effects.OpenReading, past.open_reading),
        _entry(effects.ShareReading, past.share_reading),
        _entry(effects.Rate, past.rate),
        _entry(effects.AddWord, past.add_word),
        _entry(effects.OfferFollowUp, follow_up.offer),
        _entry(effects.BeginFollowUp, follow_up.ask),
        _entry(effects.HearVoice, hearing.hear_voice),
        _entry(effects.Moderate, moderate.moderate),
        _entry(effects.OnLastReading, last_reading.on_last_reading),
        _entry(effects.AnswerThanks, last_reading.answer_thanks),
        _entry(effects.ShowOlderHistory, past.show_older_history),
        _entry(effects.LookForPayment, payment.look_for_payment),
        _entry(inbox_effects.LookIntoPayments, complaint.look_into_payments),
        _entry(inbox_effects.TakeMessage, inbox.take_message),
        _entry(effects.Forget, forget.forget),
    )
)


def carry_out(effect: Effect, context: Context) -> Outcome:
    """Raises KeyError for an effect without a function (a test holds the table against `bot.chat.dialogue.effects`)."""
    return EFFECTS[type(effect)](effect, context)
