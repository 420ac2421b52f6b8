"""What opens a turn is a procedure: Postgres plans a select anew each time, and a call not at all"""

from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

# As `open_turn_6`, which processes of the release before still use.
OPEN = """
create or replace procedure open_turn_7(the_event text, the_line_id text, inout opened json) language plpgsql as $$
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
      return;
    end if;
    -- There is no row to lock while somebody's first events come all at once: those wait for each other by their LINE id.
    perform pg_advisory_xact_lock(hashtextextended(the_line_id, 0));
    waited := true;
  end loop;
  -- In a statement of its own, so that it sees what the turn before committed.
  select row_to_json(found_now) into opened from (
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
    from conversations c where c.user_id = person.id) found_now;
end $$
"""


def upgrade() -> None:
    op.execute(OPEN)


def downgrade() -> None:
    op.execute("drop procedure open_turn_7")
