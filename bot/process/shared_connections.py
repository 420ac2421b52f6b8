"""Shares connections evenly among the web processes of one gunicorn.

All of them wait on one listening socket, and the first to wake up takes a new connection. Proxies keep connections for long, so
an uneven start would last: the fuller process would work at its limit while another one has time. So each process writes into
shared memory how many connections it has:

- One that has clearly more than the emptiest leaves a new connection to that one, for some milliseconds at most.
- One that has far more ends kept connections, by answers that say so, until half of what it has more is gone. That is needed
  after a process was replaced: the new one has none, and the clients of the old one have connected to the others.

No connection waits for a process that hangs or has ended: one that did not take what was left to it is left nothing more until
it writes again, as each does at least once a second.
"""

import mmap
import time
from collections.abc import Callable, Collection, Iterator
from typing import Final, NamedTuple

CLEARLY_MORE: Final = 2
FAR_MORE: Final = 8
"""Connections more than the emptiest process has; or a quarter of one's own, where that is more."""

LEFT_SECONDS: Final = 0.02
"""How long a connection is left to another process that shows no sign of life. A busy one may need that long until it looks."""

PAUSE_SECONDS: Final = 0.001
"""How long a process does not look at the listening socket then, before it decides again."""

LOOK_SECONDS: Final = 1.0
"""How often a process looks at the others' counts, and writes its own even if it is the same, to show that it works."""

SLOTS: Final = 32
"""Most processes at a time. One without a slot takes every new connection."""

TAKES_NONE: Final = (1 << 20) - 1
"""In place of a count, and more than any: the process takes no connections, because it starts, stops or has too many."""

ONE_CHANGE: Final = 1 << 20
"""A cell holds the count below, and above it how often it was written, so that each sign of life can be seen."""


class ConnectionTable:
    """Memory of the parent that all processes forked from it share: one cell for each."""

    def __init__(self) -> None:
        self._cells = memoryview(mmap.mmap(-1, 8 * SLOTS)).cast("Q")
        for number in range(SLOTS):
            self._cells[number] = TAKES_NONE

    def slot(self, taken: Collection[int]) -> "Slot":
        """For a process that is about to be forked. `taken`: the slots of those that run."""
        free = next((number for number in range(SLOTS) if number not in taken), None)
        return Slot([TAKES_NONE], 0) if free is None else Slot(self._cells, free)


class _Other(NamedTuple):
    """Another process as its cell shows it."""

    connections: int
    number: int = 0
    cell: int = 0


class Slot:
    """One process's place in the table, and what it decides by what the others wrote. `clock` counts seconds.

    `enough`: with more connections than these, the process ends kept ones.
    """

    def __init__(self, cells: "memoryview[int] | list[int]", number: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.number = number
        self.enough = TAKES_NONE
        self.left_seconds = LEFT_SECONDS
        self._cells = cells
        self._clock = clock
        self._written: int | None = None
        self._look_at = 0.0
        self._left = False
        self._left_to: _Other | None = None
        self._left_until = 0.0
        self._given_up: dict[int, int] = {}
        self._write(TAKES_NONE)

    def begin_round(self, connections: int, accepting: bool) -> bool:
        """Called in each round of the process's loop, once a second or more often. Whether a connection was left in the last."""
        left, self._left = self._left, False
        shown, now = connections if accepting else TAKES_NONE, self._clock()
        looks = now >= self._look_at
        if looks or shown != self._written:
            self._write(shown)
        if connections <= self.enough:
            self.enough = TAKES_NONE
        if looks:
            self._look_at = now + LOOK_SECONDS
            more = connections - min(self._others(), default=_Other(connections)).connections
            self.enough = connections - more // 2 if more > max(FAR_MORE, connections // 4) else TAKES_NONE
        return left

    def leaves(self, connections: int) -> bool:
        """Whether a process with so many `connections` leaves the one that now waits to another process."""
        emptiest = min(self._others(), default=_Other(connections))
        if connections - emptiest.connections <= CLEARLY_MORE:
            return False
        if emptiest != self._left_to:
            self._left_to, self._left_until = emptiest, self._clock() + self.left_seconds
        self._left = self._clock() < self._left_until
        if not self._left:
            self._given_up[emptiest.number] = emptiest.cell
        return self._left

    def _others(self) -> Iterator[_Other]:
        """Those that take connections, without those whose cell is as it was when they were given up."""
        for number, cell in enumerate(self._cells):
            connections = cell % ONE_CHANGE
            if connections != TAKES_NONE and number != self.number and self._given_up.get(number) != cell:
                yield _Other(connections, number, cell)

    def _write(self, shown: int) -> None:
        self._written = shown
        self._cells[self.number] = (self._cells[self.number] // ONE_CHANGE + 1) * ONE_CHANGE + shown
