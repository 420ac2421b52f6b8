"""The moderation's answer, now or later. Apart from the client, so that importing this loads none."""

import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass

import structlog

from bot.safety.danger import Danger

log = structlog.get_logger()


@dataclass(frozen=True)
class Verdict:
    """The moderation's answer about one text. `danger` is None when it found none."""

    danger: Danger | None


class Asked:
    """A text that the moderation is checking."""

    def __init__(self, future: Future[Verdict | None] | None, longest: float) -> None:
        self._future = future
        self._until = time.monotonic() + longest

    def verdict(self) -> Verdict | None:
        """Waits for it; None when there is none to be had."""
        try:
            return self._future.result(max(0.0, self._until - time.monotonic())) if self._future else None
        except NotInTime:
            log.warning("moderation_failed", error="too slow")
            return None
