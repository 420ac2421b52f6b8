"""From a package to the URL of Stripe's page: verify the person, open one order, create one Checkout Session."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final, NoReturn

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot.line.client import Identity, Line
from bot.line.errors import BadIdToken, LineError
from bot.pay.errors import NotThere, PaymentsError, PaymentsPermanent, PaymentsTemporary
from bot.pay.fulfilment import Fulfilment
from bot.pay.pages.cannot_pay import (
    Barred,
    Changed,
    CodeWaits,
    Held,
    NoSuchPackage,
    Paused,
    StripeAway,
    TokenTooOld,
    TooMany,
    TooOften,
)
from bot.pay.pages.promises import promise, promised_at
from bot.pay.payments import Opened, Payments, Wanted
from bot.say.words import words_for
from models.database.rows import Row
from models.money import orders
from models.money.economy import PACKAGES, Package
from models.money.pricing import bonuses
from models.money.pricing.terms import Terms, terms
from models.owner import pause
from models.people import payers
from models.people.pseudonyms import Pseudonyms

log = structlog.get_logger()


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
    promise_key: bytes = field(repr=False)
    admits: Callable[[str], bool] = lambda _: True
    """Counts one call of a person, by their LINE id. False: they have called too often."""

    def account(self, id_token: str, promised: object = None) -> dict[str, Any]:
        """The person's data for the page: `name`, spendable `stars`, `held` and `owed` stars, `language`, and their `terms`."""
        who, now = self._who(id_token), datetime.now(UTC)
        with self.engine.connect() as connection:
            owner = payers.find(connection, who.line_id, self.pseudonyms.all(who.line_id))
            opened = promised_at(self.promise_key, promised, now)
            found = terms(connection, owner.id if owner else None, now, opened)
        if owner is None:
            return {"name": who.name, "stars": 0, "held": 0, "owed": 0, "language": None, "terms": found}
        held = owner.stars - owner.spendable
        account = {"name": who.name, "stars": owner.spendable, "held": held, "owed": owner.owed, "language": owner.language}
        return {**account, "terms": found}

    def for_anybody(self) -> tuple[Terms, str]:
        """What a page shows before it knows who is there, and what it says later of when it was opened."""
        now = datetime.now(UTC)
        try:
            with self.engine.connect() as connection:
                found = terms(connection, None, now)
        except SQLAlchemyError:  # the page itself says later that nothing can be paid now
            log.warning("terms_unknown", exc_info=True)
            found = Terms()
        return found, promise(self.promise_key, now)

    def begin(self, id_token: str, package: str, language: str, *, promised: object = None, shown: int = 0) -> str:
        """Return the URL of a page to pay `package` on. Two taps return the same page.

        `promised` is the page's own text of when it was opened, `shown` the number of stars that it showed: nobody is sent to
        pay for fewer.
        """
        who = self._who(id_token)
        wanted = PACKAGES.get(package)
        if wanted is None:
            raise NoSuchPackage(package)
        for _ in range(TRIES):
            try:
                row, spoken = self._order(who, wanted, language, promised, shown)
            except orders.BonusHeld as held:
                self._close(held.order)
                continue
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

    def _order(self, who: Identity, package: Package, language: str, promised: object, shown: int) -> tuple[Row, str]:
        """The order and the person's language, which is `language` for somebody new."""
        now = datetime.now(UTC)
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
                offered = terms(connection, owner.id, now, promised_at(self.promise_key, promised, now)).of(package)
                if offered.stars < shown:
                    raise Changed(f"{shown} shown, {offered.stars} now")
                return orders.begin(connection, owner.id, offered), owner.language
        except orders.TooManyOrders as error:
            raise TooMany from error
        except orders.Held as error:
            raise Held from error

    def _close(self, order: uuid.UUID) -> None:
        """Close an open order, so that its bonus is free for another one. Raises CodeWaits when it is being paid."""
        with self.engine.begin() as connection:
            row = orders.fetch(connection, order)
            orders.mark_ended_announced(connection, order)  # the order that follows says enough
        if row is None or row["stripe_payment_id"] is None:
            # Nobody was sent to its page.
            with self.engine.begin() as connection:
                orders.abandon(connection, order, "its bonus went to another order")
            return
        try:
            self.payments.close_session(row["stripe_payment_id"])
        except PaymentsTemporary as error:
            raise StripeAway from error
        except PaymentsPermanent:
            log.info("session_not_closed", order=str(order))  # over or paid already, or unknown: the look tells
        try:
            looked = self.fulfilment.fulfil(order)
        except NotThere:
            with self.engine.begin() as connection:
                bonuses.let_go(connection, order)
            return
        except PaymentsError as error:
            raise StripeAway from error
        if looked and looked.facts.paying == "waiting":
            with self.engine.begin() as connection:
                orders.leave_end_unannounced(connection, order)
            raise CodeWaits(str(order))

    def _url_now(self, order: uuid.UUID) -> str | None:
        """None: the order is over, or Stripe knows nothing of its session (another key, a test's): a new one is needed."""
        try:
            looked = self.fulfilment.fulfil(order)
        except NotThere:
            log.warning("session_unknown", order=str(order))
            with self.engine.begin() as connection:
                orders.withdraw_page(connection, order)
                bonuses.let_go(connection, order)
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
            still_open = orders.opened(connection, row["id"], opened.session, opened.url)
        if not still_open:  # closed by a tap on another package at the same moment, which has its bonus now
            self._close_unseen(opened.session)
        log.info("checkout", order=order, package=package.name, reused=False)
        return opened

    def _close_unseen(self, session: str) -> NoReturn:
        try:
            self.payments.close_session(session)
        except PaymentsError as error:
            log.warning("session_not_closed", session=session, error=type(error).__name__)
        raise StripeAway("its bonus went to another order")
