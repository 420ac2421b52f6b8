"""A payment that does not match, of somebody of its own, and all that an owner can decide of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

from models.money import mismatch_steps, payment_steps
from models.money.mismatch_steps import NotPossible
from models.money.payment_facts import Claim, Facts
from tests.helpers.owner import order, settle
from tests.helpers.people import MALI, Person
from tests.helpers.turns import Turns

WRONG: Final[dict[str, dict[str, Any]]] = {
    "amount": {"satang": 9900},
    "currency": {"currency": "usd", "satang": 599},
    "order": {"order": None},
    "twice": {},
}

Act = Callable[[Connection, uuid.UUID], object]

ACTS: Final[dict[str, Act]] = {
    "credit": lambda connection, one: mismatch_steps.credit(connection, one, None, "cli", "paid all the same"),
    "begin_refund": lambda connection, one: mismatch_steps.begin_refund(connection, one, "cli", "paid twice"),
    "finish_refund": lambda connection, one: mismatch_steps.finish_refund(connection, one, "re_1"),
    "refuse_refund": lambda connection, one: mismatch_steps.refuse_refund(connection, one, "charge_disputed"),
    "note": lambda connection, one: mismatch_steps.note(connection, one, "cli", "a test of mine"),
}


@dataclass
class Case:
    """Somebody's order with one mismatch. Of one that was paid twice, the right session has paid too."""

    turns: Turns
    kind: str

    def __post_init__(self) -> None:
        self.user = self.turns.person(Person(f"mali-{uuid.uuid4()}", MALI.name, "th", MALI.role))
        self.order = order(self.turns, self.user)
        self.session = str(self.turns.one("select stripe_payment_id from payment_history where id = :id", id=self.order))
        if self.kind == "twice":
            settle(self.turns, self.order)
            self.session = f"cs_test_another{uuid.uuid4().hex}"
        self.comes()
        self.id: uuid.UUID = self.turns.one("select id from payment_mismatches where session = :id", id=self.session)
        self.before = self._stars()

    @property
    def facts(self) -> dict[str, Any]:
        """What Stripe says of the session."""
        right = {"session": self.session, "order": str(self.order), "paying": "paid", "satang": 19900, "currency": "thb"}
        return {**right, **WRONG[self.kind]}

    def comes(self, *claims: Claim) -> str:
        """Word of Stripe's."""
        return settle(self.turns, self.order, **self.facts, claims=claims)

    def refund(self, name: str, state: Any) -> str:
        """Word of Stripe's that all of the money went back, or did not after all."""
        return self.comes(Claim(f"{name}_{self.order}", "refund", state, self.facts["satang"]))

    def do(self, *acts: str) -> str:
        """Carries steps out; how the last one went: done, or why it was not possible."""
        said = ""
        for act in acts:
            try:
                with self.turns.engine.begin() as connection:
                    self.perform(connection, act)
                said = "done"
            except NotPossible as error:
                said = error.why
        return said

    def perform(self, connection: Connection, act: str) -> None:
        if act == "webhook":
            payment_steps.settle(connection, self.order, Facts(**self.facts))
        else:
            ACTS[act](connection, self.id)

    @property
    def gained(self) -> int:
        return self._stars() - self.before

    @property
    def state(self) -> str:
        return str(self.turns.one("select state from payment_mismatches where id = :id", id=self.id))

    def _stars(self) -> int:
        stars: int = self.turns.one("select stars from users where id = :id", id=self.user)
        return stars
