"""What LINE's answers, and missing answers, come to.

    LineError
    ├── LinePermanent           4xx: never retried
    │   ├── InvalidReplyToken   the token was used, or its minute is over
    │   ├── MonthlyLimit        the month's pushes are used up
    │   ├── Unauthorised        401, 403: the channel's token
    │   ├── Unknown             404: no such person or rich menu
    │   ├── Unreachable         400: this person cannot be pushed to
    │   └── BadIdToken          the pay page's ID token
    └── LineTemporary           5xx, 408, reset connection: LINE may or may not have acted
        ├── NotDone             429, no connection: LINE has certainly not acted
        └── TimedOut            no answer in time: LINE may or may not have acted

Source: the Messaging API reference, "Status codes" and "Error responses".
"""

from models.general.service_errors import OutsideError, Permanent, Temporary


class LineError(OutsideError):
    """LINE did not do what was asked."""


class LinePermanent(LineError, Permanent):
    """LINE refuses the request, and would refuse it again (4xx)."""


class InvalidReplyToken(LinePermanent):
    """The token was used, or its minute is over."""


class MonthlyLimit(LinePermanent):
    """The month's pushes are used up; replies are free and still work."""


class Unauthorised(LinePermanent):
    """401 or 403: the channel's token, and nothing about what was asked. It works again once the owner has seen to it."""


class Unknown(LinePermanent):
    """404: there is no such person (or rich menu), or they blocked the account."""


class Unreachable(LinePermanent):
    """LINE cannot push to this person, who is no friend of the account, or is gone. A reply to them still works."""


class BadIdToken(LinePermanent):
    """The ID token is not LINE's, not for this channel, or its hour is over: log in again."""


class LineTemporary(LineError, Temporary):
    """LINE may work later. Unless a subclass says more, it may or may not have done what was asked."""


class NotDone(LineTemporary):
    """LINE has certainly not acted: the request never reached it (no address, no connection), or it met the rate limit."""


class TimedOut(LineTemporary):
    """No answer in time: it may or may not have been done."""


def refused(status: int, body: bytes) -> LineError:
    """What an answer means that is none of the 2xx."""
    text = body.decode(errors="replace")
    said = f"{status} {text[:300]}"
    if status == 429:
        return MonthlyLimit(said) if "monthly limit" in text else NotDone(said)
    if status in (401, 403):
        return Unauthorised(said)
    if status == 404:
        return Unknown(said)
    if status == 400 and "Invalid reply token" in text:
        return InvalidReplyToken(said)
    if status == 400 and "Failed to send messages" in text:
        return Unreachable(said)
    if 400 <= status < 500 and status != 408:  # what a proxy says as it ends a connection that nobody used
        return LinePermanent(said)
    return LineTemporary(said)
