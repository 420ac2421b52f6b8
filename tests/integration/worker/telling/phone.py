"""LINE on an owner's phone: what was pushed to it."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from bot.line.errors import LineError
from bot.say.limits import Message
from tests.helpers.turns import Quiet


class Phone(Quiet):
    """Keeps what LINE was asked to push; `refuses` is raised meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.pushed: dict[tuple[str, uuid.UUID], list[Message]] = {}
        self.refuses: LineError | None = None
        self.tries = 0
        self.asked: list[str] = []

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        self.tries += 1
        if self.refuses:
            raise self.refuses
        self.pushed.setdefault((line_id, retry_key), list(messages))

    def call(self, method: str, path: str, *_: Any, **__: Any) -> dict[str, Any]:
        self.asked.append(path.rpartition("/")[2])
        return {"type": "limited", "value": 300, "totalUsage": 10}

    def heard(self, words: str) -> int:
        return sum(words in json.dumps(messages, ensure_ascii=False) for messages in self.pushed.values())
