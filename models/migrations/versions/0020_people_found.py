"""People are found by their names however these are typed, can be barred, and have the owner's notes; the owner has a menu"""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Compatibility forms, case, spaces and unseen signs made the same. Thai marks are put into one order, whichever way they were typed:
# vowel before tone mark; sara am after it, whole or in two halves; no tone mark behind a vowel that stands beside its consonant.
FOLDED = r"""
create function folded_name(name text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(
    regexp_replace(
      regexp_replace(
        regexp_replace(
          regexp_replace(
            normalize(lower(name), nfkc),
            '[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]', '', 'g'),
          '\u0e4d([\u0e48-\u0e4b]*)\u0e32', '\1' || U&'\0E33', 'g'),
        '([\u0e32\u0e33])([\u0e48-\u0e4b]+)', '\2\1', 'g'),
      '([\u0e48-\u0e4c]+)([\u0e31\u0e34-\u0e3a\u0e47]+)', '\2\1', 'g'),
    '\s+', ' ', 'g'))
$$
"""

# As `open_turn_2` of 0019, with whether the owner has barred the person.
OPEN = """
create function open_turn_3(
  the_event text, its_type text, its_token text, token_since timestamptz, the_line_id text,
  out id uuid, out name text, out language text, out stars integer, out coins integer, out blocked boolean, out barred boolean,
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
    u.barred_at is not null,
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
    op.execute(FOLDED)
    op.add_column("users", sa.Column("barred_at", sa.DateTime(timezone=True), nullable=True))
    op.execute("create index ix_users_folded_name on users (folded_name(name)) where name is not null")
    op.execute(OPEN)
    op.create_table(
        "owner_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_owner_notes_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_owner_notes")),
    )
    op.create_index("ix_owner_notes_user_id", "owner_notes", ["user_id"])
    op.drop_constraint(op.f("ck_rich_menus_shown"), "rich_menus")
    op.create_check_constraint(op.f("ck_rich_menus_shown"), "rich_menus", "shown ~ '^(rest|table|reading|owner)-[a-z]{2}$'")


def downgrade() -> None:
    op.execute("update rich_menus set shown = null where shown like 'owner-%'")
    op.drop_constraint(op.f("ck_rich_menus_shown"), "rich_menus")
    op.create_check_constraint(op.f("ck_rich_menus_shown"), "rich_menus", "shown ~ '^(rest|table|reading)-[a-z]{2}$'")
    op.drop_table("owner_notes")
    op.execute("drop function open_turn_3")
    op.drop_index("ix_users_folded_name", "users")
    op.drop_column("users", "barred_at")
    op.execute("drop function folded_name")
