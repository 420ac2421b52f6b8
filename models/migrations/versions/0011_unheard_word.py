"""A review that the moderation has not looked at, so that a lost job is found again"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reviews", sa.Column("unheard_since", sa.DateTime(timezone=True), nullable=True))
    op.create_index("ix_reviews_unheard", "reviews", ["unheard_since"], postgresql_where=sa.text("unheard_since is not null"))


def downgrade() -> None:
    op.drop_index("ix_reviews_unheard", "reviews")
    op.drop_column("reviews", "unheard_since")
