"""When a page was opened, signed: what it promised is kept for an hour, also when a sale ends meanwhile. Pure."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta
from typing import Final

KEPT_FOR: Final = timedelta(minutes=60)
"""How long a page's promise is kept: as long as LINE's ID token, with which people tap on the page, is good for."""


def promise(key: bytes, now: datetime) -> str:
    """The text that a page carries from now on."""
    opened = str(int(now.timestamp()))
    return f"{opened}.{_sign(key, opened)}"


def promised_at(key: bytes, said: object, now: datetime) -> datetime | None:
    """When the page with this text was opened. None: longer ago than promises are kept, or it is none of our texts."""
    opened, _, signature = said.partition(".") if isinstance(said, str) else ("", "", "")
    if not (opened.isascii() and opened.isdigit() and len(opened) <= 11):
        return None
    if not hmac.compare_digest(_sign(key, opened).encode(), signature.encode("utf-8", "replace")):
        return None
    at = datetime.fromtimestamp(int(opened), UTC)
    return at if now - KEPT_FOR <= at <= now else None


def _sign(key: bytes, opened: str) -> str:
    made = hmac.digest(key, b"topup page " + opened.encode(), hashlib.sha256)
    return base64.urlsafe_b64encode(made[:18]).decode()
