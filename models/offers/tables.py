"""The tables of codes and campaigns."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.db import born, new_id, timestamp

GIVES = ("coins", "stars", "percent")
AUDIENCES = ("everyone", "new", "chosen")


class PromoCode(SQLModel, table=True):
    """`word` is written as the owner wrote it, `folded` is how it is found. `gives` says what `amount` counts.

    `most`: how often it can be used in all; null: without end. `ends_at`: until when it can be typed; ended early, it is moved.
    """

    __tablename__ = "promo_codes"
    __table_args__ = (
        CheckConstraint("gives in " + str(GIVES), name="gives"),
        CheckConstraint("audience in " + str(AUDIENCES), name="audience"),
        CheckConstraint("amount > 0 and (gives <> 'percent' or amount <= 100)", name="amount"),
        CheckConstraint("uses >= 0 and (most is null or uses <= most)", name="uses"),
        CheckConstraint("length(folded) between 3 and 20", name="folded"),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    word: str
    folded: str = Field(unique=True)
    gives: str
    amount: int
    most: int | None = None
    uses: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    audience: str = Field(default="everyone", sa_column_kwargs={"server_default": "everyone"})
    ends_at: datetime | None = timestamp()
    created_at: datetime = born()


class PromoChosen(SQLModel, table=True):
    """Who may use a code that is for chosen people."""

    __tablename__ = "promo_chosen"

    code_id: uuid.UUID = Field(primary_key=True, foreign_key="promo_codes.id")
    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id", index=True)


class PromoUse(SQLModel, table=True):
    """A code used by somebody: once, also by who had their data deleted meanwhile."""

    __tablename__ = "promo_uses"

    code_id: uuid.UUID = Field(primary_key=True, foreign_key="promo_codes.id")
    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id", index=True)
    used_at: datetime = born()


class Campaign(SQLModel, table=True):
    """A way by which people come: a poster, an advertisement, a shop. `name` is in the message that they send first."""

    __tablename__ = "campaigns"
    __table_args__ = (CheckConstraint("length(folded) between 3 and 20", name="folded"),)

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    name: str
    folded: str = Field(unique=True)
    created_at: datetime = born()


class Arrival(SQLModel, table=True):
    """The campaign by which a newcomer came: the first one, for good."""

    __tablename__ = "arrivals"

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    campaign_id: uuid.UUID = Field(foreign_key="campaigns.id", index=True)
    came_at: datetime = born()
