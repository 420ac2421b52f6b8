"""The Stripe stand-in's state: its objects as Stripe shows them, its events, and the deliveries to MiMi with their results."""

import secrets
import string
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from sandbox.stripe.cards import Card
from sandbox.world import World

Object = dict[str, Any]

LETTERS: Final = string.ascii_letters + string.digits
API_VERSION: Final = "2026-10-28.endive"
ACCOUNT: Final = "acct_1Sandbox0MiMiTarot"


def new_id(prefix: str, length: int = 24) -> str:
    """An id of Stripe's form: `pi_3…`, `evt_1…`."""
    return prefix + "".join(secrets.choice(LETTERS) for _ in range(length))


@dataclass
class Plan:
    """What a session knows beyond what it shows."""

    line_items: list[Object]
    intent: Object
    base: str
    """Where the stand-in was reached, for the links in what it makes."""
    person: Object = field(default_factory=dict)
    card: Card | None = None


@dataclass
class Dispatch:
    """An event on its way. `due` is of the monotonic clock."""

    event_id: str
    due: float
    attempt: int = 1


@dataclass(frozen=True)
class Remembered:
    """The answer that an idempotency key stands for, until when, and for which request."""

    fingerprint: str
    path: str
    until: float
    body: bytes
    request_id: str


@dataclass
class Books:
    """Everything of the stand-in; forgotten with the world's state."""

    objects: dict[str, Object] = field(default_factory=dict)
    plans: dict[str, Plan] = field(default_factory=dict)
    waiting: list[Dispatch] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    deliveries: list[Object] = field(default_factory=list)
    receipts: list[Object] = field(default_factory=list)
    keys: dict[str, Remembered] = field(default_factory=dict)
    otherwise: dict[str, Object] = field(default_factory=dict)
    """What the owner has set up otherwise in the dashboard: by kind of object, the fields that differ."""
    elsewhere: set[str] = field(default_factory=set)
    """Sessions that belong to another account than the key."""

    @classmethod
    def of(cls, world: World) -> "Books":
        with world.lock:
            found: Books = world.state.others.setdefault("stripe", cls())
            return found

    def add(self, made: Object) -> Object:
        self.objects[made["id"]] = made
        return made

    def find(self, kind: str, object_id: object) -> Object | None:
        found = self.objects.get(str(object_id))
        return found if found is not None and found["object"] == kind else None

    def newest(self, kind: str) -> Iterator[Object]:
        """All objects of a kind, the newest first, as Stripe lists them."""
        return (one for one in reversed(list(self.objects.values())) if one["object"] == kind)

    def intent_of(self, session: Object) -> Object | None:
        return self.find("payment_intent", session["payment_intent"])

    def session_of(self, intent_id: str) -> Object | None:
        return next((one for one in self.newest("checkout.session") if one["payment_intent"] == intent_id), None)

    def is_here(self, one: Object) -> bool:
        """Whether an object is of the key's account: neither a session of another one, nor what hangs on it."""
        if one["object"] == "checkout.session":
            return one["id"] not in self.elsewhere
        intent = one["id"] if one["object"] == "payment_intent" else one.get("payment_intent")
        session = self.session_of(intent) if self.elsewhere and intent else None
        return session is None or session["id"] not in self.elsewhere

    def charge_of(self, session: Object) -> Object | None:
        """The charge that paid this session."""
        intent = self.intent_of(session)
        charge = self.find("charge", intent["latest_charge"]) if intent else None
        return charge if charge and charge["paid"] else None
