"""Messages to the owner and her answers; payments that somebody misses, to be looked up"""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

# As `open_turn_4`, which processes of the release before still use; `untold` says of answers of the owner's as well.
OPEN = """
create function open_turn_5(
  the_event text, its_type text, its_token text, token_since timestamptz, the_line_id text,
  out id uuid, out name text, out language text, out stars integer, out coins integer, out blocked boolean, out barred boolean,
  out state text, out place integer, out question text, out message_id text, out mood text, out spread text, out seed bytea,
  out picks jsonb, out reading_id uuid, out held_text text, out held_message_id text, out voice jsonb, out offer jsonb,
  out help_due text, out updated_at timestamptz, out reading_open boolean, out waiting boolean, out untold boolean,
  out outcome text, out pause jsonb, out news boolean
) returns setof record language plpgsql as $$
#variable_conflict use_column
begin
  insert into webhook_events (id, type, received_at, reply_token, reply_token_since)
    values (the_event, its_type, now(), its_token, token_since) on conflict (id) do nothing;
  -- There is no row to lock while somebody's first events come all at once: those wait for each other by their LINE id.
  perform pg_advisory_xact_lock(hashtextextended(the_line_id, 0));
  perform 1 from users u where u.line_id = the_line_id for no key update;
  -- In a statement of its own, so that it sees what the turn before committed.
  return query
  select u.id, u.name::text, u.language::text, u.stars - u.stars_frozen, u.coins, u.blocked_at is not null,
    u.barred_at is not null,
    c.state::text, c.place, c.question::text, c.message_id::text, c.mood::text, c.spread::text, c.seed, c.picks, c.reading_id,
    c.held_text::text, c.held_message_id::text, c.voice, c.offer, c.help_due::text, c.updated_at,
    exists (select from readings r where r.user_id = u.id and r.status in ('queued', 'interpreted') and r.kind <> 'daily'),
    exists (select from readings r where r.user_id = u.id and r.status = 'waiting' and r.carried_by is null),
    exists (select from ledger_entries l where l.user_id = u.id and l.tell and l.told_at is null)
      or exists (select from inbox_answers a where a.user_id = u.id and a.told_at is null),
    (select e.outcome::text from webhook_events e where e.id = the_event),
    (select jsonb_build_object('th', p.said_th, 'en', p.said_en, 'until', p.ends_at) from pauses p
      where p.ended_at is null and p.ends_at > now()),
    exists (select from news_recipients r join news n on n.id = r.news_id where r.user_id = u.id and r.state = 'due'
      and n.way = 'carried' and n.status = 'running' and n.until > now())
  from users u join conversations c on c.user_id = u.id where u.line_id = the_line_id;
end $$
"""


def upgrade() -> None:
    op.create_table(
        "inbox_messages",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), server_default="open", nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('open', 'answered', 'closed')", name=op.f("ck_inbox_messages_state")),
        sa.CheckConstraint("(closed_at is null) = (state = 'open')", name=op.f("ck_inbox_messages_closed")),
        sa.CheckConstraint("text is not null or state <> 'open'", name=op.f("ck_inbox_messages_unsent")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_inbox_messages_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_messages")),
    )
    op.create_index("ix_inbox_messages_user_id_at", "inbox_messages", ["user_id", "at"])
    op.create_index("ix_inbox_messages_open", "inbox_messages", ["at"], postgresql_where=sa.text("state = 'open'"))
    op.create_table(
        "inbox_answers",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("pushes", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("push_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("kind in ('answer', 'refund')", name=op.f("ck_inbox_answers_kind")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_inbox_answers_user_id_users")),
        sa.ForeignKeyConstraint(
            ["message_id"], ["inbox_messages.id"], name=op.f("fk_inbox_answers_message_id_inbox_messages"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_answers")),
    )
    op.create_index("ix_inbox_answers_untold", "inbox_answers", ["user_id"], postgresql_where=sa.text("told_at is null"))
    op.create_index("ix_inbox_answers_user_id_at", "inbox_answers", ["user_id", "at"])
    op.create_index("ix_inbox_answers_message_id", "inbox_answers", ["message_id"])
    op.create_table(
        "payment_lookups",
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_payment_lookups_user_id_users")),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_payment_lookups")),
    )
    op.create_index("ix_payment_lookups_user_id", "payment_lookups", ["user_id", "asked_at"])
    op.create_index("ix_payment_lookups_open", "payment_lookups", ["asked_at"], postgresql_where=sa.text("done_at is null"))
    op.execute(OPEN)


def downgrade() -> None:
    op.execute("drop function open_turn_5")
    op.drop_table("payment_lookups")
    op.drop_table("inbox_answers")
    op.drop_table("inbox_messages")
