"""One client's connection to the web process, and the request that comes on it piece by piece."""

import socket
from typing import TYPE_CHECKING, Any, Final

from gunicorn.workers.gthread import TConn

from bot.process.partial_request import BODY_LIMIT, PartialRequest, State

if TYPE_CHECKING:
    from bot.process.web_worker import WebWorker

PIECE_BYTES: Final = 64 * 1024
CONTINUE: Final = b"HTTP/1.1 100 Continue\r\n\r\n"


class ClientConnection(TConn):  # type: ignore[misc]
    """One client's connection, and the request on it."""

    def __init__(self, worker: "WebWorker", client: socket.socket, address: Any, server: Any) -> None:
        super().__init__(worker.cfg, client, address, server)
        self._worker = worker
        self.request = PartialRequest(BODY_LIMIT)
        self._told_to_continue = False

    def begin_request(self) -> None:
        """Begins with what the client had sent behind its last request."""
        self.sock.setblocking(False)
        self._told_to_continue = False
        if self.parser is not None and (ahead := self.parser.unreader.take_buffered()):
            self.request.add(ahead)

    def read_on(self) -> State | None:
        """Reads what is there. None: the client is gone before its request was whole."""
        try:
            while self.request.state in (State.HEAD, State.BODY):
                if self.request.waits_for_continue and not self._told_to_continue:
                    self._told_to_continue = True
                    self.sock.send(CONTINUE)
                piece = self.sock.recv(PIECE_BYTES)
                if not piece:
                    return None
                self.request.add(piece)
        except BlockingIOError:
            pass
        except OSError:
            return None
        return self.request.state

    def init(self) -> None:
        """Called in the request's thread, which gets what was read. What it sends may not hang for long either."""
        super().init()
        self.sock.settimeout(self._worker.whole_seconds)
        self.parser.unreader.unread(self.request.take())

    def close(self, graceful: bool = False) -> None:
        if graceful:
            self._worker.close_slowly(self.sock)
        else:
            super().close()
