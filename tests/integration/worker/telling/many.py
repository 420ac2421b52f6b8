"""News for many people: those who get it, a piece that has begun, and LINE as far as multicasts go."""

import json
import uuid
from collections.abc import Callable, Sequence
from typing import Any, Final

from bot.line.errors import LineTemporary, MonthlyLimit
from bot.say.limits import Message
from models.owner import news
from models.owner.news import Written
from models.owner.news_audience import Audience
from tests.helpers.turns import Quiet, Turns

THAI: Final = "วันนี้มีไพ่ชุดใหม่ค่ะ"
ENGLISH: Final = "There is a new deck."


class Many(Quiet):
    """LINE as far as multicasts go: retry keys, the month's pushes, and what goes wrong with the next calls."""

    def __init__(self) -> None:
        super().__init__()
        self.allowed: int | None = None
        self.used = 0
        self.silent = False
        self.got: list[str] = []
        self.calls: list[int] = []
        self.keys: set[uuid.UUID] = set()
        self.before: list[BaseException | None] = []
        self.after: list[BaseException | None] = []
        self.meanwhile: Callable[[], object] | None = None

    def multicast(self, line_ids: Sequence[str], messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self.calls.append(len(line_ids))
        if self.before and (error := self.before.pop(0)):
            raise error
        if retry_key not in self.keys:
            if self.allowed is not None and self.used + len(line_ids) > self.allowed:
                raise MonthlyLimit("429 You have reached your monthly limit.")
            self.keys.add(retry_key)
            self.used += len(line_ids)
            self.got += [
                f"{line_id} {'th' if THAI in json.dumps(messages, ensure_ascii=False) else 'en'}" for line_id in line_ids
            ]
        if self.after and (error := self.after.pop(0)):
            raise error
        if self.meanwhile:
            self.meanwhile()

    def call(self, method: str, path: str, *_: Any, **__: Any) -> dict[str, Any]:
        if self.silent:
            raise LineTemporary("away")
        if path.endswith("consumption"):
            return {"totalUsage": self.used}
        return {"type": "none"} if self.allowed is None else {"type": "limited", "value": self.allowed}


def people(turns: Turns, many: int, language: str = "th") -> None:
    turns.run(
        "with made as (insert into users (id, line_id, language, created_at)"
        " select gen_random_uuid(), 'U' || lpad(cast(n as text), 31, '0') || :end, :language, now()"
        " from generate_series(1, :many) n returning id)"
        " insert into conversations (user_id, updated_at) select id, now() from made",
        many=many,
        language=language,
        end=language[0].replace("t", "a"),
    )


def begun(turns: Turns, way: news.Way = "pushed", at_once: int = news.AT_ONCE) -> uuid.UUID:
    with turns.engine.begin() as connection:
        made = news.write(connection, Written(THAI, ENGLISH, "ask"), Audience())
        row = news.fetch(connection, made, lock=True)
        assert row
        news.begin(connection, row, way, row["created_at"].replace(year=2100) if way == "carried" else None, at_once)
    return made
