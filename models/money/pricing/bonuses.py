"""Bonuses that people hold: so many percent more stars on the next package that they pay for, each for one order.

While an order is open it holds its bonus, so that the same bonus is not promised on two of Stripe's pages. The order that
was paid has it for good.
"""

import uuid
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, text

from models.general.ids import new_id


@dataclass(frozen=True)
class Bonus:
    """An unspent bonus. `word` is the code that gave it; `held_by` the open order that was begun with it."""

    id: uuid.UUID
    percent: int
    word: str
    held_by: uuid.UUID | None


def give(connection: Connection, user: uuid.UUID, code: uuid.UUID, percent: int) -> uuid.UUID:
    """Let the person have `percent` more stars on the next package, in the caller's transaction."""
    bonus = new_id()
    connection.execute(_GIVEN, {"id": bonus, "user": user, "code": code, "percent": percent})
    return bonus


_GIVEN: Final = text(
    "insert into bonuses (id, user_id, code_id, percent, given_at) values (:id, :user, :code, :percent, clock_timestamp())"
)


def hold(connection: Connection, bonus: uuid.UUID, order: uuid.UUID) -> None:
    """This order is begun with the bonus. The caller holds the person's row lock, and knows that no open order has it."""
    connection.execute(
        text("update bonuses set order_id = :order where id = :id and spent_at is null"), {"id": bonus, "order": order}
    )


def let_go(connection: Connection, order: uuid.UUID) -> None:
    """The order that holds a bonus can never be paid: another one may have it."""
    connection.execute(text("update bonuses set order_id = null where order_id = :order and spent_at is null"), {"order": order})


def spend(connection: Connection, bonus: uuid.UUID, order: uuid.UUID) -> bool:
    """The order that was begun with the bonus is paid. False: another one has spent it."""
    spent = connection.execute(
        text(
            "update bonuses set order_id = :order, spent_at = clock_timestamp() where id = :id and spent_at is null returning id"
        ),
        {"id": bonus, "order": order},
    )
    return spent.one_or_none() is not None
