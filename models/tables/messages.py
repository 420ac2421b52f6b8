"""What the owner and people write to each other: messages, answers and news."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Column, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.tables.columns import born, timestamp


class InboxMessage(SQLModel, table=True):
    """One message. `text` is null once LINE's message was unsent; such a row only counts for the day's limit.

    `state`: open, answered, or closed without an answer. `shown_at`: when an owner's chat first announced it.
    """

    __tablename__ = "inbox_messages"
    __table_args__ = (
        CheckConstraint("state in ('open', 'answered', 'closed')", name="state"),
        CheckConstraint("(closed_at is null) = (state = 'open')", name="closed"),
        CheckConstraint("text is not null or state <> 'open'", name="unsent"),
        Index("ix_inbox_messages_user_id_at", "user_id", "at"),
        Index("ix_inbox_messages_at", "at"),
        Index("ix_inbox_messages_open", "at", postgresql_where=text("state = 'open'")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    message_id: str
    text: str | None = None
    at: datetime = born()
    state: str = Field(default="open", sa_column_kwargs={"server_default": "open"})
    closed_at: datetime | None = timestamp()
    shown_at: datetime | None = timestamp()


class InboxAnswer(SQLModel, table=True):
    """One answer. `pushes`: the owner wants it pushed. `told_at`: when LINE took it; `push_until`: see `LedgerEntry`."""

    __tablename__ = "inbox_answers"
    __table_args__ = (
        CheckConstraint("kind in ('answer', 'refund')", name="kind"),
        Index("ix_inbox_answers_untold", "user_id", postgresql_where=text("told_at is null")),
        Index("ix_inbox_answers_user_id_at", "user_id", "at"),
        Index("ix_inbox_answers_at", "at"),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id")
    message_id: uuid.UUID | None = Field(default=None, foreign_key="inbox_messages.id", index=True, ondelete="SET NULL")
    kind: str
    text: str
    pushes: bool
    at: datetime = born()
    told_at: datetime | None = timestamp()
    push_until: datetime | None = timestamp()


class News(SQLModel, table=True):
    """A piece of news. `reach` is how many people it is for; `why` it stopped: quota, refused, owner.

    `gathers_after`: whom it is for is written down as far as this person, in the order of ids; null: all of them are.

    `pushes_left`, `pushes_allowed`: what LINE said of the month when it was asked last, at `asked_at`; no limit is null.
    """

    __tablename__ = "news"
    __table_args__ = (
        CheckConstraint("text_th is not null or text_en is not null", name="text"),
        CheckConstraint("way in ('carried', 'pushed')", name="way"),
        CheckConstraint("status in ('draft', 'running', 'stopped', 'done')", name="status"),
        CheckConstraint("(status = 'draft') = (way is null)", name="begun"),
        CheckConstraint("(way = 'carried') = (until is not null) or way is null", name="until"),
        CheckConstraint("why in ('quota', 'refused', 'owner')", name="why"),
        Index("ix_news_running", "id", postgresql_where=text("status = 'running'")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    text_th: str | None = None
    text_en: str | None = None
    tap: str = Field(default="none", sa_column_kwargs={"server_default": "none"})
    audience: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSONB, nullable=False, server_default="{}"))
    way: str | None = None
    status: str = Field(default="draft", sa_column_kwargs={"server_default": "draft"})
    why: str | None = None
    until: datetime | None = timestamp()
    reach: int | None = None
    pushes_left: int | None = None
    pushes_allowed: int | None = None
    asked_at: datetime | None = timestamp()
    claimed_until: datetime | None = timestamp()
    gathers_after: uuid.UUID | None = None
    created_at: datetime = born()
    started_at: datetime | None = timestamp()
    ended_at: datetime | None = timestamp()


class NewsRecipient(SQLModel, table=True):
    """`due`: not yet. `sending`: in a batch that LINE may have taken. `sent`, and `dropped`: never, as they do not want it."""

    __tablename__ = "news_recipients"
    __table_args__ = (
        CheckConstraint("state in ('due', 'sending', 'sent', 'dropped')", name="state"),
        CheckConstraint("(state = 'sent') = (sent_at is not null)", name="sent"),
        CheckConstraint("state <> 'sending' or batch_id is not null", name="batch"),
        Index("ix_news_recipients_user_id_due", "user_id", postgresql_where=text("state = 'due'")),
        Index("ix_news_recipients_user_id", "user_id"),
        Index("ix_news_recipients_due", "news_id", "language", "user_id", postgresql_where=text("state = 'due'")),
        Index("ix_news_recipients_batch_id", "batch_id", postgresql_where=text("batch_id is not null")),
    )

    news_id: uuid.UUID = Field(primary_key=True, foreign_key="news.id")
    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    language: str
    state: str = Field(default="due", sa_column_kwargs={"server_default": "due"})
    batch_id: uuid.UUID | None = Field(default=None, foreign_key="news_batches.id")
    sent_at: datetime | None = timestamp()


class NewsBatch(SQLModel, table=True):
    """One multicast. Its id is the retry key, so that it is delivered once however often it is tried."""

    __tablename__ = "news_batches"
    __table_args__ = (
        CheckConstraint("outcome in ('sent', 'doubtful', 'not_sent')", name="outcome"),
        CheckConstraint("(outcome is null) = (ended_at is null)", name="ended"),
        Index("ix_news_batches_open", "news_id", postgresql_where=text("ended_at is null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    news_id: uuid.UUID = Field(foreign_key="news.id")
    language: str
    attempted_at: datetime = born()
    ended_at: datetime | None = timestamp()
    outcome: str | None = None
