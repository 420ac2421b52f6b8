"""What each answer of Stripe's, or none, is called, and whether it is asked again: the real package over real connections."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from stripe import APIConnectionError, StripeClient

from bot.pay.errors import NotThere, PaymentsError, PaymentsPermanent, PaymentsTemporary
from bot.pay.payments import RETRIES, Payments, Wanted
from bot.process.stripe_http import HostClient
from sandbox.run.processes import free_port
from tests.helpers.model.endpoints import always, dribble


def refusal(kind: str) -> dict[str, Any]:
    return {"error": {"type": kind, "message": "no"}}


def error_of(url: str) -> PaymentsError:
    """What opening a session raises when Stripe is at `url`."""
    wanted = Wanted(
        "order", "user", 9900, "th", "10 ดาว", datetime.now(UTC) + timedelta(hours=1), "https://a.example", "https://b.example"
    )
    with pytest.raises(PaymentsError) as raised:
        Payments("sk_test_1", "whsec_1", url).open_session(wanted)
    return raised.value


@pytest.mark.parametrize(
    ("status", "kind", "error"),
    [
        (400, "invalid_request_error", PaymentsPermanent),
        (400, "idempotency_error", PaymentsPermanent),
        (401, "invalid_request_error", PaymentsPermanent),
        (402, "card_error", PaymentsPermanent),
        (403, "invalid_request_error", PaymentsPermanent),
        (404, "invalid_request_error", NotThere),
    ],
)
def test_what_is_permanent_is_never_retried(status: int, kind: str, error: type[PaymentsError]) -> None:
    with always(status, refusal(kind)) as stripe:
        raised = error_of(stripe.url)

    assert type(raised) is error
    assert len(stripe.asked) == 1


@pytest.mark.parametrize(("status", "tries"), [(409, 1 + RETRIES), (429, 1), (500, 1 + RETRIES), (0, 1 + RETRIES)])
def test_what_is_temporary_is_retried_where_the_package_does(status: int, tries: int) -> None:
    with always(status, refusal("api_error")) as stripe:
        raised = error_of(stripe.url)

    assert type(raised) is PaymentsTemporary
    assert len(stripe.asked) == tries


def test_no_connection_is_temporary() -> None:
    assert type(error_of(f"http://127.0.0.1:{free_port()}")) is PaymentsTemporary


def test_an_answer_byte_by_byte_ends_in_time_and_may_be_asked_for_again() -> None:
    with dribble(0.05) as url:
        client = StripeClient("sk_test_1", base_addresses={"api": url}, http_client=HostClient(url, (60.0, 0.3)))
        with pytest.raises(APIConnectionError) as raised:
            client.v1.balance.retrieve()

    assert raised.value.should_retry
