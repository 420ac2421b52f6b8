"""What the Stripe stand-in takes and refuses, its signature, its test cards and its QR code. No I/O."""

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

import pytest
import stripe
from stripe.params import RefundCreateParams
from stripe.params.checkout import SessionCreateParams

from sandbox.stripe.api import rules
from sandbox.stripe.api.errors import StripeError, hidden
from sandbox.stripe.api.form import parse
from sandbox.stripe.cards import Card, read_card
from sandbox.stripe.page.qr import modules
from sandbox.stripe.page.words import WORDS, language
from sandbox.stripe.webhooks import signature
from sandbox.switches import BadSwitch, Switches

NOW = 1_795_000_000
GOOD = {
    "mode": "payment",
    "success_url": "https://mimi.example/liff/paid/1?session={CHECKOUT_SESSION_ID}",
    "line_items[0][price_data][currency]": "thb",
    "line_items[0][price_data][unit_amount]": "9900",
    "line_items[0][price_data][product_data][name]": "10 ดาว",
    "line_items[0][quantity]": "1",
}


def read(changes: dict[str, str | None]) -> dict[str, Any]:
    fields = {name: value for name, value in {**GOOD, **changes}.items() if value is not None}
    return rules.read_session(parse(urlencode(fields)), NOW)


def test_brackets_become_objects_and_lists_keep_their_numbers() -> None:
    assert parse("a[b][c]=1&a[b][d]=2&e[]=x&e[]=y&f=%E0%B8%81") == {
        "a": {"b": {"c": "1", "d": "2"}},
        "e": {"0": "x", "1": "y"},
        "f": "ก",
    }


@pytest.mark.parametrize("encoded", ["a[b=1", "a]b=1", "a=1&a[b]=2", "a[b]=1&a=2", "[a]=1"])
def test_brackets_that_do_not_fit_are_refused(encoded: str) -> None:
    with pytest.raises(StripeError) as refused:
        parse(encoded)
    assert refused.value.status == 400


def test_a_good_session_is_read() -> None:
    wanted = read({"line_items[0][quantity]": "2", "expires_at": str(NOW + 1800), "metadata[order]": "7", "metadata[note]": ""})
    assert (wanted["total"], wanted["currency"], wanted["methods"]) == (19800, "thb", ["card", "promptpay"])
    assert wanted["metadata"] == {"order": "7"}


BAD: list[tuple[dict[str, str | None], str | None, str | None]] = [
    ({"payment_method_types[0]": "card"}, "parameter_unknown", "payment_method_types"),
    ({"colour": "red"}, "parameter_unknown", "colour"),
    ({"line_items[0][price_data][amount]": "9900"}, "parameter_unknown", "line_items[0][price_data][amount]"),
    ({"line_items[0][price_data][unit_amount]": "999"}, "amount_too_small", None),
    ({"line_items[0][price_data][unit_amount]": "99"}, "amount_too_small", None),
    ({"line_items[0][price_data][unit_amount]": "99.00"}, "parameter_invalid_integer", "line_items[0][price_data][unit_amount]"),
    ({"line_items[0][price_data][unit_amount]": "100000000"}, "amount_too_large", None),
    ({"line_items[0][price_data][currency]": "baht"}, None, "line_items[0][price_data][currency]"),
    ({"line_items[0][price_data][product_data][name]": ""}, "parameter_invalid_empty", None),
    ({"line_items[0][quantity]": None}, "parameter_missing", "line_items[0][quantity]"),
    ({"line_items[0][price]": "price_1"}, "resource_missing", "line_items[0][price]"),
    ({"success_url": None}, "parameter_missing", "success_url"),
    ({"success_url": "line://paid"}, "url_invalid", "success_url"),
    ({"cancel_url": "/liff/topup"}, "url_invalid", "cancel_url"),
    ({"mode": None}, "parameter_missing", "mode"),
    ({"mode": "rent"}, None, "mode"),
    ({"locale": "thai"}, None, "locale"),
    ({"customer_email": "mali"}, "email_invalid", "customer_email"),
    ({"client_reference_id": "x" * 201}, "parameter_invalid_string", "client_reference_id"),
    ({"metadata[note]": "x" * 501}, None, "metadata[note]"),
    ({"allowed_payment_method_types[0]": "cash"}, None, "allowed_payment_method_types[0]"),
    ({"allowed_payment_method_types[0]": "klarna"}, None, "allowed_payment_method_types"),
    ({"expires_at": str(NOW + 1799)}, None, "expires_at"),
    ({"expires_at": str(NOW + 86401)}, None, "expires_at"),
    ({"expires_at": "soon"}, "parameter_invalid_integer", "expires_at"),
]


