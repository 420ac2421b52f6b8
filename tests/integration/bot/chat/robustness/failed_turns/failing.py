"""Turns that fail, and what is seen of them."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from bot.chat.events import Said
from tests.helpers.people import MALI, Person
from tests.helpers.turns import Turns

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"


@contextmanager
def broken(turns: Turns, check: str = "conversations: question is null") -> Iterator[None]:
    """While this lasts, the database takes no other row: as if the code had a mistake."""
    table, _, condition = check.partition(": ")
    turns.run(f"alter table {table} add constraint broken check ({condition})")
    yield
    turns.run(f"alter table {table} drop constraint broken")


def said(who: Person = MALI, name: str = "asked") -> Said:
    return Said(name, who.line_id, datetime.now(UTC), f"token-{name}", text=QUESTION, message_id=f"m-{name}")


def heard(turns: Turns, name: str = "asked") -> str:
    """What was replied, without the signs that keep words together."""
    return json.dumps(turns.line.replies.get(f"token-{name}", []), ensure_ascii=False).replace("\u2060", "")


@contextmanager
def raising(turns: Turns, state: str) -> Iterator[None]:
    """While this lasts, the turn of somebody unknown ends with this error of Postgres's."""
    turns.run(f"create function fail() returns bool language plpgsql as $$begin raise exception using errcode = '{state}'; end$$")
    with broken(turns, "conversations: fail()"):
        yield
