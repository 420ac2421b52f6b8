"""Python's garbage collector while a process starts.

What is imported stays for as long as the process: to look through it for garbage, again and again while it grows, takes a
fifth of the start's CPU. And a collection writes into each object that it looks at, so the first one after a fork would copy
all memory that the processes share.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collecting_later() -> Iterator[None]:
    """Nothing is collected within. Afterwards all that is there by then is left alone for good."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
