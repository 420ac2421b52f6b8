"""Stars given to a friend, and how many wrong codes somebody has sent lately"""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

OPEN = sa.text("status = 'open'")


def upgrade() -> None:
    op.create_table(
        "star_gifts",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("giver_id", sa.Uuid(), nullable=False),
        sa.Column("taker_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("stars", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="open", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status in ('open', 'taken', 'returned')", name=op.f("ck_star_gifts_status")),
        sa.CheckConstraint("stars > 0", name=op.f("ck_star_gifts_stars")),
        sa.CheckConstraint("(status = 'open') = (closed_at is null)", name=op.f("ck_star_gifts_closed")),
        sa.CheckConstraint("(status = 'taken') = (taker_id is not null)", name=op.f("ck_star_gifts_taker")),
        sa.CheckConstraint("taker_id <> giver_id", name=op.f("ck_star_gifts_not_to_oneself")),
        sa.ForeignKeyConstraint(["giver_id"], ["users.id"], name=op.f("fk_star_gifts_giver_id_users")),
        sa.ForeignKeyConstraint(["taker_id"], ["users.id"], name=op.f("fk_star_gifts_taker_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_star_gifts")),
        sa.UniqueConstraint("code", name=op.f("uq_star_gifts_code")),
    )
    op.create_index("ix_star_gifts_giver_id", "star_gifts", ["giver_id"])
    op.create_index("ix_star_gifts_created_at_open", "star_gifts", ["created_at"], postgresql_where=OPEN)
    op.create_index("ix_star_gifts_taker_id", "star_gifts", ["taker_id"], postgresql_where=sa.text("taker_id is not null"))
    op.create_table(
        "code_guesses",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("wrong", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("wrong > 0", name=op.f("ck_code_guesses_wrong")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_code_guesses_user_id_users")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_code_guesses")),
    )


def downgrade() -> None:
    """Stars that are on their way would be nowhere: they go back to their givers first."""
    op.execute(
        """
with back as (select giver_id, sum(stars) as stars from star_gifts where status = 'open' group by giver_id),
moved as (update users u set stars = u.stars + b.stars from back b where u.id = b.giver_id returning u.id, u.stars)
insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, tell, created_at)
  select gen_random_uuid(), s.giver_id, 'star', s.stars, 'gift:return', 'gift:return:' || s.id, m.stars, s.id, false,
    clock_timestamp()
  from star_gifts s join moved m on m.id = s.giver_id where s.status = 'open'
"""
    )
    op.drop_table("code_guesses")
    op.drop_table("star_gifts")
