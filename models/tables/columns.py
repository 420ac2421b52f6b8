"""What all tables share: how constraints are named, and the columns of moments."""

from typing import Any

from sqlalchemy import types as sa
from sqlmodel import Field, SQLModel

from models.general.clock import now

# One naming scheme, so that migrations can name what they change.
SQLModel.metadata.naming_convention = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


def timestamp(*, nullable: bool = True, **extra: Any) -> Any:
    """A `timestamptz` column."""
    return Field(default=None, sa_type=sa.DateTime(timezone=True), nullable=nullable, **extra)


def born() -> Any:
    """When the row was made (UTC)."""
    return Field(default_factory=now, sa_type=sa.DateTime(timezone=True), nullable=False)
