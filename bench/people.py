"""What a thousand people send: a question, a mood, a spread, the draw. Prepared as whole HTTP requests, signed."""

import base64
import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Callable
from typing import Any, Final

import psycopg2

from sandbox.line.webhooks import ulid

QUESTIONS: Final = (
    "เขาจะกลับมาคุยกับเราไหมคะ",
    "งานใหม่ที่สมัครไปจะได้ไหม",
    "ปีหน้าการเงินจะดีขึ้นหรือเปล่าคะ",
    "ควรย้ายบ้านตอนนี้เลยไหม",
    "Should I take the offer in Chiang Mai?",
)

ENOUGH_STARS: Final = 1_000_000

ADD: Final = """
with added as (
  insert into users (id, line_id, name, stars, created_at)
  select gen_random_uuid(), 'U' || lpad(to_hex(n), 32, '0'), 'Mali', %(stars)s, now()
  from generate_series(0, %(people)s - 1) n on conflict do nothing returning id
)
insert into conversations (user_id, updated_at) select id, now() from added
"""


def line_id(number: int) -> str:
    return f"U{number:032x}"


def add_people(url: str, people: int) -> None:
    """Rows for that many people, who have stars enough for anything."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(ADD, {"people": people, "stars": ENOUGH_STARS})
    finally:
        connection.close()


def turns(secret: str, people: range, prompt: int = 1) -> list[bytes]:
    """Four turns of each: all the questions, then all the moods, and so on. `prompt`: how often they have asked, with this."""
    kinds: list[Callable[[int], dict[str, Any]]] = [
        lambda number: _said(QUESTIONS[number % len(QUESTIONS)]),
        lambda number: _tapped(f"mood:{'happy' if number % 2 else 'skip'}:{prompt}"),
        lambda number: _tapped(f"spread:{'three' if number % 2 else 'one'}:{prompt}"),
        lambda _: _tapped(f"draw:all:{prompt}"),
    ]
    return [request(secret, line_id(number), kind(number)) for kind in kinds for number in people]


def _said(text: str) -> dict[str, Any]:
    return {"type": "message", "message": {"type": "text", "id": str(secrets.randbelow(10**17)), "text": text}}


def _tapped(data: str) -> dict[str, Any]:
    return {"type": "postback", "postback": {"data": data}}


def request(secret: str, person: str, what: dict[str, Any]) -> bytes:
    """One signed webhook request with one event."""
    now = int(time.time() * 1000)
    event = {
        "mode": "active",
        "timestamp": now,
        "source": {"type": "user", "userId": person},
        "webhookEventId": ulid(now),
        "deliveryContext": {"isRedelivery": False},
        "replyToken": secrets.token_hex(16),
        **what,
    }
    body = json.dumps({"destination": "U" + 32 * "f", "events": [event]}, ensure_ascii=False).encode()
    signature = base64.b64encode(hmac.digest(secret.encode(), body, hashlib.sha256)).decode()
    head = (
        f"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\nContent-Type: application/json\r\n"
        f"X-Line-Signature: {signature}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body
