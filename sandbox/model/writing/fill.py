"""Fills any JSON schema with the writer's words: the schema decides the shape, the field's name the words."""

from typing import Any

from sandbox.model.strict import resolve
from sandbox.model.writing.writer import Writer

LIST_MAX = 12


def fill(schema: dict[str, Any], writer: Writer) -> Any:
    """A value that fits the schema."""
    return _value(schema, schema, writer, field="", place=1, path=())


def _value(node: dict[str, Any], root: dict[str, Any], writer: Writer, field: str, place: int, path: tuple[str, ...]) -> Any:
    if "$ref" in node:
        return _value(resolve(node["$ref"], root) or {}, root, writer, field, place, path)
    if "const" in node:
        return node["const"]
    if "enum" in node:
        return _choice(node["enum"], writer, field)
    if "anyOf" in node:
        options = [option for option in node["anyOf"] if option.get("type") != "null"]
        return _value((options or node["anyOf"])[0], root, writer, field, place, path)
    kind = node.get("type")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "null")
    if kind == "object":
        parts = node.get("properties") or {}
        return {name: _value(part, root, writer, name, place, (*path, name)) for name, part in parts.items()}
    if kind == "array":
        count = writer.how_many(field, node.get("minItems", 0), node.get("maxItems", LIST_MAX))
        items = node.get("items") or {}
        return [_value(items, root, writer, field, number, path) for number in range(1, count + 1)]
    if kind == "string":
        text = writer.text(field, place, path)
        return text[: node["maxLength"]] if "maxLength" in node else text
    return _plain(kind, node, writer, field, place)


def _choice(options: list[Any], writer: Writer, field: str) -> Any:
    if field == "topic" and writer.topic in options:
        return writer.topic
    if field == "danger" and writer.danger in options:
        return writer.danger
    return options[writer.chance.randrange(len(options))]


def _plain(kind: Any, node: dict[str, Any], writer: Writer, field: str, place: int) -> Any:
    if kind == "boolean":
        return writer.valid if field == "valid" else True
    if kind in ("integer", "number"):
        return max(place, node.get("minimum", place))
    return None
