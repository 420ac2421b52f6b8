"""What one fault is: a name, how it begins, how it ends, and what may be expected of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.faults.house import House

Act = Callable[[House], None]

WITHIN_SECONDS: Final = 120.0


def nothing(_: House) -> None:
    """For faults that are over by themselves."""


@dataclass(frozen=True)
class Fault:
    """Something that breaks while people chat. `begin` and `end` are called `seconds` apart.

    `within`: everything asked before the end is settled so many seconds after it. `wired`: the processes reach their servers
    and the services through relays (`House.wires`), which can hang. `unknowable`: LINE may have taken a reading without any
    process knowing it later; then a reading that came twice is counted apart. `by_reply`: no reading may cost a push.
    `taps_after`: people write once more after the end, as what cannot be pushed waits for that. `short`: it is part of the
    short form, for so many seconds.
    """

    name: str
    begin: Act
    end: Act = nothing
    seconds: float = 10.0
    within: float = WITHIN_SECONDS
    wired: bool = False
    unknowable: bool = False
    by_reply: bool = False
    taps_after: bool = False
    short: float | None = None
