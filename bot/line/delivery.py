"""How what MiMi says reaches a person: reply while the token is fresh, else push, else when they are back.

Replies are free and have no retry key: after a time-out, trying the same token again within its minute tells (accepted:
it had not been delivered; `Invalid reply token`: it had). Pushes cost quota and carry a retry key, so that a repeat is
delivered once; the key is made from what is delivered, never from the attempt.
"""

import uuid
from collections.abc import Sequence
from enum import Enum
from typing import Final, Protocol

import structlog

from bot.line.client import WORKER_TIMEOUT, InvalidReplyToken, LinePermanent, LineTemporary, MonthlyLimit, Unauthorised
from bot.say.limits import Message
from bot.watch import metrics

log = structlog.get_logger()

FRESH_SECONDS: Final = 50.0
"""A reply token is used only up to this age; LINE takes it for a minute."""

TOKEN_SECONDS: Final = 60.0


class Speaks(Protocol):
    """What delivery needs of `bot.line.client.Line`."""

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = ...) -> None: ...

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None: ...


class Outcome(Enum):
    """What became of it. UNSURE and LATER are for another try soon; REFUSED is permanent (the messages themselves).

    UNAUTHORISED: LINE refuses the channel's token. Not retried now; what waits is tried again later, by the sweep.
    """

    SENT = "sent"
    EXPIRED = "expired"
    UNSURE = "unsure"
    LATER = "later"
    NO_QUOTA = "no_quota"
    REFUSED = "refused"
    UNAUTHORISED = "unauthorised"


def reply(
    line: Speaks,
    token: str,
    messages: Sequence[Message],
    *,
    age: float,
    tried: bool,
    timeout: tuple[float, float] = WORKER_TIMEOUT,
) -> Outcome:
    """Replies with a token that is `age` seconds old. `tried`: LINE may have been asked with this token before.

    EXPIRED only when it is certain that this token delivered nothing; UNSURE when it may have.
    """
    return _counted("reply", _reply(line, token, messages, age, tried, timeout))


def _reply(
    line: Speaks, token: str, messages: Sequence[Message], age: float, tried: bool, timeout: tuple[float, float]
) -> Outcome:
    if age >= (TOKEN_SECONDS if tried else FRESH_SECONDS):
        return Outcome.UNSURE if tried else Outcome.EXPIRED
    try:
        line.reply(token, messages, timeout)
    except InvalidReplyToken:
        return Outcome.SENT if tried else Outcome.EXPIRED
    except LineTemporary:
        return Outcome.UNSURE
    except LinePermanent as error:
        return _refused("reply_refused", error)
    return Outcome.SENT


def push(line: Speaks, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    """Pushes once for each retry key, however often it is called within a day."""
    return _counted("push", _push(line, line_id, messages, retry_key))


def _push(line: Speaks, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    try:
        line.push(line_id, messages, retry_key)
    except MonthlyLimit:
        return Outcome.NO_QUOTA
    except LineTemporary:
        return Outcome.LATER
    except LinePermanent as error:
        return _refused("push_refused", error)
    return Outcome.SENT


def _refused(event: str, error: LinePermanent) -> Outcome:
    if isinstance(error, Unauthorised):
        log.error("line_token_refused", error=str(error))
        return Outcome.UNAUTHORISED
    log.error(event, error=str(error))
    return Outcome.REFUSED


def _counted(via: str, outcome: Outcome) -> Outcome:
    metrics.DELIVERIES.labels(via, outcome.value).inc()
    return outcome
