"""Floods of the pay page: few calls reach LINE and Stripe, others are not held up, and the page says what is the matter."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from bot.app import create_app
from bot.pay.request_limits import CALLS_A_PERSON, REFUSED_TOKENS_AN_ADDRESS, REQUESTS_AN_ADDRESS, RequestLimits
from bot.settings import Settings
from bot.watch import metrics
from sandbox.run.client import Phone
from sandbox.run.processes import free_port
from tests.helpers.processes.web import PATIENCE
from tests.helpers.support import LiveSandbox

PROXY = {"REMOTE_ADDR": "172.19.0.2"}

AT = 1_000_000_015.0
"""The moment of all requests, however long they take: no minute ends between two of them."""

LEFT = "5"
"""Seconds until the minute of AT ends."""


def somebody(address: str) -> dict[str, str]:
    """Headers of a request from there, as the proxy passes it on."""
    return {"X-Forwarded-For": address}


@pytest.fixture
def page(settings: Settings) -> FlaskClient:
    """The web process behind a proxy, at one and the same moment."""
    client = create_app(settings, now=lambda: AT, **PATIENCE).test_client()
    client.environ_base |= PROXY
    return client


@pytest.fixture
def good(sandbox: LiveSandbox, mali_phone: Phone) -> str:
    return str(sandbox.control.call("GET", f"/sandbox/people/{mali_phone.id}/id-token")["id_token"])


@pytest.fixture
def junk(good: str) -> Iterator[str]:
    """A token of the right shape, channel and time that LINE has never made."""
    return (f"{good[:-12]}{number:012d}" for number in range(10_000))


def verified(sandbox: LiveSandbox) -> int:
    """How often LINE was asked about an ID token."""
    return sum(call["path"] == "/oauth2/v2.1/verify" for call in sandbox.control.record()["calls"])


@pytest.mark.parametrize(
    ("headers", "tokens"), [(somebody("203.0.113.9"), 1_000), ({}, 100)], ids=["through a proxy", "from this network"]
)
def test_a_flood_of_junk_tokens_costs_a_few_calls(
    page: FlaskClient, junk: Iterator[str], sandbox: LiveSandbox, mali_phone: Phone, headers: dict[str, str], tokens: int
) -> None:
    answers = [page.post("/liff/account", json={"id_token": next(junk)}, headers=headers) for _ in range(tokens)]

    assert verified(sandbox) == REFUSED_TOKENS_AN_ADDRESS
    assert {answer.status_code for answer in answers} == {401, 429}
    assert mali_phone.follow()["status"] == 200


def test_others_pay_while_somebody_sends_junk(page: FlaskClient, junk: Iterator[str], good: str) -> None:
    for _ in range(REFUSED_TOKENS_AN_ADDRESS + 1):
        flooded = page.post("/liff/account", json={"id_token": next(junk)}, headers=somebody("203.0.113.9"))

    paid = page.post("/liff/checkout", json={"id_token": good, "package": "popular"}, headers=somebody("203.0.113.10"))

    assert (flooded.status_code, paid.status_code) == (429, 200)


def test_a_person_who_taps_without_end_is_asked_to_wait(page: FlaskClient, good: str, sandbox: LiveSandbox) -> None:
    taps = [
        page.post("/liff/account", json={"id_token": good}, headers=somebody(f"203.0.113.{number}"))
        for number in range(CALLS_A_PERSON + 1)
    ]

    assert [tap.status_code for tap in taps] == [200] * CALLS_A_PERSON + [429]
    assert taps[-1].json == {"error": "slow"}
    assert taps[-1].headers["Retry-After"] == LEFT


@pytest.mark.parametrize(("language", "said"), [("th", "รอสักหนึ่งนาที"), ("en", "Please wait a minute")])
def test_an_address_that_asks_without_end_is_told_kindly(page: FlaskClient, settings: Settings, language: str, said: str) -> None:
    secret = settings.line_channel_secret.get_secret_value().encode()
    limits = RequestLimits(settings.redis_url, secret, on_fly=False, patience=PATIENCE["redis_patience"], now=lambda: AT)
    headers = somebody("203.0.113.9")
    for _ in range(REQUESTS_AN_ADDRESS):
        limits.admits(PROXY["REMOTE_ADDR"], headers)

    shown = page.get("/liff/topup", headers={**headers, "Accept-Language": language})
    looked = page.get("/liff/paid/7c6f2f0e-0000-4000-8000-000000000000/state", headers=headers)
    file = re.search(r'"(/liff/static/page\.css[^"]*)"', shown.text)

    assert (shown.status_code, looked.status_code, looked.json) == (429, 429, {"error": "slow"})
    assert said in shown.text.replace("\u2060", "")
    assert shown.headers["Retry-After"] == LEFT
    assert file is not None
    assert page.get(file[1], headers=headers).status_code == 200


def test_the_page_has_words_for_who_is_too_quick(page: FlaskClient) -> None:
    assert 'data-says="slow"' in page.get("/liff/topup", headers=somebody("203.0.113.9")).text


def test_without_redis_everybody_is_let_through_and_it_is_counted(settings: Settings) -> None:
    limits = RequestLimits(f"redis://127.0.0.1:{free_port()}/0", b"secret", on_fly=False)
    counter = metrics.LIMITS_AWAY.labels("liff")
    before = counter._value.get()

    admitted = [limits.admits("203.0.113.9", {}) for _ in range(REQUESTS_AN_ADDRESS + 9)]

    assert all(admitted)
    assert counter._value.get() - before == REQUESTS_AN_ADDRESS + 9


def test_redis_never_has_an_address(settings: Settings, page: FlaskClient) -> None:
    import redis

    page.get("/liff/topup", headers=somebody("203.0.113.9"))

    with redis.Redis.from_url(settings.redis_url) as client:
        kept = [field for key in client.keys("mimi:liff:*") for field in client.hkeys(key)]
    assert kept
    assert not any(b"203.0.113" in field for field in kept)
