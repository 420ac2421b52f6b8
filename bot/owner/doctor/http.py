"""Bounded HTTP requests for the doctor: no redirects, no second tries, an answer or an Unreachable."""

import json
from dataclasses import dataclass
from typing import Any, Final

import urllib3

TIMEOUT: Final = urllib3.Timeout(connect=5.0, read=10.0)
LARGEST: Final = 4 * 1024 * 1024
AGENT: Final = "mimi-doctor"


class Unreachable(Exception):
    """No answer: the message says why in a few words, without any header or body."""


@dataclass(frozen=True)
class Answer:
    """`kind` is the content type without its parameters, `moved` where a redirect would lead."""

    status: int
    kind: str
    body: bytes
    moved: str | None = None

    def json(self) -> dict[str, Any]:
        """The body as a JSON object; empty when it is none."""
        try:
            read = json.loads(self.body)
        except ValueError:
            return {}
        return read if isinstance(read, dict) else {}


class Outside:
    """The world as a phone or LINE would reach it. Certificates are checked. Thread-safe."""

    def __init__(self) -> None:
        self._pool = urllib3.PoolManager(timeout=TIMEOUT, retries=False, num_pools=8, maxsize=4)

    def ask(self, method: str, url: str, *, headers: dict[str, str] | None = None, body: bytes | None = None) -> Answer:
        """Raises Unreachable."""
        sent = {"User-Agent": AGENT, **(headers or {})}
        try:
            got = self._pool.request(method, url, headers=sent, body=body, redirect=False, preload_content=False)
            try:
                read = got.read(LARGEST, decode_content=True)
            finally:
                got.release_conn()
        except urllib3.exceptions.SSLError as error:
            raise Unreachable("its certificate is not accepted") from error
        except urllib3.exceptions.NameResolutionError as error:
            raise Unreachable("its name is not known to DNS") from error
        except urllib3.exceptions.NewConnectionError as error:  # to urllib3 this is a time-out as well
            raise Unreachable("nobody listens there") from error
        except urllib3.exceptions.TimeoutError as error:
            raise Unreachable("no answer in time") from error
        except (urllib3.exceptions.HTTPError, ValueError) as error:
            raise Unreachable(type(error).__name__) from error
        kind = got.headers.get("Content-Type", "").partition(";")[0].strip().lower()
        return Answer(got.status, kind, read, got.headers.get("Location"))
