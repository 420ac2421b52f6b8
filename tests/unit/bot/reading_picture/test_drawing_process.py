"""The process that draws: started when needed, one picture at a time, ended without harm."""

import os
import resource
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from bot.reading_picture import drawing_process
from bot.reading_picture.drawing_process import COMMAND, PLACES, Busy, DrawingFailed, DrawingProcess
from tests.helpers.messages.scenes import scene_of

FILES_OF_SELECT = 1024
ONCE = "import sys, struct; sys.stdin.buffer.readline(); sys.stdout.buffer.write(struct.pack('>?I', True, 5) + b'drawn')"
"""Ends after one picture, as the real one does when nobody has asked for a while."""


@pytest.fixture
def made(request: pytest.FixtureRequest) -> Iterator[DrawingProcess]:
    process = DrawingProcess(getattr(request, "param", COMMAND), longest_seconds=100)
    yield process
    process.close()


def test_it_draws_what_it_is_asked_for_and_says_what_it_cannot(made: DrawingProcess) -> None:
    scene = scene_of("one", "square")
    with made.turn():
        first = made.draw(scene)

        with pytest.raises(DrawingFailed, match="FileNotFoundError"):
            made.draw(scene_of("one", "story", deck="/nowhere"))
        again = made.draw(scene)

    assert first[:3] == b"\xff\xd8\xff"
    assert again == first


@pytest.mark.parametrize("made", [(sys.executable, "-c", ONCE)], indirect=True)
def test_one_that_has_ended_is_started_again(made: DrawingProcess) -> None:
    scene = scene_of("one", "square")

    assert [made.draw(scene), made.draw(scene)] == [b"drawn", b"drawn"]


@pytest.mark.parametrize("made", [(sys.executable, "-c", ONCE)], indirect=True)
def test_a_web_process_with_many_connections_can_have_drawn(made: DrawingProcess) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, 2 * FILES_OF_SELECT), hard))
    with ExitStack() as opened:
        opened.callback(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))
        for _ in range(FILES_OF_SELECT):
            opened.enter_context(open(os.devnull, "rb"))  # noqa: PTH123 - by the hundred

        assert made.draw(scene_of("one", "square")) == b"drawn"


@pytest.mark.parametrize("made", [(sys.executable, "-c", "")], indirect=True)
def test_one_that_never_answers_is_given_up(made: DrawingProcess) -> None:
    with pytest.raises(DrawingFailed, match="ended"):
        made.draw(scene_of("one", "square"))


def test_it_is_told_none_of_the_secrets() -> None:
    assert [name for name in drawing_process.PASSED_ON if "KEY" in name or "SECRET" in name or "URL" in name] == []


def test_only_so_many_wait_and_the_others_are_sent_away() -> None:
    process = DrawingProcess()
    drawing, done = threading.Event(), threading.Event()
    drew: list[int] = []

    def one(number: int) -> None:
        with process.turn():
            drawing.set()
            done.wait(60)
            drew.append(number)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(PLACES)]
    for thread in threads:
        thread.start()
    drawing.wait(60)
    while process._places._value:  # until the last of them waits
        threading.Event().wait(0.001)
    with pytest.raises(Busy), process.turn():
        pass
    done.set()
    for thread in threads:
        thread.join(60)

    assert sorted(drew) == list(range(PLACES))
