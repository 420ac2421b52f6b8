"""The only caller of LINE's Messaging API.

One pool of connections for the process, with a time-out on every call. Bodies go as plain dictionaries: `bot.say.checks` has
checked them, and the models of LINE's SDK would neither check those rules nor keep properties they do not know. The SDK takes
a second of CPU and 40 MB to import, so only the tests use it, to read what goes out here.

"""

import json
import re
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode

from bot.line.errors import BadIdToken, LinePermanent, LineTemporary, NotDone, TimedOut, Unknown, refused
from bot.line.id_tokens import LOGIN_ISSUER, worth_asking
from bot.line.requests import with_messages
from bot.process.host_connections import Answer, Host, NoAnswer, NotReached, TooLate
from bot.say.limits import Message
from bot.say.text import storable
from bot.settings import Settings
from bot.watch.keys import Key


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

CLOCK_SKEW_SECONDS: Final = 60

USER_AGENT: Final = {"User-Agent": "mimi"}

FAST: Final = (1.0, 1.7)
"""Seconds to connect, and for the whole call, where somebody waits: LINE waits about 2 s for our 200."""


def within(seconds: float) -> tuple[float, float]:
    """The same, for a call that may take no longer than this."""
    return min(FAST[0], seconds), min(FAST[1], seconds)


WORKER_TIMEOUT: Final = (3.0, 7.0)
"""The same in the worker and for the owner's commands. The whole is less than a reading's lease: `_prepare` in
`worker.delivering` renews that just before."""

UPLOAD_TIMEOUT: Final = (3.0, 60.0)
"""The same for a menu's picture, over an owner's slow line."""


class Line:
    """LINE, for one channel. Thread-safe. Every method raises LineError only."""

    def __init__(
        self,
        access_token: str,
        api_base: str,
        *,
        data_api_base: str | None = None,
        connections: int = 16,
        key: Key | None = None,
    ) -> None:
        self._key = key or Key("line")
        self._authorization = {"Authorization": f"Bearer {access_token}"}
        self._api = Host(api_base, connections)
        self._data = Host(data_api_base or api_base, connections)

    @classmethod
    def from_settings(cls, settings: Settings, connections: int = 16, key: Key | None = None) -> "Line":
        """The client for the channel that the settings name, with so many connections kept open at most.

        `key` learns whether LINE takes the channel's token.
        """
        return cls(
            settings.line_channel_access_token.get_secret_value(),
            settings.line_api_base,
            data_api_base=settings.line_data_api_base,
            connections=connections,
            key=key,
        )

    def reply(self, token: str, messages: Sequence[Message], timeout: tuple[float, float] = FAST) -> None:
        """Free of charge, once per token and within its minute. Raises InvalidReplyToken when that is over."""
        self.call("POST", "/v2/bot/message/reply", with_messages(messages, replyToken=token), timeout=timeout)

    def push(self, line_id: str, messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        """Counts against the month's quota, delivered once for each retry key within 24 h (a 409 says: it was).

        Answers well without delivering to someone who blocked the account. Raises MonthlyLimit.
        """
        body = with_messages(messages, to=line_id)
        self.call("POST", "/v2/bot/message/push", body, headers={"X-Line-Retry-Key": str(retry_key)})

    def multicast(self, line_ids: Sequence[str], messages: Sequence[Message], retry_key: uuid.UUID) -> None:
        """A push to up to 500 people at once: counts one for each who has not blocked the account; otherwise as `push`.

        All or nobody: with fewer pushes left in the month than people, it raises MonthlyLimit and reaches none of them.
        """
        body = with_messages(messages, to=list(line_ids))
        self.call("POST", "/v2/bot/message/multicast", body, headers={"X-Line-Retry-Key": str(retry_key)})

    def show_loading(self, line_id: str, seconds: int = 60) -> None:
        """MiMi is seen typing until her next message, 60 s at most (multiples of 5)."""
        self.call("POST", "/v2/bot/chat/loading/start", {"chatId": line_id, "loadingSeconds": seconds}, timeout=FAST)

    def profile(self, line_id: str, timeout: tuple[float, float] = FAST) -> Profile:
        """Raises Unknown for someone who blocked the account, and for what is no id of a person."""
        if not USER_ID.fullmatch(line_id):
            raise Unknown("not an id of LINE's")
        got = self.call("GET", f"/v2/bot/profile/{line_id}", timeout=timeout)
        name, picture, language = (_text(got.get(key)) for key in ("displayName", "pictureUrl", "language"))
        return Profile(name or "", picture, language)

    def content(self, message_id: str, most_bytes: int, seconds: float) -> bytes | None:
        """What someone sent, such as a voice message's sound; None while LINE still prepares it, or when it is too large.

        Source: LINE's "Get content": 202 means that it is being prepared; 404 that it is gone or was unsent.
        """
        path = f"/v2/bot/message/{quote(message_id, safe='')}/content"
        answer = self._ask("GET", self._data, path, self._authorization, None, (seconds, seconds), most=most_bytes + 1)
        return None if answer.status == 202 or len(answer.body) > most_bytes else answer.body

    def verify_id_token(self, id_token: str, channel_id: str) -> Identity:
        """Who opened the LIFF page. `channel_id` is the Login channel's. Raises BadIdToken.

        LINE checks signature, audience and end (LINE Login, "Verify ID token"); what it answers is checked again here. What is
        no token for this channel is refused without asking.
        """
        if not worth_asking(id_token, channel_id, time.time()):
            raise BadIdToken("no token of LINE's for this channel")
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
        return Identity(person, _text(found.get("name")), _text(found.get("picture")))

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
        sent: bytes | None
        if form is not None:
            sent = urlencode(form).encode()
            own_headers = {"Content-Type": "application/x-www-form-urlencoded"}
        else:
            sent = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
            own_headers = self._authorization | {"Content-Type": "application/json"}
        host = self._data if data else self._api
        answer = self._ask(method, host, path, own_headers | (headers or {}), sent, timeout)
        try:
            decoded = json.loads(answer.body) if answer.body else {}
        except ValueError:
            return {}  # done all the same: the status says so
        return decoded if isinstance(decoded, dict) else {}

    def _ask(
        self,
        method: str,
        host: Host,
        path: str,
        headers: dict[str, str],
        body: bytes | None,
        timeout: tuple[float, float],
        most: int | None = None,
    ) -> Answer:
        """LINE's answer that the request is done, at `most` so many bytes of it. Raises LineError for any other."""
        try:
            answer = host.ask(method, path, headers | USER_AGENT, body, timeout, most)
        except NotReached as error:
            raise NotDone(str(error)) from error
        except TooLate as error:
            raise TimedOut(str(error)) from error
        except NoAnswer as error:
            raise LineTemporary(str(error)) from error
        done = 200 <= answer.status < 300 or (answer.status == 409 and "X-Line-Retry-Key" in headers)
        if "Authorization" in headers:
            self._note(answer.status, done=done)
        if not done:
            raise refused(answer.status, answer.body)
        return answer

    def _note(self, status: int, *, done: bool) -> None:
        if done:
            self._key.accepted()
        elif status in (401, 403):
            self._key.refused(str(status))


def _text(said: Any) -> str | None:
    """What LINE says in a text's place, as it can be stored."""
    return storable(said) if isinstance(said, str) else None
