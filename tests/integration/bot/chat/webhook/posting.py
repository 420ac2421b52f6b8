"""What LINE posts, signed as LINE signs it, and what MiMi has said."""

import base64
import hashlib
import hmac
import time
import urllib.error
import urllib.request
from typing import Any

from bot.settings import Settings
from sandbox.run.client import Phone

QUESTION = "ความรักช่วงนี้จะเป็นอย่างไรคะ"


def post(web: str, body: bytes, signature: str | None) -> int:
    headers = {"Content-Type": "application/json"}
    if signature is not None:
        headers["x-line-signature"] = signature
    request = urllib.request.Request(f"{web}/line/webhook", data=body, headers=headers, method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def sign(settings: Settings, body: bytes) -> str:
    secret = settings.line_channel_secret.get_secret_value().encode()
    return base64.b64encode(hmac.new(secret, body, hashlib.sha256).digest()).decode()


def texts(phone: Phone) -> list[dict[str, Any]]:
    return [entry["message"] for entry in phone.chat()["entries"] if entry["from"] == "mimi"]


def text_event(phone: Phone, event_id: str, text: str) -> dict[str, Any]:
    return {
        "type": "message",
        "mode": "active",
        "timestamp": int(time.time() * 1000),
        "source": {"type": "user", "userId": phone.id},
        "webhookEventId": event_id,
        "deliveryContext": {"isRedelivery": False},
        "replyToken": f"forged-{event_id}",
        "message": {"id": f"m-{event_id}", "type": "text", "text": text},
    }
