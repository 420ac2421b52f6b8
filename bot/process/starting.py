"""How a process imports what it runs: without Python's garbage collector, and without what it has no use for.

What is imported stays for as long as the process: to look through it for garbage, again and again while it grows, takes a
fifth of the start's CPU. And a collection writes into each object that it looks at, so the first one after a fork would copy
all memory that the processes share.
"""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def starting() -> Iterator[None]:
    """Nothing is collected within. Afterwards all that is there by then is left alone for good.

    structlog takes `rich` along where it finds it, for a console that these processes do not have: 5 MB each. So there is none
    while structlog is imported.
    """
    gc.disable()
    hidden: dict[str, Any] = sys.modules  # the import system takes None for "not installed"
    hidden["rich"] = None
    try:
        import structlog  # noqa: F401

        del hidden["rich"]
        yield
    finally:
        gc.freeze()
        gc.enable()
