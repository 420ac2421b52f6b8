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

from pydantic import TypeAdapter

from bot.process import host_connections
from models.general.service_errors import OutsideError, Temporary

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
        self._headers = {"Authorization": f"Bearer {key}", "User-Agent": "mimi", "Accept": "application/json"}
        self._host = host_connections.Host(base_url, connections)

    def post(self, path: str, body: dict[str, Any], seconds: float) -> Any:
        """The decoded answer, when all of it is there within so many seconds. Raises ProviderError."""
        return self._send(path, _AS_JSON(body), "application/json", seconds)

    def upload(self, path: str, fields: dict[str, Any], seconds: float) -> Any:
        """As `post`, for a form with a file: (name, content, type). Raises ProviderError."""
        from urllib3.filepost import encode_multipart_formdata  # only for voice messages, which few people send

        body, kind = encode_multipart_formdata(fields)
        return self._send(path, body, kind, seconds)

    def close(self) -> None:
        self._host.close()

    def _send(self, path: str, body: bytes, kind: str, seconds: float) -> Any:
        headers = self._headers | {"Content-Type": kind}
        try:
            answer = self._host.ask("POST", path, headers, body, (min(CONNECT_SECONDS, seconds), seconds))
        except host_connections.TooLate as error:
            raise NotInTime(f"no answer within {seconds:.0f} s") from error
        except host_connections.NoAnswer as error:
            raise NotReached(str(error)) from error
        try:
            decoded = json.loads(answer.body)
        except ValueError:
            decoded = None
        if not 200 <= answer.status < 300:
            raise Refused(answer.status, decoded, _seconds(answer.headers.get("Retry-After")))
        if decoded is None:
            raise NoJson(f"{answer.status} without JSON")
        return decoded


def _word(value: Any) -> str:
    return "" if value is None else str(value)


def _seconds(header: str | None) -> float | None:
    try:
        return None if header is None else max(0.0, float(header))
    except ValueError:
        return None
