"""Whatever is posted as an event of Stripe's: no 5xx, no row for what is no event, and nothing is credited by its words."""

import itertools
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import create_app
from bot.pay.fulfilment import ABOUT_CLAIMS, ABOUT_SESSIONS
from bot.settings import Settings
from sandbox.stripe.webhooks import signature
from tests.helpers.rows import Rows
from tests.integration.fuzz.inputs import ESCAPED_NUL, SURROGATE, as_json, bodies, changes_of, junk, texts, tried

Post = Callable[[bytes, bool], int]

KINDS = (*sorted(ABOUT_SESSIONS | ABOUT_CLAIMS), "customer.created")
ABOUT = ("id", "payment_intent", "payment_status", "amount_total", "currency", "metadata", "customer_details", "status")
EVENT = ("id", "type", "data", "object", "livemode", "created", "api_version", "request")
_numbers = itertools.count()


@pytest.fixture
def post(settings: Settings) -> Post:
    """Posts a body, signed or with a wrong signature; the status."""
    client = create_app(settings).test_client()
    secret = settings.stripe_webhook_secret.get_secret_value()

    def post(body: bytes, signed: bool) -> int:
        headers = {"Stripe-Signature": signature(secret if signed else "whsec_other", body, int(time.time()))}
        return client.post("/stripe/webhook", data=body, headers=headers).status_code

    return post


def event(kind: str, subject: str, about: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """An event about a payment that Stripe does not know, as Stripe sends it but for the changes."""
    of = {"id": f"cs_{subject}", "object": "checkout.session", "payment_status": "paid", "payment_intent": f"pi_{subject}"}
    made = {"id": f"evt_{next(_numbers)}", "object": "event", "type": kind, "api_version": "2026-10-28.endive", "created": 1}
    return {**made, "livemode": False, "data": {"object": {**of, **about}}, **changes}


events = st.builds(event, st.sampled_from(KINDS), texts, changes_of(*ABOUT), changes_of(*EVENT))


@given(sent=events | junk, raw=st.none() | bodies, signed=st.integers(0, 9).map(bool))
@tried("stripe")
def test_no_event_is_answered_with_a_5xx_and_no_rubbish_has_a_row(
    post: Post, rows: Rows, sent: Any, raw: bytes | None, signed: bool
) -> None:
    status = post(as_json(sent) if raw is None else raw, signed)

    found = [row["id"] for row in rows.all("select id from stripe_events")]
    rows.run("delete from stripe_events")
    assert status < 500
    if status == 200:
        assert signed
        assert found == [sent["id"]]
    else:
        assert found == []
    assert rows.one("select count(*) from ledger_entries") == 0


def test_what_stripe_would_send_is_taken(post: Post, rows: Rows) -> None:
    statuses = [post(as_json(event(kind, "unknown", {}, {})), True) for kind in KINDS]

    assert statuses == [200] * len(KINDS)
    assert rows.one("select count(*) from stripe_events where handled_at is not null") == len(KINDS)


@pytest.mark.parametrize("subject", ["x" * 5000, "../charges", "a b"])
def test_what_can_be_no_id_of_stripes_is_not_asked_about(post: Post, rows: Rows, subject: str) -> None:
    statuses = [post(as_json(event(kind, subject, {}, {})), True) for kind in KINDS]

    assert statuses == [200] * len(KINDS)
    assert rows.one("select count(*) from stripe_events where error = 'names no payment'") == len(KINDS) - 1


def test_what_looks_like_an_escape_is_kept_and_what_postgres_cannot_hold_is_left_out(post: Post, rows: Rows) -> None:
    odd = {"kept": ESCAPED_NUL, "halved": SURROGATE, "a\0b": "c\0d", "endless": float("inf")}

    status = post(as_json(event("customer.created", "x", odd, {})), True)

    about = rows.one("select payload -> 'data' -> 'object' from stripe_events")
    assert status == 200
    assert {name: about[name] for name in ("kept", "halved", "ab", "endless")} == {
        "kept": ESCAPED_NUL,
        "halved": "ab",
        "ab": "cd",
        "endless": None,
    }
