"""What an act may use: the database, the settings, and clients that are made when they are first needed."""

from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from bot.process.queue import Enqueues
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.line.client import Line
    from bot.pay.payments import Payments


class House:
    """Everything an act of the owner may use. `queue` may be given; else it is made from the settings. Thread-safe."""

    def __init__(self, engine: Engine, settings: Settings, queue: Enqueues | None = None) -> None:
        self.engine = engine
        self.settings = settings
        self._queue = queue

    @property
    def zone(self) -> ZoneInfo:
        """Where a day begins and ends."""
        return self.settings.zone

    def local(self, at: datetime) -> datetime:
        """The same moment on the owner's clock."""
        return at.astimezone(self.zone)

    @cached_property
    def queue(self) -> Enqueues:
        """The worker's queue."""
        if self._queue is not None:
            return self._queue
        from bot.process.queue import JobQueue, connect_redis

        return JobQueue(connect_redis(self.settings.redis_url))

    @cached_property
    def line(self) -> "Line":
        """LINE."""
        from bot.line.client import Line

        return Line.from_settings(self.settings)

    @cached_property
    def payments(self) -> "Payments":
        """Stripe."""
        from bot.pay.payments import Payments

        return Payments.from_settings(self.settings)
