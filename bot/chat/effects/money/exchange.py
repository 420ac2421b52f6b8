"""Coins exchanged for stars."""

from typing import Final

from bot.chat.dialogue.effects import Exchange, ShowExchange
from bot.chat.effects.context import Context, Outcome, answer
from bot.say.replies.chat import OldButton
from bot.say.replies.money import ExchangeDone, ExchangeOffer, TooFewCoins
from models.money import exchange
from models.money.economy import COINS_PER_STAR, exchangeable_stars
from models.money.ledger import InsufficientFunds

_ROUND: Final = (1, 2, 3, 5, 10, 20, 30, 50)
_OFFERED: Final = 4


def show_exchange(_: ShowExchange, context: Context) -> Outcome:
    """How many stars the coins can become, to choose from; or how many coins are missing for one."""
    return answer(offer_or_missing(context.person.account.coins))


def offer_or_missing(coins: int) -> ExchangeOffer | TooFewCoins:
    """Returns the reply for someone with so many coins: the offer, or how many coins are missing."""
    most = exchangeable_stars(coins)
    return ExchangeOffer(coins, most, offered(most)) if most else TooFewCoins(COINS_PER_STAR - coins)


def offered(most: int) -> list[int]:
    """Up to four numbers of stars to choose from: one, all of them, and round ones between."""
    numbers = sorted({number for number in _ROUND if number < most} | {most})
    return numbers[:1] + numbers[1:][-(_OFFERED - 1) :]


def carry_out_exchange(effect: Exchange, context: Context) -> Outcome:
    """Once for each nonce: a second tap on the same button changes nothing. With too few coins, says what is possible."""
    try:
        moved = exchange.exchange(context.connection, context.person.id, effect.stars, effect.nonce)
    except InsufficientFunds:
        return show_exchange(ShowExchange(), context)
    if moved is None:
        return answer(OldButton())
    stars_now, coins_left = moved
    return answer(ExchangeDone(effect.stars, coins_left, stars_now))
