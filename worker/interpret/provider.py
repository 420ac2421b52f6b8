"""The provider's HTTP API, or a compatible endpoint's: one pool of connections, JSON in and out, errors by what they say.

The provider's own client takes 1.2 s of CPU and 58 MB to import, and 8 ms of CPU a call, most of it for models of the answer of
which we read four fields. So only the tests use it, to hold the stand-in to it.

    ProviderError
    ├── Refused         an answer other than 2xx, with its status and what its body says
    ├── NotInTime       no answer in time
    ├── NotReached      no connection, or it broke
    └── NoJson          a 2xx that is no JSON
"""

import json
from typing import Any, Final
from urllib.parse import urlsplit

import urllib3
from pydantic import TypeAdapter

from models.service_errors import OutsideError, Temporary

CONNECT_SECONDS: Final = 5.0

_AS_JSON: Final = TypeAdapter(dict[str, Any]).dump_json
"""Seven times as quick as the standard library."""


class ProviderError(OutsideError):
    """The provider did not do what was asked. The message is safe to be logged: nothing that was sent is in it."""


class Refused(ProviderError):
    """An answer other than 2xx. `said` may repeat what was sent; `after` is Retry-After in seconds, if it is there."""

    def __init__(self, status: int, body: Any, after: float | None = None) -> None:
        error = body.get("error") if isinstance(body, dict) else None
        fields = error if isinstance(error, dict) else {}
        self.status = status
        self.after = after
        self.type, self.code, self.param = (_word(fields.get(name)) for name in ("type", "code", "param"))
        self.said = str(fields.get("message") or error or "")
        super().__init__(" ".join(word[:60] for word in (str(status), self.type, self.code, self.param) if word))


class NotInTime(ProviderError, Temporary):
    """No answer in time. What was asked may have been done, and billed."""


class NotReached(ProviderError, Temporary):
    """No connection, or it broke before the answer was whole."""


class NoJson(ProviderError, Temporary):
    """It says that it is done, and not what."""


class Provider:
    """One endpoint, such as https://api.openai.com/v1, for one key. Thread-safe. Nothing is retried here."""

    def __init__(self, key: str, base_url: str, connections: int) -> None:
        self._path = urlsplit(base_url).path.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}", "User-Agent": "mimi", "Accept": "application/json"}
        self._pool = urllib3.connection_from_url(base_url, maxsize=connections)

    def post(self, path: str, body: dict[str, Any], seconds: float) -> Any:
        """The decoded answer. `seconds` are for each read, so an answer that dribbles takes longer. Raises ProviderError."""
        return self._send(path, seconds, body=_AS_JSON(body), headers={"Content-Type": "application/json"})

    def upload(self, path: str, fields: dict[str, Any], seconds: float) -> Any:
        """As `post`, for a form with a file: (name, content, type). Raises ProviderError."""
        return self._send(path, seconds, fields=fields)

    def close(self) -> None:
        self._pool.close()

    def _send(self, path: str, seconds: float, headers: dict[str, str] | None = None, **what: Any) -> Any:
        try:
            response = self._pool.request(
                "POST",
                self._path + path,
                headers=self._headers | (headers or {}),
                timeout=urllib3.Timeout(connect=min(CONNECT_SECONDS, seconds), read=seconds),
                retries=False,
                redirect=False,
                **what,
            )
        except urllib3.exceptions.NewConnectionError as error:  # is a time-out too, by its class
            raise NotReached(type(error).__name__) from error
        except urllib3.exceptions.TimeoutError as error:
            raise NotInTime(f"no answer within {seconds:.0f} s") from error
        except urllib3.exceptions.HTTPError as error:
            raise NotReached(type(error).__name__) from error
        try:
            decoded = json.loads(response.data)
        except ValueError:
            decoded = None
        if not 200 <= response.status < 300:
            raise Refused(response.status, decoded, _seconds(response.headers.get("retry-after")))
        if decoded is None:
            raise NoJson(f"{response.status} without JSON")
        return decoded


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _seconds(header: str | None) -> float | None:
    try:
        return None if header is None else max(0.0, float(header))
    except ValueError:
        return None
