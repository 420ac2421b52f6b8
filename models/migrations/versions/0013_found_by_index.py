"""Unsent reviews and old events of Stripe's are found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_reviews_message_id", "reviews", ["message_id"], postgresql_where=sa.text("message_id is not null"))
    op.create_index("ix_stripe_events_received_at", "stripe_events", ["received_at"])


def downgrade() -> None:
    op.drop_index("ix_stripe_events_received_at", "stripe_events")
    op.drop_index("ix_reviews_message_id", "reviews")
