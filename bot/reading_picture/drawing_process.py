"""The process that draws, as the web process sees it: started when it is needed, one picture at a time."""

import json
import os
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from bot.reading_picture.scene import Scene

COMMAND: Final = (sys.executable, "-m", "bot.reading_picture")
HEAD: Final = struct.Struct(">?I")
LONGEST_SECONDS: Final = 30.0
"""One picture takes about a quarter of a second; longer on a machine that is busy with more important things."""

PATIENCE_SECONDS: Final = 8.0
PLACES: Final = 6
"""One that is drawn, and those that wait: each reading asks for two at once, readings arrive together, and one that is sent
away is blank in the chat until it is asked for again."""

PASSED_ON: Final = ("PATH", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "LANG", "LC_ALL", "TMPDIR", "HOME")
"""Of the environment; it needs none of the secrets."""


class Busy(Exception):
    """Too many pictures are asked for at once: ask again soon."""


class DrawingFailed(Exception):
    """The picture could not be drawn; the message is the name of an error."""


class DrawingProcess:
    """Draws scenes. Thread-safe. The process is started at the first picture, and again when it has ended."""

    def __init__(self, command: Sequence[str] = COMMAND, longest_seconds: float = LONGEST_SECONDS) -> None:
        self._command = tuple(command)
        self._longest = longest_seconds
        self._places = threading.BoundedSemaphore(PLACES)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Only who has it may draw. Raises Busy when too many wait, or it takes too long."""
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            if not self._turn.acquire(timeout=PATIENCE_SECONDS):
                raise Busy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._places.release()

    def draw(self, scene: Scene) -> bytes:
        """The picture as JPEG, in one's `turn`. Raises DrawingFailed."""
        line = json.dumps(scene.as_json(), ensure_ascii=True).encode() + b"\n"
        answer = self._ask(line) or self._ask(line)  # it may just have ended, since nobody had asked for a while
        if answer is None:
            raise DrawingFailed("ended")
        drawn, data = answer
        if not drawn:
            raise DrawingFailed(data.decode("ascii", "replace"))
        return data

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, line: bytes) -> tuple[bool, bytes] | None:
        """Its answer; None when it ended without one. Raises DrawingFailed when it takes too long."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(line)
            process.stdin.flush()
            return self._answer(process)
        except (BrokenPipeError, EOFError):
            self.close()
            return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.close()
        if self._process is None:
            environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
            )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> tuple[bool, bytes]:
        until = time.monotonic() + self._longest
        drawn, length = HEAD.unpack(self._read(process, HEAD.size, until))
        return drawn, self._read(process, length, until)

    def _read(self, process: subprocess.Popen[bytes], length: int, until: float) -> bytes:
        assert process.stdout is not None
        data = b""
        while len(data) < length:
            waiting = select.poll()  # `select` takes no more than 1024 files, and a process may have more connections
            waiting.register(process.stdout, select.POLLIN)
            if not waiting.poll(max(0.0, until - time.monotonic()) * 1000):
                self.close()
                raise DrawingFailed("TimeoutError")
            part = os.read(process.stdout.fileno(), length - len(data))
            if not part:
                raise EOFError
            data += part
        return data
