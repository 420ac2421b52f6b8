"""Asks LINE again after a temporary error. For work that nobody waits for; never on the webhook's path."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from bot.line.errors import LineTemporary

Answer = TypeVar("Answer")

PAUSES: Final = (0.5, 2.0, 5.0)
"""Seconds between one try and the next."""


def with_retries(ask: Callable[[], Answer], *, wait: Callable[[float], object] = time.sleep) -> Answer:
    """Asks up to four times. `ask` must be idempotent. Raises a permanent error at once, a temporary one after the last try."""
    for pause in PAUSES:
        try:
            return ask()
        except LineTemporary:
            wait(pause)
    return ask()
