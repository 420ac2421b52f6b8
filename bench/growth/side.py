"""One of the two databases that are compared, with everything of MiMi's that works on it, and the times it took."""

import hashlib
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine

from bot.chat.events import Said, Tapped
from bot.chat.handler import Handler
from bot.line.client import Line
from bot.line.richmenu_link import Menus
from bot.owner.actions.house import House
from bot.owner.desk.desk import OwnerDesk
from bot.process.queue import Job
from bot.settings import Settings
from models.people.pseudonyms import Pseudonyms
from sandbox.run.demo import settings_for
from sandbox.run.processes import wait_until
from worker.runtime.parts import Parts, build

ALIKE: Final = 1_000
"""A thousand people are of all kinds (`bench.growth.beside`): the same ones of each thousand are compared."""

OWNER: Final = 999
"""By number. Asks for nothing but what her desk shows."""

READ: Final = "pg_stat_user_tables where schemaname = 'public'"
SMALL: Final = ("news", "sales", "promo_codes", "campaigns", "pauses")
"""Tables that grow by what an owner makes."""

NOWHERE: Final = "http://127.0.0.1:9"
_NUMBERS: Final = count()


class QuietLine(Line):
    """Takes everything at once, on a plan without a limit of pushes."""

    def __init__(self) -> None:
        """Without a connection."""

    def call(self, *_: Any, **__: Any) -> dict[str, Any]:
        """Nothing is sent. All menus have one id."""
        return {"richMenuId": "richmenu-1"}


class QuietQueue:
    """Takes every job."""

    def put(self, job: Job) -> bool:
        del job
        return True


@dataclass
class Side:
    """A database and what was measured on it, in seconds, by the name of what was done."""

    people: int
    environment: dict[str, str]
    parts: Parts
    handler: Handler
    times: dict[str, list[float]] = field(default_factory=dict)

    @classmethod
    def on(cls, database_url: str, redis_url: str, people: int) -> "Side":
        """On a database with so many people."""
        given = settings_for(NOWHERE)
        environment = {name: value for name, value in given.items() if not name.startswith("OPENAI")}
        environment |= {"DATABASE_URL": database_url, "REDIS_URL": redis_url, "OWNER_LINE_IDS": line_id(OWNER)}
        settings = Settings(_env_file=None, **{name.lower(): value for name, value in environment.items()})  # type: ignore[arg-type]
        line = QuietLine()
        parts = replace(build(settings), line=line, menus=Menus(line))
        desk = OwnerDesk(House(parts.engine, settings, QuietQueue()), parts.links)
        zone, pseudonyms = ZoneInfo("Asia/Bangkok"), Pseudonyms.of("secret")
        handler = Handler(parts.engine, parts.line, QuietQueue(), parts.links, zone, pseudonyms, desk=desk)
        return cls(people, environment, parts, handler)

    @property
    def engine(self) -> Engine:
        return self.parts.engine

    def time(self, name: str, what: Callable[[], object]) -> None:
        """Does it once, and notes what it took."""
        began = time.perf_counter()
        what()
        self.times.setdefault(name, []).append(time.perf_counter() - began)

    def in_transaction(self, name: str, what: Callable[[Connection], object]) -> None:
        """The same with a transaction around it."""

        def whole() -> None:
            with self.engine.begin() as connection:
                what(connection)

        self.time(name, whole)

    def tap(self, person: int, data: str) -> None:
        """A whole turn."""
        self.handler.handle(Tapped(*_common(person), data=data))

    def say(self, person: int, words: str) -> None:
        """A whole turn."""
        self.handler.handle(Said(*_common(person), text=words, message_id=f"message-{next(_NUMBERS)}"))

    def forget_reads(self) -> None:
        """Begins to count anew what Postgres reads. Open connections have told what they did when they are closed."""
        self._told()
        with self.engine.begin() as connection:
            connection.exec_driver_sql("select pg_stat_reset()")

    def reads(self) -> tuple[int, int]:
        """Rows read since, and how often a table with rows in it, of those that grow, was read from end to end."""
        self._told()
        with self.engine.begin() as connection:
            sums = "sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), sum(seq_scan) filter (where seq_tup_read > 0)"
            asked = f"select {sums} from {READ} and relname <> all(%s)"
            rows, whole = connection.exec_driver_sql(asked, (list(SMALL),)).one()
        return int(rows), int(whole or 0)

    def _told(self) -> None:
        self.engine.dispose()
        with self.engine.begin() as connection:
            others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
            wait_until(lambda: not connection.exec_driver_sql(f"select count(*) {others}").scalar(), 10)

    def person(self, number: int) -> int:
        """Somebody of the kind `number`, of the same kind on both sides; spread over all people."""
        return number * 499 % (self.people // ALIKE) * ALIKE + number * 5 % ALIKE


def line_id(person: int) -> str:
    """Of a seeded person."""
    return "U" + hashlib.md5(f"line-{person}".encode(), usedforsecurity=False).hexdigest()


def user_id(person: int) -> uuid.UUID:
    """Of a seeded person."""
    return uuid.UUID(hashlib.md5(f"user-{person}".encode(), usedforsecurity=False).hexdigest())


def _common(person: int) -> tuple[str, str, datetime, str]:
    number = f"{time.time_ns()}-{next(_NUMBERS)}"
    return f"event-{number}", line_id(person), datetime.now(UTC), f"token-{number}"
