"""The only caller of Stripe.

The package is loaded when it is first used (0.4 s and 41 MB): most processes live long before somebody pays. What Stripe
answers leaves here as `models.money.payment_facts.Facts`, in our words (`bot.pay.stripe_facts`), or as one of
`bot.pay.errors`.
"""

import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar

import structlog

from bot.pay.errors import BadEvent, NotThere, PaymentsPermanent, PaymentsTemporary
from bot.pay.stripe_facts import claims, facts, shows_claims
from bot.say.text import storable_json
from bot.settings import Settings
from bot.watch.keys import Key, Secret
from models.money.payment_facts import Claim, Facts

if TYPE_CHECKING:
    from redis import Redis
    from stripe import StripeClient
    from stripe.params import RefundCreateParams
    from stripe.params.checkout import SessionCreateParams

log = structlog.get_logger()
Got = TypeVar("Got")


RETRIES: Final = 1
"""On a lost connection, a call that took too long, a conflict or a 5xx."""


@dataclass(frozen=True)
class Wanted:
    """The parameters of a Checkout Session. All but the language are stored with the order, so that a retry sends the same."""

    order: str
    user: str
    satang: int
    language: str
    product: str
    expires_at: datetime
    paid_url: str
    back_url: str


@dataclass(frozen=True)
class Opened:
    """A Checkout Session to send the person to."""

    session: str
    url: str


NAME: Final = re.compile(r"[A-Za-z0-9_.]{1,255}")
"""An event's id or type."""

SIGNED: Final = re.compile(r"t=\d{9,11},.*v1=[0-9a-f]{64}")
"""What Stripe's signature looks like, right or wrong."""


