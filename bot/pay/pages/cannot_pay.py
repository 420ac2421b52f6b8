"""Why somebody cannot be sent to Stripe's page. Each has an HTTP status and a text on the pay page."""


class CannotPay(Exception):
    """There is no page to pay on. `code` is the HTTP status; the class's `name` selects the text on the page."""

    name = "away"
    code = 503


class TokenTooOld(CannotPay):
    """The ID token is invalid or expired: log in again."""

    name = "token"
    code = 401


class NoSuchPackage(CannotPay):
    """There is no package of this name."""

    name = "package"
    code = 404


class TooMany(CannotPay):
    """The person has too many unpaid orders."""

    name = "many"
    code = 429


class TooOften(CannotPay):
    """The person asks too often: again with the next minute."""

    name = "slow"
    code = 429


class Held(CannotPay):
    """A payment of theirs is disputed."""

    name = "held"
    code = 403


class CodeWaits(CannotPay):
    """The code's stars are promised to another order of theirs, which the bank is just confirming."""

    name = "code"
    code = 409


class Changed(CannotPay):
    """There are fewer stars for this package now than the page showed: it has to be loaded again."""

    name = "changed"
    code = 409


class Paused(CannotPay):
    """The owner has paused MiMi: no payment begins. What is at Stripe already is credited all the same."""

    name = "paused"
    code = 503


class Barred(CannotPay):
    """The owner has barred the person."""

    name = "barred"
    code = 403


class StripeAway(CannotPay):
    """Stripe or LINE does not answer, or refuses our request (then the fault is ours)."""
