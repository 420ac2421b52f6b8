"""Lists by pages, and `expand`."""

import copy
from collections.abc import Iterable
from typing import Any, Final

from sandbox.stripe.api.errors import bad, missing
from sandbox.stripe.api.fields import Check, array_of, integer, object_of, text
from sandbox.stripe.books import Books, Object

DEEPEST: Final = 4
PAGING: Final[dict[str, Check]] = {
    "created": lambda value, name: (
        integer(0)(value, name)
        if isinstance(value, str)
        else object_of(dict.fromkeys(("gt", "gte", "lt", "lte"), integer(0)))(value, name)
    ),
    "ending_before": text(),
    "expand": array_of(text()),
    "limit": integer(1),
    "starting_after": text(),
}


def page(books: Books, found: Iterable[Object], asked: dict[str, Any], filters: tuple[str, ...], path: str) -> Object:
    """One page, the newest first; `asked` is the parsed query. Filters compare a field with its value."""
    wanted = object_of({**PAGING, **dict.fromkeys(filters, text())})(asked, "")
    limit = wanted.get("limit", 10)
    if limit > 100:
        raise bad("This value must be less than or equal to 100.", "parameter_invalid_integer", "limit")
    rows = [one for one in found if all(one.get(name) == wanted[name] for name in filters if name in wanted)]
    rows = [one for one in rows if _within(one, wanted.get("created"))]
    if "ending_before" in wanted:
        rows = rows[: _place(rows, wanted["ending_before"], "ending_before")]
        shown, more = rows[-limit:], len(rows) > limit
    else:
        start = _place(rows, wanted["starting_after"], "starting_after") + 1 if "starting_after" in wanted else 0
        shown, more = rows[start : start + limit], len(rows) > start + limit
    listed = {"object": "list", "data": copy.deepcopy(shown), "has_more": more, "url": path}
    return expand(books, listed, wanted.get("expand", []))


def expand(books: Books, shown: Object, paths: Iterable[str]) -> Object:
    """The object with what the paths name put in place of ids. `shown` is changed and given back."""
    for path in paths:
        parts = path.split(".")
        if len(parts) > DEEPEST:
            raise bad(f"You cannot expand more than {DEEPEST} levels of a property", param="expand")
        _expand(books, shown, parts, path)
    return shown


def _expand(books: Books, here: Any, parts: list[str], path: str) -> None:
    if isinstance(here, list):
        for one in here:
            _expand(books, one, parts, path)
        return
    name = parts[0]
    if isinstance(here, dict) and here.get("object") == "checkout.session" and name == "line_items":
        items = copy.deepcopy(books.plans[here["id"]].line_items)
        url = f"/v1/checkout/sessions/{here['id']}/line_items"
        here[name] = {"object": "list", "data": items, "has_more": False, "url": url}
    if not isinstance(here, dict) or name not in here:
        raise bad(f"This property cannot be expanded ({path}).", "property_expansion_invalid", "expand")
    value = here[name]
    if isinstance(value, str):
        if value not in books.objects:
            raise bad(f"This property cannot be expanded ({path}).", "property_expansion_invalid", "expand")
        value = here[name] = copy.deepcopy(books.objects[value])
    if len(parts) > 1 and value is not None:
        _expand(books, value, parts[1:], path)


def _within(one: Object, wanted: Any) -> bool:
    created: int = one["created"]
    if not isinstance(wanted, dict):
        return wanted is None or created == wanted
    return bool(
        created > wanted.get("gt", -1)
        and created >= wanted.get("gte", 0)
        and created < wanted.get("lt", created + 1)
        and created <= wanted.get("lte", created)
    )


def _place(rows: list[Object], object_id: str, param: str) -> int:
    for place, one in enumerate(rows):
        if one["id"] == object_id:
            return place
    raise missing("object", object_id, param)
