"""LINE's limits for outgoing messages, and shortening that keeps to them. `bot.say.checks` holds messages against them.

Source of the numbers: the Messaging API reference. LINE counts most texts in UTF-16 units, but action labels,
displayText and message-action texts in grapheme clusters (what people see as one character). It calls 30 and 50 KB
what may be either 1000 or 1024 bytes; here it is the smaller.
"""

from functools import lru_cache
from typing import Any, Final, Literal

import regex
from pydantic import TypeAdapter

Message = dict[str, Any]
"""A LINE message object, exactly as sent to LINE's API."""

Unit = Literal["utf16", "graphemes"]

MESSAGES: Final = 5
TEXT: Final = 5000
ALT_TEXT: Final = 1500
BUBBLE_BYTES: Final = 30_000
CAROUSEL_BYTES: Final = 50_000
BUBBLES: Final = 12
QUICK_REPLIES: Final = 13
QUICK_LABEL: Final = 20
FLEX_LABEL: Final = 40
DATA: Final = 300
SHOWN: Final = 300
"""displayText and the text of a message action, in grapheme clusters."""
URI: Final = 1000
IMAGE_URL: Final = 2000
CLIPBOARD: Final = 1000
SCHEMES: Final = frozenset({"http", "https", "line", "tel"})

_CLUSTER: Final = regex.compile(r"\X")
_RATIO: Final = regex.compile(r"([1-9]\d{0,5}):([1-9]\d{0,5})")
_HALF_PAIR: Final = regex.compile("[\\ud800-\\udfff]")
_COLOUR: Final = regex.compile(r"#[0-9A-Fa-f]{6}(?:[0-9A-Fa-f]{2})?")


as_json: Final = TypeAdapter(Any).dump_json
"""Compact JSON in UTF-8, five to ten times as quick as the standard library's. Raises ValueError for half a surrogate pair."""


def utf16(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def graphemes(text: str) -> int:
    """Length in grapheme clusters: a Thai consonant with its vowel and tone mark is one."""
    return sum(1 for _ in _CLUSTER.finditer(text))


def fits(text: str, limit: int, unit: Unit = "utf16") -> bool:
    """Whether `text` is at most `limit` long. The first comparison settles nearly every case without counting."""
    if unit == "graphemes":
        return len(text) <= limit or graphemes(text) <= limit
    return len(text) * 2 <= limit or utf16(text) <= limit


def shorten(text: str, limit: int, unit: Unit = "utf16") -> str:
    """`text`, or its beginning and "…", at most `limit` long; cut at a space when one is near, never inside a cluster.

    Thai is written with few spaces, so a cut between two clusters is the usual one there.
    """
    if fits(text, limit, unit):
        return text
    kept: list[str] = []
    used, last_space = 0, 0
    for match in _CLUSTER.finditer(text):
        cluster = match.group()
        if cluster.isspace():
            last_space = len(kept)
        used += 1 if unit == "graphemes" else utf16(cluster)
        if used > limit - 1:
            break
        kept.append(cluster)
    if last_space and last_space >= len(kept) - max(8, len(kept) // 5):
        del kept[last_space:]
    while kept and kept[-1].isspace():
        kept.pop()
    return "".join(kept) + "…"


def size(part: Any) -> int:
    """Bytes of `part` as compact JSON in UTF-8, as LINE measures bubbles and carousels."""
    return len(as_json(part))


@lru_cache(maxsize=64)
def is_ratio(value: str) -> bool:
    """Whether a picture may be shaped so: `width:height`, at most three times as high as wide."""
    ratio = _RATIO.fullmatch(value)
    return ratio is not None and int(ratio[2]) <= 3 * int(ratio[1])


@lru_cache(maxsize=64)
def is_colour(value: str) -> bool:
    """Whether it is a colour as Flex takes it: #RRGGBB, or #RRGGBBAA."""
    return _COLOUR.fullmatch(value) is not None


def half_pair(part: Any, where: str) -> str | None:
    """Where in a message, which is at `where`, half of a surrogate pair stands; None without one. It cannot be sent as UTF-8."""
    match part:
        case str():
            return where if _HALF_PAIR.search(part) else None
        case dict():
            inner = ((f".{name}", value) for name, value in part.items())
        case list():
            inner = ((f"[{index}]", value) for index, value in enumerate(part))
        case _:
            return None
    return next(filter(None, (half_pair(value, where + place) for place, value in inner)), None)
