"""The cast. Each has a role, so that a test says by its people what it is about."""

import hashlib
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Person:
    """Someone in LINE. `line_id` looks like LINE's: U and 32 hex digits."""

    key: str
    name: str
    language: str | None
    role: str

    @property
    def line_id(self) -> str:
        return "U" + hashlib.sha256(self.key.encode()).hexdigest()[:32]


MALI: Final = Person("mali", "มะลิ", "th", "the good friend: follows, asks in Thai, draws card by card, reads to the end")
TOM: Final = Person("tom", "Tom", "en", "reads English; otherwise as Mali")
NOK: Final = Person("nok", "นก", "th", "blocks MiMi and comes back later")
PIM: Final = Person("pim", "พิม", "th", "was invited by Mali")
SOM: Final = Person("som", "ส้ม", "th", "has no stars and no coins left")
DAO: Final = Person("dao", "ดาว", "th", "rich and loyal: many stars, a hundred readings behind her")
KEN: Final = Person("ken", "Ken 🚀👨‍👩‍👧", "en", "impatient: taps twice, taps old buttons, types at the wrong moment")
BOY: Final = Person("boy", "<img src=x onerror=alert(1)>", "en", "means no good: markup for a name, forged codes")
MEI: Final = Person("mei", "美", "ja", "LINE in a language that MiMi does not speak")
ANA: Final = Person("ana", "Ana", None, "LINE tells no language of hers")

EVERYBODY: Final = (MALI, TOM, NOK, PIM, SOM, DAO, KEN, BOY, MEI, ANA)
