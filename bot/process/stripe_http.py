"""How Stripe's package reaches Stripe: over our own connections, which end a call in time. Imported when it is first used.

Its own ways have a time-out for each read, so an answer that comes slowly would hold a thread without an end.
"""

from collections.abc import Mapping
from typing import Any, Final

from stripe import APIConnectionError, HTTPClient

from bot.process.host_connections import Host, NoAnswer

TIMEOUT: Final = (3.0, 6.0)
"""Seconds to connect, and for one whole try. A look-up of an order asks three questions at most, each with two tries: within what
is left of a complaint's lease (`worker.complaints`)."""

CONNECTIONS: Final = 4


class HostClient(HTTPClient):
    """Thread-safe."""

    name = "mimi"

    def __init__(self, base: str, timeout: tuple[float, float] = TIMEOUT) -> None:
        super().__init__()
        self._base = base
        self._timeout = timeout
        self._host = Host(base, CONNECTIONS)

    def request(self, method: str, url: str, headers: Mapping[str, str] | None, post_data: Any = None, **_: Any) -> Any:
        """The body, the status and the headers. Raises APIConnectionError: asked again under the same idempotency key."""
        body = post_data.encode() if isinstance(post_data, str) else post_data
        try:
            answer = self._host.ask(method.upper(), url.removeprefix(self._base), dict(headers or {}), body, self._timeout)
        except NoAnswer as error:
            raise APIConnectionError(str(error), should_retry=True) from error  # type: ignore[no-untyped-call]
        return answer.body, answer.status, answer.headers

    def close(self) -> None:
        self._host.close()
