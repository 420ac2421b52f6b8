"""Which threads of the web process handle what: nothing that may wait takes those of the chat."""

import pytest

from bot.process.partial_request import BODY_LIMIT, PartialRequest
from bot.process.web_worker import PICTURE_THREADS, WebWorker
from bot.reading_picture.drawing_process import PLACES

POOLS = ("_health_pool", "_paying_pool", "_picture_pool", "_large_pool", "tpool")


@pytest.fixture
def worker() -> WebWorker:
    """One that runs nothing: in place of each pool there is its name."""
    made = WebWorker.__new__(WebWorker)
    for name in POOLS:
        setattr(made, name, name)
    return made


@pytest.mark.parametrize(
    ("line", "pool"),
    [
        (b"GET /picture/abc/story.jpg", "_picture_pool"),
        (b"HEAD /picture/abc/story.jpg", "_picture_pool"),
        (b"GET /api/health", "_health_pool"),
        (b"GET /liff/paid/1", "_paying_pool"),
        (b"GET /deck/00.jpg", "tpool"),
        (b"POST /line/webhook", "tpool"),
    ],
)
def test_what_may_wait_has_threads_of_its_own(worker: WebWorker, line: bytes, pool: str) -> None:
    request = PartialRequest(BODY_LIMIT)
    request.add(line + b" HTTP/1.1\r\n\r\n")

    assert worker._pool(request) is getattr(worker, pool)


def test_large_requests_have_one_thread_of_their_own(worker: WebWorker) -> None:
    request = PartialRequest(BODY_LIMIT)
    request.add(b"POST /line/webhook HTTP/1.1\r\nContent-Length: 200000\r\n\r\n" + b"x" * 200_000)

    assert worker._pool(request) is worker._large_pool


def test_while_as_many_wait_to_be_drawn_as_may_others_are_still_shown() -> None:
    assert PICTURE_THREADS > PLACES
