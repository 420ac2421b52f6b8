"""What owners did, and what they are in the middle of in their chat"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "owner_actions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("whom", sa.Uuid(), nullable=True),
        sa.Column("details", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.CheckConstraint("outcome in ('done', 'nothing')", name=op.f("ck_owner_actions_outcome")),
        sa.ForeignKeyConstraint(["whom"], ["users.id"], name=op.f("fk_owner_actions_whom_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_actions")),
    )
    op.create_index("ix_owner_actions_at", "owner_actions", ["at"])
    op.create_index("ix_owner_actions_by", "owner_actions", ["by"])
    op.create_index("ix_owner_actions_whom", "owner_actions", ["whom"])
    op.create_table(
        "owner_pending",
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("arguments", JSONB(), nullable=False),
        sa.Column("asks", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("by", name=op.f("pk_owner_pending")),
        sa.UniqueConstraint("id", name=op.f("uq_owner_pending_id")),
    )


def downgrade() -> None:
    op.drop_table("owner_pending")
    op.drop_table("owner_actions")
