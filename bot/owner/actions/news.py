"""News to many people: written for an audience, counted, then carried along with replies for free, or pushed."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Final
from uuid import UUID

from sqlalchemy import Connection

from bot.line.quota import NEWS_LEAVES, allowed, baht_of, left, month_pushes
from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from bot.process.queue import Job
from models.database.rows import Row
from models.owner import news, news_audience
from models.owner.news import Written
from models.owner.news_audience import Audience, BadAudience

LONGEST_WAY: Final = timedelta(days=92)
"""News that is carried along for longer is none."""

_THAI: Final = re.compile(r"[\u0e00-\u0e7f]")


@dataclass(frozen=True)
class WriteNews:
    """Write a draft in Thai, in English, or in both (`others`), for an audience (`models.owner.news_audience.parse`)."""

    name: ClassVar[str] = "newswrite"

    words: str
    audience: str = "all"
    tap: str = "none"
    others: str = ""

    def preview(self, connection: Connection, house: House) -> Preview:
        self._written()
        self._audience()
        return Preview((), asks=False)

    def carry_out(self, connection: Connection, house: House) -> Result:
        made, audience = news.write(connection, self._written(), self._audience()), self._audience()
        return Result(
            (line("owner-news-written", id=short(made), audience=str(audience)),),
            details={"news": str(made), "audience": str(audience)},
            afterwards=lambda: count(house, made),
        )

    def _audience(self) -> Audience:
        try:
            return news_audience.parse(self.audience)
        except BadAudience as error:
            raise Refused(line("owner-news-audience-unreadable", part=str(error))) from None

    def _written(self) -> Written:
        given = [words.strip() for words in (self.words, self.others) if words.strip()]
        if not given or any(len(words) > news.LONGEST for words in given):
            raise Refused(line("owner-answer-text", most=news.LONGEST))
        found = {"th" if _THAI.search(words) else "en": words for words in given}
        if len(found) < len(given):
            raise Refused(line("owner-news-same-language"))
        if self.tap not in news.TAPS:
            raise Refused(line("owner-answer-choice"))
        return Written(found.get("th"), found.get("en"), self.tap)


@dataclass(frozen=True)
class CountNews:
    """Count again whom it would reach, and ask LINE what is left of the month's pushes."""

    name: ClassVar[str] = "newscount"

    news: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        the_one(connection, self.news)
        return Preview((), asks=False)

    def carry_out(self, connection: Connection, house: House) -> Result:
        the_one(connection, self.news)
        return Result((), details={"news": str(self.news)}, afterwards=lambda: count(house, self.news))


@dataclass(frozen=True)
class CarryNews:
    """Let it go along with each person's next reply, for free, until a moment."""

    name: ClassVar[str] = "newscarry"

    news: UUID
    until: datetime

    def preview(self, connection: Connection, house: House) -> Preview:
        row = self._one(connection)
        people = to_come(connection, row)
        return Preview((*said(row), line("owner-news-carry-asks", people=people, until=house.local(self.until))))

    def carry_out(self, connection: Connection, house: House) -> Result:
        row = self._one(connection, lock=True)
        people = start(connection, row, "carried", self.until)
        says = line("owner-news-carry-done", people=people, until=house.local(self.until))
        return Result((says,), details={"news": str(self.news), "people": people, "until": self.until.isoformat()})

    def _one(self, connection: Connection, *, lock: bool = False) -> Row:
        if self.until <= datetime.now(UTC):
            raise Refused(line("owner-moment-past"))
        return startable(connection, self.news, "carried", lock=lock)


@dataclass(frozen=True)
class PushNews:
    """Push it now, 500 people at a time; or go on with it after it has stopped."""

    name: ClassVar[str] = "newspush"

    news: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        row = startable(connection, self.news, "pushed")
        people = to_come(connection, row)
        return Preview((*said(row), line("owner-news-push-asks", people=people), *costs(row, people, house)))

    def carry_out(self, connection: Connection, house: House) -> Result:
        row = startable(connection, self.news, "pushed", lock=True)
        people = start(connection, row, "pushed", None)
        details = {"news": str(self.news), "people": people}
        return Result((line("owner-news-push-done", people=people),), jobs=(Job("news", self.news),), details=details)


