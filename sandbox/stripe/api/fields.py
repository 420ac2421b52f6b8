"""What one parameter may be. A check takes the raw value and the parameter's name; it raises StripeError."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from sandbox.stripe.api.errors import bad

Check = Callable[[Any, str], Any]

EMAIL: Final = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
METADATA_KEYS, METADATA_KEY_LENGTH, METADATA_VALUE_LENGTH = 50, 40, 500


def _scalar(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise bad(f"Invalid string: {name}", param=name)
    if not value:
        raise bad(
            f"You passed an empty string for '{name}'. We assume empty values are an attempt to unset a parameter; however "
            f"'{name}' cannot be unset. You should remove '{name}' from your request or supply a non-empty value.",
            "parameter_invalid_empty",
            name,
        )
    return value


def text(most: int = 5000) -> Check:
    """A string of at most so many characters."""

    def check(value: Any, name: str) -> str:
        found = _scalar(value, name)
        if len(found) > most:
            raise bad(f"Invalid string: must be at most {most} characters", "parameter_invalid_string", name)
        return found

    return check


def integer(least: int | None = None) -> Check:
    def check(value: Any, name: str) -> int:
        found = _scalar(value, name)
        if not re.fullmatch(r"-?\d{1,18}", found):
            raise bad(f"Invalid integer: {found}", "parameter_invalid_integer", name)
        if least is not None and int(found) < least:
            raise bad(f"This value must be greater than or equal to {least}.", "parameter_invalid_integer", name)
        return int(found)

    return check


def boolean(value: Any, name: str) -> bool:
    found = _scalar(value, name)
    if found.lower() not in ("true", "false"):
        raise bad(f"Invalid boolean: {found}", param=name)
    return found.lower() == "true"


def one_of(*allowed: str) -> Check:
    def check(value: Any, name: str) -> str:
        found = _scalar(value, name)
        if found not in allowed:
            choices = ", ".join(allowed[:-1]) + f", or {allowed[-1]}" if len(allowed) > 1 else allowed[0]
            raise bad(f"Invalid {name}: must be one of {choices}", param=name)
        return found

    return check


def web_address(value: Any, name: str) -> str:
    found: str = text()(value, name)
    parts = urlsplit(found)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"\s", found):
        explicit = "" if parts.scheme else " An explicit scheme (such as https) must be provided."
        raise bad(f"Invalid URL:{explicit or ' the URL must begin with http or https.'}", "url_invalid", name)
    return found


def email(value: Any, name: str) -> str:
    found: str = text(800)(value, name)
    if not EMAIL.fullmatch(found):
        raise bad(f"Invalid email address: {found}", "email_invalid", name)
    return found


def metadata(value: Any, name: str) -> dict[str, str]:
    """At most 50 keys of 40 characters, values of 500 (Stripe, "Metadata")."""
    if value == "":
        return {}
    if not isinstance(value, dict):
        raise bad("Invalid object", param=name)
    if len(value) > METADATA_KEYS:
        raise bad(f"Metadata can have at most {METADATA_KEYS} keys", param=name)
    kept: dict[str, str] = {}
    for key, one in value.items():
        place = f"{name}[{key}]"
        if len(key) > METADATA_KEY_LENGTH:
            raise bad(f"Metadata keys can be up to {METADATA_KEY_LENGTH} characters, '{key}' is {len(key)}.", param=place)
        if not isinstance(one, str):
            raise bad("Metadata values must be strings", param=place)
        if len(one) > METADATA_VALUE_LENGTH:
            raise bad(f"Metadata values can have up to {METADATA_VALUE_LENGTH} characters", param=place)
        if one:
            kept[key] = one
    return kept


def anything(value: Any, name: str) -> Any:
    """A parameter that the stand-in repeats and does not act on."""
    return _scalar(value, name) if isinstance(value, str) else value


def array_of(check: Check, most: int = 100) -> Check:
    def read(value: Any, name: str) -> list[Any]:
        if not isinstance(value, dict) or any(not key.isdigit() for key in value):
            raise bad("Invalid array", "parameter_invalid_empty" if value == "" else None, name)
        if len(value) > most:
            raise bad(f"Array {name} exceeded maximum {most} allowed elements.", param=name)
        ordered = sorted(value, key=int)
        return [check(value[key], f"{name}[{number}]") for number, key in enumerate(ordered)]

    return read


def object_of(fields: Mapping[str, Check], required: Collection[str] = ()) -> Check:
    """An object with these fields and no other. Without a name it is the whole request."""

    def read(value: Any, name: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise bad("Invalid object", param=name)
        names = {key: f"{name}[{key}]" if name else key for key in [*value, *required]}
        if unknown := [names[key] for key in value if key not in fields]:
            several = "s" if len(unknown) > 1 else ""
            raise bad(f"Received unknown parameter{several}: {', '.join(unknown)}", "parameter_unknown", unknown[0])
        for key in required:
            if key not in value:
                raise bad(f"Missing required param: {names[key]}.", "parameter_missing", names[key])
        return {key: fields[key](one, names[key]) for key, one in value.items()}

    return read
