"""From a package to the URL of Stripe's page: verify the person, open one order, create one Checkout Session."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import structlog
from sqlalchemy import Engine

from bot.line.client import Identity, Line
from bot.line.errors import BadIdToken, LineError
from bot.pay.errors import NotThere, PaymentsError, PaymentsTemporary
from bot.pay.fulfilment import Fulfilment
from bot.pay.payments import Opened, Payments, Wanted
from bot.say.words import words_for
from models.db import Row
from models.money import orders
from models.money.economy import PACKAGES, Package
from models.owner import pause
from models.people import payers
from models.people.pseudonyms import Pseudonyms

log = structlog.get_logger()


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


TRIES: Final = 3


@dataclass(frozen=True)
class Checkout:
    """What the pay page does on the server. Thread-safe. Every method raises CannotPay, and the database's errors."""

    engine: Engine
    line: Line
    payments: Payments
    fulfilment: Fulfilment
    login_channel: str
    public_url: str
    pseudonyms: Pseudonyms
    admits: Callable[[str], bool] = lambda _: True
    """Counts one call of a person, by their LINE id. False: they have called too often."""

    def account(self, id_token: str) -> dict[str, Any]:
        """The person's data for the page: `name`, spendable `stars`, `held` and `owed` stars, `language`."""
        who = self._who(id_token)
        with self.engine.connect() as connection:
            owner = payers.find(connection, who.line_id, self.pseudonyms.all(who.line_id))
        if owner is None:
            return {"name": who.name, "stars": 0, "held": 0, "owed": 0, "language": None}
        held = owner.stars - owner.spendable
        return {"name": who.name, "stars": owner.spendable, "held": held, "owed": owner.owed, "language": owner.language}

    def begin(self, id_token: str, package: str, language: str) -> str:
        """Return the URL of a page to pay `package` on. Two taps return the same page."""
        who = self._who(id_token)
        wanted = PACKAGES.get(package)
        if wanted is None:
            raise NoSuchPackage(package)
        for _ in range(TRIES):
            row, spoken = self._order(who, wanted, language)
            if row["stripe_payment_id"] is None:
                return self._open(row, wanted, spoken).url
            # It may have been paid, or have run out, without a word reaching us: Stripe knows.
            if url := self._url_now(row["id"]):
                log.info("checkout", order=str(row["id"]), package=package, reused=True)
                return url
        raise StripeAway("no order stays open")

    def _who(self, id_token: str) -> Identity:
        try:
            who = self.line.verify_id_token(id_token, self.login_channel)
        except BadIdToken as error:
            log.info("id_token_refused")
            raise TokenTooOld from error
        except LineError as error:
            log.warning("id_token_not_checked", error=type(error).__name__)
            raise StripeAway from error
        if not self.admits(who.line_id):
            raise TooOften
        return who

    def _order(self, who: Identity, package: Package, language: str) -> tuple[Row, str]:
        """The order and the person's language, which is `language` for somebody new."""
        try:
            with self.engine.begin() as connection:
                left_as = self.pseudonyms.all(who.line_id)
                if pause.current(connection):
                    raise Paused
                owner = payers.find_or_make(
                    connection, who.line_id, name=who.name, avatar=who.picture, language=language, left_as=left_as
                )
                if owner.barred:
                    raise Barred
                return orders.begin(connection, owner.id, package), owner.language
        except orders.TooManyOrders as error:
            raise TooMany from error
        except orders.Held as error:
            raise Held from error

    def _url_now(self, order: uuid.UUID) -> str | None:
        """None: the order is over, or Stripe knows nothing of its session (another key, a test's): a new one is needed."""
        try:
            looked = self.fulfilment.fulfil(order)
        except NotThere:
            log.warning("session_unknown", order=str(order))
            with self.engine.begin() as connection:
                orders.withdraw_page(connection, order)
            return None
        except PaymentsError as error:
            raise StripeAway from error
        return looked.facts.url if looked else None

    def _open(self, row: Row, package: Package, language: str) -> Opened:
        """Create the order's session. If the answer is lost, the next tap repeats the request under the same idempotency key.

        The language is not stored with the order: whoever changes it between the two taps gets a new order with the third.
        """
        order = str(row["id"])
        wanted = Wanted(
            order=order,
            user=str(row["user_id"]),
            satang=package.satang,
            language=language,
            product=words_for(language)("page-product", stars=row["stars_granted"]),
            expires_at=row["expires_at"],
            paid_url=f"{self.public_url}/liff/paid/{order}",
            back_url=f"{self.public_url}/liff/topup",
        )
        try:
            opened = self.payments.open_session(wanted)
        except PaymentsTemporary as error:
            raise StripeAway from error
        except PaymentsError as error:
            log.exception("checkout_refused", order=order)
            with self.engine.begin() as connection:
                orders.abandon(connection, row["id"], f"no session: {error}"[:300])
            raise StripeAway from error
        with self.engine.begin() as connection:
            orders.opened(connection, row["id"], opened.session, opened.url)
        log.info("checkout", order=order, package=package.name, reused=False)
        return opened
