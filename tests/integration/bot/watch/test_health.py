"""GET /api/health: each part that is away is named, within 3 s, and nothing else is told."""

import json
import socket
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import redis
import requests
from alembic.script import ScriptDirectory
from flask import Flask
from sqlalchemy import Engine

from bot.process.queue import note_worker
from bot.settings import Settings
from bot.watch.health import LOOK_SECONDS, PATIENCE_SECONDS, blueprint
from bot.watch.keys import SETTINGS, Key
from models.migrations import config, newest
from models.owner import pause
from sandbox.run.client import Phone
from sandbox.run.processes import free_port
from tests.helpers.paid import pay_for_a_reading
from tests.helpers.rows import Rows


def health(web: str, query: str = "") -> tuple[int, dict[str, Any]]:
    try:
        with urllib.request.urlopen(f"{web}/api/health{query}", timeout=60) as answer:
            return int(answer.status), json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def unwell(found: dict[str, Any]) -> dict[str, str]:
    return {name: part["error"] for name, part in found["parts"].items() if not part["ok"]}


@pytest.fixture
def alive(redis_url: str) -> None:
    """A worker was seen just now."""
    with redis.Redis.from_url(redis_url) as client:
        note_worker(client)


@pytest.fixture
def hanging() -> Iterator[int]:
    """The port of something that takes connections and never says a word."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(64)
        yield int(listener.getsockname()[1])


def test_all_is_well(web: str, alive: None) -> None:
    code, found = health(web)
    assert (code, found["ok"], unwell(found)) == (200, True, {})
    assert set(found["parts"]) == {"database", "redis", "queue", "worker", "line", "stripe", "model"}
    assert found["parts"]["database"]["revision"] == newest()
    assert found["parts"]["queue"]["jobs"] == 0
    assert all(found["versions"].values()), "asked from this machine"


def test_whoever_asks_through_a_proxy_is_told_no_versions(web: str) -> None:
    asked = urllib.request.Request(f"{web}/api/health?part=redis", headers={"X-Forwarded-For": "203.0.113.9"})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        assert set(json.load(answer)) == {"ok", "parts"}


def test_every_answer_says_to_stay_with_https_and_not_to_guess_types(web: str) -> None:
    for path in ("/api/health?part=redis", "/deck/00.jpg", "/liff/topup", "/privacy", "/nothing"):
        headers = requests.get(web + path, timeout=60).headers
        assert (headers["X-Content-Type-Options"], headers["Strict-Transport-Security"]) == ("nosniff", "max-age=31536000"), path


def test_the_newest_version_is_the_one_that_alembic_knows() -> None:
    assert newest() == ScriptDirectory.from_config(config("postgresql://nowhere")).get_current_head()


def test_without_a_worker_the_web_process_itself_is_still_well(web: str) -> None:
    code, found = health(web)
    assert (code, unwell(found)) == (503, {"worker": "no worker has been seen lately"})
    code, found = health(web, "?part=database&part=redis")
    assert (code, set(found["parts"])) == (200, {"database", "redis"})


def test_a_part_that_there_is_not(web: str) -> None:
    assert health(web, "?part=teapot")[0] == 400


def test_a_database_that_was_not_migrated(web: str, alive: None, rows: Rows) -> None:
    rows.run("update alembic_version set version_num = '0001'")
    code, found = health(web)
    assert code == 503
    assert "run mimi migrate" in unwell(found)["database"]
    rows.run("drop table alembic_version")
    assert "run mimi migrate" in unwell(health(web)[1])["database"]


def test_a_release_under_way_is_well(web: str, alive: None, rows: Rows) -> None:
    """Migrations come before the new processes; the old ones go on meanwhile."""
    rows.run("update alembic_version set version_num = '9999'")
    assert health(web)[0] == 200


def test_a_queue_that_stands_still(web: str, alive: None, mali_phone: Phone, rows: Rows) -> None:
    pay_for_a_reading(mali_phone, rows)
    assert health(web)[0] == 200
    rows.run("update readings set created_at = created_at - interval '3 minutes'")
    code, found = health(web)
    assert (code, list(unwell(found))) == (503, ["queue"])
    rows.run("update readings set lease_until = now() + interval '1 minute'")
    assert health(web)[0] == 200, "a worker is at it"


def test_a_database_that_takes_no_writes(web: str, alive: None, rows: Rows, engine: Engine) -> None:
    name = rows.one("select current_database()")
    rows.run(f"alter database {name} set default_transaction_read_only = on")

    code, found = health(web, "?part=database")

    assert code == 503
    assert "takes no writes" in unwell(found)["database"]


@pytest.mark.parametrize(("key", "part"), [("line", "line"), ("line_secret", "line"), ("stripe", "stripe"), ("openai", "model")])
def test_a_key_that_is_refused(web: str, alive: None, redis_url: str, key: str, part: str) -> None:
    with redis.Redis.from_url(redis_url) as client:
        Key(key, client).refused("401")

    code, found = health(web)

    assert code == 503
    assert list(unwell(found)) == [part]
    assert SETTINGS[key] in unwell(found)[part]


def test_a_pause_is_meant(web: str, alive: None, engine: Engine) -> None:
    until = datetime.now(UTC) + timedelta(hours=1)
    with engine.begin() as connection:
        pause.begin(connection, {"th": "ย้ายเครื่องค่ะ"}, until)

    code, found = health(web)

    assert (code, found["ok"]) == (200, True)
    assert datetime.fromisoformat(found["paused"]["until"]) == until


@pytest.mark.parametrize("part", ["database", "redis"])
def test_a_part_that_is_away_is_named(settings: Settings, alive: None, part: str) -> None:
    code, found = look(settings, part, free_port(), patience=30)

    assert code == 503
    assert unwell(found)[part] in ("OperationalError", "ConnectionError")
    assert ("database" in unwell(found)) == (part == "database")
    assert "s3cret" not in json.dumps(found)


@pytest.mark.parametrize(
    ("refuses", "restore"), [("config set maxmemory 1", "config set maxmemory 0"), ("replicaof 127.0.0.1 1", "replicaof no one")]
)
def test_redis_that_refuses_writes(web: str, alive: None, redis_url: str, refuses: str, restore: str) -> None:
    with redis.Redis.from_url(redis_url) as server:
        server.execute_command(*refuses.split())
        try:
            code, found = health(web)
        finally:
            server.execute_command(*restore.split())

    assert code == 503
    assert "refuses writes" in unwell(found)["redis"]


@pytest.mark.parametrize("part", ["database", "redis"])
def test_a_part_that_hangs_does_not_hang_the_answer(settings: Settings, alive: None, part: str, hanging: int) -> None:
    """It hangs until the test is over: that there is an answer at all is the proof."""
    code, found = look(settings, part, hanging, patience=0.3, times=3)

    assert code == 503
    assert unwell(found)[part] == "no answer in time"
    looking = [thread for thread in threading.enumerate() if thread.name == "health"]
    assert len(looking) <= 7, "what hangs is not asked again until it has come back"


def test_load_balancers_wait_for_three_seconds() -> None:
    assert max(PATIENCE_SECONDS, LOOK_SECONDS) < 3


def look(settings: Settings, part: str, port: int, patience: float, times: int = 1) -> tuple[int, dict[str, Any]]:
    """The last of so many looks at a house whose `part` is at `port`; it is waited for `patience` seconds each time."""
    database, redis_url = settings.database_url, settings.redis_url
    if part == "database":
        database = f"postgresql://mimi:s3cret@127.0.0.1:{port}/mimi"
    else:
        redis_url = f"redis://:s3cret@127.0.0.1:{port}/0"
    app = Flask(__name__)
    app.register_blueprint(blueprint(database, redis.Redis.from_url(redis_url), patience_seconds=patience, look_seconds=30))
    answers = [app.test_client().get("/api/health") for _ in range(times)]
    return answers[-1].status_code, answers[-1].get_json()
