"""Routes that are made quickly, because nobody builds addresses from them."""

from collections.abc import Callable
from typing import Any

from werkzeug.routing import Rule


class Route(Rule):
    """As werkzeug's, but what builds its address is compiled when it is first asked for.

    MiMi's addresses stand in `bot/say/links.py`, so that is never: compiling took more than half of the time of making an app.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = super()._compile_builder

        def build(route: Rule, **values: Any) -> tuple[str, str]:
            return compiled(append_unknown)(route, **values)

        return build
