"""Readings, from the last card drawn to delivered or refunded, with their pictures and what people thought of them.

A reading's row alone records what has been done.
"""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, LargeBinary, Numeric, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.readings.picture import PICTURE_SHAPES
from models.tables.columns import born, timestamp

STATUSES: Final = ("queued", "interpreted", "waiting", "delivered", "refunded")

KINDS: Final = ("reading", "daily", "follow_up")


class Reading(SQLModel, table=True):
    """A spread that was drawn, a day's card, or a further question on a reading (`parent_id`).

    `queued` (paid, to be interpreted), `interpreted` (saved, to be delivered), `waiting` (no push left: goes out with the
    person's next event), `delivered`, `refunded`. `lease_until` says that a worker is at it. `cost_usd` is the model's;
    `voice_seconds` and `voice_usd` are those of a question that was spoken.
    """

    __tablename__ = "readings"
    __table_args__ = (
        CheckConstraint("status in " + str(STATUSES), name="status"),
        CheckConstraint("kind in " + str(KINDS), name="kind"),
        CheckConstraint("cost_stars >= 0", name="cost_stars"),
        CheckConstraint("(interpretation is not null) or status in ('queued', 'refunded')", name="interpreted"),
        Index("ix_readings_user_id_created_at", "user_id", "created_at"),
        # For figures over days: tiny, and costs a new reading next to nothing.
        Index("ix_readings_created_at", "created_at", postgresql_using="brin"),
        Index("ix_readings_parent_id", "parent_id", postgresql_where=text("parent_id is not null")),
        # The second condition always holds. It keeps this index for those who look for all open readings: for one person's,
        # Postgres would take it as well, and read all of it, when it last saw the table while none was open.
        Index(
            "ix_readings_open_created_at",
            "created_at",
            postgresql_where=text("status in ('queued', 'interpreted') and created_at > '-infinity'"),
        ),
        Index("ix_readings_danger", "id", postgresql_where=text("failure = 'danger'")),
        Index("ix_readings_waiting", "user_id", postgresql_where=text("status = 'waiting'")),
        Index(
            "uq_readings_one_at_a_time",
            "user_id",
            unique=True,
            postgresql_where=text("status in ('queued', 'interpreted') and kind <> 'daily'"),
        ),
        Index("uq_readings_one_card_a_day", "user_id", "day", unique=True, postgresql_where=text("kind = 'daily'")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    kind: str = Field(default="reading", sa_column_kwargs={"server_default": "reading"})
    parent_id: uuid.UUID | None = Field(default=None, foreign_key="readings.id")
    language: str
    question: str | None = None
    message_id: str | None = Field(default=None, index=True)
    mood: str | None = None
    topic: str | None = None
    spread: str
    day: date | None = None
    cards: list[dict[str, Any]] = Field(sa_type=JSONB)
    seed: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    interpretation: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    status: str = Field(default="queued", sa_column_kwargs={"server_default": "queued"})
    failure: str | None = None
    cost_stars: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    level_reached: int | None = None

    reply_token: str | None = None
    reply_token_at: datetime | None = timestamp()
    reply_token_since: datetime | None = timestamp()
    reply_tried_at: datetime | None = timestamp()
    carried_by: str | None = None

    lease_until: datetime | None = timestamp()
    attempts: int = Field(default=0, sa_column_kwargs={"server_default": "0"})

    source: str | None = None
    model: str | None = None
    prompt_version: str | None = None
    input_tokens: int | None = None
    cached_tokens: int | None = None
    output_tokens: int | None = None
    cost_usd: Decimal | None = Field(default=None, sa_column=Column(Numeric(12, 8), nullable=True))
    model_ms: int | None = None
    voice_seconds: float | None = None
    voice_usd: Decimal | None = Field(default=None, sa_column=Column(Numeric(12, 8), nullable=True))

    created_at: datetime = born()
    claimed_at: datetime | None = timestamp()
    interpreted_at: datetime | None = timestamp()
    delivered_at: datetime | None = timestamp()
    closed_at: datetime | None = timestamp()


class Review(SQLModel, table=True):
    __tablename__ = "reviews"
    __table_args__ = (
        CheckConstraint("rating between 1 and 5", name="rating"),
        Index("ix_reviews_created_at", "created_at"),
        Index("ix_reviews_message_id", "message_id", postgresql_where=text("message_id is not null")),
        Index("ix_reviews_unheard", "unheard_since", postgresql_where=text("unheard_since is not null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    reading_id: uuid.UUID = Field(unique=True, foreign_key="readings.id")
    user_id: uuid.UUID = Field(foreign_key="users.id")
    rating: int
    word: str | None = None
    message_id: str | None = None
    unheard_since: datetime | None = timestamp()
    created_at: datetime = born()
    updated_at: datetime = born()


class ReadingPicture(SQLModel, table=True):
    """A picture as JPEG; `shape` says which (`bot.say.picture_address`)."""

    __tablename__ = "reading_pictures"
    __table_args__ = (
        CheckConstraint("shape in " + str(PICTURE_SHAPES), name="shape"),
        Index("ix_reading_pictures_created_at", "created_at"),
    )

    reading_id: uuid.UUID = Field(sa_column=Column(ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True))
    shape: str = Field(primary_key=True)
    jpeg: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    created_at: datetime = born()
