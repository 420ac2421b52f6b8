"""The database that `bench.seed` fills is the one that the migrations made, with rows that hold to every rule of it."""

import psycopg2
import pytest

from bench import seed
from bench.growth import bare
from tests.helpers.rows import Rows
from tests.helpers.turns import Turns

PEOPLE = 100
"""Some of them of each kind (`bench.growth.beside`)."""

RULES = """
select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(oid) as made, convalidated as holds,
  coalesce(conindid::regclass::text, '') as by from pg_constraint where connamespace = 'public'::regnamespace
union all
select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid and indisready and indislive,
  concat(indisprimary, indisunique, indisreplident, indisclustered)
from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
union all
select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid), tgenabled = 'O', '' from pg_trigger where not tgisinternal
union all
select attrelid::regclass::text, attname, format_type(atttypid, atttypmod), attnotnull, '' from pg_attribute
where attnum > 0 and attrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r')
order by 1, 2, 3
"""


def test_all_rules_and_indexes_are_those_of_the_migrations(rows: Rows, database_url: str) -> None:
    before = rows.all(RULES)

    seed.fill(database_url, PEOPLE)

    assert rows.all(RULES) == before


def test_the_books_of_those_people_close(turns: Turns, database_url: str) -> None:
    seed.fill(database_url, PEOPLE)

    assert turns.broken() == {}
    assert turns.one("select count(*) from users") == PEOPLE


def test_a_row_that_breaks_a_foreign_key_is_found_at_the_end(database_url: str) -> None:
    with psycopg2.connect(database_url) as connection, connection.cursor() as cursor:
        removed = bare.take_off(cursor)
        cursor.execute("insert into rich_menus (user_id, shown) values (gen_random_uuid(), 'rest-th')")
    connection.close()

    with pytest.raises(psycopg2.errors.ForeignKeyViolation):
        bare.put_back(database_url, removed)
