"""What a process notes of its settings in Redis, so that the doctor sees when the web process and a worker run with others.

No value can be read from it: each is a few digits of an HMAC under the channel secret, which Redis does not have.
"""

import hashlib
import hmac
import json
from typing import Final

from pydantic import SecretStr

from bot.settings import Settings

OWN: Final = frozenset({"redis_url", "log_level", "worker_threads", "metrics_token", "line_login_channel_secret"})
"""What may differ: it is one process's alone, or another way to the same thing."""

Fingerprint = dict[str, str]
"""Digits of each setting's value, by the setting's name."""


def fingerprint(settings: Settings) -> Fingerprint:
    """The same for the same values; all of it differs when LINE_CHANNEL_SECRET does."""
    key = hashlib.sha256(settings.line_channel_secret.get_secret_value().encode()).digest()
    return {name: _digits(key, name, value) for name, value in settings if name not in OWN}


def differing(one: Fingerprint, other: Fingerprint) -> list[str]:
    """The settings that are not the same in both, as the environment names them. What only one of them knows is left out."""
    known = one.keys() & other.keys()
    apart = sorted(name.upper() for name in known if one[name] != other[name])
    return ["LINE_CHANNEL_SECRET"] if len(apart) == len(known) else apart


class Notes:
    """A worker's notes. What another worker had noted is carried on, because they all write into one place."""

    def __init__(self, own: Fingerprint) -> None:
        self._own = own
        self._other: Fingerprint | None = None

    @property
    def text(self) -> str:
        return json.dumps([each for each in (self._own, self._other) if each is not None])

    def heard(self, before: str | None) -> None:
        """`before`: what stood there until now, from this worker or another."""
        last = read(before)[:1]
        self._other = last[0] if last and last[0] != self._own else None


def read(note: str | bytes | None) -> list[Fingerprint]:
    """The fingerprints in a note, the writer's own first; none in that of an earlier release."""
    try:
        found = json.loads(note or "[]")
    except ValueError:
        return []
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def _digits(key: bytes, name: str, value: object) -> str:
    plain = value.get_secret_value() if isinstance(value, SecretStr) else value
    return hmac.new(key, f"{name}={plain}".encode(), hashlib.sha256).hexdigest()[:8]
