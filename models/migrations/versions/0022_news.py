"""News of the owner's, whom it is for, and who wants none; a turn that opens learns of it in the statement that it sends anyway"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# As `open_turn_3`, which processes of the release before still use, and whether a piece of news is to go along with the reply.
OPEN = """
create function open_turn_4(
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
    exists (select from ledger_entries l where l.user_id = u.id and l.tell and l.told_at is null),
    (select e.outcome::text from webhook_events e where e.id = the_event),
    (select jsonb_build_object('th', p.said_th, 'en', p.said_en, 'until', p.ends_at) from pauses p
      where p.ended_at is null and p.ends_at > now()),
    exists (select from news_recipients r join news n on n.id = r.news_id where r.user_id = u.id and r.state = 'due'
      and n.way = 'carried' and n.status = 'running' and n.until > now())
  from users u join conversations c on c.user_id = u.id where u.line_id = the_line_id;
end $$
"""


def upgrade() -> None:
    op.add_column("users", sa.Column("news_stopped_at", sa.DateTime(timezone=True), nullable=True))
    _news()
    _recipients()
    op.execute(OPEN)


def _news() -> None:
    op.create_table(
        "news",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("text_th", sa.String(), nullable=True),
        sa.Column("text_en", sa.String(), nullable=True),
        sa.Column("tap", sa.String(), server_default="none", nullable=False),
        sa.Column("audience", postgresql.JSONB(), server_default="{}", nullable=False),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("status", sa.String(), server_default="draft", nullable=False),
        sa.Column("why", sa.String(), nullable=True),
        sa.Column("until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reach", sa.Integer(), nullable=True),
        sa.Column("pushes_left", sa.Integer(), nullable=True),
        sa.Column("pushes_allowed", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("claimed_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("text_th is not null or text_en is not null", name=op.f("ck_news_text")),
        sa.CheckConstraint("way in ('carried', 'pushed')", name=op.f("ck_news_way")),
        sa.CheckConstraint("status in ('draft', 'running', 'stopped', 'done')", name=op.f("ck_news_status")),
        sa.CheckConstraint("(status = 'draft') = (way is null)", name=op.f("ck_news_begun")),
        sa.CheckConstraint("(way = 'carried') = (until is not null) or way is null", name=op.f("ck_news_until")),
        sa.CheckConstraint("why in ('quota', 'refused', 'owner')", name=op.f("ck_news_why")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news")),
    )
    op.create_index("ix_news_running", "news", ["id"], postgresql_where=sa.text("status = 'running'"))


def _recipients() -> None:
    op.create_table(
        "news_batches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("news_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("attempted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.CheckConstraint("outcome in ('sent', 'doubtful', 'not_sent')", name=op.f("ck_news_batches_outcome")),
        sa.CheckConstraint("(outcome is null) = (ended_at is null)", name=op.f("ck_news_batches_ended")),
        sa.ForeignKeyConstraint(["news_id"], ["news.id"], name=op.f("fk_news_batches_news_id_news")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_news_batches")),
    )
    op.create_index("ix_news_batches_open", "news_batches", ["news_id"], postgresql_where=sa.text("ended_at is null"))
    op.create_table(
        "news_recipients",
        sa.Column("news_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("state", sa.String(), server_default="due", nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("state in ('due', 'sending', 'sent', 'dropped')", name=op.f("ck_news_recipients_state")),
        sa.CheckConstraint("(state = 'sent') = (sent_at is not null)", name=op.f("ck_news_recipients_sent")),
        sa.CheckConstraint("state <> 'sending' or batch_id is not null", name=op.f("ck_news_recipients_batch")),
        sa.ForeignKeyConstraint(["batch_id"], ["news_batches.id"], name=op.f("fk_news_recipients_batch_id_news_batches")),
        sa.ForeignKeyConstraint(["news_id"], ["news.id"], name=op.f("fk_news_recipients_news_id_news")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_news_recipients_user_id_users")),
        sa.PrimaryKeyConstraint("news_id", "user_id", name=op.f("pk_news_recipients")),
    )
    op.create_index("ix_news_recipients_user_id", "news_recipients", ["user_id"])
    op.create_index("ix_news_recipients_user_id_due", "news_recipients", ["user_id"], postgresql_where=sa.text("state = 'due'"))
    op.create_index(
        "ix_news_recipients_batch_id", "news_recipients", ["batch_id"], postgresql_where=sa.text("batch_id is not null")
    )


def downgrade() -> None:
    op.execute("drop function open_turn_4")
    op.drop_table("news_recipients")
    op.drop_table("news_batches")
    op.drop_table("news")
    op.drop_column("users", "news_stopped_at")
