"""Incoming events: LINE's (each once, with the reply until LINE accepts it) and Stripe's, stored before handling."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.tables.columns import born, timestamp


class WebhookEvent(SQLModel, table=True):
    """One LINE event, by its `webhookEventId`.

    `outcome` is empty while its transaction runs; then `silent` (nothing to say), `pending` (its reply waits to be taken
    by LINE), `sent`, or `expired` (its token died first, or LINE would not take it). A turn's reply is `packed_reply`
    (`models.events.packing`), what is said later is `reply`. `carries` names what the reply brings
    along; then `tried_at` says since when LINE may have been asked. `reply_token_since` is when the token's minute began by
    LINE's clock; empty: nobody knows. `voice_message_id` is a voice message that no worker has heard yet.
    """

    __tablename__ = "webhook_events"
    __table_args__ = (
        CheckConstraint("outcome in ('silent', 'pending', 'sent', 'expired')", name="outcome"),
        Index("ix_webhook_events_pending", "received_at", postgresql_where=text("outcome = 'pending'")),
        Index("ix_webhook_events_received_at", "received_at"),
        Index("ix_webhook_events_voice", "received_at", postgresql_where=text("voice_message_id is not null")),
    )

    id: str = Field(primary_key=True)
    type: str
    user_id: uuid.UUID | None = Field(default=None, foreign_key="users.id")
    received_at: datetime = born()
    reply_token: str | None = None
    reply_token_since: datetime | None = timestamp()
    reply: list[dict[str, Any]] | None = Field(default=None, sa_type=JSONB)
    packed_reply: bytes | None = None
    carries: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    outcome: str | None = None
    voice_message_id: str | None = None
    voice_seconds: float | None = None
    voice_lease_until: datetime | None = timestamp()
    tried_at: datetime | None = timestamp()
    replied_at: datetime | None = timestamp()


class StripeEvent(SQLModel, table=True):
    """One Stripe event, whole, by its id. `handled_at` is empty until it has been carried out; then the payer's name and
    address go from `payload`. `error` says why it was not, or why there was nothing to carry out.
    """

    __tablename__ = "stripe_events"
    __table_args__ = (
        Index("ix_stripe_events_open", "received_at", postgresql_where=text("handled_at is null")),
        Index("ix_stripe_events_received_at", "received_at"),
    )

    id: str = Field(primary_key=True)
    type: str
    payload: dict[str, Any] = Field(sa_type=JSONB)
    received_at: datetime = born()
    tried_at: datetime | None = timestamp()
    handled_at: datetime | None = timestamp()
    error: str | None = None


class PaymentLookup(SQLModel, table=True):
    """One complaint. `lease_until`: a worker is at it; `done_at`: it was answered."""

    __tablename__ = "payment_lookups"
    __table_args__ = (
        Index("ix_payment_lookups_user_id", "user_id", "asked_at"),
        Index("ix_payment_lookups_asked_at", "asked_at"),
        Index("ix_payment_lookups_open", "asked_at", postgresql_where=text("done_at is null")),
    )

    event_id: str = Field(primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    asked_at: datetime = born()
    lease_until: datetime | None = timestamp()
    done_at: datetime | None = timestamp()
