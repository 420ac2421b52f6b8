"""The only caller of LINE's Messaging API.

Through the SDK's client, one for the process (it keeps its connections), with a time-out on every call. Bodies go as plain
dictionaries: `bot.say.limits` has checked them, and the SDK's models would neither check those rules nor keep properties
they do not know.

    LineError
    ├── LinePermanent           4xx: never retried
    │   ├── InvalidReplyToken   the token was used, or its minute is over
    │   ├── MonthlyLimit        the month's pushes are used up
    │   ├── Unauthorised        401, 403: the channel's token
    │   ├── Unknown             404: no such person or rich menu
    │   └── BadIdToken          the pay page's ID token
    └── LineTemporary           5xx, reset connection: LINE may or may not have acted
        ├── NotDone             429, no connection: LINE has certainly not acted
        └── TimedOut            no answer in time: LINE may or may not have acted
"""

import json
import re
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import urllib3
from linebot.v3.messaging import ApiClient, Configuration
from linebot.v3.messaging.exceptions import ApiException

from bot.say.limits import Message
from bot.say.text import storable
from bot.settings import Settings
from models.service_errors import OutsideError, Permanent, Temporary


class LineError(OutsideError):
    """LINE did not do what was asked."""


class LinePermanent(LineError, Permanent):
    """LINE refuses the request, and would refuse it again (4xx)."""


class InvalidReplyToken(LinePermanent):
    """The token was used, or its minute is over."""


class MonthlyLimit(LinePermanent):
    """The month's pushes are used up; replies are free and still work."""


class Unauthorised(LinePermanent):
    """401 or 403: the channel's token, and nothing about what was asked. It works again once the owner has seen to it."""


class Unknown(LinePermanent):
    """404: there is no such person (or rich menu), or they blocked the account."""


class BadIdToken(LinePermanent):
    """The ID token is not LINE's, not for this channel, or its hour is over: log in again."""


class LineTemporary(LineError, Temporary):
    """LINE may work later. Unless a subclass says more, it may or may not have done what was asked."""


class NotDone(LineTemporary):
    """LINE has certainly not acted: the request never reached it (no address, no connection), or it met the rate limit."""


class TimedOut(LineTemporary):
    """No answer in time: it may or may not have been done."""


@dataclass(frozen=True)
class Profile:
    """`language` is BCP 47 and may be missing; so may the picture."""

    name: str
    picture: str | None
    language: str | None


@dataclass(frozen=True)
class Identity:
    """Who an ID token is about. The name and the picture are there if the person let the page have them."""

    line_id: str
    name: str | None
    picture: str | None


USER_ID: Final = re.compile(r"U[0-9a-f]{32}")
"""A person's id at LINE. It becomes part of paths there, so nothing else is let in."""

LOGIN_ISSUER: Final = "https://access.line.me"
CLOCK_SKEW_SECONDS: Final = 60

FAST: Final = (0.7, 1.0)
"""Seconds to connect and to read, on the webhook's path: LINE waits about 2 s for our 200."""


def within(seconds: float) -> tuple[float, float]:
    """Time-outs that together take no longer than this, nor than FAST."""
    share = max(0.0, min(1.0, seconds / sum(FAST)))
    return FAST[0] * share, FAST[1] * share


WORKER_TIMEOUT: Final = (3.0, 8.0)
"""Seconds to connect and to read in the worker and for the owner's commands."""


