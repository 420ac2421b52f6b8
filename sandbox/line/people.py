"""The people who chat with MiMi, and what stands in their chats."""

import secrets
from dataclasses import dataclass, field
from typing import Any, Final

Message = dict[str, Any]


@dataclass(frozen=True)
class Entry:
    """One thing to see in a chat: a message, or a note about what happened. `at` is in ms, `sender` user, mimi, line."""

    n: int
    at: int
    sender: str
    kind: str
    message: Message | None = None
    via: str | None = None
    text: str | None = None

    def show(self) -> dict[str, Any]:
        shown: dict[str, Any] = {"n": self.n, "at": self.at, "from": self.sender, "kind": self.kind}
        for name in ("message", "via", "text"):
            if (value := getattr(self, name)) is not None:
                shown[name] = value
        return shown


@dataclass
class Person:
    """A LINE user. `language` is a BCP 47 tag or None, as in LINE's profile; `menu` a rich menu linked to them alone."""

    id: str
    name: str
    language: str | None
    picture: str | None = None
    friend: bool = False
    blocked: bool = False
    menu: str | None = None
    typing_until: float = 0.0
    replies: int = 0
    pushes: int = 0
    version: int = 0
    entries: list[Entry] = field(default_factory=list)

    def add(self, at: int, sender: str, **what: Any) -> Entry:
        entry = Entry(n=len(self.entries) + 1, at=at, sender=sender, **what)
        self.entries.append(entry)
        self.version += 1
        return entry

    def profile(self) -> dict[str, Any]:
        """As `GET /v2/bot/profile/{userId}` answers it: what is not known is left out."""
        shown: dict[str, Any] = {"userId": self.id, "displayName": self.name}
        if self.picture:
            shown["pictureUrl"] = self.picture
        if self.language:
            shown["language"] = self.language
        return shown


OWNER: Final = "U" + "0" * 31 + "1"
"""In the demo, the id of the one who runs MiMi: whoever arrives first by one of these names."""

OWNER_NAMES: Final = ("Owner", "เจ้าของ")


class People:
    """Everyone, by LINE id."""

    def __init__(self) -> None:
        self._by_id: dict[str, Person] = {}

    def create(self, name: str, language: str | None, picture: str | None = None, person_id: str | None = None) -> Person:
        if person_id is None and name in OWNER_NAMES and OWNER not in self._by_id:
            person_id = OWNER
        person = Person(person_id or "U" + secrets.token_hex(16), name, language, picture)
        self._by_id[person.id] = person
        return person

    def find(self, person_id: str) -> Person | None:
        return self._by_id.get(person_id)

    def all(self) -> list[Person]:
        return list(self._by_id.values())
