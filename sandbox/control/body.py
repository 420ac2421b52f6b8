"""Reads the body of a control request."""

from typing import Any

from flask import abort, request


def wanted() -> dict[str, Any]:
    """The request's JSON object; nothing at all counts as an empty one."""
    if not request.get_data():
        return {}
    found = request.get_json(force=True, silent=True)
    if not isinstance(found, dict):
        abort(400, "the body must be a JSON object")
    return found
