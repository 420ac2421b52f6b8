"""What random histories of money do, and what each must lead to: a plain model of the books, without a database."""

import copy
from dataclasses import dataclass, field
from typing import Final

from models.money.economy import COINS_PER_STAR, LEVEL_COINS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS, level_after
from tests.helpers.people import DAO, MALI

CAST: Final = (MALI, DAO)
"""Few people and few causes: so they often meet."""

CODE_STARS: Final = 2
"""What the first code gives, to one person in all; the second gives each a bonus of 100 %."""

ACTS: Final = (
    "grant",
    "pay",
    "pay_again",
    "money_back",
    "money_stays",
    "dispute",
    "dispute_won",
    "exchange",
    "ask",
    "buy",
    "buy_with_coins",
    "refund",
    "claim",
    "give",
    "take",
    "take_back",
    "code",
    "forget",
)


@dataclass(frozen=True)
class Act:
    """Something that happens to one of the cast. A repeated `key` is a retry of the same cause."""

    name: str
    who: int
    amount: int = 1
    key: int = 0


_DEBT: Final = (Act("pay", 0, 3), Act("buy", 0, 3), Act("money_back", 0))

STARTS: Final[dict[str, tuple[Act, ...]]] = {
    "newcomers": (),
    "stars and coins": (Act("grant", 0, 3), Act("grant", 1, 3)),
    "a reading given back": (Act("grant", 0, 3), Act("ask", 0, 2), Act("refund", 0)),
    "two levels reached": (Act("grant", 0, 3), *[Act("buy", 0)] * 3),
    "a friend's coins spent": (Act("claim", 0, key=1), Act("buy_with_coins", 1)),
    "a dispute while coins pay": (Act("grant", 0, 3), Act("pay", 0, 3), Act("dispute", 0), Act("buy_with_coins", 0, 3)),
    "a friend's coins exchanged": (Act("claim", 0, key=1), Act("exchange", 1)),
    "a dispute": (Act("pay", 0, 3), Act("buy", 0), Act("dispute", 0)),
    "money came back, and went again": (Act("pay", 0, 3), Act("money_back", 0), Act("money_stays", 0)),
    "a debt": _DEBT,
    "an order paid twice": (Act("pay", 0, 3), Act("pay_again", 0), Act("money_back", 0)),
    "a debt while a reading is under way": (Act("pay", 0, 3), Act("ask", 0, 2), Act("money_back", 0)),
    "a debt paid by the next order": (*_DEBT, Act("pay", 0, 2, key=1)),
    "a gift on its way": (Act("pay", 0, 3), Act("give", 0, 2)),
    "a gift taken": (Act("grant", 0, 3), Act("give", 0, 2), Act("take", 1)),
    "a code's stars": (Act("code", 0, key=0), Act("code", 1, key=0)),
    "an order with a code's bonus": (Act("code", 0, key=1), Act("pay", 0, 2), Act("money_back", 0)),
    "a gift that pays a debt": (Act("pay", 0, 3), Act("give", 0, 2), Act("money_back", 0), Act("take_back", 0)),
}
"""What has happened to people before a history goes on by chance. Between them they come to every reason of an entry."""


@dataclass
class Order:
    """A top-up that was paid. `taken`: Stripe gave the money back; `disputed`: the bank may take it."""

    stars: int
    taken: bool = False
    disputed: bool = False


@dataclass
class Gift:
    """Stars for the other one of the cast."""

    stars: int
    on_its_way: bool = True


@dataclass
class Purse:
    """What the model knows of one person. `owed` stars are those that Stripe took back after they were spent."""

    stars: int = 0
    coins: int = 0
    owed: int = 0
    asked: int | None = None  # stars of the reading under way
    orders: dict[int, Order] = field(default_factory=dict)
    readings: int = 0
    referred: bool = False
    gifts: dict[int, Gift] = field(default_factory=dict)
    forgotten: bool = False
    bonus: bool = False  # a code doubles the stars of the next order

    @property
    def frozen(self) -> int:
        return sum(order.stars for order in self.orders.values() if order.disputed and not order.taken)

    def pays_with_coins(self, price: int) -> bool:
        """Whether stars and coins together cover the price. Coins make no star that a dispute would freeze at once."""
        lacking = max(0, price - max(0, self.stars - self.frozen))
        return not lacking or (self.stars >= self.frozen and lacking * COINS_PER_STAR <= self.coins)

    @property
    def in_doubt(self) -> bool:
        """Whether what they gave may be somebody else's money."""
        return self.owed > 0 or self.frozen > self.stars

    def gift(self, key: int) -> Gift | None:
        """A gift of theirs that is still on its way."""
        gift = self.gifts.get(key)
        return gift if gift and gift.on_its_way else None

    def gain(self, stars: int) -> None:
        """Stars that were paid for, or come back: first they pay what is owed."""
        pays = min(self.owed, stars)
        self.owed -= pays
        self.stars += stars - pays

    def lose(self, stars: int) -> None:
        """What is not there is owed."""
        taken = min(self.stars, stars)
        self.stars -= taken
        self.owed += stars - taken

    def claim(self, name: str, key: int, stands: bool) -> None:
        """A dispute freezes an order's stars while it stands; money that went back takes them until it turns out to stay."""
        order = self.orders[key]
        if name == "dispute":
            order.disputed = stands
        elif order.taken != stands:
            order.taken = stands
            (self.lose if stands else self.gain)(order.stars)


