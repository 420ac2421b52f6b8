"""Refused keys, noted by the calls that meet them: a revoked one at LINE, Stripe and the model's provider, and wrong secrets."""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
import redis
import requests

from bot.line.client import Line
from bot.line.errors import LineError
from bot.pay.errors import BadEvent, PaymentsError
from bot.pay.payments import Payments
from bot.watch.keys import WRONG_IN_A_ROW, Key, refused_keys
from sandbox.run.client import Phone
from tests.helpers.model.endpoints import always
from tests.helpers.model.questions import question
from worker.interpret.breaker import Breaker
from worker.interpret.chain import Chain
from worker.interpret.llm import Llm

REFUSAL = {"error": {"type": "invalid_request_error", "message": "no"}, "message": "no"}


@pytest.fixture
def client(redis_url: str) -> Iterator[Any]:
    with redis.Redis.from_url(redis_url) as client:
        yield client


@pytest.mark.parametrize("status", [401, 403])
def test_a_revoked_line_token(client: Any, status: int) -> None:
    with always(status, REFUSAL) as line, suppress(LineError):
        Line("token", line.url, key=Key("line", client)).reply("reply-token", [{"type": "text", "text": "สวัสดีค่ะ"}])

    assert refused_keys(client) == {"line": str(status)}


def test_a_refused_id_token_says_nothing_about_the_channels(client: Any) -> None:
    with always(401, REFUSAL) as line, suppress(LineError):
        Line("token", line.url, key=Key("line", client)).call("POST", "/oauth2/v2.1/verify", form={"id_token": "x"})

    assert refused_keys(client) == {}


@pytest.mark.parametrize("status", [401, 403])
def test_a_revoked_stripe_key(client: Any, status: int) -> None:
    with always(status, REFUSAL) as stripe, suppress(PaymentsError):
        Payments("sk_test_1", "whsec_1", stripe.url, client).show("/v1/account")

    assert refused_keys(client) == {"stripe": str(status)}


@pytest.mark.parametrize(
    ("status", "code", "why"),
    [(401, "invalid_api_key", "BadKey"), (403, None, "BadKey"), (429, "insufficient_quota", "NoCredit")],
)
def test_a_revoked_key_of_the_models_provider(client: Any, status: int, code: str | None, why: str) -> None:
    refusal = {"error": {"message": "no", "type": "invalid_request_error", "code": code}}
    with always(status, refusal) as provider:
        llm = Llm("sk-test", provider.url, "chat")
        Chain(llm, ("local",), "local", Breaker(client), key=Key("openai", client)).interpret(question())
        llm.close()

    assert refused_keys(client) == {"openai": why}


def test_a_wrong_line_secret(web: str, client: Any) -> None:
    body = json.dumps({"destination": "U" + "0" * 32, "events": []})

    for _ in range(WRONG_IN_A_ROW):
        requests.post(f"{web}/line/webhook", data=body, headers={"X-Line-Signature": "x" * 44}, timeout=60)

    assert refused_keys(client) == {"line_secret": "signature"}


def test_strangers_do_not_make_a_right_secret_wrong(web: str, client: Any, mali_phone: Phone) -> None:
    mali_phone.follow()
    body = json.dumps({"destination": "U" + "0" * 32, "events": []})

    for _ in range(5 * WRONG_IN_A_ROW):
        requests.post(f"{web}/line/webhook", data=body, headers={"X-Line-Signature": "x" * 44}, timeout=60)

    assert refused_keys(client) == {}


def test_a_wrong_stripe_secret(client: Any) -> None:
    payments = Payments("sk_test_1", "whsec_1", "http://127.0.0.1:1", client)

    for number in range(WRONG_IN_A_ROW):
        with pytest.raises(BadEvent):
            payments.read_event(b"{}", f"t=1764400000,v1={number:064x}")

    assert refused_keys(client) == {"stripe_secret": "signature"}


def test_what_is_no_signature_of_stripes_says_nothing(client: Any) -> None:
    payments = Payments("sk_test_1", "whsec_1", "http://127.0.0.1:1", client)

    for signature in ("", "x", "t=1,v1=x") * WRONG_IN_A_ROW:
        with pytest.raises(BadEvent):
            payments.read_event(b"{}", signature)

    assert refused_keys(client) == {}
