"""Every price and every reward, in stars, coins and satang. No other file holds one of these numbers."""

from dataclasses import dataclass, replace
from typing import Final

SPREAD_STARS: Final[dict[str, int]] = {"one": 1, "three": 1, "five": 2, "celtic": 3}
"""What a reading costs, in stars, by spread."""

FOLLOW_UP_STARS: Final = 1
"""A further question on a reading, in stars, once the free one is used."""

FREE_FOLLOW_UPS: Final = 1
FOLLOW_UP_HOURS: Final = 24

COINS_PER_STAR: Final = 100
WELCOME_COINS: Final = 100
REFERRAL_FRIEND_COINS: Final = 100
REFERRAL_INVITER_COINS: Final = 120
REFERRAL_DAYS: Final = 7
"""A new friend may send an inviter's code this many days after joining."""

REFERRALS_REWARDED_A_DAY: Final = 20
GIFT_STARS: Final = (1, 3, 5)
"""Stars for a friend that can be tapped; any other number is typed."""

GIFT_MOST_STARS: Final = 100
GIFT_DAYS: Final = 14
"""A gift that nobody takes goes back to its giver after so many days."""

GIFTS_ON_THEIR_WAY: Final = 10
"""So many gifts of one person can wait for friends at once."""

LEVEL_COINS: Final = 10
"""Coins that come with each new level."""


@dataclass(frozen=True)
class Package:
    """Something sold on the LIFF page. `baht` is the price, `stars` comes without the bonus."""

    name: str
    baht: int
    stars: int
    bonus_percent: int

    @property
    def satang(self) -> int:
        """The price as Stripe takes it: THB has two decimals, so 99 baht is 9900."""
        return self.baht * 100

    @property
    def bonus(self) -> int:
        """Extra stars, rounded down."""
        return self.stars * self.bonus_percent // 100

    @property
    def total(self) -> int:
        """Stars credited when it is paid."""
        return self.stars + self.bonus

    def with_percent(self, more: int) -> "Package":
        """The same package with `more` percent of bonus beside its own."""
        return replace(self, bonus_percent=self.bonus_percent + more) if more else self


PACKAGES: Final[dict[str, Package]] = {
    package.name: package
    for package in (
        Package("starter", baht=99, stars=10, bonus_percent=0),
        Package("popular", baht=199, stars=25, bonus_percent=10),
        Package("premium", baht=399, stars=60, bonus_percent=20),
    )
}


def readings_for_level(level: int) -> int:
    """Readings needed in all to stand at `level`: 0, 1, 3, 6, 10, … for levels 1, 2, 3, 4, 5, …"""
    return level * (level - 1) // 2


def level_after(readings: int) -> int:
    """The level of someone with `readings` readings behind them (1 at the start)."""
    level = 1
    while readings_for_level(level + 1) <= readings:
        level += 1
    return level


def exchangeable_stars(coins: int) -> int:
    """Whole stars that `coins` coins can become; the rest stays in coins."""
    return coins // COINS_PER_STAR


@dataclass(frozen=True)
class Cost:
    """How somebody would pay `price` stars: with `stars` of their own, `made` more made of coins; `missing` they do not have."""

    price: int
    stars: int
    made: int = 0
    missing: int = 0

    @property
    def coins(self) -> int:
        """The coins that `made` stars are made of."""
        return self.made * COINS_PER_STAR


def cost(price: int, stars: int, exchangeable: int) -> Cost:
    """Stars first, then as many made of coins as are needed. `exchangeable`: stars that the coins can become."""
    own = min(price, stars)
    made = min(price - own, exchangeable)
    return Cost(price, own, made, missing=price - own - made)