class Line:
    """LINE, for one channel. Thread-safe. Every method raises LineError only."""

    def __init__(self, access_token: str, api_base: str, *, data_api_base: str | None = None, connections: int = 16) -> None:
        configuration = Configuration(access_token=access_token, host=api_base)
        configuration.connection_pool_maxsize = connections
        configuration.retries = 0  # urllib3 would otherwise try refused connections three more times by itself
        self._base = api_base
        self._data_base = data_api_base or api_base
        self._client = ApiClient(configuration)

    @classmethod
    def from_settings(cls, settings: Settings) -> "Line":
        """The client for the channel that the settings name."""
        return cls(
            settings.line_channel_access_token.get_secret_value(),
            settings.line_api_base,
            data_api_base=settings.line_data_api_base,
        )

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        """Free of charge, once per token and within its minute. Raises InvalidReplyToken when that is over."""
        self.call("POST", "/v2/bot/message/reply", {"replyToken": token, "messages": list(messages)}, timeout=timeout)

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        """Counts against the month's quota, delivered once for each retry key within 24 h (a 409 says: it was).

        Answers well without delivering to someone who blocked the account. Raises MonthlyLimit.
        """
        body = {"to": line_id, "messages": list(messages)}
        self.call("POST", "/v2/bot/message/push", body, headers={"X-Line-Retry-Key": str(retry_key)})

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """MiMi is seen typing until her next message, 60 s at most (multiples of 5)."""
        self.call("POST", "/v2/bot/chat/loading/start", {"chatId": line_id, "loadingSeconds": seconds}, timeout=FAST)

    def profile(self, line_id: str, timeout: tuple[float, float] = FAST) -> Profile:
        """Raises Unknown for someone who blocked the account, and for what is no id of a person."""
        if not USER_ID.fullmatch(line_id):
            raise Unknown("not an id of LINE's")
        got = self.call("GET", f"/v2/bot/profile/{line_id}", timeout=timeout)
        name, picture, language = (
            storable(said) if isinstance(said := got.get(key), str) else None for key in ("displayName", "pictureUrl", "language")
        )
        return Profile(name or "", picture, language)

    def content(self, message_id: str, most_bytes: int) -> bytes | None:
        """What someone sent, such as a voice message's sound; None while LINE still prepares it, or when it is too large.

        Source: LINE's "Get content": 202 means that it is being prepared; 404 that it is gone or was unsent.
        """
        headers = {"Authorization": self._client.default_headers["Authorization"]}
        url = f"{self._data_base}/v2/bot/message/{message_id}/content"
        pool = self._client.rest_client.pool_manager
        connect, read = WORKER_TIMEOUT
        try:
            response = pool.request(
                "GET",
                url,
                headers=headers,
                preload_content=False,
                retries=False,
                timeout=urllib3.Timeout(connect=connect, read=read),
            )
            try:
                sound: bytes = response.read(most_bytes + 1)
            finally:
                response.release_conn()
        except urllib3.exceptions.HTTPError as error:
            raise _without_answer(error, "GET content") from error
        if response.status == 200:
            return sound if len(sound) <= most_bytes else None
        if response.status == 202:
            return None
        raise _named(ApiException(status=response.status, reason=str(response.reason)))

    def verify_id_token(self, id_token: str, channel_id: str) -> Identity:
        """Who opened the LIFF page. `channel_id` is the Login channel's. Raises BadIdToken.

        LINE checks signature, audience and end (LINE Login, "Verify ID token"); what it answers is checked again here.
        """
        try:
            found = self.call("POST", "/oauth2/v2.1/verify", form={"id_token": id_token, "client_id": channel_id}, timeout=FAST)
        except LinePermanent as error:
            raise BadIdToken("refused by LINE") from error
        issued = (found.get("iss"), found.get("aud")) == (LOGIN_ISSUER, channel_id)
        person = found.get("sub")
        if not issued or int(found.get("exp") or 0) < time.time() - CLOCK_SKEW_SECONDS:
            raise BadIdToken("issuer, audience or end")
        if not isinstance(person, str) or not USER_ID.fullmatch(person):
            raise BadIdToken("not an id of LINE's")
        return Identity(person, found.get("name"), found.get("picture"))

    def call(
        self,
        method: str,
        path: str,
        body: Any = None,
        *,
        headers: dict[str, str] | None = None,
        timeout: tuple[float, float] = WORKER_TIMEOUT,
        data: bool = False,
        form: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        """One request, no retry; the decoded answer. `data` asks LINE's other host, where contents are.

        A `form` goes to LINE Login, which wants neither JSON nor this channel's token.
        """
        sent = {**self._client.default_headers, "Content-Type": "application/json", **(headers or {})}
        if form is not None:
            sent |= {"Content-Type": "application/x-www-form-urlencoded"}
            sent.pop("Authorization", None)
        try:
            response = self._client.rest_client.request(
                method,
                (self._data_base if data else self._base) + path,
                headers=sent,
                body=body,
                post_params=form,
                _request_timeout=timeout,
            )
        except ApiException as error:
            if error.status == 409 and headers and "X-Line-Retry-Key" in headers:
                return {}
            raise _named(error) from error
        except urllib3.exceptions.HTTPError as error:
            raise _without_answer(error, f"{method} {path}") from error
        try:
            decoded = json.loads(response.data) if response.data else {}
        except ValueError:
            return {}  # done all the same: the status says so
        return decoded if isinstance(decoded, dict) else {}


def _without_answer(error: urllib3.exceptions.HTTPError, call: str) -> LineTemporary:
    """What a call came to that LINE did not answer. urllib3 wraps some causes in a MaxRetryError, others not."""
    cause = error.reason if isinstance(error, urllib3.exceptions.MaxRetryError) and error.reason else error
    said = f"{call}: {type(cause).__name__}"
    if isinstance(cause, urllib3.exceptions.ConnectTimeoutError | urllib3.exceptions.NewConnectionError):
        return NotDone(said)
    return TimedOut(said) if isinstance(cause, urllib3.exceptions.TimeoutError) else LineTemporary(said)


def _named(error: ApiException) -> LineError:
    text = error.body.decode(errors="replace") if isinstance(error.body, bytes) else str(error.body or "")
    said = f"{error.status} {text[:300]}"
    if error.status == 429:
        return MonthlyLimit(said) if "monthly limit" in text else NotDone(said)
    if error.status in (401, 403):
        return Unauthorised(said)
    if error.status == 404:
        return Unknown(said)
    if error.status == 400 and "Invalid reply token" in text:
        return InvalidReplyToken(said)
    if error.status is not None and 400 <= error.status < 500:
        return LinePermanent(said)
    return LineTemporary(said)
