"""Promo codes: made, and ended."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, ClassVar, Final, Literal
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.owner.actions.offers.words import check
from bot.owner.actions.persons import person
from models.offers import codes
from models.offers.codes import Audience, Wanted, WordTaken

EVERYONE: Final = "everyone"
NEW: Final = "new"
HIGHEST: Final = {"coins": 10_000, "stars": 100, "percent": 100}
"""What a code may give at most: more is a typing mistake."""


@dataclass(frozen=True)
class MakeCode:
    """Make a code. `whom` is `everyone`, `new`, or the ids of those who may use it, with commas between."""

    name: ClassVar[str] = "makecode"

    word: str
    gives: Literal["coins", "stars", "percent"]
    amount: int
    most: int | None = None
    until: datetime | None = None
    whom: str = EVERYONE

    def preview(self, connection: Connection, house: House) -> Preview:
        self._check(connection)
        return Preview((line("owner-code-asks", word=self.word), *self._terms(connection, house)))

    def carry_out(self, connection: Connection, house: House) -> Result:
        self._check(connection)
        wanted = Wanted(self.word, self.gives, self.amount, self.most, self.until, self._audience, self._chosen)
        try:
            codes.make(connection, wanted)
        except WordTaken as error:
            raise Refused(line("owner-code-taken", word=self.word)) from error
        details: dict[str, Any] = {"gives": self.gives, "amount": self.amount, "most": self.most, "audience": self._audience}
        details |= {"chosen": [str(one) for one in self._chosen]}
        return Result((line("owner-code-made", word=self.word),), details=details)

    def _check(self, connection: Connection) -> None:
        check(self.word, "code")
        if codes.find(connection, self.word):
            raise Refused(line("owner-code-taken", word=self.word))
        if not 1 <= self.amount <= HIGHEST[self.gives]:
            raise Refused(line("owner-code-amount", most=HIGHEST[self.gives]))
        if self.until and self.until <= datetime.now(UTC):
            raise Refused(line("owner-moment-past"))

    def _terms(self, connection: Connection, house: House) -> tuple[Line, ...]:
        chosen = ", ".join(person(connection, one).shown for one in self._chosen)
        return (
            line(f"owner-code-gives-{self.gives}", amount=self.amount),
            line("owner-code-most", most=self.most) if self.most else line("owner-code-endless"),
            line("owner-code-until", until=house.local(self.until)) if self.until else line("owner-code-forever"),
            line(f"owner-code-for-{self._audience}", who=chosen, days=codes.NEW_DAYS),
        )

    @property
    def _audience(self) -> Audience:
        return "everyone" if self.whom == EVERYONE else "new" if self.whom == NEW else "chosen"

    @property
    def _chosen(self) -> tuple[UUID, ...]:
        return tuple(map(UUID, self.whom.split(","))) if self._audience == "chosen" else ()


@dataclass(frozen=True)
class EndCode:
    """Let nobody use a code any more."""

    name: ClassVar[str] = "endcode"

    word: str

    def preview(self, connection: Connection, house: House) -> Preview:
        found = codes.find(connection, self.word)
        if found is None:
            raise Refused(line("owner-code-unknown", word=self.word))
        return Preview((line("owner-code-end-asks", word=found["word"], uses=found["uses"]),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        ended = codes.end(connection, self.word, datetime.now(UTC))
        if ended is None:
            return Result((line("owner-code-over", word=self.word),), changed=False)
        return Result((line("owner-code-ended", word=ended["word"]),), details={"uses": ended["uses"]})
