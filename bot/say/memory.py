"""Results kept for short texts: most of what a message says are MiMi's own words, the same in every message."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

SHORT: Final = 100
"""Characters. A passage of a reading is longer, and comes once."""

KEPT: Final = 4096
"""Results of one function in one process; the one that was not wanted for longest goes. About 2 MB where all places are taken."""

KEPT_FEW: Final = 16
"""Parts of messages that are kept, where each is about 20 kB."""


def once_if_short(work: Callable[Concatenate[str, P], R]) -> Callable[Concatenate[str, P], R]:
    """`work`, which is pure and whose first argument is a text: done once for a short one, each time for a long one."""
    kept: Any = lru_cache(maxsize=KEPT)(work)

    @wraps(work)
    def done(text: str, /, *args: P.args, **more: P.kwargs) -> R:
        if len(text) > SHORT:
            return work(text, *args, **more)
        result: R = kept(text, *args, **more)
        return result

    return done
