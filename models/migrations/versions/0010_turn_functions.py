"""A turn's statements as functions: Postgres keeps their plans, where it parsed and planned each turn's text anew"""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

OPEN = """
create function open_turn(
  the_event text, its_type text, its_token text, token_since timestamptz, the_line_id text,
  out id uuid, out name text, out language text, out stars integer, out coins integer, out blocked boolean,
  out state text, out place integer, out question text, out message_id text, out mood text, out spread text, out seed bytea,
  out picks jsonb, out reading_id uuid, out held_text text, out held_message_id text, out voice jsonb, out offer jsonb,
  out help_due text, out updated_at timestamptz, out reading_open boolean, out waiting boolean, out untold boolean,
  out outcome text
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
    (select e.outcome::text from webhook_events e where e.id = the_event)
  from users u join conversations c on c.user_id = u.id where u.line_id = the_line_id;
end $$
"""

CLOSE = """
create function close_turn(
  the_event text, the_user uuid, new_state text, new_place integer, new_question text, new_message_id text, new_mood text,
  new_spread text, new_seed bytea, new_picks jsonb, new_reading_id uuid, new_held_text text, new_held_message_id text,
  new_voice jsonb, new_offer jsonb, new_updated_at timestamptz, event_at timestamptz, its_outcome text, its_reply jsonb,
  it_carries jsonb
) returns void language plpgsql as $$
begin
  update conversations set state = new_state, place = new_place, question = new_question, message_id = new_message_id,
    mood = new_mood, spread = new_spread, seed = new_seed, picks = new_picks, reading_id = new_reading_id,
    held_text = new_held_text, held_message_id = new_held_message_id, voice = new_voice, offer = new_offer,
    updated_at = new_updated_at, last_event_at = greatest(last_event_at, event_at) where user_id = the_user;
  update webhook_events set user_id = the_user, outcome = its_outcome, reply = its_reply, carries = it_carries
    where id = the_event;
end $$
"""


def upgrade() -> None:
    op.execute(OPEN)
    op.execute(CLOSE)


def downgrade() -> None:
    op.execute("drop function close_turn")
    op.execute("drop function open_turn")
