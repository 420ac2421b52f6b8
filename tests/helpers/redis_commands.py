"""What a Redis server is asked to do, as MONITOR tells it."""

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from redis import Redis

END: Final = "the end of what is heard"


class Heard:
    """What the server is asked to do in one of its databases, from now on; commands inside of scripts too."""

    def __init__(self, url: str) -> None:
        self._client = Redis.from_url(url)
        self._database = self._client.connection_pool.connection_kwargs["db"]
        self._monitor = self._client.monitor()  # type: ignore[no-untyped-call]
        self._monitor.__enter__()
        self.commands: list[list[str]] = []
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()

    @property
    def counts(self) -> Counter[str]:
        """How often each command was sent, but for what this listener and redis-py's connecting add."""
        return Counter(words[0] for words in self.commands if words[0] not in ("echo", "client", "hello", "select", "auth"))

    def _listen(self) -> None:
        for said in self._monitor.listen():
            if said["db"] == self._database:
                self.commands.append(said["command"].lower().split())
                if END in said["command"]:
                    return

    def end(self) -> None:
        self._client.echo(END)
        self._thread.join(60)
        self._monitor.__exit__(None, None, None)
        self._client.close()


@contextmanager
def hearing(url: str) -> Iterator[Heard]:
    """Complete once the block has ended."""
    heard = Heard(url)
    try:
        yield heard
    finally:
        heard.end()