@dataclass
class Model:
    """The same history in plain numbers. `done` are the causes that have had their effect."""

    purses: list[Purse] = field(default_factory=lambda: [Purse() for _ in CAST])
    done: set[tuple[str, int, int]] = field(default_factory=set)

    def after(self, act: Act) -> "Model":
        model = copy.deepcopy(self)
        purse, once = model.purses[act.who], (act.name, act.who, act.key)
        match act.name:
            case "grant" if once not in self.done:
                model.done.add(once)
                purse.stars += act.amount
                purse.coins += act.amount * 50
            case "pay" if act.key not in purse.orders:
                stars = act.amount * (2 if purse.bonus else 1)
                purse.bonus = False
                purse.orders[act.key] = Order(stars)
                purse.gain(stars)
            case "pay_again" if act.key in purse.orders and once not in self.done:
                model.done.add(once)  # an order of its own, by the owner's decision
                purse.gain(purse.orders[act.key].stars)
            case "code" if act.key and once not in self.done:
                model.done.add(once)
                purse.bonus = True
            case "code" if not act.key and ("code", 0, 0) not in self.done:  # one of all may use this one
                model.done.add(("code", 0, 0))
                purse.stars += CODE_STARS
            case "money_back" | "dispute" if act.key in purse.orders and once not in self.done:
                model.done.add(once)
                purse.claim(act.name, act.key, stands=True)
            case "money_stays" | "dispute_won" if act.key in purse.orders:
                claim = "money_back" if act.name == "money_stays" else "dispute"
                model.done.add((claim, act.who, act.key))  # whatever Stripe says of it later is older
                purse.claim(claim, act.key, stands=False)
            case "exchange" if once not in self.done and purse.coins >= act.amount * COINS_PER_STAR:
                model.done.add(once)
                purse.coins -= act.amount * COINS_PER_STAR
                purse.stars += act.amount
            case "ask" | "buy" if purse.asked is None and purse.stars - act.amount >= purse.frozen:
                purse.stars -= act.amount
                purse.asked = act.amount
                if act.name == "buy":
                    purse.readings += 1
                    purse.coins += LEVEL_COINS * (level_after(purse.readings) - level_after(purse.readings - 1))
                    purse.asked = None
            case "buy_with_coins" if purse.asked is None and purse.pays_with_coins(act.amount):
                made = max(0, act.amount - max(0, purse.stars - purse.frozen))
                purse.stars += made - act.amount
                purse.coins -= made * COINS_PER_STAR
                purse.asked = act.amount
            case "refund" if purse.asked is not None:
                purse.gain(purse.asked)
                purse.asked = None
            case "claim" if act.who != act.key and not purse.referred and not model.purses[act.key].forgotten:
                purse.referred = True
                purse.coins += REFERRAL_FRIEND_COINS
                model.purses[act.key].coins += REFERRAL_INVITER_COINS
            case "give" if act.key not in purse.gifts and purse.stars - act.amount >= purse.frozen:
                purse.stars -= act.amount
                purse.gifts[act.key] = Gift(act.amount)
            case "take" if (gift := model.purses[1 - act.who].gift(act.key)) and not model.purses[1 - act.who].in_doubt:
                gift.on_its_way = False
                purse.stars += gift.stars
            case "take_back" if gift := purse.gift(act.key):
                gift.on_its_way = False
                purse.gain(gift.stars)
            case "forget":
                purse.forgotten = True
                purse.gain(purse.asked or 0)
                purse.asked = None
        return model

    def seen(self) -> list[dict[str, int | None]]:
        """What the database must show of each person."""
        return [{"stars": p.stars, "coins": p.coins, "frozen": p.frozen, "owed": p.owed, "asked": p.asked} for p in self.purses]
