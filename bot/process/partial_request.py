"""Whether a request that arrives piece by piece is whole. Pure; knows as much of HTTP/1.1 as that takes (RFC 9112).

What is malformed counts as whole: gunicorn refuses it, and nothing more of it is waited for.
"""

import re
from enum import Enum
from typing import Final

BODY_LIMIT: Final = 2 * 1024 * 1024
"""Bytes of a request's body; a longer one is answered with 413."""

HEAD_BYTES: Final = 64 * 1024
"""gunicorn refuses a longer head by its own limits."""

CHUNK_LINE_BYTES: Final = 256
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CODING: Final = re.compile(rb"\r\ntransfer-encoding:[ \t]*([^\r\n]*)", re.IGNORECASE)
_CONTINUE: Final = re.compile(rb"\r\nexpect:[ \t]*100-continue", re.IGNORECASE)


class State(Enum):
    """HEAD and BODY: more has to come. TOO_LARGE: its body is, or says that it will be, longer than allowed."""

    HEAD = "head"
    BODY = "body"
    WHOLE = "whole"
    TOO_LARGE = "too large"


class PartialRequest:
    """One request. `most` is the number of bytes that a body may have."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._data = bytearray()
        self._body_at = -1
        self._length: int | None = None
        self._chunk_at = 0
        self._chunks_bytes = 0
        self.state = State.HEAD

    def __len__(self) -> int:
        return len(self._data)

    def add(self, piece: bytes) -> State:
        """Takes what came next, and looks again."""
        self._data += piece
        if self.state is State.HEAD:
            self._look_at_head(len(piece))
        if self.state is State.BODY:
            self._look_at_body()
        return self.state

    def begins(self, with_one_of: tuple[bytes, ...]) -> bool:
        """Whether the request begins so."""
        return self._data.startswith(with_one_of)

    @property
    def waits_for_continue(self) -> bool:
        """Whether the client sends its body only when it is told to."""
        return self.state is State.BODY and bool(_CONTINUE.search(self._data, 0, self._body_at))

    def take(self) -> bytes:
        """All bytes that came; the next request begins anew."""
        taken = bytes(self._data)
        self.__init__(self._most)  # type: ignore[misc]
        return taken

    def _look_at_head(self, new: int) -> None:
        end = self._data.find(b"\r\n\r\n", max(0, len(self._data) - new - 3))
        if end < 0:
            if len(self._data) > HEAD_BYTES:
                self.state = State.WHOLE
            return
        self._body_at = self._chunk_at = end + 4
        lengths = _LENGTH.findall(self._data, 0, end)
        codings = _CODING.findall(self._data, 0, end)
        if codings:
            chunked = not lengths and len(codings) == 1 and codings[0].strip().lower() == b"chunked"
            self.state = State.BODY if chunked else State.WHOLE
        elif len(lengths) == 1 and lengths[0].strip().isdigit() and len(lengths[0]) < 20:
            self._length = int(lengths[0])
            self.state = State.TOO_LARGE if self._length > self._most else State.BODY
        else:
            self.state = State.WHOLE

    def _look_at_body(self) -> None:
        if self._length is not None:
            if len(self._data) >= self._body_at + self._length:
                self.state = State.WHOLE
        elif len(self._data) - self._body_at > 2 * self._most:
            self.state = State.TOO_LARGE
        else:
            self._look_at_chunks()

    def _look_at_chunks(self) -> None:
        """Steps from chunk to chunk. `_chunk_at`: where the next one's line begins."""
        while True:
            end = self._data.find(b"\r\n", self._chunk_at, self._chunk_at + CHUNK_LINE_BYTES)
            if end < 0:
                if len(self._data) - self._chunk_at >= CHUNK_LINE_BYTES:
                    self.state = State.WHOLE
                return
            try:
                size = int(self._data[self._chunk_at : end].split(b";", 1)[0], 16)
            except ValueError:
                size = -1
            if size <= 0:
                self._look_at_trailers(end, malformed=size < 0)
                return
            if self._chunks_bytes + size > self._most:
                self.state = State.TOO_LARGE
                return
            if len(self._data) < end + 2 + size + 2:
                return
            self._chunks_bytes += size
            self._chunk_at = end + 2 + size + 2

    def _look_at_trailers(self, end: int, *, malformed: bool) -> None:
        """The last chunk's line ends at `end`: an empty line follows, perhaps after trailers."""
        ended = self._data.find(b"\r\n\r\n", end) >= 0
        if malformed or ended or len(self._data) - end > HEAD_BYTES:
            self.state = State.WHOLE
