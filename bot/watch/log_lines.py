"""Writes log records so that no two of them ever share a line, whatever threads and processes write at once.

A record and its line break go out in one `write` of the operating system's. A pipe takes up to PIPE_BUF bytes of it in one
piece (POSIX, "write"), so longer records are shortened.
"""

import os
import select
import sys
import threading
from contextlib import suppress
from typing import Any, Final

import structlog
from structlog.typing import EventDict, WrappedLogger

LONGEST_LINE: Final = getattr(select, "PIPE_BUF", 512)
"""Bytes, the line break included."""

LONGEST_TEXT: Final = 200
FIRST: Final = 8
LAST: Final = 6
"""Of an exception's lines: its kind and where it was raised, and where it came from."""

_json: Final = structlog.processors.JSONRenderer(ensure_ascii=False, default=str)


class LogLines:
    """A file for loggers: standard output, whatever that is at the moment. What cannot be written is lost, and stops nobody."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        os.register_at_fork(after_in_child=self._renew)

    def write(self, text: str) -> int:
        """Writes `text`, which ends with a line break, in one piece."""
        with self._lock, suppress(OSError):
            self._write(text)
        return len(text)

    def flush(self) -> None:
        """Nothing is kept back."""

    def _write(self, text: str) -> None:
        try:
            number = sys.stdout.fileno()
        except (OSError, AttributeError):  # no file: a test's, or none at all
            if sys.stdout is not None:
                sys.stdout.write(text)
            return
        data = text.encode("utf-8", "backslashreplace")
        while data:  # a full disk or a socket may take a part
            data = data[os.write(number, data) :]

    def _renew(self) -> None:
        """Another thread may have held the lock when this process was forked."""
        self._lock = threading.Lock()


LINES: Final = LogLines()


def as_line(logger: WrappedLogger, name: str, event: EventDict) -> str:
    """The last processor: the record as JSON, short enough for one line."""
    line = str(_json(logger, name, event))
    if len(line.encode("utf-8", "backslashreplace")) < LONGEST_LINE:
        return line
    return str(_json(logger, name, {key: _shortened(value) for key, value in event.items()}))


def _shortened(value: Any) -> Any:
    match value:
        case str():
            return value if len(value) <= LONGEST_TEXT else value[:LONGEST_TEXT] + "…"
        case list() if len(value) > FIRST + LAST:
            return [*map(_shortened, value[:FIRST]), "…", *map(_shortened, value[-LAST:])]
        case list():
            return [_shortened(one) for one in value]
        case _:
            return value
