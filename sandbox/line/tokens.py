"""Reply tokens (one use, one minute), retry keys (one day) and the month's quota, as LINE counts them."""

import secrets
from dataclasses import dataclass
from typing import Any, Final

REPLY_TOKEN_S: Final = 60
"""A reply token is good for one minute (LINE, "Send reply message")."""

RETRY_KEY_S: Final = 24 * 60 * 60
"""A retry key is remembered for 24 hours (LINE, "Retry failed API requests")."""

MONTHLY_PUSHES: Final = 300
"""The free plan in Thailand."""


class ReplyTokens:
    """Single use, one minute from the event, whatever happens to the person meanwhile."""

    def __init__(self) -> None:
        self._live: dict[str, tuple[str, float]] = {}

    def issue(self, chat_id: str, now: float) -> str:
        token = secrets.token_hex(16)
        self._live[token] = (chat_id, now)
        return token

    def peek(self, token: str, now: float) -> str | None:
        """The chat this token answers, or None when it is unknown, used or too old."""
        chat_id, issued = self._live.get(token, ("", 0.0))
        return chat_id if chat_id and now - issued <= REPLY_TOKEN_S else None

    def use(self, token: str) -> None:
        self._live.pop(token, None)


@dataclass(frozen=True)
class Accepted:
    """What a repeat with the same retry key is told."""

    request_id: str
    answer: dict[str, Any]
    at: float


class RetryKeys:
    """The requests that were accepted, by their retry key."""

    def __init__(self) -> None:
        self._accepted: dict[str, Accepted] = {}

    def find(self, key: str, now: float) -> Accepted | None:
        accepted = self._accepted.get(key.lower())
        return accepted if accepted and now - accepted.at <= RETRY_KEY_S else None

    def accept(self, key: str, request_id: str, answer: dict[str, Any], now: float) -> None:
        self._accepted[key.lower()] = Accepted(request_id, answer, now)


@dataclass
class Quota:
    """The month's pushes: one a recipient, however many messages. `limit` None means no limit."""

    limit: int | None = MONTHLY_PUSHES
    used: int = 0

    @property
    def left(self) -> int | None:
        return None if self.limit is None else max(0, self.limit - self.used)

    def set_left(self, left: int | None) -> None:
        """Leave so many pushes; the plan grows when that is more than it holds."""
        if left is None:
            self.limit = None
            return
        self.limit = max(left, self.limit if self.limit is not None else MONTHLY_PUSHES)
        self.used = self.limit - left
