"""Where each person is in the chat: one row a person, read and written by `models.people.turns` in one statement each."""

import uuid
from datetime import datetime
from typing import Any, Final

from sqlalchemy import CheckConstraint, Column, Index, LargeBinary, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.db import born, timestamp

STATES: Final = ("idle", "question", "mood", "spread", "draw", "stars", "follow_up", "word")


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
