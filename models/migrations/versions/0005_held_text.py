"""A text that may be a cry is held while its writer is asked kindly about it"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("held_text", sa.String(), nullable=True))
    op.add_column("conversations", sa.Column("held_message_id", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("conversations", "held_message_id")
    op.drop_column("conversations", "held_text")
