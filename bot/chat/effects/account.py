"""What someone owns: the balance, and coins exchanged for stars."""

from typing import Final

from sqlalchemy import text

from bot.chat.dialogue.states import Exchange
from bot.chat.effects.scene import Outcome, Scene, say
from models.money import exchange, ledger
from models.money.economy import COINS_PER_STAR, exchangeable_stars, readings_for_level
from models.money.ledger import InsufficientFunds

_ROUND: Final = (1, 2, 3, 5, 10, 20, 30, 50)
_OFFERED: Final = 4


def show_balance(_: str | None, scene: Scene) -> Outcome:
    """Stars, coins, level and the way to the next, the last movements."""
    account = scene.person.account
    stands = scene.connection.execute(
        text("select level, total_readings from users where id = :id"), {"id": scene.person.id}
    ).one()
    return say(
        "balance",
        stars=account.stars,
        coins=account.coins,
        level=stands.level,
        readings=stands.total_readings,
        next_level_at=readings_for_level(stands.level + 1),
        exchangeable=exchangeable_stars(account.coins),
        movements=ledger.movements(scene.connection, scene.person.id),
    )


def show_exchange(_: str | None, scene: Scene) -> Outcome:
    """How many stars the coins can become, to choose from; or how many coins are missing for one."""
    coins = scene.person.account.coins
    most = exchangeable_stars(coins)
    if not most:
        return say("exchange_short", missing=COINS_PER_STAR - coins)
    return say("exchange_offer", coins=coins, stars_max=most, options=offered(most))


def offered(most: int) -> list[int]:
    """Up to four numbers of stars to choose from: one, all of them, and round ones between."""
    numbers = sorted({number for number in _ROUND if number < most} | {most})
    return numbers[:1] + numbers[1:][-(_OFFERED - 1) :]


def carry_out_exchange(effect: Exchange, scene: Scene) -> Outcome:
    """Once for each nonce: a second tap on the same button changes nothing. With too few coins, says what is possible."""
    try:
        moved = exchange.exchange(scene.connection, scene.person.id, effect.stars, effect.nonce)
    except InsufficientFunds:
        return show_exchange(None, scene)
    if moved is None:
        return say("old_button")
    stars_now, coins_left = moved
    return say("exchange_done", stars=effect.stars, coins_left=coins_left, stars_now=stars_now)
