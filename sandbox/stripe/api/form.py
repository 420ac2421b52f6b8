"""Stripe's form encoding: `line_items[0][price_data][currency]=thb` becomes nested objects; lists keep their numbers as keys."""

import re
from typing import Any, Final
from urllib.parse import parse_qsl

from sandbox.stripe.api.errors import bad

KEY: Final = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
PART: Final = re.compile(r"\[([^\[\]]*)\]")


def parse(encoded: str) -> dict[str, Any]:
    """The parameters of a body or a query. `expand[]=a&expand[]=b` counts on by itself.

    Raises:
        StripeError: a key with unbalanced brackets, or one that is a value here and an object there.
    """
    found: dict[str, Any] = {}
    for key, value in parse_qsl(encoded, keep_blank_values=True):
        taken = KEY.fullmatch(key)
        if taken is None:
            raise bad(f"Invalid parameter name: {key}", param=key)
        _put(found, [taken[1], *PART.findall(taken[2])], value, key)
    return found


def _put(here: dict[str, Any], path: list[str], value: str, key: str) -> None:
    for place, part in enumerate(path):
        part = part or str(len(here))
        if place == len(path) - 1:
            if isinstance(here.get(part), dict):
                raise bad(f"Invalid object: {key}", param=key)
            here[part] = value
            return
        deeper = here.setdefault(part, {})
        if not isinstance(deeper, dict):
            raise bad(f"Invalid object: {key}", param=key)
        here = deeper
