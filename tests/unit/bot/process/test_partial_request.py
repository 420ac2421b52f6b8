"""A request that arrives piece by piece is whole with its last byte, wherever it is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.process.partial_request import HEAD_BYTES, PartialRequest, State

MOST = 1000
HEAD = b"POST /line/webhook HTTP/1.1\r\nHost: mimi\r\n"
BODIES = st.binary(max_size=MOST)


def chunked(body: bytes, size: int, trailers: bytes = b"") -> bytes:
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n" + trailers + b"\r\n"


def states(request: bytes, cuts: list[int]) -> list[State]:
    """The state after each piece."""
    arriving, found = PartialRequest(MOST), []
    ends = [*sorted({min(cut, len(request)) for cut in cuts}), len(request)]
    begin = 0
    for end in ends:
        found.append(arriving.add(request[begin:end]))
        begin = end
    return found


@given(body=BODIES, cuts=st.lists(st.integers(1, 1200), max_size=8))
def test_a_body_of_known_length(body: bytes, cuts: list[int]) -> None:
    request = HEAD + b"Content-Length: %d\r\n\r\n" % len(body) + body

    *before, last = states(request, [cut for cut in cuts if cut < len(request)])

    assert last is State.WHOLE
    assert State.WHOLE not in before


@given(
    body=BODIES,
    size=st.integers(1, 300),
    cuts=st.lists(st.integers(1, 2500), max_size=8),
    trailers=st.sampled_from([b"", b"X-Sum: 1\r\n"]),
)
def test_a_body_in_chunks(body: bytes, size: int, cuts: list[int], trailers: bytes) -> None:
    request = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(body, size, trailers)

    *before, last = states(request, [cut for cut in cuts if cut < len(request)])

    assert last in (State.WHOLE, State.TOO_LARGE)
    assert (last is State.TOO_LARGE) == (len(request) - request.index(b"\r\n\r\n") - 4 > 2 * MOST)
    assert State.WHOLE not in before


def test_an_end_of_chunks_inside_of_a_chunk_is_no_end() -> None:
    request = HEAD + b"Transfer-Encoding: chunked\r\n\r\n" + b"20\r\nhello\r\n0\r\n\r\n"
    assert states(request, []) == [State.BODY]


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"Content-Length: five\r\n\r\n",
        b"Content-Length: -1\r\n\r\n",
        b"Content-Length: " + b"9" * 40 + b"\r\n\r\n",
        b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n",
        b"Transfer-Encoding: gzip\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nnot a number\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n" + b"1" * 300,
    ],
)
def test_nobody_waits_for_more_of_what_is_malformed(head: bytes) -> None:
    assert states(HEAD + head, []) == [State.WHOLE]


@pytest.mark.parametrize("head", [b"Content-Length: 1001\r\n\r\n", b"Transfer-Encoding: chunked\r\n\r\n3e9\r\n"])
def test_what_is_too_large_is_known_before_it_comes(head: bytes) -> None:
    assert states(HEAD + head, []) == [State.TOO_LARGE]


def test_a_head_without_an_end_is_left_to_gunicorn() -> None:
    assert states(HEAD + b"X: " + b"a" * HEAD_BYTES, []) == [State.WHOLE]


def test_what_came_behind_the_request_is_taken_with_it() -> None:
    arriving = PartialRequest(MOST)
    arriving.add(b"GET / HTTP/1.1\r\n\r\nGET /next")

    assert arriving.state is State.WHOLE
    assert arriving.take() == b"GET / HTTP/1.1\r\n\r\nGET /next"
    assert (arriving.state, len(arriving)) == (State.HEAD, 0)


@pytest.mark.parametrize(("expect", "waits"), [(b"Expect: 100-continue\r\n", True), (b"", False)])
def test_a_client_that_waits_for_continue_is_known(expect: bytes, waits: bool) -> None:
    arriving = PartialRequest(MOST)
    arriving.add(HEAD + expect + b"Content-Length: 5\r\n\r\n")
    assert arriving.waits_for_continue is waits


def test_chunks_that_are_too_large_only_together_are_too_large() -> None:
    request = PartialRequest(80)
    half = b"28\r\n%s\r\n" % (b"x" * 40)
    pieces = (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", half, half[:20], half[20:], b"1\r\nx\r\n")

    states = [request.add(piece) for piece in pieces]

    assert states == [*[State.BODY] * 4, State.TOO_LARGE]
