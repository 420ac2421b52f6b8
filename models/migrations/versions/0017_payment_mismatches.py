"""Payments that do not match their order, and what the owner decided about each"""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

# What an earlier release wrote into `payment_history.problem` says the amounts, or the session that paid a second time.
KEPT = """
insert into payment_mismatches (id, order_id, session, kind, problem, ordered_baht, ordered_stars, satang, currency,
    payment_intent, found_at)
  select gen_random_uuid(), id, coalesce(substring(problem from '^session (\\S+) names this order too'), stripe_payment_id),
    case when problem ~ 'names this order too$' then 'twice' when problem ~ 'names order' then 'order'
      when problem ~ '^paid \\d+ thb' then 'amount' else 'currency' end,
    problem, amount_baht, stars_granted, cast(substring(problem from '^paid (\\d{1,9}) ') as int),
    substring(problem from '^paid \\d+ (\\w+)'),
    case when problem ~ 'names this order too$' then null else payment_intent end, coalesce(closed_at, created_at)
  from payment_history
  where problem is not null and stripe_payment_id is not null
    and (status = 'mismatch' or problem ~ 'names this order too$')
on conflict (session) do nothing
"""


def upgrade() -> None:
    op.create_table(
        "payment_mismatches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("session", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("ordered_baht", sa.Integer(), nullable=False),
        sa.Column("ordered_stars", sa.Integer(), nullable=False),
        sa.Column("satang", sa.Integer(), nullable=True),
        sa.Column("currency", sa.String(), nullable=True),
        sa.Column("payment_intent", sa.String(), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("by", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("credited_order", sa.Uuid(), nullable=True),
        sa.Column("refund_id", sa.String(), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("error", sa.String(), nullable=True),
        sa.CheckConstraint(
            "kind in ('amount', 'currency', 'twice', 'order', 'unknown')", name=op.f("ck_payment_mismatches_kind")
        ),
        sa.CheckConstraint(
            "state in ('open', 'refunding', 'credited', 'refunded', 'noted')", name=op.f("ck_payment_mismatches_state")
        ),
        sa.CheckConstraint("(settled_at is null) = (state in ('open', 'refunding'))", name=op.f("ck_payment_mismatches_settled")),
        sa.CheckConstraint("(by is null) = (state = 'open')", name=op.f("ck_payment_mismatches_decided")),
        sa.CheckConstraint("(credited_order is null) = (state <> 'credited')", name=op.f("ck_payment_mismatches_credited")),
        sa.ForeignKeyConstraint(
            ["order_id"], ["payment_history.id"], name=op.f("fk_payment_mismatches_order_id_payment_history")
        ),
        sa.ForeignKeyConstraint(
            ["credited_order"], ["payment_history.id"], name=op.f("fk_payment_mismatches_credited_order_payment_history")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_mismatches")),
        sa.UniqueConstraint("session", name=op.f("uq_payment_mismatches_session")),
    )
    op.create_index(op.f("ix_payment_mismatches_order_id"), "payment_mismatches", ["order_id"])
    op.create_index(
        "ix_payment_mismatches_unsettled", "payment_mismatches", ["found_at"], postgresql_where=sa.text("settled_at is null")
    )
    op.execute(KEPT)


def downgrade() -> None:
    op.drop_table("payment_mismatches")
