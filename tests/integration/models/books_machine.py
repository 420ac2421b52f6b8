"""Random histories of money against a plain model: what happened to balances, and what must have."""

import uuid
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Final

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import Connection, text

from bot.chat.dialogue.states import Account
from models.money import exchange, ledger, mismatch_steps, payment_steps
from models.money.economy import cost
from models.money.ledger import InsufficientFunds, Reason
from models.money.mismatch_steps import NotPossible
from models.money.payment_facts import Claim, Facts
from models.money.pricing import bonuses
from models.money.pricing.terms import terms
from models.offers import codes, star_gifts
from models.offers.codes import Wanted
from models.people import forgetting, referral
from models.readings import reading_refunds, reading_steps
from tests.helpers.people import Person
from tests.helpers.support import until
from tests.helpers.turns import Turns, some_interpretation
from tests.integration.models.books_model import ACTS, CAST, CODE_STARS, STARTS, Act, Model

SATANG: Final = 9900
ORDERED: Final = text(
    "insert into payment_history (id, user_id, package, amount_baht, stars_granted, code_stars, bonus_id, created_at)"
    " values (:id, :user, 'starter', 99, :stars, :more, :bonus, now()) on conflict do nothing returning id"
)
CODE: Final = text("select code from star_gifts where id = :id")
WAITS: Final = text("select pg_blocking_pids(:pid) <> '{}'")

SEEN: Final = """
select stars, coins, stars_frozen as frozen, stars_owed as owed,
  (select cost_stars from readings where user_id = u.id and status = 'queued') as asked
from users u where id = any(:people) order by array_position(:people, id)
"""

HOW: Final = ("once", "once", "once", "twice", "crashes", "with itself", "with another")

acts = st.builds(
    Act,
    name=st.sampled_from(ACTS),
    who=st.integers(0, len(CAST) - 1),
    amount=st.integers(1, 3),
    key=st.integers(0, 1),
)


def gift_of(giver: uuid.UUID, key: int) -> uuid.UUID:
    """The id of the gift that was made with this key."""
    return uuid.uuid5(giver, f"gift:{key:08x}")