@pytest.mark.parametrize(("changes", "code", "param"), BAD)
def test_a_bad_session_is_refused_as_stripe_does(changes: dict[str, str | None], code: str | None, param: str | None) -> None:
    with pytest.raises(StripeError) as refused:
        read(changes)
    error = refused.value
    assert (error.status in (400, 404), error.kind, error.code) == (True, "invalid_request_error", code)
    assert param is None or error.param == param


def test_promptpay_is_left_out_silently_where_it_does_not_go() -> None:
    both = {"allowed_payment_method_types[0]": "promptpay", "allowed_payment_method_types[1]": "card"}
    assert read({**both, "line_items[0][price_data][currency]": "usd"})["methods"] == ["card"]
    assert read({"excluded_payment_method_types[0]": "promptpay"})["methods"] == ["card"]
    with pytest.raises(StripeError):
        read({**both, "excluded_payment_method_types[0]": "card"})


def test_nothing_is_accepted_that_the_real_package_does_not_know() -> None:
    for known, check in ((SessionCreateParams, rules.SESSION_FIELDS), (RefundCreateParams, rules.REFUND_FIELDS)):
        assert set(check) <= set(known.__annotations__)


def test_the_real_package_believes_the_signature() -> None:
    raw = json.dumps({"id": "evt_1", "object": "event", "type": "x", "data": {"object": {}}}).encode()
    header = signature("whsec_x", raw, 1_795_000_000)
    assert stripe.Webhook.construct_event(raw, header, "whsec_x", tolerance=None).id == "evt_1"  # type: ignore[arg-type]
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(raw + b" ", header, "whsec_x", tolerance=None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        (("4242 4242 4242 4242", "12/34", "123"), "paid"),
        (("4000000000000002", "01 / 2030", "1234"), "generic_decline"),
        (("4000 0025 0000 3155", "1/30", "123"), "3ds"),
        (("4111 1111 1111 1111", "12/34", "123"), "test_mode_live_card"),
        (("4242 4242 4242 4241", "12/34", "123"), "number"),
        (("", "12/34", "123"), "number"),
        (("4242424242424242", "13/34", "123"), "expiry"),
        (("4242424242424242", "10/26", "123"), "expiry"),
        (("4242424242424242", "11/26", "12"), "cvc"),
    ],
)
def test_cards(typed: tuple[str, str, str], outcome: str) -> None:
    found = read_card(*typed, (2026, 11))
    assert (found.outcome if isinstance(found, Card) else found) == outcome


@pytest.mark.parametrize(
    ("length", "size", "digest"),
    [(17, 21, "b4fbe5ceefdd699b"), (106, 37, "9b0e9536e75325eb"), (154, 45, "3b73b0af99b4b14e"), (230, 53, "be18cb6dff067dc6")],
)
def test_qr_codes_are_those_that_another_encoder_draws(length: int, size: int, digest: str) -> None:
    rows = modules(("MiMi " * 60)[:length])
    drawn = "".join(str(bit) for row in rows for bit in row)
    assert (len(rows), hashlib.sha256(drawn.encode()).hexdigest()[:16]) == (size, digest)


def test_a_text_too_long_for_a_code_is_refused() -> None:
    with pytest.raises(ValueError, match="231 bytes"):
        modules("x" * 231)


def test_both_languages_say_the_same_things() -> None:
    assert WORDS["th"].keys() == WORDS["en"].keys()
    assert [language("th", "en"), language("en", "th"), language("auto", "en"), language(None, None)] == ["th", "en", "en", "th"]


def test_keys_are_hidden_in_errors() -> None:
    assert hidden("sk_test_abcdefgh1234") == "sk_test_********1234"


def test_switches_are_turned_or_refused_whole() -> None:
    switches = Switches()
    switches.patch({"stripe": {"drop": 1, "fail": "500", "times": 2, "webhooks": "off"}})
    assert [switches.stripe.take_drop(), switches.stripe.take_drop()] == [True, False]
    assert [switches.stripe.fail.take() for _ in range(3)] == ["500", "500", None]
    for wrong in ({"fail": "maybe"}, {"delay_ms": -1}, {"webhooks": "loud"}, {"colour": 1}):
        with pytest.raises(BadSwitch):
            switches.patch({"stripe": {"duplicate": True, **wrong}})
    assert switches.stripe.duplicate is False
