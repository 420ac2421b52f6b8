"""Pauses: until when nothing new begins; a turn that opens learns of it in the statement that it sends anyway"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

# As `open_turn`, which processes of the release before still use, and the pause.
OPEN = """
create function open_turn_2(
  the_event text, its_type text, its_token text, token_since timestamptz, the_line_id text,
  out id uuid, out name text, out language text, out stars integer, out coins integer, out blocked boolean,
  out state text, out place integer, out question text, out message_id text, out mood text, out spread text, out seed bytea,
  out picks jsonb, out reading_id uuid, out held_text text, out held_message_id text, out voice jsonb, out offer jsonb,
  out help_due text, out updated_at timestamptz, out reading_open boolean, out waiting boolean, out untold boolean,
  out outcome text, out pause jsonb
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
    c.state::text, c.place, c.question::text, c.message_id::text, c.mood::text, c.spread::text, c.seed, c.picks, c.reading_id,
    c.held_text::text, c.held_message_id::text, c.voice, c.offer, c.help_due::text, c.updated_at,
    exists (select from readings r where r.user_id = u.id and r.status in ('queued', 'interpreted') and r.kind <> 'daily'),
    exists (select from readings r where r.user_id = u.id and r.status = 'waiting' and r.carried_by is null),
    exists (select from ledger_entries l where l.user_id = u.id and l.tell and l.told_at is null),
    (select e.outcome::text from webhook_events e where e.id = the_event),
    (select jsonb_build_object('th', p.said_th, 'en', p.said_en, 'until', p.ends_at) from pauses p
      where p.ended_at is null and p.ends_at > now())
  from users u join conversations c on c.user_id = u.id where u.line_id = the_line_id;
end $$
"""


def upgrade() -> None:
    op.create_table(
        "pauses",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("said_th", sa.String(), nullable=True),
        sa.Column("said_en", sa.String(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("ends_at > began_at", name=op.f("ck_pauses_ends_at")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pauses")),
    )
    op.create_index(
        "ux_pauses_open", "pauses", [sa.text("(ended_at is null)")], unique=True, postgresql_where=sa.text("ended_at is null")
    )
    op.execute(OPEN)


def downgrade() -> None:
    op.execute("drop function open_turn_2")
    op.drop_table("pauses")
