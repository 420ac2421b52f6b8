"""Somebody with a menu under their chat, and the LINE that is told of it."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.line.richmenu_link import Menus
from models.people.rich_menus import Place
from tests.helpers.people import MALI
from tests.helpers.turns import Turns
from worker.runtime import rich_menu
from worker.runtime.parts import Parts
from worker.upkeep.sweep import due

QUESTION = "งานใหม่จะเป็นอย่างไรคะ"


class Told(Menus):
    """LINE as far as menus go: remembers what it was told, after `meanwhile` has happened."""

    def __init__(self) -> None:
        self.places: list[str] = []
        self.meanwhile: list[Callable[[], object]] = []
        self.error: Exception | None = None

    def link(self, line_id: str, place: Place, language: str) -> None:
        if self.meanwhile:
            self.meanwhile.pop(0)()
        if self.error:
            raise self.error
        self.places.append(f"{place}-{language}")


@dataclass
class Somebody:
    """One person's chat, and what the worker does beside it."""

    turns: Turns
    parts: Parts
    told: Told
    user: uuid.UUID

    def comes_to_the_table(self) -> None:
        self.turns.say(MALI, QUESTION)
        number = self.turns.one("select place from conversations")
        self.turns.tap(MALI, f"spread:one:{number}")

    def sweep(self) -> None:
        """What is due now is done."""
        with self.turns.engine.connect() as connection:
            jobs = [job for job in due(connection) if job.name == "menu_due"]
        for job in jobs:
            rich_menu.link(self.parts, uuid.UUID(str(job.argument)))

    def later(self, **time: float) -> None:
        """As if so much time had passed."""
        past = timedelta(**time)
        self.turns.run("update conversations set updated_at = updated_at - :past", past=past)
        self.turns.run("update readings set delivered_at = delivered_at - :past", past=past)
        self.turns.run("update rich_menus set due_at = due_at - :past", past=past)

    @property
    def due_at(self) -> datetime | None:
        found: datetime | None = self.turns.one("select due_at from rich_menus")
        return found
