"""Codes, campaigns and gifts."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, Index, text
from sqlmodel import Field, SQLModel

from models.general.ids import new_id
from models.offers.codes import AUDIENCES, GIVES
from models.tables.columns import born, timestamp


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


class CodeGuesses(SQLModel, table=True):
    """`wrong` codes that did not exist, since the first of them; one row a person, and only for those who sent one."""

    __tablename__ = "code_guesses"
    __table_args__ = (CheckConstraint("wrong > 0", name="wrong"),)

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    wrong: int
    since: datetime = born()


class StarGift(SQLModel, table=True):
    """`open`: on its way. `taken`: the friend has the stars. `returned`: the giver has them again."""

    __tablename__ = "star_gifts"
    __table_args__ = (
        CheckConstraint("status in ('open', 'taken', 'returned')", name="status"),
        CheckConstraint("stars > 0", name="stars"),
        CheckConstraint("(status = 'open') = (closed_at is null)", name="closed"),
        CheckConstraint("(status = 'taken') = (taker_id is not null)", name="taker"),
        CheckConstraint("taker_id <> giver_id", name="not_to_oneself"),
        Index("ix_star_gifts_giver_id", "giver_id"),
        Index("ix_star_gifts_created_at_open", "created_at", postgresql_where=text("status = 'open'")),
        Index("ix_star_gifts_taker_id", "taker_id", postgresql_where=text("taker_id is not null")),
    )

    id: uuid.UUID = Field(default_factory=new_id, primary_key=True)
    giver_id: uuid.UUID = Field(foreign_key="users.id")
    taker_id: uuid.UUID | None = Field(default=None, foreign_key="users.id")
    code: str = Field(unique=True)
    stars: int
    status: str = Field(default="open", sa_column_kwargs={"server_default": "open"})
    created_at: datetime = born()
    closed_at: datetime | None = timestamp()
