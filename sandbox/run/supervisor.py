"""Starts processes in order, looks after them while they run, and stops them in the opposite order."""

import time
from collections import defaultdict, deque
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from sandbox.run.processes import Member, Process, StartFailed, wait_until

LOOK_EVERY_S: Final = 0.1
GIVE_UP_AFTER: Final = 5
WITHIN_S: Final = 60.0
TOGETHER_S: Final = 20.0


class Supervisor:
    """`with Supervisor(print) as all: all.start(…); all.watch(done)`. Leaving the block stops what was started.

    Everything is started and watched in the thread that uses it, which must be the main one (see stop_with_parent.py).
    """

    def __init__(self, say: Callable[[str], None], together_s: float = TOGETHER_S) -> None:
        self.say = say
        self.together_s = together_s
        self.members: list[Member] = []
        self._errands: list[Process] = []
        self._ends: dict[str, deque[float]] = defaultdict(lambda: deque(maxlen=GIVE_UP_AFTER))

    def start(self, *members: Member) -> None:
        """Start these beside each other and wait until all are ready.

        Raises:
            StartFailed: one of them did not come up; what runs keeps running until `stop`.
        """
        self.launch(*members)
        self.await_ready(*members)

    def launch(self, *members: Member) -> None:
        """Start these and come back at once; `await_ready` waits for them."""
        for member in members:
            self.members.append(member)
            member.launch()

    def await_ready(self, *members: Member) -> None:
        """Come back when all of these, launched before, are ready. Raises StartFailed."""
        wait_until(lambda: all(member.ready() for member in members) or not all(map(_alive, members)), self.together_s)
        for member in sorted(members, key=_alive):  # who has ended is the first to be asked why
            member.await_ready()

    def begin(self, errand: Process) -> Process:
        """Start something that ends by itself, and come back at once; `finish` waits for its end."""
        self._errands.append(errand)
        errand.launch()
        return errand

    def finish(self, errand: Process, seconds: float) -> None:
        """Wait for the end of something that was begun.

        Raises:
            StartFailed: it ended badly, or not within `seconds`.
        """
        try:
            if errand.wait(seconds) != 0:
                raise StartFailed(errand.complaint())
        finally:
            errand.stop()
            self._errands.remove(errand)

    def watch(self, done: Callable[[], bool]) -> None:
        """Until `done`, start again what ended.

        Raises:
            StartFailed: something ends again and again.
        """
        while not done():
            for member in self.members:
                if not member.alive():
                    self._revive(member)
            time.sleep(LOOK_EVERY_S)

    def stop(self) -> None:
        """Stop everything, last started first."""
        for started in (self._errands, self.members):
            while started:
                started.pop().stop()

    def _revive(self, member: Member) -> None:
        ends = self._ends[member.name]
        ends.append(time.monotonic())
        if len(ends) == GIVE_UP_AFTER and ends[-1] - ends[0] < WITHIN_S:
            raise StartFailed(f"{member.complaint()}, for the {GIVE_UP_AFTER}th time within a minute")
        self.say(f"{member.complaint()}. Starting it again.")
        member.launch()
        member.await_ready()
        self.say(f"{member.name} is back.")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()


def _alive(member: Member) -> bool:
    return member.alive()
