"""MiMi's web process in a thread of the test's own process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from werkzeug.serving import make_server

from bot.settings import Settings


@contextmanager
def web_process(settings: Settings, address: str) -> Iterator[None]:
    from bot.app import create_app

    try:
        server = make_server("127.0.0.1", urlsplit(address).port or 0, create_app(settings), threaded=True)
    except SystemExit as error:  # werkzeug's word for a port that is taken; pytest would take the whole fixture for broken
        raise OSError(f"{address} is taken") from error
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
