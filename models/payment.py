"""Orders: what was bought, for how much, and what became of it."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp


class Payment(SQLModel, table=True):
    """One order. `stripe_payment_id` is the Checkout Session's id; `stars_granted` is what paying it credits.

    `mismatch`: Stripe says paid, but amount, currency or order disagree; not credited, shown by `mimi check`.
    """

    __tablename__ = "payment_history"
    __table_args__ = (
        CheckConstraint("status in ('pending', 'paid', 'failed', 'expired', 'refunded', 'disputed', 'mismatch')", name="status"),
        CheckConstraint("amount_baht >= 10 and stars_granted > 0", name="amounts"),
        CheckConstraint("refunded_satang >= 0 and refunded_satang <= amount_baht * 100", name="refunded"),
        Index("ix_payment_history_open", "created_at", postgresql_where=text("status = 'pending'")),
        Index("ix_payment_history_user_id_created_at", "user_id", "created_at"),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    package: str
    amount_baht: int
    stars_granted: int
    status: str = Field(default="pending", sa_column_kwargs={"server_default": "pending"})
    stripe_payment_id: str | None = Field(default=None, unique=True)
    payment_intent: str | None = Field(default=None, index=True)
    checkout_url: str | None = None
    refunded_satang: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    problem: str | None = None
    created_at: datetime = born()
    expires_at: datetime | None = timestamp()
    paid_at: datetime | None = timestamp()
    closed_at: datetime | None = timestamp()
