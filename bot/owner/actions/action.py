"""What an act of the owner is. It is carried out alike from the command line (`mimi ...`) and from her chat.

How another subject adds an act:

1. A frozen dataclass in `bot/owner/actions/<subject>.py`, its arguments as fields (str, int, bool, UUID, datetime, or None), its
   name as `name: ClassVar[str]`. Two methods: `preview` reads only and says what would be done; `carry_out` does it, in the
   transaction that it is given, and commits nothing. Both raise `Refused` for what cannot be done; all it wrote is undone then.
2. Its words as `owner-...` in `bot/say/words/locales/owner.th.ftl` and `owner.en.ftl`; `Line` names them with their arguments.
3. From the command line: `act(TheAction(...), yes)` in `bot/owner/commands/<subject>.py` (`bot.owner.commands.acting`).
4. In her chat: a form and a screen in `bot/owner/desk/screens/<subject>.py` (`bot.owner.desk` says how).

Running it twice must do it once: give money moves a key that the arguments decide. The audit row, the jobs and what comes
afterwards are `bot.owner.actions.perform`'s.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.house import House
from bot.process.queue import Job


@dataclass(frozen=True)
class Line:
    """One line to the owner: a Fluent key `owner-...` with its arguments. The command line says it in English.

    A moment is on the owner's clock (`House.local`): her chat writes it as people do, the command line as it is typed there.
    """

    key: str
    args: Mapping[str, str | int | datetime] = field(default_factory=dict)


def line(key: str, /, **args: str | int | datetime) -> Line:
    """A line with its arguments."""
    return Line(key, args)


class Refused(Exception):
    """It cannot be done, and nothing was changed; `line` says why."""

    def __init__(self, line: Line) -> None:
        super().__init__(line.key)
        self.line = line


@dataclass(frozen=True)
class Preview:
    """What would be done. `asks`: it touches money or people, so it is confirmed first."""

    lines: tuple[Line, ...]
    asks: bool = True


@dataclass(frozen=True)
class Result:
    """What was done. `changed`: something was; `whom`: the person it was about.

    `details` stand in the audit trail: ids, amounts and choices, never what somebody wrote. `afterwards` is called once the
    transaction is committed, for calls outside (Stripe, LINE): never under a lock. What it returns is shown below `lines`. A
    process may die before it is called, so whatever must not get lost has to be found again from the database.
    """

    lines: tuple[Line, ...]
    changed: bool = True
    whom: UUID | None = None
    jobs: tuple[Job, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    afterwards: Callable[[], tuple[Line, ...]] | None = None


class Action(Protocol):
    """An act with its arguments: a frozen dataclass."""

    name: ClassVar[str]
    """Stands in the audit trail, and in the data of the chat's buttons: lower case letters."""

    def preview(self, connection: Connection, house: House) -> Preview:
        """Says what would be done. Reads only. Raises Refused."""

    def carry_out(self, connection: Connection, house: House) -> Result:
        """Does it, in the caller's transaction. Raises Refused."""
