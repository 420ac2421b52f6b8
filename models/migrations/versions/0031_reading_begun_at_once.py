"""A reading begins in one call: the day's limit, the spend and its entry, the reading"""

from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

# The ledger's own: as `_MOVE` of `models/money/ledger_statements.py` for stars that are spent. A key that is known fails.
SPEND = """
create or replace function ledger_spend(the_user uuid, the_stars integer, its_reason text, its_of text, its_ref text) returns integer
language plpgsql as $$
declare
  stars_after integer;
begin
  update users u set stars = u.stars - the_stars where u.id = the_user and u.stars - the_stars >= u.stars_frozen
    returning u.stars into stars_after;
  if found then
    insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, tell, created_at)
      values (gen_random_uuid(), the_user, 'star', -the_stars, its_reason, its_reason || ':' || its_of, stars_after, its_ref,
        false, clock_timestamp());
  end if;
  return stars_after;
end $$
"""

BEGIN = """
create or replace function begin_reading(
  the_id uuid, the_user uuid, its_kind text, its_parent uuid, its_language text, its_question text, its_message_id text,
  its_mood text, its_spread text, its_cards jsonb, its_seed bytea, its_cost integer, to_spend integer, its_token text,
  its_token_at timestamptz, its_token_since timestamptz, its_voice_seconds double precision, its_voice_usd numeric,
  day_began timestamptz, most_a_day integer
) returns text language plpgsql as $$
begin
  if most_a_day is not null and (select count(*) from readings r where r.user_id = the_user and r.created_at >= day_began
      and r.kind <> 'daily') >= most_a_day then
    return 'limit';
  end if;
  if to_spend > 0 and ledger_spend(the_user, to_spend, 'reading:spend', the_id::text, the_id::text) is null then
    return 'stars';
  end if;
  insert into readings (id, user_id, kind, parent_id, language, question, message_id, mood, spread, cards, seed, cost_stars,
      reply_token, reply_token_at, reply_token_since, voice_seconds, voice_usd, created_at)
    values (the_id, the_user, its_kind, its_parent, its_language, its_question, its_message_id, its_mood, its_spread, its_cards,
      its_seed, its_cost, its_token, its_token_at, its_token_since, its_voice_seconds, its_voice_usd, clock_timestamp());
  return null;
end $$
"""


def upgrade() -> None:
    op.execute(SPEND)
    op.execute(BEGIN)


def downgrade() -> None:
    op.execute("drop function begin_reading")
    op.execute("drop function ledger_spend")
