"""Orders (`payment_history`) with their status, and Stripe's refunds and disputes of them (`payment_claims`)."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp


class Payment(SQLModel, table=True):
    """One order. `stripe_payment_id` is the Checkout Session's id; `stars_granted` is what paying it credits.

    `mismatch`: Stripe says paid, but amount, currency or order disagree; not credited, shown by `mimi check`.
    `stars_taken` were clawed back for refunds and lost disputes, `stars_frozen` are held while a dispute is open.
    `code_stars` of `stars_granted` come with the bonus that a code gave (`bonus_id`); `sale_id` is the sale that counted.
    `look_at` is when the sweep asks Stripe next, `told_at` when the chat announced that nothing came of it.
    """

    __tablename__ = "payment_history"
    __table_args__ = (
        CheckConstraint("status in ('pending', 'paid', 'failed', 'expired', 'refunded', 'disputed', 'mismatch')", name="status"),
        CheckConstraint("amount_baht >= 10 and stars_granted > 0", name="amounts"),
        CheckConstraint(
            "code_stars >= 0 and code_stars < stars_granted and (code_stars = 0) = (bonus_id is null)", name="code_stars"
        ),
        CheckConstraint("refunded_satang >= 0 and refunded_satang <= amount_baht * 100", name="refunded"),
        Index("ix_payment_history_open", "created_at", postgresql_where=text("status = 'pending'")),
        CheckConstraint("stars_taken >= 0 and stars_frozen >= 0 and stars_taken + stars_frozen <= stars_granted", name="taken"),
        Index("ix_payment_history_user_id_created_at", "user_id", "created_at"),
        Index("ix_payment_history_paid_at", "paid_at", postgresql_where=text("paid_at is not null")),
        Index("ix_payment_history_look_at", "look_at", postgresql_where=text("look_at is not null")),
        Index(
            "ix_payment_history_untold", "closed_at", postgresql_where=text("status in ('failed', 'expired') and told_at is null")
        ),
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
    stars_taken: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    stars_frozen: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    look_at: datetime | None = timestamp()
    told_at: datetime | None = timestamp()
    code_stars: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    bonus_id: uuid.UUID | None = Field(default=None, index=True)
    sale_id: uuid.UUID | None = Field(default=None, foreign_key="sales.id", index=True)


class PaymentClaim(SQLModel, table=True):
    """One refund or dispute of an order, under Stripe's id. Its state only ever goes on: open, taken, returned."""

    __tablename__ = "payment_claims"
    __table_args__ = (
        CheckConstraint("kind in ('refund', 'dispute')", name="kind"),
        CheckConstraint("state in ('open', 'taken', 'returned')", name="state"),
        CheckConstraint("satang >= 0", name="satang"),
        Index("ix_payment_claims_changed_at", "changed_at"),
        Index("ix_payment_claims_open_disputes", "id", postgresql_where=text("kind = 'dispute' and state = 'open'")),
    )

    id: str = Field(primary_key=True)
    order_id: uuid.UUID = Field(foreign_key="payment_history.id", index=True)
    kind: str
    state: str
    satang: int
    created_at: datetime = born()
    changed_at: datetime = born()
