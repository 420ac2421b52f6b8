"""Coins exchanged for stars."""

from typing import Final

from bot.chat.dialogue.effects import Exchange, ShowExchange
from bot.chat.dialogue.states import Account
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.chat import OldButton
from bot.say.replies.money import ExchangeDone, ExchangeHeld, ExchangeOffer, TooFewCoins
from models.money import exchange
from models.money.economy import COINS_PER_STAR
from models.money.ledger import InsufficientFunds

_ROUND: Final = (1, 2, 3, 5, 10, 20, 30, 50)
_OFFERED: Final = 4


def show_exchange(_: ShowExchange, context: Context) -> Outcome:
    """How many stars the coins can become, to choose from; or how many coins are missing for one."""
    return answer(offer_or_missing(context.person.account))


def offer_or_missing(account: Account) -> ExchangeOffer | ExchangeHeld | TooFewCoins:
    """Returns the reply for this account: the offer, or how many coins are missing, or why it has to wait."""
    if account.swallowed:
        return ExchangeHeld()
    most = account.exchangeable
    return ExchangeOffer(account.coins, most, offered(most)) if most else TooFewCoins(COINS_PER_STAR - account.coins)


def offered(most: int) -> list[int]:
    """Up to four numbers of stars to choose from: one, all of them, and round ones between."""
    numbers = sorted({number for number in _ROUND if number < most} | {most})
    return numbers[:1] + numbers[1:][-(_OFFERED - 1) :]


def carry_out_exchange(effect: Exchange, context: Context) -> Outcome:
    """Once for each nonce: a second tap on the same button changes nothing. With too few coins, says what is possible."""
    account = context.person.account
    if account.swallowed:
        return answer(ExchangeHeld())
    try:
        moved = exchange.exchange(context.connection, context.person.id, effect.stars, effect.nonce)
    except InsufficientFunds:
        return show_exchange(ShowExchange(), context)
    if moved is None:
        return answer(OldButton())
    _, coins_left = moved
    return answer(ExchangeDone(effect.stars, coins_left, account.stars + effect.stars))
