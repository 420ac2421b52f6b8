"""Which message was found clear of danger, and to whom help lines are due"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("clear_message_id", sa.String(), nullable=True))
    op.add_column("conversations", sa.Column("help_due", sa.String(), nullable=True))
    op.add_column("conversations", sa.Column("help_due_at", sa.DateTime(timezone=True), nullable=True))
    op.create_index(
        "ix_conversations_help_due", "conversations", ["help_due_at"], postgresql_where=sa.text("help_due is not null")
    )
    op.create_index("ix_readings_danger", "readings", ["id"], postgresql_where=sa.text("failure = 'danger'"))


def downgrade() -> None:
    op.drop_index("ix_readings_danger", table_name="readings")
    op.drop_index("ix_conversations_help_due", table_name="conversations")
    op.drop_column("conversations", "help_due_at")
    op.drop_column("conversations", "help_due")
    op.drop_column("conversations", "clear_message_id")
