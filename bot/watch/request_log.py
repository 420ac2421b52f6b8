"""A request id for all log lines of one request, and the request's duration in the metrics."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask, Response, g, request
from structlog.contextvars import bind_contextvars, clear_contextvars

from bot.watch.metrics import REQUESTS, labelled


@contextmanager
def followed(route: str) -> Iterator[Callable[[str], None]]:
    """For one request to `route` that does not come to Flask. Call what it gives with the answer's status.

    Threads are reused, so the bound ids are cleared when the request ends.
    """
    began = time.perf_counter()
    clear_contextvars()
    bind_contextvars(request=secrets.token_hex(8))
    try:
        yield lambda status: labelled(REQUESTS, route, status).observe(time.perf_counter() - began)
    finally:
        clear_contextvars()


def follow_requests(app: Flask) -> None:
    """Install for all routes of `app`. Threads are reused, so the bound ids are cleared when the request ends."""

    @app.before_request
    def begin() -> None:
        g.began = time.perf_counter()
        clear_contextvars()
        bind_contextvars(request=secrets.token_hex(8))

    @app.after_request
    def end(response: Response) -> Response:
        # The rule, not the path: anybody can make up paths.
        route = request.url_rule.rule if request.url_rule else "unknown"
        REQUESTS.labels(route, str(response.status_code)).observe(time.perf_counter() - g.began)
        return response

    @app.teardown_request
    def forget(_: BaseException | None) -> None:
        clear_contextvars()
