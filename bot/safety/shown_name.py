"""A person's display name as others are shown it. Pure.

Anybody may call themselves anything at LINE, and an invitation would bring that name to somebody who never asked for it. So
what could lead out of the chat, or hurt, is not repeated: such a person is nameless to others.
"""

import re
import unicodedata
from typing import Final

from bot.safety.contacts import leads_outside, plain_digits
from bot.safety.folding import english_words, visible
from bot.safety.insults import insults, rude

_MOST_DIGITS: Final = 5
"""A year or an age may be part of a name; what has more digits than this may be a number to call."""

_ADDRESS: Final = re.compile(
    r"@\w|[a-z0-9-]\.[a-z]{2,}/|https?\b|\bwww\b"
    r"|(?<![a-z])id\s*[:=.]|(?<![a-z])id\s+(?=[a-z_.]*\d)\w|ไอดี\s*[:=]?\s*[a-z0-9]|(?:โทร|เบอร์|(?<![a-z])tel)\W*\d"
    r"|(?<![a-z])(?:line|ig|fb|wa|tiktok|telegram|whatsapp|facebook|instagram)\s*[:=@]|(?:ไลน์|ไอจี|เฟส|เฟซ)\s*[:=@]\s*\w",
    re.IGNORECASE,
)
_NOT_THAI: Final = re.compile(r"[^\u0e00-\u0e7f]+")
_HIDING: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})


def shown_name(name: str | None) -> str:
    """`name` on one line, or an empty string: there is none, or it holds a link, a number, an account or an insult."""
    kept = "".join(" " if sign in "\n\r\t" else sign for sign in name or "" if sign in "\n\r\t\u200d" or _seen(sign))
    one_line = " ".join(kept.split())
    plain = plain_digits(visible(one_line))
    return "" if _digits(plain) > _MOST_DIGITS or _leads_away(plain) or _hurts(plain) else one_line


def _seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _HIDING


def _digits(plain: str) -> int:
    return sum(sign.isdigit() for sign in plain)


def _leads_away(plain: str) -> bool:
    return _ADDRESS.search(plain) is not None or leads_outside(plain) or leads_outside(plain.replace(" ", ""))


def _hurts(plain: str) -> bool:
    """Also when its letters stand apart, or digits stand for some of them."""
    return insults(plain) or rude(english_words(plain)) or rude(_NOT_THAI.sub("", plain))
