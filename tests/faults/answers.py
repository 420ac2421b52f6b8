"""What the web process answered to LINE."""

import threading
from dataclasses import dataclass, field

from sandbox.posting import Status


@dataclass
class Answers:
    """Counts by kind: 5xx or no connection, and later than LINE's 2 s. Thread-safe."""

    failed: int = 0
    late: int = 0
    sent_again: set[str] = field(default_factory=set)
    """Events that LINE sent more than once: by LINE's clock nobody knows how old their tokens are."""

    _lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, status: Status) -> None:
        with self._lock:
            self.late += status == "timeout"
            self.failed += status == "unreachable" or (isinstance(status, int) and status >= 500)

    def note_again(self, event: str) -> None:
        with self._lock:
            self.sent_again.add(event)
