"""Somebody says that they paid and got no stars: their orders are looked up at Stripe first, and that is the answer."""

from collections.abc import Sequence
from typing import Any, Final

from bot.chat.dialogue.inbox_effects import LookIntoPayments
from bot.chat.effects.context import Context, Outcome, answer
from bot.process.queue import Job
from bot.say.replies.inbox import PaymentLookedUp
from models.database.rows import Row
from models.events import payment_lookups
from models.money import orders

UNPAID: Final = ("pending", "expired", "failed")
"""Statuses of orders that may have been paid without our knowing."""


def look_into_payments(_: LookIntoPayments, context: Context) -> Outcome:
    """A job that asks Stripe and answers; at once, from the books, where there is nothing to ask or it was asked just now."""
    rows = orders.of_last_week(context.connection, context.person.id)
    asks = any(row["status"] in UNPAID for row in rows)
    if asks and payment_lookups.ask(context.connection, context.event.id, context.person.id):
        return Outcome(jobs=(Job("look_into", context.event.id),), silent=True)
    return answer(what_was_found(rows, context.person.account.stars))


def what_was_found(
    rows: Sequence[Row], balance: int, *, credited: Sequence[Any] = (), waiting: Sequence[Any] = (), away: bool = False
) -> PaymentLookedUp:
    """The most telling of all that was found, in `rows` as they are after looking (newest first).

    `credited`, `waiting`: ids of orders that were credited by looking, or whose money is on its way.
    """
    if new := [row for row in rows if row["id"] in credited]:
        stars = sum(row["stars_granted"] for row in new)
        return PaymentLookedUp("credited", orders.order_number(new[0]["id"]), new[0]["amount_baht"], stars, balance)
    if row := next((row for row in rows if row["unfit"]), None):
        return PaymentLookedUp("unfit", orders.order_number(row["id"]), row["amount_baht"])
    if row := next((row for row in rows if row["id"] in waiting), None):
        return PaymentLookedUp("waiting", orders.order_number(row["id"]), row["amount_baht"])
    if away:
        return PaymentLookedUp("away")
    if rows and rows[0]["status"] in UNPAID:
        return PaymentLookedUp("unpaid", orders.order_number(rows[0]["id"]), rows[0]["amount_baht"])
    if row := next((row for row in rows if row["paid_at"] is not None), None):
        number = orders.order_number(row["id"])
        return PaymentLookedUp("had", number, row["amount_baht"], row["stars_granted"], balance, row["paid_at"])
    return PaymentLookedUp("none")
