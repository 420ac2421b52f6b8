"""Pauses: until when nothing new begins, and what people are told meanwhile"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("said_th", sa.String(), nullable=True),
        sa.Column("said_en", sa.String(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > began_at", name=op.f("ck_pauses_ends_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.create_index(
        "ux_pauses_open", "pauses", [sa.text("(ended_at is null)")], unique=True, postgresql_where=sa.text("ended_at is null")
    )


def downgrade() -> None:
    op.drop_table("pauses")
