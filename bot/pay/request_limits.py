"""How often one address and one person may ask the pay page within a minute, across machines.

Made-up ID tokens are refused here before LINE is asked. An address may be that of many people (a mobile network's), so its
limits are wide. While Redis is away everybody is let through, and it is counted.
"""

import hashlib
import os
import time
from collections.abc import Callable
from typing import Final

from bot.pay.client_address import Headers, client_address
from bot.process.minute_counter import TIMEOUT_SECONDS, MinuteCounter
from bot.watch import metrics

REQUESTS_AN_ADDRESS: Final = 300
REFUSED_TOKENS_AN_ADDRESS: Final = 30
"""ID tokens from one address that were none. After so many, none from there is looked at until the next minute."""

CALLS_A_PERSON: Final = 30
"""Calls with a verified ID token: of the account, and taps on a package."""


class RequestLimits:
    """Thread-safe; never raises. `secret` hides the addresses: Redis never has one itself."""

    def __init__(
        self,
        redis_url: str,
        secret: bytes,
        *,
        on_fly: bool = "FLY_APP_NAME" in os.environ,
        patience: float = TIMEOUT_SECONDS,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ) -> None:
        self._secret = hashlib.sha256(secret).digest()
        self._on_fly = on_fly
        away = metrics.LIMITS_AWAY.labels("liff").inc
        self._counts = MinuteCounter(redis_url, "liff", on_away=away, patience=patience, clock=clock, now=now)

    def admits(self, peer: str | None, headers: Headers) -> bool:
        """Counts one request of the address that it comes from. This machine itself is not limited."""
        address = client_address(peer, headers, on_fly=self._on_fly)
        return not address or self._within("address", self._key("r", address), REQUESTS_AN_ADDRESS)

    def looks_at_tokens(self, peer: str | None, headers: Headers) -> bool:
        """Whether ID tokens from this address are still looked at."""
        return self._within("token", self._token_key(peer, headers), REFUSED_TOKENS_AN_ADDRESS - 1, times=0)

    def refused_token(self, peer: str | None, headers: Headers) -> None:
        """Counts an ID token that was none, or was over."""
        self._counts.count(self._token_key(peer, headers))

    def admits_person(self, line_id: str) -> bool:
        """Counts one call of a person whose ID token was verified."""
        return self._within("person", self._key("p", line_id), CALLS_A_PERSON)

    def seconds_left(self) -> int:
        """Until everybody may ask again."""
        return self._counts.seconds_left()

    def _token_key(self, peer: str | None, headers: Headers) -> str:
        return self._key("t", client_address(peer, headers, on_fly=self._on_fly))

    def _key(self, kind: str, who: str) -> str:
        return kind + hashlib.blake2b(who.encode(), key=self._secret, digest_size=12).hexdigest()

    def _within(self, by: str, key: str, most: int, times: int = 1) -> bool:
        if self._counts.count(key, times) <= most:
            return True
        metrics.LIFF_REFUSED.labels(by).inc()
        return False
