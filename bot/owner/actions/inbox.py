"""Messages from people: answered, or closed without an answer."""

from dataclasses import dataclass
from typing import ClassVar, Final
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.process.queue import Job
from bot.say.flex.chat.inbox import LONGEST_ANSWER
from models.database.rows import Row
from models.owner import inbox, inbox_answers
from models.owner.inbox import NotOpen

QUOTED: Final = 300
"""Characters of a message that a preview repeats."""


@dataclass(frozen=True)
class AnswerMessage:
    """Answer a message, and with it what the same person wrote before. `pushes`: at once, for one of the month's pushes;
    else it comes with their next reply, for free."""

    name: ClassVar[str] = "answer"

    message: UUID
    text: str
    pushes: bool = False

    def preview(self, connection: Connection, house: House) -> Preview:
        row = open_one(connection, self.message)
        self._fits()
        how = line("owner-inbox-pushed" if self.pushes else "owner-inbox-carried")
        blocked = (line("owner-inbox-blocked"),) if row["blocked"] else ()
        asks = line("owner-inbox-answer-asks", name=shown_name(row), text=self.text)
        return Preview((_quote(row), asks, how, *blocked))

    def carry_out(self, connection: Connection, house: House) -> Result:
        self._fits()
        try:
            made, row = inbox_answers.answer(connection, self.message, self.text.strip(), pushes=self.pushes)
        except NotOpen as error:
            raise Refused(_why(error)) from None
        jobs = (Job("push_answer", made),) if self.pushes else ()
        details = {"message": str(self.message), "answer": str(made), "pushes": self.pushes, "length": len(self.text)}
        says = line("owner-inbox-answer-pushed" if self.pushes else "owner-inbox-answer-carried", name=shown_name(row))
        return Result((says,), whom=row["user_id"], jobs=jobs, details=details)

    def _fits(self) -> None:
        if not self.text.strip() or units(self.text) > LONGEST_ANSWER:
            raise Refused(line("owner-inbox-too-long", most=LONGEST_ANSWER))


@dataclass(frozen=True)
class CloseMessage:
    """Close a message, and what the same person wrote before, without an answer. They are not told."""

    name: ClassVar[str] = "closemessage"

    message: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        row = open_one(connection, self.message)
        return Preview((_quote(row), line("owner-inbox-close-asks", name=shown_name(row))))

    def carry_out(self, connection: Connection, house: House) -> Result:
        try:
            row = inbox.end(connection, self.message, "closed")
        except NotOpen as error:
            raise Refused(_why(error)) from None
        says = line("owner-inbox-close-done", name=shown_name(row))
        return Result((says,), whom=row["user_id"], details={"message": str(self.message)})


def open_one(connection: Connection, message: UUID) -> Row:
    """A message that waits for an answer. Raises Refused."""
    row = inbox.fetch(connection, message)
    if row is None or row["state"] != "open":
        raise Refused(_why(NotOpen(row["state"] if row else "nobody")))
    return row


def shown_name(row: Row) -> str:
    """Who wrote it: the name, or the beginning of the id of somebody without one."""
    return " ".join((row["name"] or "").split()) or str(row["user_id"])[:8]


def units(text: str) -> int:
    """How long LINE counts a text: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _quote(row: Row) -> Line:
    text = row["text"] if len(row["text"]) <= QUOTED else row["text"][:QUOTED] + "…"
    return line("owner-inbox-wrote", name=shown_name(row), text=text)


def _why(error: NotOpen) -> Line:
    return line(f"owner-inbox-not-{error.state}")
