"""The thread that notes taken replies lives as long as its process, whatever becomes of a mark."""

import threading
from typing import Any

import pytest
from sqlalchemy import create_engine, event

from bot.chat.sent_marks import MOST_KEPT, SentMarks


class Failing:
    """An engine whose connections fail with `error`; `asked` grows with each."""

    def __init__(self, error: Exception) -> None:
        self.asked = threading.Semaphore(0)
        self._error = error
        self.engine = create_engine("sqlite://")
        event.listen(self.engine, "do_connect", self._fail)

    def _fail(self, *_: Any) -> None:
        self.asked.release()
        raise self._error


def test_a_mark_that_fails_in_an_unknown_way_does_not_end_the_thread() -> None:
    failing = Failing(MemoryError())
    marks = SentMarks(failing.engine, gathering=0)

    marks.add("e1")
    first = failing.asked.acquire(timeout=60)
    marks.add("e2")

    assert (first, failing.asked.acquire(timeout=60)) == (True, True)
    marks.end()


def test_where_no_thread_can_start_the_next_mark_tries_again(monkeypatch: pytest.MonkeyPatch) -> None:
    failing = Failing(MemoryError())
    marks = SentMarks(failing.engine, gathering=0)

    def refuse(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as without_threads:
        without_threads.setattr(threading.Thread, "start", refuse)
        for number in range(MOST_KEPT + 5):
            marks.add(f"e{number}")
    marks.add("last")

    assert failing.asked.acquire(timeout=60)
    marks.end()
