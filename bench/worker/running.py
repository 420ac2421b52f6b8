"""What runs while the worker is measured, and the worker itself: Postgres, Valkey, and a LINE and a model that answer at once."""

import json
import os
import shutil
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from redis import Redis
from sqlalchemy import Engine, text

from bench import starting
from bot.process.queue import Job, JobQueue, connect_redis
from models.database.engine import make_engine
from models.migrations import upgrade
from models.readings.deck import deal, new_seed
from sandbox.posting import open_directly
from sandbox.run import binaries
from sandbox.run.demo import answers, settings_for
from sandbox.run.postgres import Postgres
from sandbox.run.processes import Process, free_port
from sandbox.run.valkey import Valkey

_PEOPLE: Final = text(
    "insert into users (id, line_id, name, language, total_readings, level, created_at)"
    " select gen_random_uuid(), 'U' || md5(:round || '-' || n), 'Mali', 'th', 11, 5, now() from generate_series(1, :count) n"
)

_CONVERSATIONS: Final = text(
    "insert into conversations (user_id, updated_at) select id, now() from users where line_id in"
    " (select 'U' || md5(:round || '-' || n) from generate_series(1, :count) n)"
)
"""Without one nobody's menu is changed after their reading."""

_READINGS: Final = text(
    "insert into readings (id, user_id, language, question, mood, spread, cards, seed, reply_token, reply_token_at, created_at)"
    " select gen_random_uuid(), id, 'th', 'งานใหม่จะเป็นอย่างไรคะ', 'calm', 'three', cast(:cards as jsonb), :seed,"
    " case when :token then 'token-' || id end, clock_timestamp() + interval '1 hour', clock_timestamp()"
    " from users where line_id in (select 'U' || md5(:round || '-' || n) from generate_series(1, :count) n) returning id"
)


@dataclass
class Bench:
    """Everything that runs beside the worker."""

    postgres: Postgres
    valkey: Valkey
    engine: Engine
    redis: Redis
    settings: dict[str, str]
    folder: Path
    stand_in: str
    rounds: int = 0

    def readings(self, count: int) -> list[str]:
        """So many queued readings, each of another person; their ids. They are not in the queue yet."""
        self.rounds += 1
        seed = bytes(32)
        cards = json.dumps([asdict(card) for card in deal(seed)[:3]])
        values = {"round": str(self.rounds), "count": count, "cards": cards, "seed": new_seed(), "token": True}
        with self.engine.begin() as connection:
            connection.execute(_PEOPLE, values)
            connection.execute(_CONVERSATIONS, values)
            return [str(one) for one in connection.execute(_READINGS, values).scalars()]

    def enqueue(self, readings: list[str]) -> None:
        queue = JobQueue(self.redis)
        for reading in readings:
            assert queue.put(Job("read", reading))

    def delivered(self) -> int:
        return int(self.one("select count(*) from readings where status = 'delivered'"))

    def after(self, column: str) -> list[float]:
        """How many milliseconds after the last card was drawn, of all readings."""
        milliseconds = f"1000 * extract(epoch from {column} - created_at)"
        with self.engine.connect() as connection:
            found = connection.execute(text(f"select {milliseconds} from readings order by created_at"))
            return [float(one) for one in found.scalars()]

    def one(self, statement: str, **values: Any) -> Any:
        with self.engine.connect() as connection:
            return connection.execute(text(statement), values).scalar_one()

    def clear(self) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("truncate users, readings, ledger_entries, conversations cascade"))
        self.redis.flushdb()

    def model(self, seconds: float | None = None) -> dict[str, int]:
        """What the model counts; with `seconds` it answers after so long, and counts anew."""
        path, data = ("/bench", None) if seconds is None else (f"/bench?seconds={seconds}", b"")
        with open_directly(urllib.request.Request(self.stand_in + path, data), 60) as answer:
            said: dict[str, int] = json.load(answer)
        return said

    @contextmanager
    def worker(self) -> Iterator[Process]:
        """`python -m worker`, ready."""
        log = self.folder / "worker.log"
        log.unlink(missing_ok=True)
        process = python_process("worker", self.folder, self.settings, "worker")
        process.is_ready = lambda: b"worker_ready" in log.read_bytes()
        process.launch()
        try:
            process.await_ready()
            yield process
        finally:
            process.stop()


@contextmanager
def bench() -> Iterator[Bench]:
    """Postgres, Valkey and the stand-in, with an empty database."""
    folder = binaries.temporary_folder()
    try:
        with Postgres.start(folder) as postgres, Valkey.start(folder) as valkey:
            postgres.create("bench")
            upgrade(postgres.url("bench"))
            stand_in = f"http://127.0.0.1:{free_port()}"
            settings = settings_for(stand_in) | {"DATABASE_URL": postgres.url("bench"), "REDIS_URL": valkey.url}
            settings |= {"OPENAI_MODERATION": "", "OPENAI_TRANSCRIBE_MODEL": ""}
            model = python_process("model", folder, {}, "bench.worker.instant_model", stand_in.rpartition(":")[2])
            model.cwd = Path.cwd()
            model.is_ready = lambda: answers(f"{stand_in}/bench")
            model.launch()
            try:
                model.await_ready()
                engine, redis = make_engine(postgres.url("bench")), connect_redis(valkey.url)
                yield Bench(postgres, valkey, engine, redis, settings, folder, stand_in)
                engine.dispose()
            finally:
                model.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def python_process(name: str, folder: Path, settings: Mapping[str, str], module: str, *arguments: str) -> Process:
    env = {**os.environ, **starting.AS_IN_THE_IMAGE, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(Path.cwd()), **settings}
    return Process(name, [sys.executable, "-m", module, *arguments], folder / f"{name}.log", env=env, cwd=folder)
