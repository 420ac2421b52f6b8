"""A person's invite code, made when it is first needed: each reading is shared with it."""

import secrets
from typing import Final

CODE_SIGNS: Final = "346789CDFGHJKMNPQRTVWXY"
"""Alphabet of the codes: no look-alikes (0 O, 1 I L, 2 Z, 5 S, B) and no vowels, so that no words appear."""

CODE_LENGTH: Final = 6

TRIED: Final = 3
"""So many new codes are offered at once: one of them is somebody else's about once in a hundred million people."""

MAKE_CODE: Final = (
    "insert into referral_links (user_id, code, created_at) select :user, c.code, clock_timestamp()"
    " from unnest(cast(:codes as text[])) as c(code)"
    " where not exists (select from referral_links where user_id = :user)"
    " and not exists (select from referral_links l where l.code = c.code) limit 1 on conflict do nothing;"
)
"""Gives `:user` one of `:codes` (`new_codes`) unless they have a code. To be sent together with what reads it."""


def new_code() -> str:
    """Make a random code, one of 148 million."""
    return "MIMI-" + "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def new_codes() -> list[str]:
    """The parameter `codes` of MAKE_CODE."""
    return [new_code() for _ in range(TRIED)]
