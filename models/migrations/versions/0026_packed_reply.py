"""A turn's reply is stored compressed: as jsonb it was half of what a turn cost Postgres"""

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

# As `close_turn`, which processes of the release before still use.
CLOSE = """
create function close_turn_2(
  the_event text, the_user uuid, new_state text, new_place integer, new_question text, new_message_id text, new_mood text,
  new_spread text, new_seed bytea, new_picks jsonb, new_reading_id uuid, new_held_text text, new_held_message_id text,
  new_voice jsonb, new_offer jsonb, new_updated_at timestamptz, event_at timestamptz, its_outcome text, its_reply bytea,
  it_carries jsonb
) returns void language plpgsql as $$
begin
  update conversations set state = new_state, place = new_place, question = new_question, message_id = new_message_id,
    mood = new_mood, spread = new_spread, seed = new_seed, picks = new_picks, reading_id = new_reading_id,
    held_text = new_held_text, held_message_id = new_held_message_id, voice = new_voice, offer = new_offer,
    updated_at = new_updated_at, last_event_at = greatest(last_event_at, event_at) where user_id = the_user;
  update webhook_events set user_id = the_user, outcome = its_outcome, packed_reply = its_reply, carries = it_carries
    where id = the_event;
end $$
"""


def upgrade() -> None:
    op.add_column("webhook_events", sa.Column("packed_reply", sa.LargeBinary(), nullable=True))
    # Compressed already, and small enough to stay with its row.
    op.execute("alter table webhook_events alter packed_reply set storage external")
    op.execute("alter table webhook_events set (toast_tuple_target = 4080)")
    op.execute(CLOSE)


def downgrade() -> None:
    _unpack()
    op.execute("drop function close_turn_2")
    op.execute("alter table webhook_events reset (toast_tuple_target)")
    op.drop_column("webhook_events", "packed_reply")


def _unpack() -> None:
    """Replies that LINE has not taken yet are stored as the release before stored them: it would find empty ones."""
    connection = op.get_bind()
    stored = connection.execute(sa.text("select id, packed_reply from webhook_events where packed_reply is not null")).all()
    for event, packed in stored:
        connection.execute(
            sa.text("update webhook_events set reply = cast(:reply as jsonb) where id = :event"),
            {"event": event, "reply": zlib.decompress(packed).decode()},
        )
