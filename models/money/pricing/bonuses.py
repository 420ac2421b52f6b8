"""Bonuses that people hold: so many percent more stars on the next package that they pay for, each for one order.

While an order is open it holds its bonus, so that the same bonus is not promised on two of Stripe's pages. The order that
was paid has it for good.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import CheckConstraint, Connection, Index, text
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp


class BonusRow(SQLModel, table=True):
    """`order_id` is the last order that was opened with it; `spent_at` is when that one was paid."""

    __tablename__ = "bonuses"
    __table_args__ = (
        CheckConstraint("percent between 1 and 100", name="percent"),
        CheckConstraint("spent_at is null or order_id is not null", name="spent"),
        Index("ix_bonuses_unspent", "user_id", postgresql_where=text("spent_at is null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    code_id: uuid.UUID = Field(foreign_key="promo_codes.id", index=True)
    percent: int
    order_id: uuid.UUID | None = Field(default=None, foreign_key="payment_history.id", unique=True)
    given_at: datetime = born()
    spent_at: datetime | None = timestamp()


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
