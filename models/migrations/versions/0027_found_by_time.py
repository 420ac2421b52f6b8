"""What the owner's figures and the nightly jobs look for by time, and news that is due, are found by an index"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_users_created_at", "users", ["created_at"])
    op.create_index("ix_users_referred_at", "users", ["referred_at"], postgresql_where=sa.text("referred_at is not null"))
    op.create_index("ix_users_blocked_at", "users", ["blocked_at"], postgresql_where=sa.text("blocked_at is not null"))
    op.create_index("ix_payment_history_paid_at", "payment_history", ["paid_at"], postgresql_where=sa.text("paid_at is not null"))
    op.create_index("ix_reviews_created_at", "reviews", ["created_at"])
    op.create_index("ix_reading_pictures_created_at", "reading_pictures", ["created_at"])
    op.create_index("ix_inbox_messages_at", "inbox_messages", ["at"])
    op.create_index("ix_inbox_answers_at", "inbox_answers", ["at"])
    op.create_index("ix_payment_lookups_asked_at", "payment_lookups", ["asked_at"])
    op.create_index(
        "ix_news_recipients_due",
        "news_recipients",
        ["news_id", "language", "user_id"],
        postgresql_where=sa.text("state = 'due'"),
    )


def downgrade() -> None:
    op.drop_index("ix_news_recipients_due", "news_recipients")
    op.drop_index("ix_payment_lookups_asked_at", "payment_lookups")
    op.drop_index("ix_inbox_answers_at", "inbox_answers")
    op.drop_index("ix_inbox_messages_at", "inbox_messages")
    op.drop_index("ix_reading_pictures_created_at", "reading_pictures")
    op.drop_index("ix_reviews_created_at", "reviews")
    op.drop_index("ix_payment_history_paid_at", "payment_history")
    op.drop_index("ix_users_blocked_at", "users")
    op.drop_index("ix_users_referred_at", "users")
    op.drop_index("ix_users_created_at", "users")
