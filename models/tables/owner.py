"""What owners did, are in the middle of, and were told."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.tables.columns import born, timestamp


class OwnerAction(SQLModel, table=True):
    """One act. `by` is an owner's LINE id or "cli", `whom` the person it was about, `outcome` what became of it.

    `details` holds ids, amounts and choices; never what somebody wrote.
    """

    __tablename__ = "owner_actions"
    __table_args__ = (
        CheckConstraint("outcome in ('done', 'nothing')", name="outcome"),
        Index("ix_owner_actions_at", "at"),
        Index("ix_owner_actions_by", "by"),
        Index("ix_owner_actions_whom", "whom"),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    at: datetime = born()
    by: str
    action: str
    whom: uuid.UUID | None = Field(default=None, foreign_key="users.id")
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSONB, sa_column_kwargs={"server_default": text("'{}'")})
    outcome: str


class PendingAction(SQLModel, table=True):
    """`asks` is the argument that she is asked for; null: all are known, and she is asked whether to do it."""

    __tablename__ = "owner_pending"
    __table_args__ = (Index("ix_owner_pending_at", "at"),)

    by: str = Field(primary_key=True)
    id: uuid.UUID = Field(default_factory=new_id, unique=True)
    action: str
    arguments: dict[str, Any] = Field(default_factory=dict, sa_type=JSONB)
    asks: str | None = None
    at: datetime = born()


class PauseRow(SQLModel, table=True):
    """`said_th`, `said_en`: the owner's words, in one language or both, perhaps in none. `ended_at`: it was ended early, or
    replaced by another one."""

    __tablename__ = "pauses"
    __table_args__ = (
        CheckConstraint("ends_at > began_at", name="ends_at"),
        Index("ux_pauses_open", text("(ended_at is null)"), unique=True, postgresql_where=text("ended_at is null")),
    )

    id: uuid.UUID = Field(primary_key=True)
    said_th: str | None = None
    said_en: str | None = None
    began_at: datetime = born()
    ends_at: datetime = timestamp(nullable=False)
    ended_at: datetime | None = timestamp()


class OwnerNotice(SQLModel, table=True):
    """`key` makes it the only one of its kind for this owner. `push_after`: pushed from then on; null: only carried along."""

    __tablename__ = "owner_notices"
    __table_args__ = (
        CheckConstraint("phase in ('begins', 'over', 'passed', 'report')", name="phase"),
        CheckConstraint("told_by in ('push', 'reply')", name="told_by"),
        CheckConstraint("(told_at is null) = (told_by is null)", name="told"),
        Index("uq_owner_notices_line_id_key", "line_id", "key", unique=True),
        Index("ix_owner_notices_untold", "line_id", "made_at", postgresql_where=text("told_at is null")),
        Index("ix_owner_notices_pushed_at", "line_id", "pushed_at", postgresql_where=text("pushed_at is not null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    line_id: str
    key: str
    rule: str
    phase: str
    value: float = 0
    details: dict[str, Any] = Field(default_factory=dict, sa_type=JSONB, sa_column_kwargs={"server_default": text("'{}'")})
    made_at: datetime = born()
    push_after: datetime | None = timestamp()
    push_id: uuid.UUID | None = None
    pushed_at: datetime | None = timestamp()
    carried_by: str | None = None
    told_at: datetime | None = timestamp()
    told_by: str | None = None


class OwnerNote(SQLModel, table=True):
    """One note. Who wrote it stands in the audit trail."""

    __tablename__ = "owner_notes"

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    user_id: uuid.UUID = Field(foreign_key="users.id", index=True)
    at: datetime = born()
    words: str


class WatchAlert(SQLModel, table=True):
    """A rule whose figure is over its threshold, since `began_at`. `raised_at`: the owner is told since then; until then it
    may pass unnoticed. `eased_at`: since then the figure is well again, and stays so or not."""

    __tablename__ = "watch_alerts"

    rule: str = Field(primary_key=True)
    value: float
    began_at: datetime = born()
    raised_at: datetime | None = timestamp()
    eased_at: datetime | None = timestamp()


class WatchFact(SQLModel, table=True):
    """Something that was found out and is to be remembered: a name, a number, and when."""

    __tablename__ = "watch_facts"

    name: str = Field(primary_key=True)
    value: float = 0
    at: datetime = born()
