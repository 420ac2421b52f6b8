"""What anybody may send of a body, as gunicorn hands it to the app: what is wrong with it is the client's fault, never ours."""

from contextlib import closing
from typing import Final

import pytest

from tests.integration.bot.process.clients import connected
from tests.integration.bot.process.conftest import Shared

HEAD: Final = b"%s HTTP/1.1\r\nHost: mimi\r\nX-Line-Signature: x\r\nTransfer-Encoding: chunked\r\n\r\n"
MALFORMED: Final = (
    b"zz\r\nabcde\r\n0\r\n\r\n",
    b"-5\r\nabcde\r\n0\r\n\r\n",
    b"5\r\nabcdefgh\r\n0\r\n\r\n",
    b"5\r\nabcde\r\n0\r\nno trailer\r\n\r\n",
)


def answer(web: str, request: bytes) -> bytes:
    """All that comes back until the connection is closed."""
    with closing(connected(web)) as client:
        client.sendall(request)
        return b"".join(iter(lambda: client.recv(1 << 16), b""))


@pytest.mark.parametrize("line", [b"POST /line/webhook", b"POST /stripe/webhook", b"POST /liff/checkout"])
def test_malformed_chunks_are_a_4xx_and_no_error_of_ours(shared: Shared, line: bytes) -> None:
    statuses = {answer(shared.address, HEAD % line + chunks)[9:10] for chunks in MALFORMED}

    assert statuses == {b"4"}
    assert b'"level": "error"' not in shared.process.log.read_bytes()


def test_a_head_request_to_the_webhook_is_answered_without_a_body(shared: Shared) -> None:
    said = answer(shared.address, b"HEAD /line/webhook HTTP/1.1\r\nHost: mimi\r\nConnection: close\r\n\r\n")

    assert said.startswith(b"HTTP/1.1 405")
    assert b"no-body response" not in shared.process.log.read_bytes()
