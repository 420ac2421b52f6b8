"""How long the button that deletes all data may be confirmed."""

import re
from datetime import datetime, timedelta
from typing import Final

VALID_FOR: Final = timedelta(minutes=15)
"""An older button asks again."""

CLOCKS_APART: Final = timedelta(minutes=1)
"""How far the clocks of two of our machines may differ."""


def forget_offer(now: datetime) -> str:
    """What the confirming button carries: when it was offered, in hexadecimal seconds since 1970."""
    return f"{int(now.timestamp()):x}"


def is_valid(offer: str, now: datetime) -> bool:
    """Whether the button that carries `offer` may still be confirmed."""
    if not re.fullmatch(r"[0-9a-f]{1,10}", offer, re.ASCII):
        return False
    age = now.timestamp() - int(offer, 16)
    return -CLOCKS_APART.total_seconds() <= age <= VALID_FOR.total_seconds()
