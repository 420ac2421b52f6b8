"""What stands in place of a LINE id after a person had their data deleted.

It names nobody, but the same person coming back is known by it: what they paid for is theirs again, and welcome coins do not
come twice.
"""

import hmac
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True)
class Pseudonyms:
    """`keys`: the first makes new pseudonyms; all of them are tried when somebody comes back, so that a key can be changed."""

    keys: tuple[bytes, ...]

    @classmethod
    def of(cls, *keys: str) -> Self:
        return cls(tuple(dict.fromkeys(key.encode() for key in keys)))

    def new(self, line_id: str) -> str:
        """The pseudonym for a deletion now."""
        return _pseudonym(self.keys[0], line_id)

    def all(self, line_id: str) -> list[str]:
        """Every pseudonym by which this person may stand in the books, the newest key's first."""
        return [_pseudonym(key, line_id) for key in self.keys]


def _pseudonym(key: bytes, line_id: str) -> str:
    return "forgotten:" + hmac.digest(key, line_id.encode(), "sha256").hex()
