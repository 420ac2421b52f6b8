"""Stars and coins: given, taken back, and a reading's given back."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.persons import person
from bot.process.queue import Job
from models.database.rows import Row
from models.money import gifts
from models.money.ledger import Currency


@dataclass(frozen=True)
class Grant:
    """Give somebody stars or coins, with a reason that they read in the chat. `key` makes it the only one of its kind."""

    name: ClassVar[str] = "grant"

    user: UUID
    currency: Currency
    amount: int
    reason: str
    key: str

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if gifts.given_under(connection, self.key) == (self.user, self.currency, self.amount):
            return Preview((line("owner-grant-known"),), asks=False)
        self._same(connection)
        amount = {"amount": self.amount, "currency": self.currency}
        return Preview((line("owner-grant-asks", name=whom.shown, line=whom.line_id, reason=self.reason, **amount),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        details = {"currency": self.currency, "amount": self.amount, "key": self.key}
        self._same(connection)
        balance = gifts.grant(connection, self.user, self.currency, self.amount, self.reason, self.key)
        if balance is None:
            return Result((line("owner-grant-known"),), changed=False, whom=self.user, details=details)
        says = line("owner-grant-done", name=whom.shown, amount=self.amount, currency=self.currency, balance=balance)
        return Result((says,), whom=self.user, jobs=(Job("tell", self.user),), details=details)

    def _same(self, connection: Connection) -> None:
        """Raises Refused when the key was used for another gift."""
        known = gifts.given_under(connection, self.key)
        if known is not None and known != (self.user, self.currency, self.amount):
            raise Refused(line("owner-grant-key-of-another", key=self.key))


@dataclass(frozen=True)
class TakeBack:
    """Take a gift back that was a mistake: as much of it as is there. The person reads the reason in the chat."""

    name: ClassVar[str] = "takeback"

    key: str
    reason: str

    def preview(self, connection: Connection, house: House) -> Preview:
        grant = self._takeable(connection)
        if grant["taken"]:
            return Preview((line("owner-takeback-known"),), asks=False)
        whom = person(connection, grant["user_id"])
        says = line("owner-takeback-asks", name=whom.shown, line=whom.line_id, reason=self.reason, **_amounts(grant))
        return Preview((says,))

    def carry_out(self, connection: Connection, house: House) -> Result:
        grant = self._takeable(connection, lock=True)
        whom = person(connection, grant["user_id"])
        details = {"currency": grant["currency"], "amount": grant["left"], "key": self.key}
        balance = gifts.take_back(connection, grant, self.key, self.reason)
        if balance is None:
            return Result((line("owner-takeback-known"),), changed=False, whom=whom.id, details=details)
        says = line("owner-takeback-done", name=whom.shown, balance=balance, **_amounts(grant))
        return Result((says,), whom=whom.id, jobs=(Job("tell", whom.id),), details=details)

    def _takeable(self, connection: Connection, *, lock: bool = False) -> Row:
        try:
            return gifts.takeable(connection, self.key, lock=lock)
        except gifts.NotTakeable as error:
            raise Refused(line(f"owner-takeback-not-{error.why}")) from None


@dataclass(frozen=True)
class Refund:
    """Give the stars of a delivered reading back, once, with a reason that the person reads. The reading stays theirs."""

    name: ClassVar[str] = "refund"

    reading: UUID
    reason: str

    def preview(self, connection: Connection, house: House) -> Preview:
        found = _refundable(connection, self.reading)
        if found["given_back"]:
            return Preview((line("owner-refund-known"),), asks=False)
        whom = person(connection, found["user_id"])
        at = house.local(found["at"])
        return Preview((line("owner-refund-asks", name=whom.shown, stars=found["stars"], at=at, reason=self.reason),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        found = _refundable(connection, self.reading, lock=True)
        whom = person(connection, found["user_id"])
        details = {"reading": str(self.reading), "stars": found["stars"]}
        balance = gifts.refund(connection, found, self.reason)
        if balance is None:
            return Result((line("owner-refund-known"),), changed=False, whom=whom.id, details=details)
        says = line("owner-refund-done", name=whom.shown, stars=found["stars"], balance=balance)
        return Result((says,), whom=whom.id, jobs=(Job("tell", whom.id),), details=details)


def _amounts(grant: Row) -> dict[str, str | int]:
    return {"currency": grant["currency"], "amount": grant["left"], "given": grant["amount"]}


def _refundable(connection: Connection, reading: UUID, *, lock: bool = False) -> Row:
    try:
        return gifts.refundable(connection, reading, lock=lock)
    except gifts.NotRefundable as error:
        raise Refused(line(f"owner-refund-not-{error.why}")) from None
