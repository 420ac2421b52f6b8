"""A refused free follow-up is an entry of 0 stars, so that the person is told of it"""

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_constraint(op.f("ck_ledger_entries_amount"), "ledger_entries")
    op.create_check_constraint(op.f("ck_ledger_entries_amount"), "ledger_entries", "amount <> 0 or reason = 'reading:refused'")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_ledger_entries_amount"), "ledger_entries")
    op.execute("delete from ledger_entries where amount = 0")
    op.create_check_constraint(op.f("ck_ledger_entries_amount"), "ledger_entries", "amount <> 0")
