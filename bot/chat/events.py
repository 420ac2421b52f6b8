"""LINE's JSON -> our few event types, tolerantly and one at a time.

LINE adds event types, properties and enum values without notice, so whatever is not understood becomes None (a defined
silence) and never costs its neighbours. Only one-to-one chats are answered; `mode: "standby"` means that another module
has the chat, and there is no reply token then.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.say.text import storable

MEDIA: Final = ("sticker", "image", "audio", "video", "file", "location")


class NotJson(ValueError):
    """The body is no JSON object with a list of events, although its signature was right."""


@dataclass(frozen=True)
class Event:
    """What all have: LINE's `webhookEventId`, who, when (UTC), and the reply token if there is one."""

    id: str
    line_id: str
    at: datetime
    reply_token: str | None


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


def understand(raw: object) -> Event | None:
    """One event, or None where silence is the answer."""
    if not isinstance(raw, Mapping) or raw.get("mode", "active") == "standby":
        return None
    source = raw.get("source")
    if not isinstance(source, Mapping) or source.get("type") != "user":
        return None
    event_id, line_id = _get(raw, "webhookEventId"), _get(source, "userId")
    if not (event_id and line_id):
        return None
    common = (event_id, line_id, _moment(raw.get("timestamp")), _get(raw, "replyToken") or None)
    match raw.get("type"):
        case "message":
            return _message(common, raw.get("message"))
        case "postback":
            data = _get(raw.get("postback"), "data")
            return Tapped(*common, data=data) if data else None
        case "follow":
            detail = raw.get("follow")
            return Followed(*common, unblocked=isinstance(detail, Mapping) and detail.get("isUnblocked") is True)
        case "unfollow":
            return Unfollowed(*common)
        case "unsend":
            message_id = _get(raw.get("unsend"), "messageId")
            return Unsent(*common, message_id=message_id) if message_id else None
        case _:
            return None


def _message(common: tuple[str, str, datetime, str | None], message: object) -> Event | None:
    kind, message_id = _get(message, "type"), _get(message, "id")
    if kind == "text":
        text = _get(message, "text")
        return Said(*common, text=text, message_id=message_id) if text else None
    return Sent(*common, kind=kind if kind in MEDIA else "other") if kind else None


def _get(mapping: object, key: str) -> str:
    value = mapping.get(key) if isinstance(mapping, Mapping) else None
    return storable(value) if isinstance(value, str) else ""


def _moment(milliseconds: object) -> datetime:
    """When LINE says it happened, but never in our future: reply tokens are timed from here."""
    present = datetime.now(UTC)
    if isinstance(milliseconds, int) and 0 < milliseconds < 10**14:
        return min(present, datetime.fromtimestamp(milliseconds / 1000, UTC))
    return present
