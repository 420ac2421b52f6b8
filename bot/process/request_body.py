"""A request's body as the app reads it: one that is malformed on its way counts as cut off, which is the client's fault.

gunicorn checks a request's head itself, and answers a malformed one with 400. A body in chunks it reads only when the app does,
and what is wrong with a chunk would come out of the app as a mistake of ours: a 500, and an error report that anybody can cause.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gunicorn.http.errors import ParseException


class ClientsBody:
    """For `wsgi.input`. Raises OSError, which werkzeug answers with 400, where `body` raises what gunicorn's parser does."""

    def __init__(self, body: Any) -> None:
        self._body = body

    def read(self, size: int = -1) -> bytes:
        """Up to so many bytes."""
        try:
            data: bytes = self._body.read(size)
        except ParseException as error:
            raise OSError("a malformed body") from error
        return data

    def readline(self, size: int = -1) -> bytes:
        """One line, of so many bytes at most."""
        try:
            line: bytes = self._body.readline(size)
        except ParseException as error:
            raise OSError("a malformed body") from error
        return line

    def readlines(self, _hint: int = -1) -> list[bytes]:
        """All lines."""
        return list(self)

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.readline, b"")


def with_clients_bodies(app: WSGIApplication) -> WSGIApplication:
    """`app`, whose requests have bodies of this kind."""

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        environ["wsgi.input"] = ClientsBody(environ["wsgi.input"])
        return app(environ, start_response)

    return answer
