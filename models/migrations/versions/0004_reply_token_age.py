"""Since when a reply token lives by LINE's clock; a person's newest event"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# Empty means that nobody knows, which is true of all rows so far.
NEW = (("webhook_events", "reply_token_since"), ("readings", "reply_token_since"), ("conversations", "last_event_at"))


def upgrade() -> None:
    for table, column in NEW:
        op.add_column(table, sa.Column(column, sa.DateTime(timezone=True)))


def downgrade() -> None:
    for table, column in NEW:
        op.drop_column(table, column)
