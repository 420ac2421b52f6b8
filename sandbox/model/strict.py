"""What OpenAI demands of a strict JSON schema: nothing optional, nothing additional, no keyword it does not know."""

import re
from typing import Any, Final

FORBIDDEN: Final = ("default", "oneOf", "allOf", "not", "if", "then", "else", "patternProperties", "dependentRequired")


def complaint(name: Any, schema: Any) -> str | None:
    """Why the schema is refused, in OpenAI's words, or None."""
    if not isinstance(name, str) or not re.fullmatch(r"[a-zA-Z0-9_-]{1,64}", name):
        return "Invalid 'name': it must match ^[a-zA-Z0-9_-]{1,64}$."
    if not isinstance(schema, dict) or schema.get("type") != "object":
        return f"Invalid schema for response_format '{name}': schema must be a JSON Schema of 'type: \"object\"'."
    found = _walk(schema, (), schema)
    return f"Invalid schema for response_format '{name}': {found}" if found else None


def _walk(node: Any, context: tuple[str, ...], root: dict[str, Any]) -> str | None:
    if not isinstance(node, dict):
        return f"In context={context}, schema must be an object."
    for keyword in FORBIDDEN:
        if keyword in node:
            return f"In context={context}, '{keyword}' is not permitted."
    if "$ref" in node:
        return None if resolve(node["$ref"], root) is not None else f"In context={context}, reference can't be resolved."
    if node.get("type") == "object" and (found := _object(node, context)):
        return found
    if node.get("type") == "array" and "items" not in node:
        return f"In context={context}, array schema missing items."
    if not {"type", "anyOf", "enum", "const"} & set(node):
        return f"In context={context}, schema must have a 'type' key."
    parts: list[tuple[tuple[str, ...], Any]] = []
    for group in ("properties", "$defs"):
        parts += [((*context, group, key), part) for key, part in (node.get(group) or {}).items()]
    if "items" in node:
        parts.append(((*context, "items"), node["items"]))
    parts += [((*context, "anyOf", str(number)), part) for number, part in enumerate(node.get("anyOf") or [])]
    return next((found for place, part in parts if (found := _walk(part, place, root))), None)


def _object(node: dict[str, Any], context: tuple[str, ...]) -> str | None:
    if node.get("additionalProperties") is not False:
        return f"In context={context}, 'additionalProperties' is required to be supplied and to be false."
    missing = sorted(set(node.get("properties") or {}) - set(node.get("required") or []))
    if missing:
        return (
            f"In context={context}, 'required' is required to be supplied and to be an array "
            f"including every key in properties. Missing '{missing[0]}'."
        )
    return None


def resolve(reference: str, root: dict[str, Any]) -> dict[str, Any] | None:
    """The part of the schema that `#/$defs/Name` means."""
    node: Any = root
    for step in reference.removeprefix("#").strip("/").split("/"):
        if step:
            node = node.get(step) if isinstance(node, dict) else None
    return node if isinstance(node, dict) else None