class Payments:
    """Stripe, for one account. Thread-safe. Every method raises PaymentsError only."""

    def __init__(self, secret_key: str, webhook_secret: str, api_base: str, redis: "Redis | None" = None) -> None:
        """With `redis` it is noted there when Stripe refuses the key, or webhooks do not fit their secret."""
        self._noted_key = Key("stripe", redis)
        self._noted_secret = Secret("stripe_secret", redis)
        self._key = secret_key
        self._webhook_secret = webhook_secret
        self._base = api_base

    @classmethod
    def from_settings(cls, settings: Settings, redis: "Redis | None" = None) -> "Payments":
        """The client for the account that the settings name. Stripe's package is imported at the first call."""
        return cls(
            settings.stripe_secret_key.get_secret_value(),
            settings.stripe_webhook_secret.get_secret_value(),
            settings.stripe_api_base,
            redis,
        )

    @cached_property
    def _client(self) -> "StripeClient":
        import stripe

        from bot.process.stripe_http import HostClient

        return stripe.StripeClient(
            self._key,
            base_addresses={"api": self._base},
            max_network_retries=RETRIES,
            http_client=HostClient(self._base),
        )

    def open_session(self, wanted: Wanted) -> Opened:
        """Create the Checkout Session for `wanted`, by card or PromptPay. Idempotent for one order."""
        ours = {"order": wanted.order, "user": wanted.user}
        params: SessionCreateParams = {
            "mode": "payment",
            "ui_mode": "hosted_page",
            "allowed_payment_method_types": ["card", "promptpay"],
            "locale": "en" if wanted.language == "en" else "th",
            "line_items": [
                {
                    "quantity": 1,
                    "price_data": {
                        "currency": "thb",
                        "unit_amount": wanted.satang,
                        "product_data": {"name": wanted.product},
                    },
                }
            ],
            "client_reference_id": wanted.order,
            "metadata": ours,
            "payment_intent_data": {"metadata": ours, "description": wanted.product},
            "expires_at": int(wanted.expires_at.timestamp()),
            "success_url": wanted.paid_url,
            "cancel_url": wanted.back_url,
        }
        options = {"idempotency_key": f"order-{wanted.order}"}
        made = self._ask(lambda client: client.v1.checkout.sessions.create(params, options))  # type: ignore[arg-type]
        return Opened(made["id"], made["url"] or "")

    def close_session(self, session: str) -> None:
        """Let nobody pay on this session's page any more. Raises PaymentsPermanent when it is paid, or over, already."""
        self._ask(lambda client: client.v1.checkout.sessions.expire(session))

    def look_up(self, session: str, *, thorough: bool = False) -> Facts:
        """Read a session's state. Refunds and disputes are read when there are signs of any, or if `thorough`."""
        expand = {"expand": ["payment_intent.latest_charge"]}
        found = self._ask(lambda client: client.v1.checkout.sessions.retrieve(session, expand))  # type: ignore[arg-type]
        read = facts(found)
        if read.payment_intent and (thorough or shows_claims(found)):
            return replace(read, claims=self._claims(read.payment_intent))
        return read

    def _claims(self, intent: str) -> tuple[Claim, ...]:
        of = {"payment_intent": intent, "limit": 100}
        refunds = self._all(lambda client: client.v1.refunds.list(of))  # type: ignore[arg-type]
        disputes = self._all(lambda client: client.v1.disputes.list(of))  # type: ignore[arg-type]
        return claims(refunds, disputes)

    def session_of(self, payment_intent: str) -> str | None:
        """Return the id of the session that a PaymentIntent belongs to, or None."""
        of = {"payment_intent": payment_intent, "limit": 1}
        found = self._all(lambda client: client.v1.checkout.sessions.list(of))  # type: ignore[arg-type]
        return str(found[0]["id"]) if found else None

    def refund(self, payment_intent: str, key: str, mismatch: str) -> str:
        """Give all that is left of a payment back; return the refund's id. The same `key` makes the same refund, for a day.

        Raises PaymentsPermanent when Stripe refuses it, or it has failed at once.
        """
        params: RefundCreateParams = {"payment_intent": payment_intent, "metadata": {"mismatch": mismatch}}
        made = self._ask(lambda client: client.v1.refunds.create(params, {"idempotency_key": key}))
        if made["status"] in ("failed", "canceled"):
            raise PaymentsPermanent(f"refund {made['id']} has {made['status']}")
        return str(made["id"])

    def sessions_of(self, email: str) -> list[str]:
        """Return the ids of the sessions that somebody paid for, or began to, under this e-mail address; the newest first."""
        of = {"customer_details": {"email": email}, "limit": 100}
        return [str(one["id"]) for one in self._all(lambda client: client.v1.checkout.sessions.list(of))]  # type: ignore[arg-type]

    def send_receipt(self, charge: str, email: str) -> None:
        """Make Stripe send its receipt, whatever the dashboard's e-mail settings are (Stripe, "Update a charge")."""
        to = {"receipt_email": email}
        self._ask(lambda client: client.v1.charges.update(charge, to))  # type: ignore[arg-type]

    def read_event(self, raw: bytes, signature: str) -> dict[str, Any]:
        """Verify and parse a webhook's raw body, without what Postgres cannot store.

        Raises BadEvent: no or a wrong signature, no JSON, a thin event, or an id or type that is none of Stripe's.
        """
        import stripe

        try:
            event = self._client.construct_event(raw, signature, self._webhook_secret)
            read = storable_json(json.loads(raw))
            about = read["data"]["object"]
        except stripe.SignatureVerificationError as error:
            if SIGNED.search(signature):
                self._noted_secret.wrong()
            raise BadEvent(type(error).__name__) from error
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            raise BadEvent(type(error).__name__) from error
        self._noted_secret.right()
        known = all(isinstance(one, str) and NAME.fullmatch(one) for one in (event.id, event.type))
        if not (known and isinstance(about, dict)):
            raise BadEvent("no event")
        return dict(read)

    def show(self, path: str, **filters: str) -> dict[str, Any]:
        """What Stripe shows under a path, such as `/v1/account`; `mimi doctor` looks at how the account is set up."""
        with _in_our_words(self._noted_key):
            shown: dict[str, Any] = json.loads(self._client.raw_request("get", path, **filters).body)
            return shown

    def _all(self, ask: Callable[["StripeClient"], Any]) -> list[dict[str, Any]]:
        with _in_our_words(self._noted_key):
            return [one.to_dict() for one in ask(self._client).auto_paging_iter()]

    def _ask(self, ask: Callable[["StripeClient"], Any]) -> dict[str, Any]:
        with _in_our_words(self._noted_key):
            answer: dict[str, Any] = ask(self._client).to_dict()
            return answer


@contextmanager
def _in_our_words(key: Key) -> Iterator[None]:
    """Translate Stripe's errors into ours, note whether the key is taken, and measure the call's duration."""
    import stripe

    began = time.monotonic()
    try:
        yield
    except stripe.StripeError as error:
        status, said = error.http_status, f"{type(error).__name__} {error.code or ''} {error.user_message or ''}"[:300]
        log.warning("stripe", status=status, error=type(error).__name__, code=error.code, seconds=time.monotonic() - began)
        if status in (401, 403):
            key.refused(str(status))
        if status is None or status >= 500 or status in (409, 429):
            raise PaymentsTemporary(said) from error
        raise (NotThere if status == 404 else PaymentsPermanent)(said) from error
    key.accepted()
    log.debug("stripe", seconds=time.monotonic() - began)
