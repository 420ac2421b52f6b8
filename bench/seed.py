"""Fills a migrated database with a million people and what they did, with books that close.

Each person was welcomed, was given eight stars one by one, and had one reading; three events of theirs are kept.
`python -m bench.seed DATABASE_URL [PEOPLE]`.
"""

import sys
import time
from collections.abc import Callable
from typing import Final

import psycopg2

PEOPLE: Final = 1_000_000
AT_ONCE: Final = 50_000
"""People in one transaction."""

DAYS: Final = 365
"""So long ago the first of them came."""

EVENT_DAYS: Final = 30

_STATEMENTS: Final = (
    """
insert into users (id, line_id, name, language, stars, coins, level, total_readings, created_at)
select md5('user-' || n)::uuid, 'U' || md5('line-' || n), 'Mali ' || n, 'th', 7, 110, 2, 1, {born} from {people}
""",
    """
insert into conversations (user_id, updated_at) select md5('user-' || n)::uuid, {born} from {people}
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
insert into readings (id, user_id, language, question, mood, spread, cards, seed, status, interpretation, source, cost_stars,
  created_at, claimed_at, interpreted_at, delivered_at, closed_at)
select md5('reading-' || n)::uuid, md5('user-' || n)::uuid, 'th', 'งานใหม่จะเป็นอย่างไรคะ', 'calm', 'one',
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
        cursor.execute("set synchronous_commit = off")
        for start in range(0, people, AT_ONCE):
            end = min(start + AT_ONCE, people)
            age = f"interval '{DAYS} days' * (1 - n / {people}.0)"
            pieces = {
                "people": f"generate_series({start}, {end - 1}) n",
                "born": f"(now() - {age})",
                "read": f"(now() - {age} + interval '8 minutes')",
                "event": f"(now() - interval '{EVENT_DAYS} days' * (1 - n / {people}.0))",
            }
            for statement in _STATEMENTS:
                cursor.execute(statement.format(**pieces))
            connection.commit()
            said(end)
        connection.commit()
        connection.autocommit = True
        cursor.execute("vacuum (analyze)")
    connection.close()


def main() -> None:
    url, people = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else PEOPLE
    began = time.monotonic()
    fill(url, people, lambda done: print(f"{done:,} people after {time.monotonic() - began:.0f} s", flush=True))


if __name__ == "__main__":
    main()
