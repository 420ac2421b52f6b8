"""What a moderation answers, apart from who asks it: importing this loads no client."""

import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass

import structlog

from bot.safety.danger import Danger

log = structlog.get_logger()


@dataclass(frozen=True)
class Verdict:
    """What the provider made of one text. `danger` is None for a clear one."""

    danger: Danger | None


class Asked:
    """A text that is being looked at."""

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
