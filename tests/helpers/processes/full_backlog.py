"""A port of this machine where nobody accepts."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def full_backlog() -> Iterator[int]:
    """The port: connecting to it hangs."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(0)
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(listening.getsockname())
        yield int(listening.getsockname()[1])
        for one in waiting:
            one.close()
