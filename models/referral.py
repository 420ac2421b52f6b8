"""Invitations: each person's code and what it brought them."""

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.db import born


class ReferralLink(SQLModel, table=True):
    """`code` is what friends send, `MIMI-` and six letters or digits that cannot be mistaken for others."""

    __tablename__ = "referral_links"
    __table_args__ = (CheckConstraint("total_referrals >= 0 and coins_earned >= 0", name="tally"),)

    user_id: uuid.UUID = Field(primary_key=True, foreign_key="users.id")
    code: str = Field(unique=True)
    total_referrals: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    coins_earned: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    created_at: datetime = born()
