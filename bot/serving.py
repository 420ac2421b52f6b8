"""gunicorn's settings: `gunicorn --config python:bot.serving` is the web process. Its names are gunicorn's.

Words on the command line have the last say (`--bind 127.0.0.1:8000`). `WEB_CONCURRENCY` sets the number of processes.
Threads stay at eight: each may want a connection to the database, and more of them only wait for the same interpreter.
"""

import gc
import os
import resource
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from bot.process.shared_connections import ConnectionTable
from bot.process.starting import starting

with starting():
    import encodings.idna  # noqa: F401 - what Flask would have each process import with its first request

    from bot.app import WEB_THREADS

if TYPE_CHECKING:
    from bot.process.web_worker import WebWorker

PORT: Final = 8080


def _addresses() -> str:
    """IPv4 and IPv6, since private networks such as Fly's speak the latter; IPv4 alone where there is no other."""
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::", 0))
    except OSError:
        return f"0.0.0.0:{PORT}"
    return f"[::]:{PORT}"


wsgi_app = "bot.app:create_app()"
bind = _addresses()
worker_class = "bot.process.web_worker.WebWorker"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = WEB_THREADS
preload_app = True  # one copy in memory, and one folder for what the processes count
timeout = 30
graceful_timeout = 30
keepalive = 65  # proxies keep their connections for about a minute; whoever closes an idle one first should be the proxy
control_socket_disable = True
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - a heartbeat must not wait for a disk

CONNECTIONS: Final = ConnectionTable()


FILES: Final = 4096
"""Open ones that a web process may need: a thousand connections of clients, and its own to the databases and hosts."""


def on_starting(_: Any) -> None:
    """Lets processes have as many files as they need. Many systems begin with 1024 and allow more."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, most), hard))


def pre_fork(server: Any, worker: "WebWorker") -> None:
    """Gives the process its place among the others. What the app has built since the start is shared memory from now on, too."""
    worker.slot = CONNECTIONS.slot({other.slot.number for other in server.WORKERS.values()})
    gc.freeze()
