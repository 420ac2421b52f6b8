"""Random histories of money against a plain model: what happened to balances, and what must have."""

import copy
import threading
import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from psycopg2.errors import DeadlockDetected
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from models.money import exchange, ledger
from models.money.economy import COINS_PER_STAR, LEVEL_COINS, REFERRAL_FRIEND_COINS, REFERRAL_INVITER_COINS, level_after
from models.money.ledger import InsufficientFunds, Reason
from models.people import referral
from models.readings import reading_steps
from tests.helpers.people import DAO, MALI, PIM, Person
from tests.helpers.turns import Turns, told

CAST: Final = (MALI, PIM, DAO)


@dataclass(frozen=True)
class Act:
    """Something that happens to one of the cast. A repeated `key` is a retry of the same cause."""

    name: str
    who: int
    amount: int = 1
    key: int = 0


@dataclass
class Purse:
    """What the model knows of one person."""

    stars: int = 0
    coins: int = 0
    frozen: int = 0
    asked: int | None = None  # stars of the reading under way
    readings: int = 0
    referred: bool = False


@dataclass
class Model:
    """The same history in plain numbers. `done` are the causes that have had their effect."""

    purses: list[Purse] = field(default_factory=lambda: [Purse() for _ in CAST])
    done: set[tuple[str, int, int]] = field(default_factory=set)

    def after(self, act: Act) -> "Model":
        model = copy.deepcopy(self)
        purse, once = model.purses[act.who], (act.name, act.who, act.key)
        match act.name:
            case "grant" | "credit" if once not in self.done:
                model.done.add(once)
                purse.stars += act.amount
                purse.coins += act.amount * 50 if act.name == "grant" else 0
            case "claw_back" if ("credit", act.who, act.key) in self.done and once not in self.done and purse.stars:
                model.done.add(once)
                purse.stars -= 1
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
            case "refund" if purse.asked is not None:
                purse.stars += purse.asked
                purse.asked = None
            case "freeze":
                purse.frozen = min(act.amount, purse.stars)
            case "claim" if act.who != act.key and not purse.referred:
                purse.referred = True
                purse.coins += REFERRAL_FRIEND_COINS
                model.purses[act.key].coins += REFERRAL_INVITER_COINS
        return model

    def seen(self) -> list[dict[str, int | None]]:
        """What the database must show of each person."""
        return [{"stars": p.stars, "coins": p.coins, "frozen": p.frozen, "asked": p.asked} for p in self.purses]


ACTS = st.builds(
    Act,
    name=st.sampled_from(("grant", "credit", "claw_back", "exchange", "ask", "buy", "refund", "freeze", "claim")),
    who=st.integers(0, len(CAST) - 1),
    amount=st.integers(1, 3),
    key=st.integers(0, 2),
)


