"""The event of a turn is written without looking for its person again: the turn has their row locked"""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Dropping it takes both tables, the event's first. A turn takes the person's first: so does this, or each waits for the other.
    op.execute("lock table users in access exclusive mode")
    op.execute("alter table webhook_events drop constraint if exists fk_webhook_events_user_id")


def downgrade() -> None:
    op.execute("lock table users in access exclusive mode")
    op.create_foreign_key(op.f("fk_webhook_events_user_id"), "webhook_events", "users", ["user_id"], ["id"])
