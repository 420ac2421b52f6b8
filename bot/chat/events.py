"""LINE's JSON -> our few event types, tolerantly and one at a time.

LINE adds event types, properties and enum values without notice, so whatever is not understood becomes None (a defined
silence) and never costs its neighbours. Only one-to-one chats are answered; `mode: "standby"` means that another module
has the chat, and there is no reply token then.
"""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final, TypedDict

from bot.line.client import USER_ID
from bot.say.text import storable

MEDIA: Final = ("sticker", "image", "audio", "video", "file", "location")


class NotJson(ValueError):
    """The body is no JSON object with a list of events, although its signature was right."""


LONGEST_ID: Final = 256
"""Characters. LINE's ids and reply tokens are shorter; longer ones would not fit an index."""

LONGEST_TEXT: Final = 10_000
"""Characters. LINE's longest text has 5,000; nothing that is longer comes from LINE."""

MAX_CLOCK_DIFFERENCE: Final = timedelta(seconds=5)
"""By how much LINE's clock may be ahead of ours and still be believed."""


@dataclass(frozen=True)
class Event:
    """What all have: LINE's `webhookEventId`, who, when (UTC), and the reply token if there is one.

    `reply_token_since` is when the token's minute began by LINE's clock. None: nobody knows, because the event was
    redelivered, or its time is missing or ahead of our clock. `redelivered`: LINE has sent it before.
    """

    id: str
    line_id: str
    at: datetime
    reply_token: str | None
    reply_token_since: datetime | None = field(default=None, kw_only=True)
    redelivered: bool = field(default=False, kw_only=True)


@dataclass(frozen=True)
class Followed(Event):
    """Added as a friend, or unblocked (LINE's own flag for which is not fully accurate)."""

    unblocked: bool


@dataclass(frozen=True)
class Unfollowed(Event):
    """Blocked. There is no reply token, and pushes would be counted without arriving."""


@dataclass(frozen=True)
class Said(Event):
    text: str
    message_id: str


@dataclass(frozen=True)
class Tapped(Event):
    """A button: `data` is what it carries."""

    data: str


@dataclass(frozen=True)
class Sent(Event):
    """Something MiMi cannot read: a sticker, a picture, …; `kind` is one of MEDIA or "other"."""

    kind: str


@dataclass(frozen=True)
class Voiced(Event):
    """A voice message, whose sound LINE keeps under `message_id`. `seconds` is its length as LINE tells it."""

    message_id: str
    seconds: float


@dataclass(frozen=True)
class Unsent(Event):
    """They took a message back: its stored text must go."""

    message_id: str


def read_body(body: bytes) -> list[Any]:
    """The events of one POST, raw. Raises NotJson."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotJson("the body is not JSON") from error
    events = content.get("events") if isinstance(content, dict) else None
    if not isinstance(events, list):
        raise NotJson("the body has no list of events")
    return events


class _Common(TypedDict):
    id: str
    line_id: str
    at: datetime
    reply_token: str | None
    reply_token_since: datetime | None
    redelivered: bool


def understand(raw: object) -> Event | None:
    """One event, or None where silence is the answer. Never raises, whatever is in it."""
    if not isinstance(raw, dict) or raw.get("mode", "active") == "standby":
        return None
    source = raw.get("source")
    if not isinstance(source, dict) or source.get("type") != "user":
        return None
    event_id, line_id = _id(raw, "webhookEventId"), _id(source, "userId")
    if not event_id or not USER_ID.fullmatch(line_id):
        return None
    at, believed = _moment(raw.get("timestamp"))
    redelivered = _redelivered(raw)
    common: _Common = {
        "id": event_id,
        "line_id": line_id,
        "at": at,
        "reply_token": _id(raw, "replyToken") or None,
        "reply_token_since": at if believed and not redelivered else None,
        "redelivered": redelivered,
    }
    match raw.get("type"):
        case "message":
            return _message(common, raw.get("message"))
        case "postback":
            data = _text(raw.get("postback"), "data")
            return Tapped(**common, data=data) if data else None
        case "follow":
            detail = raw.get("follow")
            return Followed(**common, unblocked=isinstance(detail, dict) and detail.get("isUnblocked") is True)
        case "unfollow":
            return Unfollowed(**common)
        case "unsend":
            message_id = _id(raw.get("unsend"), "messageId")
            return Unsent(**common, message_id=message_id) if message_id else None
        case _:
            return None


def _message(common: _Common, message: object) -> Event | None:
    kind = _id(message, "type")
    if kind == "text":
        text, message_id = _text(message, "text"), _id(message, "id")
        if not (text and message_id):
            return None
        said = _without_emoji(text, message)
        return Said(**common, text=said, message_id=message_id) if said.strip() else Sent(**common, kind="sticker")
    if kind == "audio" and (voiced := _voiced(common, message)):
        return voiced
    return Sent(**common, kind=kind if kind in MEDIA else "other") if kind else None


def _without_emoji(text: str, message: object) -> str:
    """`text` without LINE's own emoji, which stand in it as "(name)" and whose ranges count UTF-16 units."""
    ranges = message.get("emojis") if isinstance(message, dict) else None
    if not isinstance(ranges, list):
        return text
    units = text.encode("utf-16-le")
    for found in sorted((pair for pair in map(_range, ranges) if pair), reverse=True):
        start, end = 2 * found[0], 2 * (found[0] + found[1])
        units = units[:start] + " ".encode("utf-16-le") + units[end:]
    return storable(units.decode("utf-16-le", "ignore"))


def _range(emoji: object) -> tuple[int, int] | None:
    if not isinstance(emoji, dict):
        return None
    index, length = emoji.get("index"), emoji.get("length")
    if not isinstance(index, int) or not isinstance(length, int):
        return None
    return (index, length) if 0 <= index <= LONGEST_TEXT and 0 < length <= LONGEST_TEXT else None


def _voiced(common: _Common, message: object) -> Voiced | None:
    """None for a sound that LINE does not keep itself (`contentProvider`), or whose length it does not tell."""
    if not isinstance(message, dict):
        return None
    provider, duration, message_id = message.get("contentProvider"), message.get("duration"), _id(message, "id")
    kept = isinstance(provider, dict) and provider.get("type") == "line"
    known = message_id.isascii() and message_id.isdigit()  # it becomes part of an address
    if not (kept and known) or isinstance(duration, bool) or not isinstance(duration, int) or duration < 0:
        return None
    return Voiced(**common, message_id=message_id, seconds=duration / 1000)


def _text(mapping: object, key: str) -> str:
    """What people may have written: without what cannot be stored, and no longer than LINE's longest."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return storable(value[:LONGEST_TEXT]) if isinstance(value, str) else ""


def _id(mapping: object, key: str) -> str:
    """An id or a name of LINE's, as it is; empty when it is none that LINE would give."""
    value = mapping.get(key) if isinstance(mapping, dict) else None
    return value if isinstance(value, str) and len(value) <= LONGEST_ID and value == storable(value) else ""


def _redelivered(raw: dict[Any, Any]) -> bool:
    context = raw.get("deliveryContext")
    return isinstance(context, dict) and context.get("isRedelivery") is True


def _moment(milliseconds: object) -> tuple[datetime, bool]:
    """When LINE says it happened, but never in our future; and whether LINE's clock may be believed."""
    present = datetime.now(UTC)
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int) or not 0 < milliseconds < 10**14:
        return present, False
    at_line = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return min(present, at_line), at_line <= present + MAX_CLOCK_DIFFERENCE
