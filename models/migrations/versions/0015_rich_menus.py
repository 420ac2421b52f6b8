"""Which rich menu each person sees, and when it is due to be looked at"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rich_menus",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("shown", sa.String(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("shown ~ '^(rest|table|reading)-[a-z]{2}$'", name=op.f("ck_rich_menus_shown")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_rich_menus_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_rich_menus")),
    )
    op.create_index("ix_rich_menus_due_at", "rich_menus", ["due_at"], postgresql_where=sa.text("due_at is not null"))


def downgrade() -> None:
    op.drop_table("rich_menus")
