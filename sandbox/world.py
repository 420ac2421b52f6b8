"""The state that all stand-ins share: who there is, what was said, what was called. In memory, behind one lock."""

import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from sandbox.line.people import Entry, Message, People, Person
from sandbox.line.tokens import Quota, ReplyTokens, RetryKeys
from sandbox.switches import Switches

BOT_USER_ID: Final = "U" + "b07" * 10 + "b0"


@dataclass(frozen=True)
class Options:
    """How the sandbox is started. `web` is where MiMi's web process listens, `public_url` what LINE believes it is.

    `liff_path` is the path of the LIFF app's endpoint URL, which LINE Developers Console holds in real life. `line_waits_s`
    is how long LINE waits for a webhook's answer until it counts as a time-out: in real life about two seconds.
    """

    web: str = "http://127.0.0.1:8000"
    public_url: str = "https://mimi.example"
    channel_secret: str = "sandbox-secret"
    channel_token: str = "sandbox-token"
    login_channel_id: str = "1234567890"
    webhook_path: str = "/line/webhook"
    line_waits_s: float = 2.0
    liff_path: str = "/liff/topup"
    stripe_key: str = "sk_test_sandbox"
    stripe_webhook_secret: str = "whsec_sandbox"
    stripe_webhook_path: str = "/stripe/webhook"


@dataclass(frozen=True)
class Delivery:
    """One accepted reply or push. `reached` is false when the person had blocked MiMi."""

    n: int
    at: int
    via: str
    to: str
    messages: list[Message]
    request_id: str
    retry_key: str | None
    reply_token: str | None
    reached: bool

    def show(self) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "n": self.n,
            "at": self.at,
            "via": self.via,
            "to": self.to,
            "messages": self.messages,
            "requestId": self.request_id,
            "reached": self.reached,
        }
        if self.retry_key is not None:
            shown["retryKey"] = self.retry_key
        if self.reply_token is not None:
            shown["replyToken"] = self.reply_token
        return shown


@dataclass
class State:
    """Everything that a reset forgets. Stand-ins that come later keep theirs under their name in `others`."""

    switches: Switches = field(default_factory=Switches)
    people: People = field(default_factory=People)
    reply_tokens: ReplyTokens = field(default_factory=ReplyTokens)
    retry_keys: RetryKeys = field(default_factory=RetryKeys)
    quota: Quota = field(default_factory=Quota)
    events: dict[str, dict[str, Any]] = field(default_factory=dict)
    deliveries: list[Delivery] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    others: dict[str, Any] = field(default_factory=dict)
    version: int = 0


class World:
    """State, clock and lock. Take `lock` around every look at `state`; never while speaking HTTP."""

    def __init__(self, options: Options, clock: Callable[[], float] = time.time) -> None:
        self.options = options
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.stopping = threading.Event()
        self.id_token_key = secrets.token_bytes(32)
        self.state = State()
        self.threads: dict[str, threading.Thread] = {}
        self._clock = clock

    @property
    def itself(self) -> "World":
        """This world, also for who has only something that stands for it during a request: for what outlives the request."""
        return self

    @property
    def switches(self) -> Switches:
        return self.state.switches

    def now(self) -> float:
        """Seconds since the epoch as the stand-ins see them: `clock_offset_s` shifts them."""
        return self._clock() + self.state.switches.clock_offset_s

    def now_ms(self) -> int:
        return int(self.now() * 1000)

    def pause(self, seconds: float) -> None:
        """Wait, but not past the server's end."""
        if seconds > 0:
            self.stopping.wait(seconds)

    def reset(self) -> None:
        with self.changed:
            self.state = State()
            self.changed.notify_all()

    def tell(self, person: Person, sender: str, **what: Any) -> Entry:
        """Put one entry into a person's chat and wake whoever waits for it."""
        with self.changed:
            entry = person.add(self.now_ms(), sender, **what)
            self.changed.notify_all()
            return entry

    def touch(self, person: Person) -> None:
        """Something other than an entry changed: typing, the menu, a block."""
        with self.changed:
            person.version += 1
            self.changed.notify_all()

    def touch_all(self) -> None:
        """Something changed that every chat shows: the default menu, the quota, the model's costs."""
        with self.changed:
            self.state.version += 1
            self.changed.notify_all()

    def version_for(self, person: Person) -> int:
        """Grows with each change that this person's chat shows."""
        return person.version + self.state.version

    def record_delivery(self, person: Person, via: str, messages: list[Message], **how: Any) -> Delivery:
        """Note an accepted message and show it in the chat, unless the person has blocked MiMi."""
        with self.changed:
            delivery = Delivery(
                n=len(self.state.deliveries) + 1,
                at=self.now_ms(),
                via=via,
                to=person.id,
                messages=messages,
                request_id=how["request_id"],
                retry_key=how.get("retry_key"),
                reply_token=how.get("reply_token"),
                reached=not person.blocked,
            )
            self.state.deliveries.append(delivery)
            if via == "reply":
                person.replies += 1
            else:
                person.pushes += 1
            if delivery.reached:
                person.typing_until = 0.0
                for message in messages:
                    self.tell(person, "mimi", kind="message", message=message, via=via)
            return delivery

    def record_call(self, method: str, path: str, status: int) -> None:
        with self.lock:
            self.state.calls.append({"method": method, "path": path, "status": status})
