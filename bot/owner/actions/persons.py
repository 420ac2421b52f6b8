"""The person that an act is about."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from bot.owner.actions.action import Refused, line


@dataclass(frozen=True)
class Person:
    """`shown` is the full name, or the beginning of the id of somebody without one.

    `blocked`: they have blocked MiMi; `barred`: an owner has barred them.
    """

    id: UUID
    line_id: str
    name: str | None
    language: str
    forgotten: bool
    blocked: bool
    barred: bool

    @property
    def shown(self) -> str:
        return " ".join((self.name or "").split()) or str(self.id)[:8]


def person(connection: Connection, user: UUID, *, lock: bool = False) -> Person:
    """That person; `lock`: with their row locked. Raises Refused when there is none."""
    row = connection.execute(
        text(
            "select id, line_id, name, language, forgotten_at is not null as forgotten,"
            " blocked_at is not null as blocked, barred_at is not null as barred from users where id = :user"
            + (" for no key update" if lock else "")
        ),
        {"user": user},
    ).one_or_none()
    if row is None:
        raise Refused(line("owner-no-such-person"))
    return Person(**row._mapping)
