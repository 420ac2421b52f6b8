"""What each answer of LINE's, or none, is called: over real connections."""

import socket
import uuid

import pytest

from bot.line.client import FAST, Line
from bot.line.errors import (
    InvalidReplyToken,
    LineError,
    LinePermanent,
    LineTemporary,
    MonthlyLimit,
    NotDone,
    TimedOut,
    Unauthorised,
    Unknown,
    Unreachable,
)
from sandbox.run.processes import free_port
from tests.helpers.model.endpoints import always
from tests.helpers.processes.full_backlog import full_backlog

SOON = (0.3, 0.3)


def error_of(url: str, timeout: tuple[float, float] = FAST) -> LineError:
    """What a reply raises when LINE is at `url`."""
    with pytest.raises(LineError) as raised:
        Line("token", url).reply("reply-token", [{"type": "text", "text": "สวัสดีค่ะ"}], timeout)
    return raised.value


@pytest.mark.parametrize(
    ("status", "message", "error"),
    [
        (400, "Invalid reply token", InvalidReplyToken),
        (400, "The request body has 1 error(s)", LinePermanent),
        (401, "Authentication failed", Unauthorised),
        (403, "Not authorized", Unauthorised),
        (404, "Not found", Unknown),
        (408, "Request Timeout", LineTemporary),
        (413, "too large", LinePermanent),
        (429, "You have reached your monthly limit.", MonthlyLimit),
        (400, "Failed to send messages", Unreachable),
        (429, "The API rate limit has been exceeded. Try again later.", NotDone),
        (500, "Internal error", LineTemporary),
        (503, "", LineTemporary),
    ],
)
def test_each_answer_has_its_error(status: int, message: str, error: type[LineError]) -> None:
    with always(status, {"message": message}) as line:
        raised = error_of(line.url)

    assert type(raised) is error
    assert len(line.asked) == 1


def test_a_refused_connection_has_not_reached_line() -> None:
    assert type(error_of(f"http://127.0.0.1:{free_port()}")) is NotDone


def test_a_name_that_leads_nowhere_has_not_reached_line() -> None:
    assert type(error_of("http://nowhere.invalid")) is NotDone


def test_a_connection_that_is_never_accepted_has_not_reached_line() -> None:
    with full_backlog() as port:
        assert type(error_of(f"http://127.0.0.1:{port}", SOON)) is NotDone


def test_a_connection_that_line_drops_may_have_reached_it() -> None:
    with always(0) as line:
        assert type(error_of(line.url)) is LineTemporary


def test_an_answer_that_never_ends_may_have_reached_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        assert type(error_of(f"http://127.0.0.1:{silent.getsockname()[1]}", SOON)) is TimedOut


def test_a_get_that_hangs_is_a_time_out_too() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(TimedOut):
        Line("token", f"http://127.0.0.1:{silent.getsockname()[1]}").profile("U" + "0" * 32, SOON)


def test_a_repeated_push_that_line_had_taken_is_no_error() -> None:
    with always(409, {"message": "The retry key is already accepted"}) as line:
        Line("token", line.url).push("U" + "0" * 32, [], uuid.uuid4())

    assert line.asked == ["POST /v2/bot/message/push"]


def test_an_id_of_a_message_stays_one_part_of_the_path() -> None:
    with always(404) as line, pytest.raises(Unknown):
        Line("token", line.url).content("../รูป 1?x", 10, 60)

    assert line.asked == ["GET /v2/bot/message/..%2F%E0%B8%A3%E0%B8%B9%E0%B8%9B%201%3Fx/content"]
