"""MiMi's web process in a thread of the test's own process."""

import atexit
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, TypedDict
from urllib.parse import urlsplit

from flask import Flask
from werkzeug.serving import make_server

from bot.chat.sent_marks import SentMarks
from bot.settings import Settings


class Patience(TypedDict):
    """How long the web process waits for others, in seconds."""

    answer_within: float
    redis_patience: float


PATIENCE: Final = Patience(answer_within=15.0, redis_patience=5.0)
"""Ten times as long as in production, and less than LINE waits in tests: a busy machine is no reason to leave a reply to the
worker, or to let everybody through."""


@contextmanager
def web_process(settings: Settings, address: str, *, patient: bool = True) -> Iterator[None]:
    """At `address`. Not `patient`: with the time-outs of production."""
    from bot.app import create_app

    app = create_app(settings, **PATIENCE) if patient else create_app(settings)
    try:
        server = make_server("127.0.0.1", urlsplit(address).port or 0, app, threaded=True)
    except SystemExit as error:  # werkzeug's word for a port that is taken; pytest would take the whole fixture for broken
        raise OSError(f"{address} is taken") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join(60)
        server.server_close()
        end_marks(app)


def end_marks(app: Flask) -> None:
    """What ends with a process ends with the test: else a thread would look for its database again and again, and find the next
    test's under that name."""
    marks: SentMarks = app.extensions[SentMarks.__name__]
    marks.end()
    atexit.unregister(marks.end)
