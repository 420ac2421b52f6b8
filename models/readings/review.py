"""What people thought of a reading: one to five, and a word if they like."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp


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
