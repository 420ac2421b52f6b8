"""An owner at her desk, on a test's database: what she taps and types, and the cards that come back."""

import json
from collections.abc import Iterator
from typing import Any

from bot.chat.handler import Handler
from bot.owner.actions.house import House
from bot.owner.desk.desk import OwnerDesk
from bot.owner.desk.registry import SUBJECTS
from bot.owner.desk.subject import Subject
from bot.say.limits import Message
from bot.settings import Settings
from tests.helpers.people import DAO, Person
from tests.helpers.turns import BANGKOK, LINKS, PSEUDONYMS, Turns

OWNER: Person = DAO
"""The owner in these tests has a row as anybody has."""


class Desk:
    """Turns of a MiMi with an owner. `says` and `taps` are the owner's, or `who`'s."""

    def __init__(self, turns: Turns, settings: Settings, *owners: Person, subjects: tuple[Subject, ...] = SUBJECTS) -> None:
        self.turns = turns
        self.settings = settings.model_copy(update={"owner_line_ids": tuple(one.line_id for one in owners or (OWNER,))})
        self.house = House(turns.engine, self.settings, turns.jobs)
        desk = OwnerDesk(self.house, LINKS, subjects)
        turns.handler = Handler(turns.engine, turns.line, turns.jobs, LINKS, BANGKOK, PSEUDONYMS, desk=desk)

    def taps(self, data: str, who: Person = OWNER) -> list[Message]:
        return self.turns.tap(who, data)

    def says(self, words: str, who: Person = OWNER) -> list[Message]:
        return self.turns.say(who, words)


def data_of(messages: list[Message]) -> list[str]:
    """The data of all buttons in these messages, in their order."""
    return [action["data"] for action in _actions(messages) if "data" in action]


def the_one(messages: list[Message], beginning: str) -> str:
    """The data of the only button that begins so."""
    [found] = [data for data in data_of(messages) if data.startswith(beginning)]
    return found


def shown(messages: list[Message]) -> str:
    """All that these messages show, as JSON."""
    return json.dumps(messages, ensure_ascii=False)


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        if "action" in part:
            yield part["action"]
        for each in part.values():
            yield from _actions(each)
    elif isinstance(part, list):
        for each in part:
            yield from _actions(each)
