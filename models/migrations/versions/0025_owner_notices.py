"""What the watch has found to be wrong, and what the owners are told"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def _moment(name: str, *, nullable: bool = True) -> sa.Column[sa.DateTime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "watch_alerts",
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        _moment("began_at", nullable=False),
        _moment("raised_at"),
        _moment("eased_at"),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_watch_alerts")),
    )
    op.create_table(
        "watch_facts",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        _moment("at", nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_watch_facts")),
    )
    op.create_table(
        "owner_notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.Column("details", JSONB(), server_default=sa.text("'{}'"), nullable=False),
        _moment("made_at", nullable=False),
        _moment("push_after"),
        sa.Column("push_id", sa.Uuid(), nullable=True),
        _moment("pushed_at"),
        sa.Column("carried_by", sa.String(), nullable=True),
        _moment("told_at"),
        sa.Column("told_by", sa.String(), nullable=True),
        sa.CheckConstraint("phase in ('begins', 'over', 'passed', 'report')", name=op.f("ck_owner_notices_phase")),
        sa.CheckConstraint("told_by in ('push', 'reply')", name=op.f("ck_owner_notices_told_by")),
        sa.CheckConstraint("(told_at is null) = (told_by is null)", name=op.f("ck_owner_notices_told")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_notices")),
    )
    op.create_index("uq_owner_notices_line_id_key", "owner_notices", ["line_id", "key"], unique=True)
    op.create_index(
        "ix_owner_notices_untold", "owner_notices", ["line_id", "made_at"], postgresql_where=sa.text("told_at is null")
    )
    op.create_index(
        "ix_owner_notices_pushed_at",
        "owner_notices",
        ["line_id", "pushed_at"],
        postgresql_where=sa.text("pushed_at is not null"),
    )
    op.create_index("ix_payment_claims_changed_at", "payment_claims", ["changed_at"])
    op.create_index(
        "ix_payment_claims_open_disputes",
        "payment_claims",
        ["id"],
        postgresql_where=sa.text("kind = 'dispute' and state = 'open'"),
    )


def downgrade() -> None:
    op.drop_index("ix_payment_claims_open_disputes", "payment_claims")
    op.drop_index("ix_payment_claims_changed_at", "payment_claims")
    for name in ("owner_notices", "watch_facts", "watch_alerts"):
        op.drop_table(name)
