"""A worker whose LINE and model are quick and silent, and what it costs."""

import uuid
from dataclasses import replace

from sqlalchemy import event

from bot.settings import Settings
from tests.helpers.people import NOK
from tests.helpers.turns import Quiet, Turns, some_interpretation
from worker.question import Interpreted, Question
from worker.runtime.parts import Parts, build


class Silent(Quiet):
    """Nobody looks at the typing."""

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        pass


class Teller:
    def interpret(self, question: Question) -> Interpreted:
        return Interpreted(some_interpretation(len(question.cards)), "fallback")


def process_of(settings: Settings) -> Parts:
    return replace(build(settings), line=Silent(), interpreter=Teller())


def statements(parts: Parts) -> list[str]:
    """What is sent to the database from now on."""
    sent: list[str] = []
    event.listen(parts.engine, "before_cursor_execute", lambda *said: sent.append(said[2]))
    return sent


def waiting_readings(turns: Turns, count: int) -> list[uuid.UUID]:
    """Readings that the sweep looks at, each of another person."""
    people = [turns.person(replace(NOK, key=f"nok {number}"), stars=1) for number in range(count)]
    with turns.engine.begin() as connection:
        readings = [turns.begin(connection, person) for person in people]
    turns.run("update readings set created_at = created_at - interval '1 minute'")
    return readings
