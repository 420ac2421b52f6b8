"""Payments that do not match their order: credited, given back at Stripe, or noted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Final
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.process.queue import Job
from models.database.rows import Row
from models.money import mismatch_steps, mismatches, orders, payment_facts
from models.money.mismatch_steps import NotPossible

OWNER: Final = "owner"
"""Who settled it; the audit trail has which of them."""


@dataclass(frozen=True)
class CreditPayment:
    """Credit the stars that were ordered, or `stars` of them; the order counts as paid from then on."""

    name: ClassVar[str] = "creditpayment"

    mismatch: UUID
    reason: str
    stars: int | None = None

    def preview(self, connection: Connection, house: House) -> Preview:
        found = _checked(connection, self.mismatch, mismatch_steps.check_creditable)
        stars = self.stars or found["ordered_stars"]
        asks = line("owner-payment-credit-asks", name=shown_name(found), stars=stars, reason=self.reason)
        return Preview((*both_sides(found), asks))

    def carry_out(self, connection: Connection, house: House) -> Result:
        found = _fetched(connection, self.mismatch)
        try:
            done = mismatch_steps.credit(connection, self.mismatch, self.stars, OWNER, self.reason)
        except NotPossible as error:
            raise Refused(_why(error, found)) from None
        says = line("owner-payment-credit-done", name=shown_name(found), stars=done.stars, balance=done.balance)
        jobs = (Job("tell", done.user), Job("look", done.order))
        return Result((says,), whom=done.user, jobs=jobs, details=_details(found, stars=done.stars))


@dataclass(frozen=True)
class RefundPayment:
    """Give all that is left of the payment back at Stripe. `here`: at once, in this process; else by the worker."""

    name: ClassVar[str] = "refundpayment"

    mismatch: UUID
    reason: str
    here: bool = False

    def preview(self, connection: Connection, house: House) -> Preview:
        found = _checked(connection, self.mismatch, mismatch_steps.check_refundable)
        asks = line("owner-payment-refund-asks", name=shown_name(found), amount=shown_amount(found), reason=self.reason)
        return Preview((*both_sides(found), asks))

    def carry_out(self, connection: Connection, house: House) -> Result:
        found = _fetched(connection, self.mismatch)
        try:
            user = mismatch_steps.begin_refund(connection, self.mismatch, OWNER, self.reason)
        except NotPossible as error:
            raise Refused(_why(error, found)) from None
        details = _details(found, satang=found["satang"], currency=found["currency"])
        if self.here:
            begun = line("owner-payment-refund-begun", amount=shown_amount(found))
            return Result((begun,), whom=user, details=details, afterwards=lambda: give_back(house, self.mismatch))
        says = line("owner-payment-refund-on-its-way", amount=shown_amount(found))
        return Result((says,), whom=user, jobs=(Job("give_back", self.mismatch),), details=details)


@dataclass(frozen=True)
class NotePayment:
    """Settle it with a reason alone; neither stars nor money move."""

    name: ClassVar[str] = "notepayment"

    mismatch: UUID
    reason: str

    def preview(self, connection: Connection, house: House) -> Preview:
        found = _checked(connection, self.mismatch, mismatch_steps.check_creditable)
        return Preview((*both_sides(found), line("owner-payment-note-asks", reason=self.reason)))

    def carry_out(self, connection: Connection, house: House) -> Result:
        found = _fetched(connection, self.mismatch)
        try:
            user = mismatch_steps.note(connection, self.mismatch, OWNER, self.reason)
        except NotPossible as error:
            raise Refused(_why(error, found)) from None
        return Result((line("owner-payment-note-done"),), whom=user, details=_details(found))


def give_back(house: House, mismatch: UUID) -> tuple[Line, ...]:
    """Ask Stripe for a refund that was decided; how it went."""
    from bot.pay import mismatch_refunds

    ended = mismatch_refunds.give_back(house.engine, house.payments, mismatch)
    with house.engine.connect() as connection:
        row = mismatches.fetch(connection, mismatch)
    said = line(f"owner-payment-refund-{ended.value}", error=(row and row["error"]) or "")
    return (said,)


def both_sides(row: Row) -> tuple[Line, ...]:
    """What was ordered, and what Stripe says."""
    ours = line(
        "owner-payment-ours",
        name=shown_name(row),
        number=orders.order_number(row["order_id"]),
        baht=row["ordered_baht"],
        stars=row["ordered_stars"],
        status=row["status"],
    )
    theirs = line("owner-payment-theirs", kind=row["kind"], amount=shown_amount(row), session=row["session"])
    failed = (line("owner-payment-error", error=row["error"]),) if row["error"] else ()
    return (ours, theirs, *failed)


def shown_amount(row: Mapping[str, Any]) -> str:
    """What Stripe has of it, such as "99.00 THB"; "?" when nobody knows."""
    return payment_facts.shown_amount(row["satang"], row["currency"])


def shown_name(row: Mapping[str, Any]) -> str:
    """Whose it is: the name, or the beginning of the id of somebody without one."""
    return " ".join((row["name"] or "").split()) or str(row["user_id"])[:8]


def _fetched(connection: Connection, mismatch: UUID) -> Row:
    found = mismatches.fetch(connection, mismatch)
    if found is None:
        raise Refused(line("owner-payment-not-nobody"))
    return found


def _checked(connection: Connection, mismatch: UUID, check: Any) -> Row:
    found = _fetched(connection, mismatch)
    try:
        check(found)
    except NotPossible as error:
        raise Refused(_why(error, found)) from None
    return found


def _why(error: NotPossible, row: Row) -> Line:
    return line(f"owner-payment-not-{error.why}", state=row["state"], reason=row["reason"] or "–")


def _details(row: Row, **more: Any) -> dict[str, Any]:
    return {"mismatch": str(row["id"]), "order": str(row["order_id"]), "kind": row["kind"], **more}
