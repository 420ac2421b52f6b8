"""What has to do with everybody at once, and so grows: how long it takes in all, and how long its longest step."""

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from time import perf_counter
from typing import Final

from sqlalchemy import Connection

from bench.growth.side import OWNER, Side, line_id
from bench.table import Row
from models.database.engine import allow
from models.events import old_events
from models.owner import news, news_recipients
from models.owner.news import Way, Written
from models.owner.news_audience import Audience
from models.readings import picture
from models.watch.check import CHECKS

COMMANDS: Final = ("check", "stats", "user")
BATCHES: Final = 20
"""Of the two thousand that a million people take; 500 people each."""


def run(side: Side) -> list[Row]:
    """Measures all of it, on a database that is used up by it."""
    return [*_commands(side), *_books(side), *_search(side), *_news(side), *_old(side)]


def _commands(side: Side) -> list[Row]:
    """As an owner types them."""
    env = {**os.environ, **side.environment}
    rows = []
    for command in COMMANDS:
        words = [command, line_id(side.person(2))] if command == "user" else [command]
        took = _took(partial(subprocess.run, [sys.executable, "-m", "bot.owner.cli", *words], env=env, check=True, stdout=-3))
        rows.append(Row(f"`mimi {command}`", "with its progress", _seconds(took)))
    return rows


def _books(side: Side) -> list[Row]:
    steps = [_took(partial(_in_transaction, side, check)) for check in CHECKS.values()]
    return [Row(f"the night's check of the books, {len(steps)} invariants", "", _of(steps))]


def _search(side: Side) -> list[Row]:
    took = _took(partial(side.tap, OWNER, "own:s:person:li 77777"))
    return [Row("desk: people by a part of their name", "20 s", _seconds(took))]


def _news(side: Side) -> list[Row]:
    everybody = Audience()
    reach = _took(partial(_in_transaction, side, lambda connection: news_reach(connection, everybody)))
    rows = [Row("news: how many people it is for", f"{news.LONGEST_SECONDS:.0f} s", _seconds(reach))]
    for way in ("carried", "pushed"):
        took = _took(partial(_begin, side, way))
        rows.append(Row(f"news begins for everybody, {way}", f"{news.LONGEST_SECONDS:.0f} s", _seconds(took)))
        rows.append(Row("the others are written down by the worker", "", _of(_until_none(side, _gather))))
    batches = [_took(partial(_batch, side)) for _ in range(BATCHES)]
    rows.append(Row(f"news: {BATCHES} batches of {news_recipients.BATCH}", "", _of(batches)))
    latest = _took(partial(_in_transaction, side, lambda connection: list(news.latest(connection, 1))))
    rows.append(Row("news: what came of one", f"{news.LONGEST_SECONDS:.0f} s", _seconds(latest)))
    with side.engine.begin() as connection:
        connection.exec_driver_sql("update news set status = 'done', ended_at = now() where status = 'running'")
    return [*rows, Row("news that is over: who has not got it is dropped", "", _of(_until_none(side, news.drop_some)))]


def _old(side: Side) -> list[Row]:
    rows = [Row("old events go", "", _of(_until_none(side, old_events.delete_some)))]
    return [*rows, Row("old pictures go", "", _of(_until_none(side, picture.delete_some)))]


def news_reach(connection: Connection, audience: Audience) -> int:
    """How many people would get news for this audience."""
    made = news.write(connection, Written("ข่าวค่ะ", None, "none"), audience)
    row = news.fetch(connection, made)
    assert row is not None
    return news.reach(connection, row)


def _begin(side: Side, way: Way) -> None:
    with side.engine.begin() as connection:
        made = news.write(connection, Written("ข่าวค่ะ", None, "none"), Audience())
        row = news.fetch(connection, made, lock=True)
        assert row is not None
        news.begin(connection, row, way, side.parts.now().replace(year=2100) if way == "carried" else None)


def _gather(connection: Connection) -> int:
    allow(connection, news.LONGEST_SECONDS)
    of = connection.exec_driver_sql("select id from news where gathers_after is not null").scalar()
    return int(of is not None and news.gather(connection, of))


def _batch(side: Side) -> None:
    with side.engine.begin() as connection:
        of = connection.exec_driver_sql("select id from news where way = 'pushed' and status = 'running'").scalar_one()
        batch = news_recipients.form_batch(connection, of, news_recipients.BATCH)
    if batch is None:
        return
    with side.engine.begin() as connection:
        people = news_recipients.people_of(connection, batch.id)
        news_recipients.end_batch(connection, batch.id, "sent", people)


def _until_none(side: Side, step: Callable[[Connection], int]) -> list[float]:
    steps, left = [], 1
    while left:
        began = perf_counter()
        left = int(_in_transaction(side, step))
        steps.append(perf_counter() - began)
    return steps


def _in_transaction(side: Side, what: Callable[[Connection], int | Sequence[object]]) -> int:
    with side.engine.begin() as connection:
        found = what(connection)
    return found if isinstance(found, int) else len(found)


def _took(what: Callable[[], object]) -> float:
    began = perf_counter()
    what()
    return perf_counter() - began


def _seconds(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"


def _of(steps: Sequence[float]) -> str:
    return f"{_seconds(sum(steps))} in {len(steps)} steps, the longest {_seconds(max(steps))}"
