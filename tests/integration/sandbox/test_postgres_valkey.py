"""The servers out of wheels: ready when they say so, safe from others, and never left behind."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from sandbox.run.binaries import Account, reachable
from sandbox.run.postgres import Postgres
from sandbox.run.valkey import Valkey
from tests.helpers.support import until

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def own(servers_folder: Path) -> Iterator[Postgres]:
    """A Postgres that these tests may kill without harm to others."""
    folder = servers_folder / "own"
    folder.mkdir(mode=0o711)
    with Postgres.start(folder) as server:
        server.create("kept")
        server.ask("CREATE TABLE IF NOT EXISTS kept (word text)", database="kept")
        yield server


def test_each_test_has_a_migrated_database_of_its_own(postgres: Postgres, database_url: str) -> None:
    name = database_url.rsplit("/", 1)[1]
    tables = postgres.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", database=name)
    assert tables[0] > (3,)
    assert postgres.ask("SELECT count(*) FROM users", database=name) == [(0,)]


def test_a_stranger_without_the_password_is_refused(own: Postgres) -> None:
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(own.url("kept").replace(own.password, "guess"))


def test_a_valkey_asks_for_its_password(redis_server: Valkey) -> None:
    client = redis.Redis(port=redis_server.port, retry=Retry(NoBackoff(), 0))
    with pytest.raises(redis.AuthenticationError):
        client.ping()


def test_one_database_of_a_valkey_is_emptied(redis_server: Valkey) -> None:
    for number in (0, 63):
        with redis.Redis.from_url(redis_server.numbered(number)) as client:
            client.set("test:emptied", number)

    redis_server.empty(63)

    with redis.Redis.from_url(redis_server.numbered(0)) as kept, redis.Redis.from_url(redis_server.numbered(63)) as emptied:
        assert (kept.getdel("test:emptied"), emptied.dbsize()) == (b"0", 0)


def test_a_database_that_there_is_not_is_not_emptied(redis_server: Valkey) -> None:
    with pytest.raises(OSError, match="was not emptied"):
        redis_server.empty(redis_server.databases)


def test_servers_do_not_run_with_the_rights_of_root(own: Postgres, redis_server: Valkey) -> None:
    for server in (own, redis_server):
        assert server.process is not None
        seen = subprocess.run(["ps", "-o", "uid=", "-p", str(server.process.pid)], capture_output=True, text=True)
        assert int(seen.stdout) != 0


def test_data_outlives_a_restart_and_a_kill(own: Postgres) -> None:
    address = own.url("kept")
    own.ask("INSERT INTO kept VALUES ('restart')", database="kept")
    own.restart()
    own.ask("INSERT INTO kept VALUES ('kill')", database="kept")
    own.kill()
    assert not own.alive()
    own.restart()
    assert own.ask("SELECT word FROM kept ORDER BY word", database="kept") == [("kill",), ("restart",)]
    assert own.url("kept") == address


def test_a_valkey_comes_back_on_its_port(servers_folder: Path) -> None:
    folder = servers_folder / "durable"
    folder.mkdir(mode=0o711)
    with Valkey.start(folder, durable=True) as server:
        address = server.url
        redis.Redis.from_url(address).set("kept", "yes")
        server.restart()
        assert server.url == address
        assert redis.Redis.from_url(address).get("kept") == b"yes"
        server.kill()
        assert not server.ready()


def test_an_unfinished_earlier_start_is_no_obstacle(servers_folder: Path) -> None:
    folder = servers_folder / "unfinished"
    (folder / "postgres" / "half").mkdir(parents=True)
    (folder / "postgres" / "half" / "PG_VERSION").write_text("18\n")
    folder.chmod(0o711)
    with Postgres.start(folder) as server:
        assert server.ask("SELECT 1") == [(1,)]


def test_a_pid_file_of_a_process_that_is_somebody_else_is_forgotten(own: Postgres) -> None:
    own.kill()
    lock = next(own.folder.glob("data*")) / "postmaster.pid"
    lock.write_text(f"{os.getpid()}\n")
    own.restart()
    assert own.ready()


STARTS_AND_WAITS = """
import sys, threading
from pathlib import Path
from sandbox.run.postgres import Postgres
from sandbox.run.valkey import Valkey
folder = Path(sys.argv[1])
servers = Postgres.start(folder), Valkey.start(folder)
print(*(server.process.pid for server in servers), flush=True)
threading.Event().wait()
"""


@pytest.mark.parametrize("way", ["kernel", "watch"])
def test_servers_die_with_a_starter_that_was_killed(servers_folder: Path, way: str) -> None:
    """`watch` is the way of machines without PR_SET_PDEATHSIG."""
    folder = servers_folder / way
    folder.mkdir(mode=0o711)
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTS_AND_WAITS, folder],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "STOP_WITH_PARENT": way},
    )
    assert starter.stdout is not None
    with starter.stdout:
        pids = [int(word) for word in starter.stdout.readline().split()]
    assert len(pids) == 2
    assert serving(folder)
    starter.send_signal(signal.SIGKILL)
    starter.wait()
    until(lambda: not serving(folder), what="both servers gone")


def test_a_server_that_was_left_behind_is_ended_by_the_next(servers_folder: Path) -> None:
    folder = servers_folder / "left"
    folder.mkdir(mode=0o711)
    first = Postgres.start(folder)
    with Postgres.start(folder) as second:
        assert not first.alive()
        assert second.ask("SELECT 1") == [(1,)]


def test_a_folder_behind_a_closed_door_is_not_reachable(tmp_path: Path) -> None:
    inner = tmp_path / "closed" / "inner"
    inner.mkdir(parents=True)
    stranger = Account(uid=os.geteuid() + 4242, gid=os.getegid() + 4242)
    inner.parent.chmod(0o700)
    assert not reachable(inner, stranger)
    assert reachable(Path("/"), stranger)


def serving(folder: Path) -> list[str]:
    """The command lines of the servers that work in this folder."""
    seen = subprocess.run(["ps", "-ww", "-eo", "stat=,command="], capture_output=True, text=True).stdout.splitlines()
    return [line for line in seen if str(folder) in line and not line.startswith("Z") and "-c" not in line.split()[:4]]
