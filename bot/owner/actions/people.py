"""What an owner may do with one person."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Preview, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.persons import person
from models.people import forgetting


@dataclass(frozen=True)
class Forget:
    """Delete somebody's data for good, as "delete my data" in the chat does. The books stay, without a name."""

    name: ClassVar[str] = "forget"

    user: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if whom.forgotten:
            return Preview((line("owner-forget-known"),), asks=False)
        return Preview((line("owner-forget-asks", name=whom.shown, line=whom.line_id),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        if whom.forgotten:
            return Result((line("owner-forget-known"),), changed=False, whom=self.user)
        forgetting.forget(connection, self.user, house.settings.pseudonyms.new(whom.line_id))
        return Result((line("owner-forget-done", id=str(self.user)),), whom=self.user)
