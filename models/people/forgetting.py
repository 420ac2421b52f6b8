"""Deletes a person's data at their request. Ledger and orders stay, without a name."""

import uuid
from typing import Final

from sqlalchemy import Connection, text

from models.money import ledger
from models.money.ledger import Reason

WHY: Final = "forgotten"
"""`failure` of a reading that was in progress, and the note on its refund."""

# What has not arrived is closed; a worker that is at it finds it closed and lets go.
_CLOSE: Final = text(
    "select 1 from users where id = :user for no key update;"
    "update readings set status = 'refunded', failure = :why, lease_until = null, carried_by = null,"
    " closed_at = clock_timestamp() where user_id = :user and status in ('queued', 'interpreted', 'waiting')"
    " returning id, cost_stars"
)

# An empty interpretation marks an emptied reading (`models.readings.past`) and keeps the CHECK that a delivered one has one.
# The inviter's entry that this person caused carries their name as its note; so does that of a gift which they took. Gifts name
# nobody and stay: what this person has taken is theirs when they come back, and what they have given is still the friend's to
# take. What nobody takes goes back to the account without a name. Codes that they used, a bonus that they hold and the
# campaign by which they came hold no words and stay, too: whoever comes back cannot use a code twice,
# and today's wrong ones count on.
# Which news somebody got may tell what they once asked about; that they want none is kept, for when they come back.
# An act that an owner is in the middle of holds what she has typed about the person: an answer, a note, a reason.
_ERASE: Final = text(
    """
update readings set question = null, message_id = null, mood = null, topic = null, reply_token = null,
  interpretation = case when interpretation is null then null else jsonb_build_object() end where user_id = :user;
delete from reading_pictures where reading_id in (select id from readings where user_id = :user);
delete from rich_menus where user_id = :user;
delete from promo_chosen where user_id = :user;
delete from reviews where reading_id in (select id from readings where user_id = :user);
update conversations set state = 'idle', question = null, message_id = null, mood = null, spread = null, seed = null,
  picks = '[]', reading_id = null, held_text = null, held_message_id = null, voice = null, offer = null,
  clear_message_id = null, help_due = null, help_due_at = null where user_id = :user;
update webhook_events set voice_message_id = null where voice_message_id is not null and user_id = :user;
update webhook_events set outcome = 'expired', reply = null, packed_reply = null, reply_token = null,
  carries = null
  where outcome = 'pending' and user_id = :user;
update ledger_entries set note = null where ref = cast(:user as text) and reason = :inviter and note is not null;
update ledger_entries set note = null
  where user_id = :user and reason in (:inviter, :granted, :refunded, :taken_back, :given) and note is not null;
update ledger_entries set note = null where reason = :given and note is not null
  and ref in (select cast(id as text) from star_gifts where taker_id = :user);
delete from code_guesses where user_id = :user and since < now() - interval '1 day';
delete from news_recipients where user_id = :user;
update ledger_entries set told_at = clock_timestamp() where user_id = :user and tell and told_at is null;
delete from owner_notes where user_id = :user;
delete from owner_pending where by = (select line_id from users where id = :user) or exists (
  select from jsonb_each_text(arguments) as given where given.value in (
    select cast(:user as text) union all select cast(id as text) from inbox_messages where user_id = :user
    union all select cast(id as text) from readings where user_id = :user
    union all select cast(m.id as text) from payment_mismatches m join payment_history o on o.id = m.order_id
      where o.user_id = :user
    union all select substr(key, length(:granted) + 2) from ledger_entries where user_id = :user and reason = :granted));
update owner_actions set by = :left_as where by = (select line_id from users where id = :user);
delete from inbox_answers where user_id = :user;
delete from inbox_messages where user_id = :user;
delete from payment_lookups where user_id = :user;
update payment_mismatches set reason = null where reason is not null
  and order_id in (select id from payment_history where user_id = :user);
delete from owner_notices where line_id = (select line_id from users where id = :user);
update users set line_id = :left_as, name = null, avatar = null, forgotten_at = clock_timestamp()
  where id = :user and forgotten_at is null;
"""
)


def forget(connection: Connection, user: uuid.UUID, left_as: str) -> None:
    """Erase questions, readings' texts, moods, ratings, review texts, name and picture, in the caller's transaction.

    Stars of readings that had not arrived go back first. `left_as` takes the LINE id's place
    (`models.people.pseudonyms`), by which the same person coming back finds their stars and coins. Safe to say twice.
    """
    for reading in connection.execute(_CLOSE, {"user": user, "why": WHY}).all():
        if reading.cost_stars:
            ledger.move(
                connection,
                user,
                "star",
                reading.cost_stars,
                Reason.READING_REFUND,
                reading.id,
                ref=reading.id,
                note=WHY,
                announce=False,
            )
    connection.execute(
        _ERASE,
        {
            "user": user,
            "left_as": left_as,
            "inviter": Reason.REFERRAL_INVITER.value,
            "granted": Reason.OWNER_GRANT.value,
            "refunded": Reason.OWNER_REFUND.value,
            "given": Reason.GIFT_GIVE.value,
            "taken_back": Reason.OWNER_TAKEBACK.value,
        },
    )
