"""Errors of calls to Stripe (`bot.pay.payments`).

    PaymentsError
    ├── PaymentsPermanent       4xx: never retried
    │   ├── NotThere            Stripe knows no object under this id
    │   └── BadEvent            what was posted is not a signed event
    └── PaymentsTemporary       no answer, 5xx, 409, 429: asked again under the same key

Errors of Stripe's own package do not leave `bot.pay.payments`.
"""

from models.general.service_errors import OutsideError, Permanent, Temporary


class PaymentsError(OutsideError):
    """A call to Stripe failed."""


class PaymentsPermanent(PaymentsError, Permanent):
    """Stripe would refuse it again: our request, our key, an idempotency key with other parameters."""


class NotThere(PaymentsPermanent):
    """Stripe knows no object under this id."""


class BadEvent(PaymentsPermanent):
    """What was posted to the webhook is not a signed event of the kind that we take."""


class PaymentsTemporary(PaymentsError, Temporary):
    """No answer in time, a 5xx, a rate limit, or the same request is under way elsewhere."""