class Histories(RuleBasedStateMachine):
    """Each step is a transaction of its own; a crash is one that is never committed.

    Each history has people of its own, and so is the same whatever other histories left in the database.
    """

    turns: Turns

    def __init__(self) -> None:
        super().__init__()
        self.model = Model()
        self.people = [self.turns.person(Person(f"{who.key}-{uuid.uuid4()}", who.name, "th", who.role)) for who in CAST]
        with self.turns.engine.begin() as connection:
            self.codes = [referral.own_link(connection, user).code for user in self.people]
            self.words = [f"c{key}{uuid.uuid4().hex[:12]}" for key in (0, 1)]
            codes.make(connection, Wanted(self.words[0], "stars", CODE_STARS, most=1))
            codes.make(connection, Wanted(self.words[1], "percent", 100))

    @initialize(start=st.sampled_from(sorted(STARTS)))
    def begins(self, start: str) -> None:
        """Chance alone rarely comes to a debt or a dispute, and then has few steps left."""
        for act in STARTS[start]:
            self._happen(act)

    @rule(act=acts, how=st.sampled_from(HOW), other=acts)
    def happens(self, act: Act, how: str, other: Act) -> None:
        """One rule for all of it: of several, hypothesis leaves some out for whole histories."""
        match how:
            case "once":
                self._happen(act)
            case "twice":
                self._happen(act)
                self._happen(act)
            case "crashes":
                with self.turns.engine.connect() as connection:
                    self._perform(connection, act)
                    connection.rollback()
            case _:
                self._happen_at_once(act, act if how == "with itself" else other)

    def _happen(self, act: Act) -> None:
        with self.turns.engine.begin() as connection:
            self._perform(connection, act)
        self.model = self.model.after(act)

    def _happen_at_once(self, first: Act, second: Act) -> None:
        """The second session comes before the first commits, and the first commits when the second waits for it or is done.

        So the two always meet in the same way. (Sessions that wait for each other: `tests.integration.bot.chat.test_referral`.)
        """
        server: Future[int] = Future()

        def session() -> None:
            with self.turns.engine.begin() as connection:
                server.set_result(connection.execute(text("select pg_backend_pid()")).scalar_one())
                self._perform(connection, second)

        with ThreadPoolExecutor(1) as pool, self.turns.engine.connect() as connection, self.turns.engine.connect() as observer:
            self._perform(connection, first)
            other = pool.submit(session)
            values = {"pid": server.result(10)}
            until(lambda: other.done() or observer.execute(WAITS, values).scalar(), what="the second session waits or is done")
            connection.commit()
            other.result(10)
        self.model = self._in_either_order(first, second)

    def _in_either_order(self, first: Act, second: Act) -> Model:
        """A friend's session does not wait for the giver's: it may find what was there before, as if it had come first."""
        model = self.model.after(first).after(second)
        if "take" in (first.name, second.name) and model.seen() != self._seen():
            return self.model.after(second).after(first)
        return model

    @invariant()
    def the_books_hold(self) -> None:
        assert self._seen() == self.model.seen()

    def teardown(self) -> None:
        """What breaks an invariant stays in the books: to look once, at the end, is enough."""
        mine = {str(user) for user in self.people}
        assert not [row for rows in self.turns.broken().values() for row in rows if mine & {str(value) for value in row.values()}]

    def _seen(self) -> list[dict[str, int | None]]:
        return self.turns.all(SEEN, people=self.people)

    def _perform(self, connection: Connection, act: Act) -> None:
        user, of = self.people[act.who], f"{self.people[act.who]}:{act.key}"
        connection.execute(text("select 1 from users where id = :id for no key update"), {"id": user})
        try:
            match act.name:
                case "grant":
                    ledger.move(connection, user, "star", act.amount, Reason.OWNER_GRANT, f"star:{of}")
                    ledger.move(connection, user, "coin", act.amount * 50, Reason.OWNER_GRANT, f"coin:{of}")
                case "pay":
                    self._pay(connection, user, act)
                case "pay_again":
                    self._pay_again(connection, act)
                case "code":
                    codes.use(connection, user, self.words[act.key], now=datetime.now(UTC))
                case "money_back":
                    self._settle(connection, act, Claim(f"re_{of}", "refund", "taken", SATANG))
                case "money_stays":
                    self._settle(connection, act, Claim(f"re_{of}", "refund", "returned", SATANG))
                case "dispute":
                    self._settle(connection, act, Claim(f"dp_{of}", "dispute", "open", SATANG))
                case "dispute_won":
                    self._settle(connection, act, Claim(f"dp_{of}", "dispute", "returned", SATANG))
                case "exchange":
                    exchange.exchange(connection, user, act.amount, str(act.key))
                case "ask" | "buy" | "buy_with_coins":
                    self._read(connection, user, act)
                case "give":
                    star_gifts.give(connection, user, act.amount, f"{act.key:08x}")
                case "take":
                    giver = self.people[1 - act.who]
                    if gift := connection.execute(CODE, {"id": gift_of(giver, act.key)}).scalar():
                        star_gifts.take(connection, user, gift, None)
                case "take_back":
                    star_gifts.take_back(connection, user, gift_of(user, act.key))
                case "forget":
                    forgetting.forget(connection, user, f"forgotten:{user}")
                case "refund":
                    latest = "select id from readings where user_id = :id and status in ('queued', 'refunded')"
                    found = connection.execute(text(latest + " order by created_at desc limit 1"), {"id": user}).scalar()
                    if found:
                        reading_refunds.refund(connection, found, "failed")
                case "claim":
                    now = datetime.now(UTC)
                    code, day = self.codes[act.key], now - timedelta(days=1)
                    referral.claim(connection, user, code, name=None, now=now, midnight=day)
        except InsufficientFunds:
            pass

    def _pay(self, connection: Connection, user: uuid.UUID, act: Act) -> None:
        """An order is begun, with the bonus that they hold, and paid."""
        bonus, order = terms(connection, user, datetime.now(UTC)).bonus, self._order(act)
        more = act.amount if bonus else 0
        values = {"id": order, "user": user, "stars": act.amount + more, "more": more, "bonus": bonus.id if bonus else None}
        if connection.execute(ORDERED, values).scalar() and bonus:
            bonuses.hold(connection, bonus.id, order)
        self._settle(connection, act)

    def _pay_again(self, connection: Connection, act: Act) -> None:
        """Another session pays the same order, and the owner credits it."""
        session = f"cs_again_{self._order(act)}"
        payment_steps.settle(connection, self._order(act), Facts(session, str(self._order(act)), "paid", SATANG, "thb"))
        found = connection.execute(text("select id from payment_mismatches where session = :id"), {"id": session}).scalar()
        if found:
            with suppress(NotPossible):
                mismatch_steps.credit(connection, found, None, "owner", "paid twice")

    def _order(self, act: Act) -> uuid.UUID:
        return uuid.uuid5(self.people[act.who], str(act.key))

    def _settle(self, connection: Connection, act: Act, *claims: Claim) -> None:
        """What Stripe says of an order is booked; without such an order nothing happens."""
        order = self._order(act)
        payment_steps.settle(connection, order, Facts(f"cs_{order}", str(order), "paid", SATANG, "thb", claims=claims))

    def _read(self, connection: Connection, user: uuid.UUID, act: Act) -> None:
        if connection.execute(text("select 1 from readings where user_id = :id and status = 'queued'"), {"id": user}).scalar():
            return
        made = self._made(connection, user, act.amount) if act.name == "buy_with_coins" else 0
        reading = self.turns.begin(connection, user, cost_stars=act.amount, made_of_coins=made)
        if act.name == "buy":
            reading_steps.save_interpretation(connection, reading, user, self.turns.columns(some_interpretation(3)))
            reading_steps.settle(connection, reading, "delivered")

    def _made(self, connection: Connection, user: uuid.UUID, price: int) -> int:
        """How many stars the chat would make of coins; enough or not, the ledger has the last word."""
        owned = connection.execute(
            text("select stars - stars_frozen as stars, coins from users where id = :id"), {"id": user}
        ).one()
        account = Account(max(owned.stars, 0), owned.coins, swallowed=max(-owned.stars, 0))
        return cost(price, account.stars, account.exchangeable).made
