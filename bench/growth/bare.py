"""Takes keys and indexes off the tables while rows are put in, and puts the very same back, each checked against all rows.

An index that is built over rows that are there sorts them once; one that is kept up looks for the place of each row, in pages
that soon do not fit into the server's memory.
"""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Final

import psycopg2

Job = Sequence[str]
"""Statements that run one after the other, each in a transaction of its own."""

HANDS: Final = 2
"""Connections at work at the same time. One keeps one core of the server busy."""

_SETTINGS: Final = """
set synchronous_commit = off; set maintenance_work_mem = '512MB'; set max_parallel_maintenance_workers = 0; set jit = off
"""
# Kept: a key that can be deferred, for it cannot be made from an index; and an exclusion, which stands on a small table.
_KEYS: Final = """
select c.conrelid::regclass::text, c.conname, case c.contype when 'p' then 'primary key' else 'unique' end,
  pg_get_indexdef(c.conindid)
from pg_constraint c
where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u') and not c.condeferrable order by 1, 2
"""
# Kept: an index of some rows only. Few rows are in it, and its condition, read and written again, would be another text.
_INDEXES: Final = """
select i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
from pg_index i join pg_class t on t.oid = i.indrelid
where t.relnamespace = 'public'::regnamespace and i.indpred is null
  and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
order by 1
"""
_FOREIGN_KEYS: Final = """
select conrelid::regclass::text, conname, pg_get_constraintdef(oid)
from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f' order by 1, 2
"""
_LARGEST_FIRST: Final = """
select c.oid::regclass::text from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
order by pg_table_size(c.oid) desc
"""


@dataclass(frozen=True)
class Removed:
    """What was taken off: statements that put it back, by the step in which they have to run."""

    indexes: Sequence[str]
    keys: Sequence[str]
    foreign_keys: Sequence[str]
    validations: Sequence[str]


def take_off(cursor: Any) -> Removed:
    """Takes off foreign keys, keys and indexes. Returns what `put_back` needs."""
    foreign_keys, keys, indexes = (_rows(cursor, asked) for asked in (_FOREIGN_KEYS, _KEYS, _INDEXES))
    for table, name, *_ in (*foreign_keys, *keys):
        cursor.execute(f"alter table {table} drop constraint {name}")
    for name, _ in indexes:
        cursor.execute(f"drop index {name}")
    return Removed(
        [*(made for *_, made in keys), *(made for _, made in indexes)],
        [f"alter table {table} add constraint {name} {kind} using index {name}" for table, name, kind, _ in keys],
        [f"alter table {table} add constraint {name} {made} not valid" for table, name, made in foreign_keys],
        [f"alter table {table} validate constraint {name}" for table, name, _ in foreign_keys],
    )


def put_back(url: str, removed: Removed) -> None:
    """Builds the indexes, makes keys of them, checks the foreign keys. Raises psycopg2's errors where a row breaks one."""
    with psycopg2.connect(url) as connection, connection.cursor() as cursor:
        largest = [table for (table,) in _rows(cursor, _LARGEST_FIRST)]
    connection.close()
    side_by_side(url, [(made,) for made in sorted(removed.indexes, key=lambda made: _place(made, largest))])
    side_by_side(url, [(*removed.keys, *removed.foreign_keys)])
    side_by_side(url, [(made,) for made in sorted(removed.validations, key=lambda made: _place(made, largest))])


def side_by_side(url: str, jobs: Iterable[Job], done: Callable[[Job], object] = lambda _: None) -> None:
    """Runs each job's statements one after the other, the jobs themselves on HANDS connections, begun in their order."""
    waiting = deque(jobs)

    def run() -> None:
        connection = psycopg2.connect(url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(_SETTINGS)
                while job := _next(waiting):
                    for statement in job:
                        cursor.execute(statement)
                    done(job)
        finally:
            connection.close()

    with ThreadPoolExecutor(HANDS) as hands:
        for ended in [hands.submit(run) for _ in range(HANDS)]:
            ended.result()


def _next(waiting: deque[Job]) -> Job | None:
    try:
        return waiting.popleft()
    except IndexError:
        return None


def _place(statement: str, largest: Sequence[str]) -> int:
    """The place of the statement's table among the tables."""
    words = statement.replace("public.", "").split()
    return next(place for place, table in enumerate(largest) if table in words)


def _rows(cursor: Any, asked: str) -> list[tuple[str, ...]]:
    cursor.execute(asked)
    return list(cursor.fetchall())
