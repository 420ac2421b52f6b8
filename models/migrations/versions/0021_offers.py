"""Sales, promo codes with the bonuses that they give, and the campaigns by which people come"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "sales",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("starts_at", TIME, nullable=False),
        sa.Column("ends_at", TIME, nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("percent between 1 and 100", name=op.f("ck_sales_percent")),
        sa.CheckConstraint("starts_at <= ends_at", name=op.f("ck_sales_times")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sales")),
    )
    op.execute("alter table sales add constraint ex_sales_period exclude using gist (tstzrange(starts_at, ends_at) with &&)")
    op.create_table(
        "promo_codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("gives", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("uses", sa.Integer(), server_default="0", nullable=False),
        sa.Column("audience", sa.String(), server_default="everyone", nullable=False),
        sa.Column("ends_at", TIME, nullable=True),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("gives in ('coins', 'stars', 'percent')", name=op.f("ck_promo_codes_gives")),
        sa.CheckConstraint("audience in ('everyone', 'new', 'chosen')", name=op.f("ck_promo_codes_audience")),
        sa.CheckConstraint("amount > 0 and (gives <> 'percent' or amount <= 100)", name=op.f("ck_promo_codes_amount")),
        sa.CheckConstraint("uses >= 0 and (most is null or uses <= most)", name=op.f("ck_promo_codes_uses")),
        sa.CheckConstraint("length(folded) between 3 and 20", name=op.f("ck_promo_codes_folded")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_promo_codes")),
        sa.UniqueConstraint("folded", name=op.f("uq_promo_codes_folded")),
    )
    for table, more in (("promo_chosen", []), ("promo_uses", [sa.Column("used_at", TIME, nullable=False)])):
        op.create_table(
            table,
            sa.Column("code_id", sa.Uuid(), nullable=False),
            sa.Column("user_id", sa.Uuid(), nullable=False),
            *more,
            sa.ForeignKeyConstraint(["code_id"], ["promo_codes.id"], name=op.f(f"fk_{table}_code_id")),
            sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f(f"fk_{table}_user_id")),
            sa.PrimaryKeyConstraint("code_id", "user_id", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_user_id"), table, ["user_id"])
    op.create_table(
        "bonuses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("code_id", sa.Uuid(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("given_at", TIME, nullable=False),
        sa.Column("spent_at", TIME, nullable=True),
        sa.CheckConstraint("percent between 1 and 100", name=op.f("ck_bonuses_percent")),
        sa.CheckConstraint("spent_at is null or order_id is not null", name=op.f("ck_bonuses_spent")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_bonuses_user_id")),
        sa.ForeignKeyConstraint(["code_id"], ["promo_codes.id"], name=op.f("fk_bonuses_code_id")),
        sa.ForeignKeyConstraint(["order_id"], ["payment_history.id"], name=op.f("fk_bonuses_order_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bonuses")),
        sa.UniqueConstraint("order_id", name=op.f("uq_bonuses_order_id")),
    )
    op.create_index("ix_bonuses_unspent", "bonuses", ["user_id"], postgresql_where=sa.text("spent_at is null"))
    op.create_index(op.f("ix_bonuses_code_id"), "bonuses", ["code_id"])
    op.create_table(
        "campaigns",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("created_at", TIME, nullable=False),
        sa.CheckConstraint("length(folded) between 3 and 20", name=op.f("ck_campaigns_folded")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_campaigns")),
        sa.UniqueConstraint("folded", name=op.f("uq_campaigns_folded")),
    )
    op.create_table(
        "arrivals",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("campaign_id", sa.Uuid(), nullable=False),
        sa.Column("came_at", TIME, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_arrivals_user_id")),
        sa.ForeignKeyConstraint(["campaign_id"], ["campaigns.id"], name=op.f("fk_arrivals_campaign_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_arrivals")),
    )
    op.create_index(op.f("ix_arrivals_campaign_id"), "arrivals", ["campaign_id"])
    op.add_column("payment_history", sa.Column("code_stars", sa.Integer(), server_default="0", nullable=False))
    op.add_column("payment_history", sa.Column("bonus_id", sa.Uuid(), nullable=True))
    op.add_column("payment_history", sa.Column("sale_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_payment_history_sale_id"), "payment_history", "sales", ["sale_id"], ["id"])
    op.create_index(op.f("ix_payment_history_sale_id"), "payment_history", ["sale_id"])
    op.create_index(op.f("ix_payment_history_bonus_id"), "payment_history", ["bonus_id"])
    op.create_check_constraint(
        op.f("ck_payment_history_code_stars"),
        "payment_history",
        "code_stars >= 0 and code_stars < stars_granted and (code_stars = 0) = (bonus_id is null)",
    )


def downgrade() -> None:
    op.drop_constraint(op.f("ck_payment_history_code_stars"), "payment_history")
    op.drop_index(op.f("ix_payment_history_bonus_id"), "payment_history")
    op.drop_index(op.f("ix_payment_history_sale_id"), "payment_history")
    op.drop_constraint(op.f("fk_payment_history_sale_id"), "payment_history")
    for column in ("sale_id", "bonus_id", "code_stars"):
        op.drop_column("payment_history", column)
    for table in ("arrivals", "campaigns", "bonuses", "promo_uses", "promo_chosen", "promo_codes", "sales"):
        op.drop_table(table)
