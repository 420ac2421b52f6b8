"""Gives the money of a payment that does not match back at Stripe, once it was decided (`models.money.mismatch_steps`).

Stripe is asked without a lock and outside of any transaction. Whatever fails in between, doing it again mends it: the payment's
refunds are read first, so one that Stripe has made is booked and not made again; and the request has an idempotency key.
"""

import uuid
from enum import Enum
from typing import Final

import structlog
from sqlalchemy import Engine

from bot.pay.errors import NotThere, PaymentsPermanent, PaymentsTemporary
from bot.pay.payments import Payments
from models.database.rows import Row
from models.money import mismatch_steps, mismatches
from models.money.payment_facts import shown_amount
from models.owner import inbox_answers

log = structlog.get_logger()

NOT_THERE: Final = "Stripe does not know this payment with the present key"


class Refunding(Enum):
    """How one attempt ended."""

    DONE = "done"
    REFUSED = "refused"
    LATER = "later"
    NOTHING = "nothing"


def give_back(engine: Engine, payments: Payments, mismatch: uuid.UUID) -> Refunding:
    """Refund what is left of the payment and book it. NOTHING: nothing was decided, or it is booked; LATER: Stripe is away.

    Idempotent, and may run at the same time elsewhere. Raises the database's errors.
    """
    with engine.connect() as connection:
        row = mismatches.fetch(connection, mismatch)
    if row is None or row["state"] != "refunding":
        return Refunding.NOTHING
    try:
        refund, amount = _refund(payments, row)
    except PaymentsTemporary as error:
        log.warning("mismatch_refund_put_off", mismatch=str(mismatch), error=type(error).__name__)
        return Refunding.LATER
    except PaymentsPermanent as error:
        why = NOT_THERE if isinstance(error, NotThere) else str(error)
        log.error("mismatch_refund_refused", mismatch=str(mismatch), why=why)
        with engine.begin() as connection:
            mismatch_steps.refuse_refund(connection, mismatch, why)
        return Refunding.REFUSED
    with engine.begin() as connection:
        booked = mismatch_steps.finish_refund(connection, mismatch, refund)
        # Stripe's own word may have booked it just before: the person is told all the same, once for each decision.
        told = uuid.uuid5(mismatch, f"refund-{row['tries']}")
        inbox_answers.tell(connection, row["user_id"], "refund", amount, told)
    log.info("mismatch_refunded", mismatch=str(mismatch), refund=refund, booked=booked)
    return Refunding.DONE


def _refund(payments: Payments, row: Row) -> tuple[str, str]:
    """The id of the refund by which all of the money went back, and how much that is. Raises PaymentsError."""
    facts = payments.look_up(row["session"], thorough=True)
    amount = shown_amount(facts.satang, facts.currency)
    went = [claim for claim in facts.claims if claim.kind == "refund" and claim.state == "taken"]
    if went and sum(claim.satang for claim in went) >= facts.satang:
        return went[-1].id, amount
    if facts.payment_intent is None:
        raise PaymentsPermanent("nothing was paid in this session")
    return payments.refund(facts.payment_intent, f"mismatch-{row['id']}-{row['tries']}", str(row["id"])), amount
