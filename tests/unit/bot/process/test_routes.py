"""Routes: matched at once, and built all the same where somebody asks."""

from typing import Final

import pytest
from werkzeug.routing import Map

from bot.process.routes import Route

ROUTES: Final = Map([Route("/gift/<code>", endpoint="gift"), Route("/health", endpoint="health")]).bind("mimi.example")


@pytest.mark.parametrize(("path", "found"), [("/gift/A1", ("gift", {"code": "A1"})), ("/health", ("health", {}))])
def test_a_path_is_matched(path: str, found: tuple[str, dict[str, str]]) -> None:
    assert ROUTES.match(path) == found


@pytest.mark.parametrize(
    ("values", "address"), [({"code": "A 1"}, "/gift/A%201"), ({"code": "A", "lang": "th"}, "/gift/A?lang=th")]
)
def test_an_address_is_built(values: dict[str, str], address: str) -> None:
    assert ROUTES.build("gift", values) == address
