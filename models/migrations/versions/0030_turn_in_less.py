"""A turn costs Postgres less: its event is written once, when it closes, and what opens it comes back as one value"""

from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None

# As `open_turn_5`, which processes of the release before still use, but nothing is written: whether the event was handled is
# asked once the person is locked, because a redelivery is an event of the same person.
OPEN = """
create or replace function open_turn_6(the_event text, the_line_id text) returns json language plpgsql as $$
declare
  person record;
  waited boolean := false;
begin
  loop
    select u.id, u.name, u.language, u.stars - u.stars_frozen as stars, u.coins, u.blocked_at is not null as blocked,
      u.barred_at is not null as barred
      into person from users u where u.line_id = the_line_id for no key update;
    exit when found;
    if waited then
      return null;
    end if;
    -- There is no row to lock while somebody's first events come all at once: those wait for each other by their LINE id.
    perform pg_advisory_xact_lock(hashtextextended(the_line_id, 0));
    waited := true;
  end loop;
  -- In a statement of its own, so that it sees what the turn before committed.
  return (select row_to_json(opened) from (
    select person.id, person.name, person.language, person.stars, person.coins, person.blocked, person.barred,
      c.state, c.place, c.question, c.message_id, c.mood, c.spread, c.seed, c.picks, c.reading_id,
      c.held_text, c.held_message_id, c.voice, c.offer, c.help_due, c.updated_at,
      exists (select from readings r where r.user_id = c.user_id and r.status in ('queued', 'interpreted')
        and r.kind <> 'daily') as reading_open,
      exists (select from readings r where r.user_id = c.user_id and r.status = 'waiting' and r.carried_by is null) as waiting,
      exists (select from ledger_entries l where l.user_id = c.user_id and l.tell and l.told_at is null)
        or exists (select from inbox_answers a where a.user_id = c.user_id and a.told_at is null) as untold,
      exists (select from webhook_events e where e.id = the_event) as repeated,
      (select json_build_object('th', p.said_th, 'en', p.said_en, 'until', p.ends_at) from pauses p
        where p.ended_at is null and p.ends_at > now()) as pause,
      exists (select from news_recipients r join news n on n.id = r.news_id where r.user_id = c.user_id and r.state = 'due'
        and n.way = 'carried' and n.status = 'running' and n.until > now()) as news
    from conversations c where c.user_id = person.id) opened);
end $$
"""

# A procedure: a call of one is not planned, as a select is.
CLOSE = """
create or replace procedure close_turn_3(
  the_event text, its_type text, its_token text, its_token_since timestamptz, the_user uuid, new_state text,
  new_place integer, new_question text, new_message_id text, new_mood text, new_spread text, new_seed bytea, new_picks jsonb,
  new_reading_id uuid, new_held_text text, new_held_message_id text, new_voice jsonb, new_offer jsonb,
  new_updated_at timestamptz, event_at timestamptz, its_outcome text, its_reply bytea, it_carries jsonb,
  menu_due_in double precision
) language plpgsql as $$
begin
  update conversations set state = new_state, place = new_place, question = new_question, message_id = new_message_id,
    mood = new_mood, spread = new_spread, seed = new_seed, picks = new_picks, reading_id = new_reading_id,
    held_text = new_held_text, held_message_id = new_held_message_id, voice = new_voice, offer = new_offer,
    updated_at = new_updated_at, last_event_at = greatest(last_event_at, event_at) where user_id = the_user;
  insert into webhook_events (id, type, user_id, received_at, reply_token, reply_token_since, outcome, packed_reply, carries)
    values (the_event, its_type, the_user, now(), its_token, its_token_since, its_outcome, its_reply, it_carries);
  if menu_due_in is not null then
    insert into rich_menus (user_id, due_at) values (the_user, now() + make_interval(secs => menu_due_in))
      on conflict (user_id) do update set due_at = excluded.due_at;
  end if;
end $$
"""


def upgrade() -> None:
    op.execute(OPEN)
    op.execute(CLOSE)


def downgrade() -> None:
    op.execute("drop procedure close_turn_3")
    op.execute("drop function open_turn_6")
