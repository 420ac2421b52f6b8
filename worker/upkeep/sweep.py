"""Finds lost work in the database and enqueues it again.

Readings that are queued but not in the queue, or claimed by a worker that died, or interpreted but not delivered; replies
that LINE has not taken; announcements that are due; reviews that no moderation has seen; menus, orders
and Stripe's events that are due.
"""

from typing import Final

import structlog
from sqlalchemy import Connection, text

from bot.process.queue import Job
from models.events import reply_outcomes, voices
from models.money.announcing import CARRIED
from worker.runtime.parts import Parts
from worker.upkeep import orders

log = structlog.get_logger()

SWEEP_LOCK: Final = 7766472
AT_ONCE: Final = 500
REPLY_PATIENCE_SECONDS: Final = 5
"""A reply that the web process is still sending is not the sweep's yet."""

READING_PATIENCE_SECONDS: Final = 5
"""A reading is enqueued by the web process in a moment, and claimed soon after."""

NEWS_PATIENCE_SECONDS: Final = 30


def sweep_all(parts: Parts, *, expired_leases: bool = True) -> int:
    """One round. How many jobs it has enqueued; 0 when another process is sweeping.

    Without `expired_leases`, readings whose lease has ended are left alone: after the database was away their workers may
    live, and renew their leases in a moment.
    """
    with parts.engine.connect() as connection, connection.begin():
        if not connection.execute(text("select pg_try_advisory_xact_lock(:lock)"), {"lock": SWEEP_LOCK}).scalar():
            return 0
        put = parts.queue.put_missing(due(connection, expired_leases=expired_leases))
    if put:
        log.info("swept", jobs=put)
    return put


def due(connection: Connection, *, expired_leases: bool = True) -> list[Job]:
    """The jobs of one round, whether they are in the queue or not."""
    return [
        *_readings(connection, expired_leases),
        *_replies(connection),
        *_announcements(connection),
        *_voices(connection),
        *_help_and_menus(connection),
        *orders.due(connection),
    ]


def _readings(connection: Connection, expired_leases: bool) -> list[Job]:
    ids = connection.execute(
        text(
            "select id from readings where status in ('queued', 'interpreted') and created_at > '-infinity'"
            " and (lease_until is null and created_at < clock_timestamp() - make_interval(secs => :patience)"
            "  or lease_until < clock_timestamp() and :expired) order by created_at limit :limit"
        ),
        {"patience": READING_PATIENCE_SECONDS, "limit": AT_ONCE, "expired": expired_leases},
    ).scalars()
    return [Job("read", reading) for reading in ids]


def _replies(connection: Connection) -> list[Job]:
    return [Job("answer", event) for event in reply_outcomes.all_pending(connection, REPLY_PATIENCE_SECONDS, AT_ONCE)]


def _voices(connection: Connection) -> list[Job]:
    return [Job("hear", event) for event in voices.due(connection, REPLY_PATIENCE_SECONDS, AT_ONCE)]


def _announcements(connection: Connection) -> list[Job]:
    """People with an announcement that is to be pushed, and who can be reached: not blocked. After an hour it only comes with
    their next event."""
    users = connection.execute(
        text(
            "select distinct l.user_id from ledger_entries l join users u on u.id = l.user_id"
            " where l.tell and l.told_at is null and l.reason <> all(:carried)"
            " and u.blocked_at is null and u.forgotten_at is null"
            " and l.created_at between clock_timestamp() - interval '1 hour'"
            " and clock_timestamp() - make_interval(secs => :patience) limit :limit"
        ),
        {"patience": NEWS_PATIENCE_SECONDS, "limit": AT_ONCE, "carried": [reason.value for reason in CARRIED]},
    ).scalars()
    return [Job("tell", user) for user in users]


def _help_and_menus(connection: Connection) -> list[Job]:
    """Help lines that are due to people (later than an hour they only come with their next event), people whose rich menu is
    to be looked at (`models.people.rich_menus`), answers of the owner's that are to be pushed, complaints to be looked into,
    news that is pushed or not yet written down for all, and that nobody is at, comments on readings that the moderation has
    not seen.

    In one statement: a sweep is mostly round trips.
    """
    rows = connection.execute(_DUE, {"patience": NEWS_PATIENCE_SECONDS, "soon": REPLY_PATIENCE_SECONDS, "limit": AT_ONCE})
    return [Job(row.job, row.argument) for row in rows]


_DUE: Final = text(
    """
(select 'help' as job, cast(user_id as text) as argument from conversations where help_due is not null and help_due_at
    between clock_timestamp() - interval '1 hour' and clock_timestamp() - make_interval(secs => :patience) limit :limit)
union all
(select 'menu_due', cast(user_id as text) from rich_menus where due_at <= clock_timestamp() order by due_at limit :limit)
union all
(select 'push_answer', cast(a.id as text) from inbox_answers a join users u on u.id = a.user_id
  where a.told_at is null and a.pushes and u.blocked_at is null
    and a.at between clock_timestamp() - interval '1 day' and clock_timestamp() - make_interval(secs => :patience)
    and (a.push_until is null or a.push_until < clock_timestamp()) limit :limit)
union all
(select 'news', cast(id as text) from news where status = 'running' and (way = 'pushed' or gathers_after is not null)
  and (claimed_until is null or claimed_until < clock_timestamp()) limit :limit)
union all
(select 'look_into', event_id from payment_lookups where done_at is null
  and asked_at between clock_timestamp() - interval '30 minutes' and clock_timestamp() - make_interval(secs => :soon)
  and (lease_until is null or lease_until < clock_timestamp()) limit :limit)
union all
(select 'moderate_word', cast(reading_id as text) from reviews where word is not null and unheard_since
    between clock_timestamp() - interval '1 hour' and clock_timestamp() - make_interval(secs => :patience) limit :limit)
"""
)
