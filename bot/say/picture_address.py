"""Signed addresses of readings' pictures: one shows one picture to whoever has it, without a login, and nothing else.

Each shape is signed on its own, so that the address of a picture without the question does not lead to the one with it.
"""

import base64
import binascii
import hmac
import uuid
from typing import Final, Literal, get_args

Shape = Literal["story", "square", "story-question", "square-question"]
"""1080 by 1920 or 1080 by 1080 pixels; with the question only when its owner asked for such an address."""

SHAPES: Final[tuple[Shape, ...]] = get_args(Shape)

_PURPOSE: Final = b"pictures of readings"
_MAC_BYTES: Final = 16
_ID_BYTES: Final = 16


def key_from(secret: str) -> bytes:
    """The key of these addresses alone, made from a secret of the channel. Another secret makes all of them invalid."""
    return hmac.digest(secret.encode(), _PURPOSE, "sha256")


def with_question(shape: Shape) -> Shape:
    """The same shape with the question in it."""
    return "story-question" if shape.startswith("story") else "square-question"


def without_question(shape: Shape) -> Shape:
    """The same shape without the question."""
    return "story" if shape.startswith("story") else "square"


def shows_question(shape: Shape) -> bool:
    """Whether the question stands in it."""
    return shape.endswith("-question")


def token(key: bytes, reading: uuid.UUID, shape: Shape) -> str:
    """The part of the address that names the reading and proves that we made it: 43 letters, digits, `-` and `_`."""
    return base64.urlsafe_b64encode(reading.bytes + _mac(key, reading, shape)).rstrip(b"=").decode()


def reading_of(key: bytes, given: str, shape: str) -> uuid.UUID | None:
    """The reading that a token leads to; None for a token that we did not make for this shape."""
    try:
        raw = base64.b64decode(given + "=" * (-len(given) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != _ID_BYTES + _MAC_BYTES or shape not in SHAPES:
        return None
    reading = uuid.UUID(bytes=raw[:_ID_BYTES])
    return reading if hmac.compare_digest(raw[_ID_BYTES:], _mac(key, reading, shape)) else None


def _mac(key: bytes, reading: uuid.UUID, shape: str) -> bytes:
    return hmac.digest(key, shape.encode() + b":" + reading.bytes, "sha256")[:_MAC_BYTES]
