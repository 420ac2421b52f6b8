"""Fills a migrated database with a million people and what they did, with books that close.

Each person was welcomed, was given eight stars one by one, and had one reading; three events of theirs are kept. Beside that
some of them bought, rated, invited and were given something (`bench.growth.beside`).
`python -m bench.seed DATABASE_URL [PEOPLE]`.
"""

import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

import psycopg2

from bench.growth import bare, beside

PEOPLE: Final = 1_000_000
AT_ONCE: Final = 50_000
"""People in one transaction of one table, so that rows lie in the table in the order of their time, whatever they tell."""

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
select gen_random_uuid(), person.id, moved.currency, moved.amount, moved.reason, moved.reason || person.key || moved.number,
  moved.after, case when moved.reason = 'reading:spend' then person.reading end, person.born + moved.number * interval '1 minute'
from (
  select md5('user-' || n)::uuid as id, ':seed:' || n || ':' as key, {born} as born, (md5('reading-' || n)::uuid)::text as reading
  from {people} offset 0
) person cross join (values
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


def fill(url: str, people: int = PEOPLE, said: Callable[[str], object] = lambda _: None) -> None:
    """Fills the database at `url`, which has no people yet. Calls `said` with what is done.

    Two connections work at the same time, each on a table of its own. What rows must hold to is taken off the tables before,
    and is put back and checked after. An error leaves a database that is good for nothing.
    """
    connection = psycopg2.connect(url)
    with connection, connection.cursor() as cursor:
        removed = bare.take_off(cursor)
        cursor.execute(beside.FIRST)
    now = datetime.now(UTC).isoformat()
    bare.side_by_side(url, [*_jobs(people, now)], lambda job: said(f"rows of {_table(job[0])}"))
    bare.put_back(url, removed)
    said("indexes and keys")
    with connection, connection.cursor() as cursor:
        cursor.execute(beside.LAST)
        cursor.execute("select relid::regclass::text from pg_stat_user_tables order by pg_table_size(relid) desc")
        tables = [table for (table,) in cursor.fetchall()]
    connection.close()
    bare.side_by_side(url, [(f"vacuum (analyze) {table}",) for table in tables])
    said("vacuum")


def _jobs(people: int, now: str) -> Iterator[bare.Job]:
    """All rows of a table, for each table; more than half of all rows are the ledger's, which comes first."""
    statements = sorted((*_STATEMENTS, *beside.STATEMENTS), key=lambda statement: _table(statement) != "ledger_entries")
    for table in dict.fromkeys(map(_table, statements)):
        of_table = [statement for statement in statements if _table(statement) == table]
        pieces = [_pieces(start, min(start + AT_ONCE, people), people, now) for start in range(0, people, AT_ONCE)]
        yield [statement.format(**some) for some in pieces for statement in of_table]


def _pieces(start: int, end: int, people: int, now: str) -> dict[str, str]:
    """Of the people from `start` to before `end`, of so many, who came until `now`."""
    age, now = f"interval '{DAYS} days' * (1 - n / {people}.0)", f"timestamptz '{now}'"
    return {
        "people": f"generate_series({start}, {end - 1}) n",
        "born": f"({now} - {age})",
        "read": f"({now} - {age} + interval '8 minutes')",
        "event": f"({now} - interval '{EVENT_DAYS} days' * (1 - n / {people}.0))",
        **beside.PIECES,
    }


def _table(statement: str) -> str:
    """The table that a statement fills."""
    return statement.split()[2]


def main() -> None:
    url, people = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE
    began = time.monotonic()
    fill(url, people, lambda done: print(f"{done} after {time.monotonic() - began:.0f} s", flush=True))


if __name__ == "__main__":
    main()
