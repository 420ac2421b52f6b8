"""Voice messages: which are to be heard, what was heard, and what it cost"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("webhook_events", sa.Column("voice_message_id", sa.String()))
    op.add_column("webhook_events", sa.Column("voice_seconds", sa.Float()))
    op.add_column("webhook_events", sa.Column("voice_lease_until", sa.DateTime(timezone=True)))
    op.create_index(
        "ix_webhook_events_voice", "webhook_events", ["received_at"], postgresql_where=sa.text("voice_message_id is not null")
    )
    op.add_column("conversations", sa.Column("voice", JSONB()))
    op.add_column("readings", sa.Column("voice_seconds", sa.Float()))
    op.add_column("readings", sa.Column("voice_usd", sa.Numeric(12, 8)))


def downgrade() -> None:
    for column in ("voice_usd", "voice_seconds"):
        op.drop_column("readings", column)
    op.drop_column("conversations", "voice")
    op.drop_index("ix_webhook_events_voice", "webhook_events")
    for column in ("voice_lease_until", "voice_seconds", "voice_message_id"):
        op.drop_column("webhook_events", column)
