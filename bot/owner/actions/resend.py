"""A delivered reading, sent once more."""

import uuid
from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Connection

from bot.line import delivery
from bot.line.delivery import Outcome
from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.persons import Person, person
from bot.say.links import Links
from bot.say.saved_reading import reading_messages
from bot.say.words import words_for
from models.database.rows import Row
from models.readings import reading_steps


@dataclass(frozen=True)
class Resend:
    """Push a delivered reading to its person once more: one push of the month. `key` makes it go out once."""

    name: ClassVar[str] = "resend"

    reading: UUID
    key: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        row, whom = self._sendable(connection)
        at = house.local(row["created_at"])
        return Preview((line("owner-resend-asks", name=whom.shown, line=whom.line_id, at=at),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        row, whom = self._sendable(connection)
        return Result(
            (line("owner-resend-begun", name=whom.shown),),
            whom=whom.id,
            details={"reading": str(self.reading)},
            afterwards=lambda: (self._push(house, row, whom),),
        )

    def _push(self, house: House, row: Row, whom: Person) -> Line:
        messages = reading_messages(row, words_for(row["language"]), Links.from_settings(house.settings))
        outcome = delivery.push(house.line, whom.line_id, messages, uuid.uuid5(self.key, str(self.reading)))
        match outcome:
            case Outcome.SENT:
                return line("owner-resend-sent", name=whom.shown)
            case Outcome.NO_QUOTA:
                return line("owner-resend-no-quota")
            case Outcome.REFUSED | Outcome.UNREACHABLE | Outcome.UNAUTHORISED:
                return line("owner-resend-refused")
            case _:
                return line("owner-resend-away")

    def _sendable(self, connection: Connection) -> tuple[Row, Person]:
        row = reading_steps.fetch(connection, self.reading)
        if row is None:
            raise Refused(line("owner-refund-not-none"))
        whom = person(connection, row["user_id"])
        if not row["interpretation"] or row["kind"] == "daily":
            raise Refused(line("owner-resend-nothing"))
        if row["status"] not in ("delivered", "waiting"):
            raise Refused(line("owner-resend-running"))
        if row["status"] == "waiting":
            raise Refused(line("owner-resend-waiting"))
        if whom.blocked or whom.forgotten:
            raise Refused(line("owner-resend-unreachable", name=whom.shown))
        return row, whom
