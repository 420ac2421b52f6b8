"""Questions of the owner's desk that are over are found by their time"""

from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_owner_pending_at", "owner_pending", ["at"])


def downgrade() -> None:
    op.drop_index("ix_owner_pending_at", "owner_pending")
