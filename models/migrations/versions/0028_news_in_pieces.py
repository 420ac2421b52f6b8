"""How far it is written down whom a piece of news is for"""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("news", sa.Column("gathers_after", sa.Uuid(), nullable=True))


def downgrade() -> None:
    op.drop_column("news", "gathers_after")
