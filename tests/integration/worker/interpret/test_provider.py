"""The provider's HTTP API: what goes wrong has a name, and what was sent is in no error's words."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from tests.helpers.model.endpoints import Answered, always, endpoint
from worker.interpret.provider import NoJson, NotInTime, NotReached, Provider, Refused

ASKED = {"model": "m", "input": "what somebody said"}


@pytest.fixture
def opened() -> Iterator[list[Provider]]:
    opened: list[Provider] = []
    yield opened
    for provider in opened:
        provider.close()


def provider(opened: list[Provider], url: str) -> Provider:
    opened.append(Provider("key", url, 60))
    return opened[-1]


def test_a_refusal_says_what_the_body_says_but_for_the_providers_words(opened: list[Provider]) -> None:
    def refuse(body: dict[str, Any]) -> Answered:
        told = {"message": f"cannot read: {body['input']}", "type": "invalid_request_error", "code": "too_long", "param": "input"}
        return 400, {"error": told}

    with endpoint(refuse) as url, pytest.raises(Refused) as raised:
        provider(opened, url).post("/responses", ASKED, 60)

    assert str(raised.value) == "400 invalid_request_error too_long input"
    assert raised.value.said == "cannot read: what somebody said"


@pytest.mark.parametrize("body", [{}, {"error": "no"}, {"error": None}, [], "no", {"error": {"type": 7}}])
def test_a_refusal_of_no_known_shape_has_its_status(opened: list[Provider], body: object) -> None:
    with always(503, body) as there, pytest.raises(Refused) as raised:
        provider(opened, there.url).post("/responses", ASKED, 60)

    assert raised.value.status == 503


def test_a_dropped_connection_is_not_asked_again_here(opened: list[Provider]) -> None:
    with always(0) as there, pytest.raises(NotReached):
        provider(opened, there.url).post("/responses", ASKED, 60)

    assert there.asked == ["POST /responses"]


def test_nobody_there(opened: list[Provider], web_address: str) -> None:
    with pytest.raises(NotReached):
        provider(opened, web_address).post("/responses", ASKED, 60)


def test_no_answer_in_time(opened: list[Provider]) -> None:
    over = threading.Event()

    def wait(_: dict[str, Any]) -> Answered:
        over.wait(60)
        return 200, {}

    with endpoint(wait) as url:
        with pytest.raises(NotInTime):
            provider(opened, url).post("/responses", ASKED, 0.1)
        over.set()


def test_a_redirect_is_no_answer(opened: list[Provider]) -> None:
    """It would carry the key elsewhere."""
    with always(307, {}) as there, pytest.raises(Refused) as raised:
        provider(opened, there.url).post("/responses", ASKED, 60)

    assert raised.value.status == 307


def test_done_without_json(opened: list[Provider]) -> None:
    with always(204) as there, pytest.raises(NoJson):
        provider(opened, there.url).post("/responses", ASKED, 60)
