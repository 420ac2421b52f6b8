"""Indexes by time, for figures over days"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # One entry for each 32 pages: the tables grow at their end, and figures look at their end.
    for table in ("readings", "ledger_entries"):
        op.create_index(
            f"ix_{table}_created_at", table, ["created_at"], postgresql_using="brin", postgresql_with={"pages_per_range": 32}
        )


def downgrade() -> None:
    for table in ("readings", "ledger_entries"):
        op.drop_index(f"ix_{table}_created_at", table_name=table)
