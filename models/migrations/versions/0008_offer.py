"""What was offered beside the open question, so that typed words may accept it; a review knows its message"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("conversations", sa.Column("offer", JSONB(), nullable=True))
    op.add_column("reviews", sa.Column("message_id", sa.String(), nullable=True))


def downgrade() -> None:
    op.drop_column("reviews", "message_id")
    op.drop_column("conversations", "offer")
