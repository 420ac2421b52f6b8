"""People, with what they own, and where each of them is in the chat.

Only `models.money.ledger` changes `stars`, `coins` and what hangs on them. A conversation is one row a person, read and written
by `models.people.turns` in one statement each.
"""

import uuid
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.tables.columns import born, timestamp

STATES: Final = ("idle", "question", "mood", "spread", "draw", "stars", "follow_up", "word")


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


class ConversationRow(SQLModel, table=True):
    """`place` numbers the questions of one chat, so that an old button is known. `picks` are table positions taken.

    `held_text` may be a cry: the person is asked kindly about it, and it goes with whatever they do next.
    Or it was heard in a voice message, which `voice` describes, and the person is asked whether it was heard right.
    `offer` is what typed words may accept: `yes`, `no` (data of buttons), perhaps another question (`text`, `message_id`).

    `clear_message_id` is the last message in which the moderation found no danger. `help_due` names what help lines are due for
    (`models.people.care`).
    """

    __tablename__ = "conversations"
    __table_args__ = (
        CheckConstraint("state in " + str(STATES), name="state"),
        Index("ix_conversations_help_due", "help_due_at", postgresql_where=text("help_due is not null")),
    )

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    state: str = Field(default="idle", sa_column_kwargs={"server_default": "idle"})
    place: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    question: str | None = None
    message_id: str | None = None
    mood: str | None = None
    spread: str | None = None
    seed: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    picks: list[int] = Field(default_factory=list, sa_type=JSONB, sa_column_kwargs={"server_default": "[]"})
    reading_id: uuid.UUID | None = None
    held_text: str | None = None
    held_message_id: str | None = None
    voice: dict[str, Any] | None = Field(default=None, sa_type=JSONB)
    clear_message_id: str | None = None
    help_due: str | None = None
    help_due_at: datetime | None = timestamp()
    offer: dict[str, str] | None = Field(default=None, sa_column=Column(JSONB, nullable=True))
    updated_at: datetime = born()
    last_event_at: datetime | None = timestamp()


class ReferralLink(SQLModel, table=True):
    """`code` is what friends send, `MIMI-` and six letters or digits that cannot be mistaken for others."""

    __tablename__ = "referral_links"
    __table_args__ = (CheckConstraint("total_referrals >= 0 and coins_earned >= 0", name="tally"),)

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    code: str = Field(unique=True)
    total_referrals: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    coins_earned: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    created_at: datetime = born()


class RichMenuRow(SQLModel, table=True):
    """`shown`: place and language of the menu that LINE was last told to show (`table-th`); null: nobody knows."""

    __tablename__ = "rich_menus"
    __table_args__ = (
        CheckConstraint("shown ~ '^(rest|table|reading|owner)-[a-z]{2}$'", name="shown"),
        Index("ix_rich_menus_due_at", "due_at", postgresql_where=text("due_at is not null")),
    )

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    shown: str | None = None
    due_at: datetime | None = timestamp()
    claimed_until: datetime | None = timestamp()
