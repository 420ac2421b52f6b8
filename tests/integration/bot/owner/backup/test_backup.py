"""What `mimi backup` leaves behind: a whole file that is its owner's alone, or none."""

import errno
import resource
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from bot.owner.backup import dumping, programs
from bot.owner.backup.database import Found, Place
from models.migrations import newest
from sandbox.run.postgres import Postgres
from tests.helpers.owner import Owner
from tests.helpers.people import MALI
from tests.helpers.turns import Turns


def at(owner: Owner, url: str) -> Owner:
    return Owner({**owner.environment, "DATABASE_URL": url})


def test_the_file_is_its_owners_alone_and_is_not_replaced_unasked(owner: Owner, written: str) -> None:
    before = Path(written).read_bytes()

    owner.runs("backup", written, exits=1)

    assert Path(written).read_bytes() == before
    assert Path(written).stat().st_mode & 0o777 == 0o600
    assert "Wrote" in owner.runs("backup", written, "--replace").output
    assert [path.name for path in Path().iterdir()] == [written]


def test_a_full_disk_leaves_neither_a_half_file_nor_an_end_to_the_old_one(owner: Owner, written: str) -> None:
    before = Path(written).read_bytes()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        said = owner.runs("backup", written, "--replace", exits=1).output
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert said.startswith("There is no backup: File too large")
    assert [path.name for path in Path().iterdir()] == [written]
    assert Path(written).read_bytes() == before


class Full:
    """Where a backup is streamed to until no more fits."""

    def write(self, data: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    def flush(self) -> None:
        """Nothing was kept."""


def test_a_stream_that_cannot_be_taken_ends_pg_dump(database_url: str) -> None:
    with pytest.raises(OSError, match="No space left"):
        dumping.dump(Place.of(database_url), Found(18, "public", newest(), 0), programs.dumping(18, encrypted=False), Full())  # type: ignore[arg-type]


def test_a_table_that_may_not_be_read_is_no_backup(owner: Owner, postgres: Postgres, written: str) -> None:
    """As that role of somebody else, whose password has every sign that a URL must encode."""
    password = "p@ss:/?#[]%' \"x"
    name = owner.environment["DATABASE_URL"].rpartition("/")[2]
    postgres.ask(f"create role somebody login password '{password.replace(chr(39), chr(39) * 2)}'")
    postgres.ask("grant select on alembic_version, users to somebody", database=name)
    theirs = f"postgresql://somebody:{quote(password, safe='')}@127.0.0.1:{postgres.port}/{name}"

    said = at(owner, theirs).runs("backup", "theirs.dump", exits=1).output

    postgres.ask("drop owned by somebody", database=name)
    postgres.ask("drop role somebody")
    assert "permission denied for table" in said
    assert [path.name for path in Path().iterdir()] == [written]


@pytest.fixture
def limited(owner: Owner, postgres: Postgres) -> Iterator[Owner]:
    """Whose user owns MiMi's tables and functions; beside them are things that this user may not even look at."""
    name = owner.environment["DATABASE_URL"].rpartition("/")[2]
    own = """
do $$ declare it record; begin
  for it in select oid::regclass as named from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' loop
    execute format('alter table %s owner to mimis', it.named);
  end loop;
  for it in select oid::regprocedure as named from pg_proc where pronamespace = 'public'::regnamespace loop
    execute format('alter routine %s owner to mimis', it.named);
  end loop;
end $$"""
    for statement in (
        "create role mimis login password 'known'; grant usage, create on schema public to mimis",
        own,
        "create schema auth; create table auth.secrets (x int)",
        "create table diary (x int); insert into diary values (7); create view days as select x from diary",
        "create function greet(a text, b int default 1) returns text language sql as 'select $1'",
    ):
        postgres.ask(statement, database=name)
    yield at(owner, f"postgresql://mimis:known@127.0.0.1:{postgres.port}/{name}")
    postgres.ask("reassign owned by mimis to mimi; drop owned by mimis", database=name)
    postgres.ask("drop role mimis")


def test_what_is_beside_mimi_is_neither_read_nor_touched(limited: Owner, turns: Turns, mali: uuid.UUID) -> None:
    limited.runs("backup", "mimi.dump")
    turns.run("insert into diary values (8)")
    turns.run("update users set name = 'now'")

    limited.runs("restore", "mimi.dump", "--over", "--yes-really")

    assert turns.all("select x from days order by x") == [{"x": 7}, {"x": 8}]
    assert turns.one("select greet('hello')") == "hello"
    assert turns.one("select name from users") == MALI.name


def test_a_backup_of_everything_that_pg_dump_has_made_touches_nothing_of_others(
    owner: Owner, limited: Owner, turns: Turns, mali: uuid.UUID
) -> None:
    place, program = Place.of(owner.environment["DATABASE_URL"]), programs.dumping(18, encrypted=False)
    words = [str(program.path), "--format=custom", "--file=all.dump", f"--dbname={place.conninfo()}"]
    subprocess.run(words, env=place.environment(), check=True)

    said = owner.runs("restore", "all.dump", "--over", "--yes-really", exits=1).output

    assert "this release does not know (diary)" in said
    assert turns.all("select x from days") == [{"x": 7}]


def test_a_database_without_mimi_has_nothing_to_back_up(owner: Owner, elsewhere: str) -> None:
    said = at(owner, elsewhere).runs("backup", "mimi.dump", exits=1).output

    assert "no tables of MiMi" in said
    assert list(Path().iterdir()) == []
