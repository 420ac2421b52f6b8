"""Until when a push of an announcement may be going on, so that no lock is held while LINE is asked"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("ledger_entries", sa.Column("push_until", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("ledger_entries", "push_until")
