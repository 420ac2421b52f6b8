"""What an owner may do with one person: block them and let them in again, note something, delete their data."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.persons import person
from models.owner import notes
from models.people import barring, forgetting


@dataclass(frozen=True)
class Block:
    """Bar somebody: MiMi begins nothing for them and says so kindly. What they own stays theirs, what runs arrives."""

    name: ClassVar[str] = "block"

    user: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if whom.line_id in house.settings.owner_line_ids:
            raise Refused(line("owner-block-owner"))
        if whom.barred:
            return Preview((line("owner-block-known", name=whom.shown),), asks=False)
        return Preview((line("owner-block-asks", name=whom.shown, line=whom.line_id),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        if whom.line_id in house.settings.owner_line_ids:
            raise Refused(line("owner-block-owner"))
        if not barring.bar(connection, self.user):
            return Result((line("owner-block-known", name=whom.shown),), changed=False, whom=self.user)
        return Result((line("owner-block-done", name=whom.shown),), whom=self.user)


@dataclass(frozen=True)
class Unblock:
    """Let somebody in again who was barred."""

    name: ClassVar[str] = "unblock"

    user: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if not whom.barred:
            return Preview((line("owner-unblock-known", name=whom.shown),), asks=False)
        return Preview((line("owner-unblock-asks", name=whom.shown, line=whom.line_id),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        if not barring.let_in(connection, self.user):
            return Result((line("owner-unblock-known", name=whom.shown),), changed=False, whom=self.user)
        return Result((line("owner-unblock-done", name=whom.shown),), whom=self.user)


@dataclass(frozen=True)
class Note:
    """Note something about somebody, for owners only. It is deleted with their data."""

    name: ClassVar[str] = "note"

    user: UUID
    words: str

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if whom.forgotten:
            raise Refused(line("owner-forget-known"))
        return Preview((line("owner-note-will", name=whom.shown),), asks=False)

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        if whom.forgotten:
            raise Refused(line("owner-forget-known"))
        notes.add(connection, self.user, self.words)
        return Result((line("owner-note-done", name=whom.shown),), whom=self.user)


@dataclass(frozen=True)
class Forget:
    """Delete somebody's data for good, as "delete my data" in the chat does. The books stay, without a name."""

    name: ClassVar[str] = "forget"

    user: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        whom = person(connection, self.user)
        if whom.line_id in house.settings.owner_line_ids:
            raise Refused(line("owner-forget-owner"))
        if whom.forgotten:
            return Preview((line("owner-forget-known"),), asks=False)
        return Preview((line("owner-forget-asks", name=whom.shown, line=whom.line_id),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        whom = person(connection, self.user, lock=True)
        if whom.line_id in house.settings.owner_line_ids:
            raise Refused(line("owner-forget-owner"))
        if whom.forgotten:
            return Result((line("owner-forget-known"),), changed=False, whom=self.user)
        forgetting.forget(connection, self.user, house.settings.pseudonyms.new(whom.line_id))
        return Result((line("owner-forget-done", id=str(self.user)),), whom=self.user)