@dataclass(frozen=True)
class StopNews:
    """Stop news that runs. Whoever has it has it; it can go on later."""

    name: ClassVar[str] = "newsstop"

    news: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        row = the_one(connection, self.news)
        if row["status"] != "running":
            return Preview((line("owner-news-not-running"),), asks=False)
        return Preview((line("owner-news-stop-asks", people=to_come(connection, row)),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        row = the_one(connection, self.news, lock=True)
        details = {"news": str(self.news)}
        if row["status"] != "running":
            return Result((line("owner-news-not-running"),), changed=False, details=details)
        news.end(connection, self.news, "stopped", "owner")
        return Result((line("owner-news-stop-done"),), details=details)


@dataclass(frozen=True)
class DropNews:
    """Delete a draft."""

    name: ClassVar[str] = "newsdrop"

    news: UUID

    def preview(self, connection: Connection, house: House) -> Preview:
        if the_one(connection, self.news)["status"] != "draft":
            raise Refused(line("owner-news-no-draft"))
        return Preview((line("owner-news-drop-asks"),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        if not news.delete_draft(connection, self.news):
            raise Refused(line("owner-news-no-draft"))
        return Result((line("owner-news-drop-done"),), details={"news": str(self.news)})


def the_one(connection: Connection, of: UUID, *, lock: bool = False) -> Row:
    """A piece of news. Raises Refused."""
    row = news.fetch(connection, of, lock=lock)
    if row is None:
        raise Refused(line("owner-news-none"))
    return row


def startable(connection: Connection, of: UUID, way: news.Way, *, lock: bool = False) -> Row:
    """News that can begin this way, or go on this way after it has stopped. Raises Refused."""
    row = the_one(connection, of, lock=lock)
    if row["status"] == "draft" or (row["status"] == "stopped" and row["way"] == way):
        return row
    raise Refused(line("owner-news-begun", status=row["status"]))


def start(connection: Connection, row: Row, way: news.Way, until: datetime | None) -> int:
    """Begin it, or go on with it; for how many people."""
    if row["status"] == "draft":
        return news.begin(connection, row, way, until)
    news.go_on(connection, row["id"], until)
    return to_come(connection, row)


def to_come(connection: Connection, row: Row) -> int:
    """How many people it is still for."""
    if row["status"] == "draft":
        return news.reach(connection, row)
    found = news.results(connection, row["id"])
    if found is None:
        return 0
    unwritten = max(0, news.reach(connection, row) - found["reach"]) if found["gathers_after"] else 0
    return int(found["left"]) + unwritten


def said(row: Row) -> tuple[Line, ...]:
    """What people will read."""
    return tuple(
        line(f"owner-news-says-{language}", words=words)
        for language, words in (("th", row["text_th"]), ("en", row["text_en"]))
        if words
    )


def costs(row: Row, people: int, house: House) -> tuple[Line, ...]:
    """What so many pushes cost and leave, as LINE told it last."""
    if row["asked_at"] is None:
        return (line("owner-news-quota-unknown"),)
    most, rest, at = row["pushes_allowed"], row["pushes_left"], house.local(row["asked_at"])
    if most is None or rest is None:
        return (line("owner-news-no-limit", at=at),)
    room = max(0, rest - int(most * NEWS_LEAVES))
    baht = baht_of(min(people, room), most)
    lines = [line("owner-news-quota", left=rest, allowed=most, after=max(0, rest - people), at=at)]
    price = line("owner-news-price", baht=f"{baht:,.2f}") if baht else line("owner-news-price-free")
    lines.append(line("owner-news-price-unknown") if baht is None else price)
    if people > room:
        lines.append(line("owner-news-too-many", room=room))
    return tuple(lines)


def count(house: House, of: UUID) -> tuple[Line, ...]:
    """Asks LINE for what is left of the month, keeps it, and says whom it would reach and what a push would cost."""
    quota = month_pushes(house.line)
    with house.engine.begin() as connection:
        if quota:
            news.note_quota(connection, of, left(quota), allowed(quota))
        row = the_one(connection, of)
        people = to_come(connection, row)
    return line("owner-news-reach", people=people), line("owner-news-free"), *costs(row, people, house)


def short(of: UUID) -> str:
    """The beginning of an id, by which news is named."""
    return str(of)[:8]
