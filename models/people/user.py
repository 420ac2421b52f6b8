"""People, with what they own. Only `models.money.ledger` changes `stars`, `coins` and what hangs on them."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp


class User(SQLModel, table=True):
    """Someone who has spoken to MiMi. `stars_frozen` are disputed ones; `stars_owed` were refunded after being spent.

    `blocked_at`: they have blocked MiMi; `barred_at`: the owner has barred them.
    """

    __tablename__ = "users"
    __table_args__ = (
        CheckConstraint("language in ('th', 'en')", name="language"),
        CheckConstraint("stars >= 0 and coins >= 0", name="balances"),
        CheckConstraint("stars_owed >= 0 and stars_frozen >= 0", name="claims"),
        CheckConstraint("level >= 1 and total_readings >= 0", name="level"),
        CheckConstraint("referred_by <> id", name="not_own_friend"),
        Index("ix_users_created_at", "created_at"),
        Index("ix_users_referred_at", "referred_at", postgresql_where=text("referred_at is not null")),
        Index("ix_users_blocked_at", "blocked_at", postgresql_where=text("blocked_at is not null")),
        Index("ix_users_folded_name", text("folded_name(name)"), postgresql_where=text("name is not null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    line_id: str = Field(unique=True)
    name: str | None = None
    avatar: str | None = None
    language: str = Field(default="th", sa_column_kwargs={"server_default": "th"})
    stars: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    coins: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    stars_owed: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    stars_frozen: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    level: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    total_readings: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    referred_by: uuid.UUID | None = Field(default=None, foreign_key="users.id", index=True)
    referred_at: datetime | None = timestamp()
    blocked_at: datetime | None = timestamp()
    barred_at: datetime | None = timestamp()
    news_stopped_at: datetime | None = timestamp()
    forgotten_at: datetime | None = timestamp()
    created_at: datetime = born()
