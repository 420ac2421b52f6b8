"""What LINE sends: events with their ids, signed over the raw body, posted to MiMi's web process, which has two seconds."""

import base64
import hashlib
import hmac
import json
import secrets
import urllib.request
from typing import Any, Final

from sandbox import posting
from sandbox.line.people import Person
from sandbox.world import BOT_USER_ID, World

CROCKFORD: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

Event = dict[str, Any]


def ulid(now_ms: int) -> str:
    """A ULID: 48 bits of time in ms, 80 random bits, in Crockford's base 32."""
    number = now_ms << 80 | secrets.randbits(80)
    return "".join(CROCKFORD[number >> shift & 31] for shift in range(125, -1, -5))


def new_message_id() -> str:
    return str(secrets.randbelow(9 * 10**17) + 10**17)


def new_event(world: World, person: Person, kind: str, replies: bool = True, **parts: Any) -> Event:
    """A one-to-one event of `kind`, remembered for redelivery. Without `replies` it carries no reply token."""
    with world.lock:
        happened = world.now() - world.switches.late_s
        event: Event = {
            "type": kind,
            "mode": "active",
            "timestamp": int(happened * 1000),
            "source": {"type": "user", "userId": person.id},
            "webhookEventId": ulid(world.now_ms()),
            "deliveryContext": {"isRedelivery": False},
        }
        if replies:
            event["replyToken"] = world.state.reply_tokens.issue(person.id, happened)
        event.update(parts)
        world.state.events[event["webhookEventId"]] = event
        return event


def deliver(world: World, event: Event) -> posting.Status:
    """Send one event, and once more as a redelivery when `redeliver_twice` is on. The first answer counts."""
    status = post(world, wrap([event]))
    if world.switches.redeliver_twice:
        post(world, wrap([redelivered(event)]))
    return status


def redelivered(event: Event) -> Event:
    """The same event, id and reply token; only `isRedelivery` differs."""
    return {**event, "deliveryContext": {**event["deliveryContext"], "isRedelivery": True}}


def wrap(events: list[Any]) -> dict[str, Any]:
    return {"destination": BOT_USER_ID, "events": events}


def sign(secret: str, raw: bytes) -> str:
    return base64.b64encode(hmac.new(secret.encode(), raw, hashlib.sha256).digest()).decode()


def endpoint(world: World) -> str:
    """The webhook URL as LINE knows it."""
    with world.lock:
        chosen: str | None = world.state.others.get("endpoint")
    return chosen or world.options.public_url.rstrip("/") + world.options.webhook_path


def post(world: World, payload: dict[str, Any], url: str | None = None) -> posting.Status:
    """POST a signed body. Answers the HTTP status, `timeout` or `unreachable`."""
    public = world.options.public_url.rstrip("/")
    target = url or endpoint(world)
    if target.startswith(public):
        target = world.options.web.rstrip("/") + target.removeprefix(public)
    raw = json.dumps(payload, ensure_ascii=False).encode("utf-8", "surrogatepass")
    headers = {
        "Content-Type": "application/json; charset=utf-8",
        "User-Agent": "LineBotWebhook/2.0",
        "x-line-signature": sign(world.options.channel_secret, raw),
    }
    asked = urllib.request.Request(target, data=raw, headers=headers, method="POST")
    return posting.post(asked, world.options.line_waits_s)
