"""Pictures of readings, drawn when they are first asked for"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "reading_pictures",
        sa.Column("reading_id", sa.Uuid(), nullable=False),
        sa.Column("shape", sa.String(), nullable=False),
        sa.Column("jpeg", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "shape in ('story', 'square', 'story-question', 'square-question')", name=op.f("ck_reading_pictures_shape")
        ),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.id"], name=op.f("fk_reading_pictures_reading_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("reading_id", "shape", name=op.f("pk_reading_pictures")),
    )
    # A JPEG gets no smaller by compressing it once more.
    op.execute("alter table reading_pictures alter column jpeg set storage external")


def downgrade() -> None:
    op.drop_table("reading_pictures")