class Histories(RuleBasedStateMachine):
    """Each step is a transaction of its own; a crash is one that is never committed."""

    turns: Turns

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.people = [self.turns.person(Person(f"{who.key}-{uuid.uuid4()}", who.name, "th", who.role)) for who in CAST]
        with self.turns.engine.begin() as connection:
            self.codes = [referral.own_link(connection, user).code for user in self.people]

    @rule(act=ACTS)
    def happens(self, act: Act) -> None:
        self._commit(act)
        self.model = self.model.after(act)

    @rule(act=ACTS)
    def happens_twice(self, act: Act) -> None:
        self._commit(act)
        self._commit(act)
        self.model = self.model.after(act).after(act)

    @rule(act=ACTS)
    def crashes(self, act: Act) -> None:
        with self.turns.engine.connect() as connection:
            self._perform(connection, act)
            connection.rollback()

    @rule(first=ACTS, second=ACTS, same=st.booleans())
    def happen_at_once(self, first: Act, second: Act, same: bool) -> None:
        """Two sessions: whichever comes first, what is left is what one of the two orders leaves."""
        second = first if same else second
        gate = threading.Barrier(2)
        raised: list[BaseException] = []

        def session(act: Act) -> None:
            try:
                gate.wait(10)
                self._commit(act)
            except BaseException as error:
                raised.append(error)

        threads = [threading.Thread(target=session, args=(act,)) for act in (first, second)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert not raised, raised
        orders = [self.model.after(first).after(second), self.model.after(second).after(first)]
        left = self._seen()
        assert left in [order.seen() for order in orders]
        self.model = next(order for order in orders if order.seen() == left)

    @invariant()
    def the_books_hold(self) -> None:
        assert self._seen() == self.model.seen()
        assert not self.turns.broken()

    def _seen(self) -> list[dict[str, int | None]]:
        return self.turns.rows(
            "select stars, coins, stars_frozen as frozen, (select cost_stars from readings where user_id = u.id and"
            " status = 'queued') as asked from users u where id = any(:people) order by array_position(:people, id)",
            people=self.people,
        )

    def _commit(self, act: Act) -> None:
        """As `bot.chat.handler` does it: a turn that a deadlock undid is run again."""
        for _ in range(5):
            try:
                with self.turns.engine.begin() as connection:
                    connection.execute(text("set local deadlock_timeout = '20ms'"))
                    self._perform(connection, act)
                return
            except OperationalError as error:
                if not isinstance(error.orig, DeadlockDetected):
                    raise
        raise AssertionError("five deadlocks in a row")

    def _perform(self, connection: Connection, act: Act) -> None:
        user, of = self.people[act.who], f"{self.people[act.who]}:{act.key}"
        connection.execute(text("select 1 from users where id = :id for no key update"), {"id": user})
        try:
            match act.name:
                case "grant":
                    ledger.move(connection, user, "star", act.amount, Reason.OWNER_GRANT, f"star:{of}")
                    ledger.move(connection, user, "coin", act.amount * 50, Reason.OWNER_GRANT, f"coin:{of}")
                case "credit":
                    self._credit(connection, user, act)
                case "claw_back":
                    order = self._order(act)
                    if connection.execute(text("select 1 from payment_history where id = :id"), {"id": order}).scalar():
                        ledger.move(connection, user, "star", -1, Reason.TOPUP_CLAWBACK, order, ref=order)
                case "exchange":
                    exchange.exchange(connection, user, act.amount, str(act.key))
                case "ask" | "buy":
                    self._read(connection, user, act)
                case "refund":
                    latest = "select id from readings where user_id = :id and status in ('queued', 'refunded')"
                    found = connection.execute(text(latest + " order by created_at desc limit 1"), {"id": user}).scalar()
                    if found:
                        reading_steps.refund(connection, found, "failed")
                case "freeze":
                    frozen = "update users set stars_frozen = least(stars, :amount) where id = :id"
                    connection.execute(text(frozen), {"id": user, "amount": act.amount})
                case "claim":
                    now = datetime.now(UTC)
                    code, day = self.codes[act.key], now - timedelta(days=1)
                    referral.claim(connection, user, code, name=None, now=now, midnight=day)
        except InsufficientFunds:
            pass

    def _order(self, act: Act) -> uuid.UUID:
        return uuid.uuid5(self.people[act.who], str(act.key))

    def _credit(self, connection: Connection, user: uuid.UUID, act: Act) -> None:
        order = self._order(act)
        paid = (
            "insert into payment_history (id, user_id, package, amount_baht, stars_granted, status, paid_at, created_at)"
            " values (:id, :user, 'starter', 99, :stars, 'paid', now(), now()) on conflict do nothing"
        )
        connection.execute(text(paid), {"id": order, "user": user, "stars": act.amount})
        ledger.move(connection, user, "star", act.amount, Reason.TOPUP_CREDIT, order, ref=order)

    def _read(self, connection: Connection, user: uuid.UUID, act: Act) -> None:
        if connection.execute(text("select 1 from readings where user_id = :id and status = 'queued'"), {"id": user}).scalar():
            return
        reading = self.turns.begin(connection, user, cost_stars=act.amount)
        if act.name == "buy":
            reading_steps.save_interpretation(connection, reading, user, self.turns.columns(told(3)))
            reading_steps.settle(connection, reading, "delivered")
