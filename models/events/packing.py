"""How a turn's reply is stored with its event: its JSON, compressed.

A reply is about 10 kB of JSON that says many things twice, and nearly always gone again a moment later. Postgres would take it
apart, compress it and log it for that moment; compressed here it is a sixth, and costs a third.
"""

import json
import zlib
from typing import Any, Final

_COMPRESSION: Final = 3
"""Its level in zlib. Lower ones are no quicker; higher ones take twice as long to save another tenth."""

_WINDOW: Final = 13
"""How far back zlib looks, as a power of two: 8 kB. To look further saves nothing here, and takes up to half as long again."""


def pack(reply: bytes) -> bytes:
    """A reply, as JSON, in the form in which it is stored."""
    return zlib.compress(reply, _COMPRESSION, _WINDOW)


def unpack(stored: bytes) -> list[dict[str, Any]]:
    """The messages of a stored reply."""
    messages: list[dict[str, Any]] = json.loads(zlib.decompress(stored))
    return messages
