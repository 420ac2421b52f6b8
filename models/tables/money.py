"""Every movement of stars and coins; orders with their status, refunds and disputes; sales and bonuses."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import ExcludeConstraint
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.tables.columns import born, timestamp


class LedgerEntry(SQLModel, table=True):
    """One movement. `ref` is the reading, order or person that caused it; `told_at` is when it was announced in the chat.
    `push_until`: until then a push of its announcement may be going on. Later, one may have reached LINE; null: none has.

    `reading:refused` moves nothing: a free follow-up was refused, and the person has to be notified as of a refund.
    """

    __tablename__ = "ledger_entries"
    __table_args__ = (
        CheckConstraint("currency in ('star', 'coin')", name="currency"),
        CheckConstraint("amount <> 0 or reason = 'reading:refused'", name="amount"),
        CheckConstraint("balance_after >= 0", name="balance_after"),
        CheckConstraint("reason like '%:%'", name="reason"),
        Index("ix_ledger_entries_user_id_created_at", "user_id", "created_at"),
        Index("ix_ledger_entries_ref", "ref"),
        # For figures over days: tiny, and costs a new entry next to nothing.
        Index("ix_ledger_entries_created_at", "created_at", postgresql_using="brin"),
        Index("ix_ledger_entries_untold", "user_id", postgresql_where=text("tell and told_at is null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    currency: str
    amount: int
    reason: str
    key: str = Field(unique=True)
    balance_after: int
    ref: str | None = None
    note: str | None = None
    tell: bool = Field(default=False, sa_column_kwargs={"server_default": "false"})
    told_at: datetime | None = timestamp()
    push_until: datetime | None = timestamp()
    created_at: datetime = born()


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


class PaymentMismatch(SQLModel, table=True):
    """One Checkout Session that does not match the order which it names. `ordered_…` is our side, the amounts are Stripe's.

    `state`: open; refunding (decided, and Stripe's answer is not booked yet); credited, refunded, noted: settled. `by` is
    "owner" (the audit trail has which of them) or "stripe". `tries` counts the refunds that Stripe refused; `error` says how
    the last one ended.
    """

    __tablename__ = "payment_mismatches"
    __table_args__ = (
        CheckConstraint("kind in ('amount', 'currency', 'twice', 'order', 'unknown')", name="kind"),
        CheckConstraint("state in ('open', 'refunding', 'credited', 'refunded', 'noted')", name="state"),
        CheckConstraint("(settled_at is null) = (state in ('open', 'refunding'))", name="settled"),
        CheckConstraint("(by is null) = (state = 'open')", name="decided"),
        CheckConstraint("(credited_order is null) = (state <> 'credited')", name="credited"),
        Index("ix_payment_mismatches_unsettled", "found_at", postgresql_where=text("settled_at is null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    order_id: uuid.UUID = Field(foreign_key="payment_history.id", index=True)
    session: str = Field(unique=True)
    kind: str
    problem: str
    ordered_baht: int
    ordered_stars: int
    satang: int | None = None
    currency: str | None = None
    payment_intent: str | None = None
    found_at: datetime = born()
    state: str = Field(default="open", sa_column_kwargs={"server_default": "open"})
    by: str | None = None
    reason: str | None = None
    decided_at: datetime | None = timestamp()
    settled_at: datetime | None = timestamp()
    credited_order: uuid.UUID | None = Field(default=None, foreign_key="payment_history.id")
    refund_id: str | None = None
    tries: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    error: str | None = None


class Sale(SQLModel, table=True):
    """`percent` is added to each package's own bonus, from `starts_at` to before `ends_at`. Ended early, `ends_at` is moved.

    A sale that was called off before it began has both moments alike.
    """

    __tablename__ = "sales"
    __table_args__ = (
        CheckConstraint("percent between 1 and 100", name="percent"),
        CheckConstraint("starts_at <= ends_at", name="times"),
        ExcludeConstraint((text("tstzrange(starts_at, ends_at)"), "&&"), name="ex_sales_period", using="gist"),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    percent: int
    starts_at: datetime = timestamp(nullable=False)
    ends_at: datetime = timestamp(nullable=False)
    created_at: datetime = born()


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
