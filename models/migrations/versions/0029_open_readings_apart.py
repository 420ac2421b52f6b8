"""The index of all open readings is not taken for one person's, whatever Postgres last saw in it

Until the processes of the release before have ended, their sweep reads the whole table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None

OPEN = "status in ('queued', 'interpreted')"


def upgrade() -> None:
    always = "created_at > '-infinity'"
    op.create_index("ix_readings_open_created_at", "readings", ["created_at"], postgresql_where=sa.text(f"{OPEN} and {always}"))
    op.drop_index("ix_readings_open", "readings")


def downgrade() -> None:
    op.create_index("ix_readings_open", "readings", ["created_at"], postgresql_where=sa.text(OPEN))
    op.drop_index("ix_readings_open_created_at", "readings")
