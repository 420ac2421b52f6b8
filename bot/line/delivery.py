"""Delivers messages to a person: by reply while the token is valid, else by push, else with the reply to their next event.

Replies are free and have no retry key. After an attempt that LINE may have acted on, the same token is tried again: a 200
says that the earlier attempt had not delivered. `Invalid reply token` says one of two things: the token is used, so the
earlier attempt delivered; or the token's minute is over. Which of the two is certain only while the token is young by
LINE's own clock. Otherwise it is in doubt, and what was paid for is said another way: better twice than never.

Pushes cost quota and carry a retry key, so that a repeat is delivered once; the key is made from what is delivered, never
from the attempt.
"""

import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Protocol

import structlog

from bot.line.client import WORKER_TIMEOUT
from bot.line.errors import InvalidReplyToken, LinePermanent, LineTemporary, MonthlyLimit, NotDone, Unauthorised, Unreachable
from bot.say.limits import Message
from bot.watch import metrics

log = structlog.get_logger()

FRESH_SECONDS: Final = 50.0
"""A token that was never tried is used only up to this age; LINE takes it for a minute."""

TOKEN_SECONDS: Final = 60.0

CERTAIN_SECONDS: Final = 55.0
"""Up to this age by LINE's clock a token certainly lives: its minute, less what our clock may differ from LINE's."""


class Speaks(Protocol):
    """What delivery needs of `bot.line.client.Line`."""

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = ...) -> None: ...

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None: ...


class SpeaksToMany(Protocol):
    """What a multicast needs of `bot.line.client.Line`."""

    def multicast(self, line_ids: Sequence[str], messages: Sequence[Message], retry_key: uuid.UUID) -> None: ...


@dataclass(frozen=True)
class ReplyToken:
    """A reply token and its age in seconds.

    `age` counts from its arrival here, and decides whether it is worth a try, whatever LINE's clock says. `line_age` counts
    from the event's time by LINE's clock, and decides what an invalid token proves; None: nobody knows (the event was
    redelivered, or has no credible time). `tried`: an earlier attempt may have reached LINE.
    """

    token: str
    age: float
    line_age: float | None
    tried: bool


class Outcome(Enum):
    """Result of one attempt to deliver.

    EXPIRED: the token has certainly delivered nothing and is over. DOUBTFUL: it is over, and nobody can tell whether it
    delivered. UNSURE: LINE may have acted; the same again will tell. LATER: LINE has certainly not acted (with a push: the
    same again does no harm). REFUSED is permanent (the messages themselves). UNREACHABLE: LINE cannot push to this person, and
    has not acted. UNAUTHORISED: LINE refuses the channel's token and has not acted; tried again later, by the sweep.
    """

    SENT = "sent"
    EXPIRED = "expired"
    DOUBTFUL = "doubtful"
    UNSURE = "unsure"
    LATER = "later"
    NO_QUOTA = "no_quota"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNAUTHORISED = "unauthorised"


NOT_DONE: Final = frozenset({Outcome.LATER, Outcome.UNAUTHORISED, Outcome.EXPIRED})
"""LINE has certainly not acted on this attempt."""


def reply(
    line: Speaks,
    token: ReplyToken,
    messages: Sequence[Message],
    *,
    timeout: tuple[float, float] = WORKER_TIMEOUT,
    clock: Callable[[], float] = time.monotonic,
) -> Outcome:
    """Replies once; nothing is retried here."""
    return _counted("reply", _reply(line, token, messages, timeout, clock))


def _reply(
    line: Speaks, token: ReplyToken, messages: Sequence[Message], timeout: tuple[float, float], clock: Callable[[], float]
) -> Outcome:
    if token.age >= (TOKEN_SECONDS if token.tried else FRESH_SECONDS):
        return Outcome.DOUBTFUL if token.tried else Outcome.EXPIRED
    began = clock()
    try:
        line.reply(token.token, messages, timeout)
    except InvalidReplyToken:
        if not token.tried:
            return Outcome.EXPIRED
        certain = token.line_age is not None and token.line_age + clock() - began < CERTAIN_SECONDS
        return Outcome.SENT if certain else Outcome.DOUBTFUL
    except NotDone:
        return Outcome.LATER
    except LineTemporary:
        return Outcome.UNSURE
    except LinePermanent as error:
        return _refused("reply_refused", error)
    return Outcome.SENT


def push(line: Speaks, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    """Pushes once for each retry key, however often it is called within a day."""
    return _counted("push", _pushed(lambda: line.push(line_id, messages, retry_key)))


def multicast(line: SpeaksToMany, line_ids: Sequence[str], messages: Sequence[Message], retry_key: uuid.UUID) -> Outcome:
    """Pushes to several people at once, all or none of them, once for each retry key within a day."""
    return _counted("multicast", _pushed(lambda: line.multicast(line_ids, messages, retry_key)))


def _pushed(call: Callable[[], None]) -> Outcome:
    try:
        call()
    except MonthlyLimit:
        return Outcome.NO_QUOTA
    except Unreachable:
        return Outcome.UNREACHABLE
    except LineTemporary:
        return Outcome.LATER
    except LinePermanent as error:
        return _refused("push_refused", error)
    return Outcome.SENT


def count_repeat_in_doubt(what: str) -> None:
    """Counts something that is said again after a DOUBTFUL reply: it may be seen twice."""
    log.warning("repeat_in_doubt", what=what)
    metrics.REPEATS_IN_DOUBT.labels(what).inc()


def _refused(event: str, error: LinePermanent) -> Outcome:
    if isinstance(error, Unauthorised):
        log.error("line_token_refused", error=str(error))
        return Outcome.UNAUTHORISED
    log.error(event, error=str(error))
    return Outcome.REFUSED


def _counted(via: str, outcome: Outcome) -> Outcome:
    metrics.labelled(metrics.DELIVERIES, via, outcome.value).inc()
    return outcome
