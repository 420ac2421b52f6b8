"""Asking LINE again when it is away for a moment: for what nobody waits for, never on the webhook's path."""

import time
from collections.abc import Callable
from typing import Final, TypeVar

from bot.line.client import Unavailable

Answer = TypeVar("Answer")

PAUSES: Final = (0.5, 2.0, 5.0)
"""Seconds between one try and the next."""


def patiently(ask: Callable[[], Answer], *, wait: Callable[[float], object] = time.sleep) -> Answer:
    """Asks up to four times, for what may be done twice. Raises what the last try raised, a refusal at once."""
    for pause in PAUSES:
        try:
            return ask()
        except Unavailable:
            wait(pause)
    return ask()
