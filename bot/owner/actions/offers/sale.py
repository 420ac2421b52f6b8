"""A sale: planned, and ended."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar
from uuid import UUID

from sqlalchemy import Connection

from bot.owner.actions.action import Line, Preview, Refused, Result, line
from bot.owner.actions.house import House
from models.money.pricing import sale
from models.money.pricing.sale import HIGHEST_PERCENT, Overlap, Running
from models.money.pricing.terms import Terms


@dataclass(frozen=True)
class PlanSale:
    """Give `percent` more bonus on every package. `starts`: None begins it at once."""

    name: ClassVar[str] = "plansale"

    percent: int
    until: datetime
    starts: datetime | None = None

    def preview(self, connection: Connection, house: House) -> Preview:
        starts = self._check(connection, house)
        asks = line("owner-sale-asks", percent=self.percent, start=house.local(starts), end=house.local(self.until))
        return Preview((asks, *packages(self.percent, self.until)))

    def carry_out(self, connection: Connection, house: House) -> Result:
        starts = self._check(connection, house)
        try:
            made = sale.plan(connection, self.percent, starts, self.until)
        except Overlap as overlap:
            raise Refused(_overlap(overlap, house)) from overlap
        details = {"sale": str(made), "percent": self.percent, "starts": starts.isoformat(), "ends": self.until.isoformat()}
        said = line("owner-sale-planned", percent=self.percent, start=house.local(starts), end=house.local(self.until))
        return Result((said,), details=details)

    def _check(self, connection: Connection, house: House) -> datetime:
        """When it begins. Raises Refused."""
        now = datetime.now(UTC)
        starts = max(self.starts or now, now)
        if not 1 <= self.percent <= HIGHEST_PERCENT:
            raise Refused(line("owner-sale-percent", most=HIGHEST_PERCENT))
        if self.until <= starts:
            raise Refused(line("owner-sale-order"))
        if other := sale.overlapping(connection, starts, self.until):
            raise Refused(_overlap(Overlap(other), house))
        return starts


@dataclass(frozen=True)
class EndSale:
    """End the sale that runs, or call off the next one. `sale`: that one and no other; None: whichever it is."""

    name: ClassVar[str] = "endsale"

    sale: UUID | None = None

    def preview(self, connection: Connection, house: House) -> Preview:
        found = sale.coming(connection, datetime.now(UTC))
        if found is None or self.sale not in (None, found["id"]):
            return Preview((line("owner-sale-none"),), asks=False)
        return Preview((line("owner-sale-end-asks", percent=found["percent"], end=house.local(found["ends_at"])),))

    def carry_out(self, connection: Connection, house: House) -> Result:
        now = datetime.now(UTC)
        found = sale.coming(connection, now)
        if found is None or self.sale not in (None, found["id"]) or not sale.end(connection, found["id"], now):
            return Result((line("owner-sale-none"),), changed=False)
        return Result((line("owner-sale-ended"),), details={"sale": str(found["id"])})


def packages(percent: int, until: datetime) -> tuple[Line, ...]:
    """What each package brings in such a sale."""
    terms = Terms(Running(UUID(int=0), percent, until))
    return tuple(line("owner-sale-package", baht=one.baht, stars=one.stars, usual=one.package.total) for one in terms.all())


def _overlap(overlap: Overlap, house: House) -> Line:
    other = overlap.sale
    return line("owner-sale-overlap", start=house.local(other["starts_at"]), end=house.local(other["ends_at"]))
