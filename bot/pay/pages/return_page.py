"""The return page's data: the order as Stripe reports it now. The page's URL decides nothing."""

import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import Engine

from bot.pay.errors import PaymentsError
from bot.pay.fulfilment import Fulfilment
from models.database.rows import Row
from models.money import orders
from models.money.orders import order_number

log = structlog.get_logger()

STATES: Final = ("paid", "waiting", "open", "failed", "expired", "refunded", "problem")
LOOK_EVERY_SECONDS: Final = 2.0
"""Seconds between two calls to Stripe about one order, however often the page is loaded."""

REMEMBERED: Final = 2000


@dataclass(frozen=True)
class Standing:
    """An order as the payer sees it. `final`: waiting will not change it."""

    order: uuid.UUID
    state: str
    stars: int
    baht: int
    at: datetime
    language: str

    @property
    def final(self) -> bool:
        return self.state not in ("waiting", "open")

    @property
    def number(self) -> str:
        """The order's number, as the chat message shows it."""
        return order_number(self.order)


class Returning:
    """Reads an open order's state from Stripe and settles it. Thread-safe."""

    def __init__(self, engine: Engine, fulfilment: Fulfilment, clock: Callable[[], float] = time.monotonic) -> None:
        self._engine = engine
        self._fulfilment = fulfilment
        self._clock = clock
        self._lock = threading.Lock()
        self._looked: dict[uuid.UUID, tuple[float, str]] = {}

    def standing(self, order: uuid.UUID) -> Standing | None:
        """None: there is no such order. If Stripe does not answer, the order counts as waiting. Raises database errors."""
        row = self._row(order)
        if row is not None and row["status"] == "pending":
            paying = self._look(order)
            row = self._row(order) or row
        else:
            paying = ""
        if row is None:
            return None
        at = row["paid_at"] or row["created_at"]
        return Standing(order, _state(row["status"], paying), row["stars_granted"], row["amount_baht"], at, row["language"])

    def _row(self, order: uuid.UUID) -> Row | None:
        with self._engine.connect() as connection:
            return orders.fetch(connection, order)

    def _look(self, order: uuid.UUID) -> str:
        """Stripe's state of an open order, cached for a moment."""
        now = self._clock()
        with self._lock:
            then, paying = self._looked.get(order, (float("-inf"), "waiting"))
            if now - then < LOOK_EVERY_SECONDS:
                return paying
            if len(self._looked) >= REMEMBERED:
                self._looked.clear()
            self._looked[order] = (now, paying)
        try:
            looked = self._fulfilment.fulfil(order)
        except PaymentsError as error:
            log.warning("return_page_in_the_dark", order=str(order), error=type(error).__name__)
            return paying
        paying = looked.facts.paying if looked else "open"
        with self._lock:
            self._looked[order] = (now, paying)
        return paying


def _state(status: str, paying: str) -> str:
    match status:
        case "paid" | "disputed":
            return "paid"
        case "mismatch":
            return "problem"
        case "pending":
            return "open" if paying == "open" else "waiting"
        case _:
            return status
