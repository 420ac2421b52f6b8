"""An ID token's outside: whether it is worth asking LINE about. Only LINE can tell whether it is genuine.

Without this look, whoever posts made-up tokens to the pay page has MiMi call LINE for each of them.
"""

import base64
import json
from typing import Any, Final

LOGIN_ISSUER: Final = "https://access.line.me"

CLOCK_SECONDS: Final = 600
"""How far our clock may be from LINE's: within this LINE decides whether a token's hour is over."""


def worth_asking(id_token: str, channel_id: str, now: float) -> bool:
    """Whether this has the shape of a JWT of LINE's for the Login channel `channel_id` whose end is not long past.

    `now`: UTC in seconds. Source: LINE Login, "Get profile information from ID tokens".
    """
    parts = id_token.split(".")
    if len(parts) != 3 or not all(parts) or not id_token.isascii():
        return False
    claims = _claims(parts[1])
    ends = claims.get("exp")
    if not isinstance(ends, int | float) or isinstance(ends, bool) or ends < now - CLOCK_SECONDS:
        return False
    return (claims.get("iss"), claims.get("aud")) == (LOGIN_ISSUER, channel_id)


def _claims(payload: str) -> dict[str, Any]:
    try:
        found = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
