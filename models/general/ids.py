"""Our ids: new ones, and those that the owner types, whole or by their beginning."""

import re
import uuid
from typing import Final

_SHORTEST: Final = 8
_DIGITS: Final = 32


def new_id() -> uuid.UUID:
    """An id that nothing else has."""
    return uuid.uuid4()


def parse_uuid(text: str | None) -> uuid.UUID | None:
    """The UUID that `text` spells, or None."""
    try:
        return uuid.UUID(text) if text else None
    except ValueError:
        return None


def id_range(beginning: str, shortest: int = _SHORTEST) -> tuple[uuid.UUID, uuid.UUID] | None:
    """The first and the last id with this beginning of `shortest` digits or more; None if it is no beginning of an id."""
    digits = beginning.strip().replace("-", "").lower()
    if not re.fullmatch(rf"[0-9a-f]{{{shortest},{_DIGITS}}}", digits):
        return None
    return uuid.UUID(digits.ljust(_DIGITS, "0")), uuid.UUID(digits.ljust(_DIGITS, "f"))
