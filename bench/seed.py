"""Fills a migrated database with a million people and what they did, with books that close.

Each person was welcomed, was given eight stars one by one, and had one reading; three events of theirs are kept. Beside that
some of them bought, rated, invited and were given something (`bench.growth.beside`).
`python -m bench.seed DATABASE_URL [PEOPLE]`.
"""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg2

from bench.growth import beside

PEOPLE: Final = 1_000_000
AT_ONCE: Final = 50_000
"""People in one transaction; whoever has to do with another person is in the same one."""

DAYS: Final = 365
"""So long ago the first of them came."""

EVENT_DAYS: Final = 33
"""Events are kept for thirty days: those of the first three are due to be deleted."""

_STATEMENTS: Final = (
    """
insert into users (id, line_id, name, language, stars, coins, level, total_readings, referred_by, referred_at, created_at)
select md5('user-' || n)::uuid, 'U' || md5('line-' || n), 'Mali ' || n, case when n % 10 = 7 then 'en' else 'th' end,
  7 + {stars_beside}, 110 + {coins_beside}, 2, 1, {inviter}, case when {inviter} is not null then {born} end, {born}
from {people}
""",
    """
insert into conversations (user_id, updated_at, last_event_at) select md5('user-' || n)::uuid, {born}, {event} from {people}
""",
    """
insert into ledger_entries (id, user_id, currency, amount, reason, key, balance_after, ref, created_at)
select gen_random_uuid(), md5('user-' || n)::uuid, moved.currency, moved.amount, moved.reason,
  moved.reason || ':seed:' || n || ':' || moved.number, moved.after,
  case when moved.reason = 'reading:spend' then (md5('reading-' || n)::uuid)::text end,
  {born} + moved.number * interval '1 minute'
from {people} cross join (values
  (0, 'coin', 100, 'welcome:gift', 100), (1, 'star', 1, 'owner:grant', 1), (2, 'star', 1, 'owner:grant', 2),
  (3, 'star', 1, 'owner:grant', 3), (4, 'star', 1, 'owner:grant', 4), (5, 'star', 1, 'owner:grant', 5),
  (6, 'star', 2, 'owner:grant', 7), (7, 'star', 1, 'owner:grant', 8), (8, 'star', -1, 'reading:spend', 7),
  (9, 'coin', 10, 'level:reward', 110)) as moved(number, currency, amount, reason, after)
""",
    """
insert into readings (id, user_id, language, question, mood, topic, spread, cards, seed, status, interpretation, source,
  cost_stars, created_at, claimed_at, interpreted_at, delivered_at, closed_at)
select md5('reading-' || n)::uuid, md5('user-' || n)::uuid, 'th', 'งานใหม่จะเป็นอย่างไรคะ', 'calm', 'work', 'one',
  '[{{"number": 7, "reversed": false}}]', '\\x00', 'delivered', '{{"valid": true, "gist": "ไปได้ดีค่ะ", "opening": "มาดูกันค่ะ"}}',
  'fallback', 1, {read}, {read}, {read}, {read}, {read} from {people}
""",
    """
insert into webhook_events (id, type, user_id, received_at, outcome, replied_at)
select 'seed-' || n || '-' || number, 'message', md5('user-' || n)::uuid, {event}, 'sent', {event}
from {people} cross join generate_series(1, 3) number
""",
)


def fill(url: str, people: int = PEOPLE, said: Callable[[int], object] = lambda _: None) -> None:
    """Fills the database at `url`. Calls `said` with the number of people there are by now."""
    connection = psycopg2.connect(url)
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit = off; set maintenance_work_mem = '256MB'")
        with _quickly(cursor):
            cursor.execute(beside.FIRST)
            for start in range(0, people, AT_ONCE):
                end = min(start + AT_ONCE, people)
                _fill_some(cursor, start, end, people)
                connection.commit()
                said(end)
            cursor.execute(beside.LAST)
        connection.commit()
        connection.autocommit = True
        cursor.execute("vacuum (analyze)")
    connection.close()


def _fill_some(cursor: Any, start: int, end: int, people: int) -> None:
    """The people from `start` to before `end`, of so many."""
    age = f"interval '{DAYS} days' * (1 - n / {people}.0)"
    pieces = {
        "people": f"generate_series({start}, {end - 1}) n",
        "born": f"(now() - {age})",
        "read": f"(now() - {age} + interval '8 minutes')",
        "event": f"(now() - interval '{EVENT_DAYS} days' * (1 - n / {people}.0))",
        **beside.PIECES,
    }
    for statement in (*_STATEMENTS, *beside.STATEMENTS):
        cursor.execute(statement.format(**pieces))


@contextmanager
def _quickly(cursor: Any) -> Iterator[None]:
    """Without the indexes that hold no rule, which are built at the end, and without looking up what rows refer to.

    The second only where the user may: a superuser.
    """
    cursor.execute("select current_setting('is_superuser') = 'on'")
    if cursor.fetchone()[0]:
        cursor.execute("set session_replication_role = replica")
    cursor.execute(
        "select pg_get_indexdef(i.indexrelid), 'drop index ' || i.indexrelid::regclass from pg_index i"
        " join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace"
        " and not i.indisunique and not i.indisexclusion"
    )
    indexes = cursor.fetchall()
    for _, drop in indexes:
        cursor.execute(drop)
    yield
    for create, _ in indexes:
        cursor.execute(create)


def main() -> None:
    url, people = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE
    began = time.monotonic()
    fill(url, people, lambda done: print(f"{done:,} people after {time.monotonic() - began:.0f} s", flush=True))


if __name__ == "__main__":
    main()
