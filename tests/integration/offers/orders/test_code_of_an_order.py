"""A code's percentage on an order: it counts once, goes with the order that was paid, and is let go by the others."""

import threading
from datetime import UTC, datetime

import pytest

from models.offers import codes
from models.offers.codes import Wanted
from sandbox.run.client import ControlError, Phone
from tests.helpers.support import until
from tests.integration.bot.pay.pay_setup import PaySetup
from tests.integration.offers.orders.pricing import entries, stars


def test_the_code_counts_for_one_order(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    for number in (1, 2):
        setup.pay(setup.session(mali_phone, "starter"))
        until(lambda number=number: len(entries(setup)) == 1 + number)  # type: ignore[misc]

    assert [one[:3] for one in stars(setup)] == [("starter", 12, 2), ("starter", 10, 0)]
    assert setup.broken() == {}


def test_another_package_takes_the_code_over_and_the_first_page_is_closed(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    first = setup.session(mali_phone, "starter")

    second = setup.session(mali_phone, "popular")

    assert stars(setup) == [("starter", 12, 2, "expired"), ("popular", 32, 5, "pending")]
    with pytest.raises(ControlError, match="expired"):
        setup.pay(first)
    setup.pay(second)
    until(lambda: setup.owned(mali_phone)[0] == 32)
    assert setup.broken() == {}
    assert setup.rows.one("select told_at is not null from payment_history where status = 'expired'"), "its end is no news"


def test_a_code_that_ends_meanwhile_is_kept_by_whom_it_was_given(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    with setup.rows.engine.begin() as connection:
        codes.end(connection, "SONGKRAN", datetime.now(UTC))

    setup.pay(setup.session(mali_phone, "popular"))

    until(lambda: setup.owned(mali_phone)[0] == 32)
    assert setup.broken() == {}


def test_a_code_typed_after_an_order_was_opened(setup: PaySetup, mali_phone: Phone) -> None:
    """The first page promises nothing of it and can still be paid; the code is for the next one."""
    with setup.rows.engine.begin() as connection:
        codes.make(connection, Wanted("SONGKRAN", "percent", 20))
    mali_phone.follow()
    before = setup.session(mali_phone, "popular")
    mali_phone.say("โค้ด SONGKRAN")
    after = setup.session(mali_phone, "popular")

    for number, session in enumerate((before, after), start=1):
        setup.pay(session)
        until(lambda number=number: len(entries(setup)) >= number)  # type: ignore[misc]

    until(lambda: setup.owned(mali_phone)[0] == 27 + 32)
    assert setup.broken() == {}


def test_two_taps_on_two_packages_at_once(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    token, answers = setup.token(mali_phone), []

    def tap(package: str) -> None:
        answers.append(setup.post("checkout", id_token=token, package=package)[0])

    threads = [threading.Thread(target=tap, args=(package,)) for package in ("starter", "popular", "premium")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert 200 in answers
    assert set(answers) <= {200, 503}
    holding = setup.rows.all("select stars_granted from payment_history where status = 'pending' and code_stars > 0")
    assert len(holding) <= 1, "the code is promised on one page at most"
    for session in setup.rows.all("select stripe_payment_id as id from payment_history where status = 'pending'"):
        if session["id"]:
            setup.pay(session["id"])
    until(
        lambda: setup.rows.one("select count(*) from payment_history where status = 'pending' and checkout_url is not null") == 0
    )
    assert setup.rows.one("select count(*) from ledger_entries where reason = 'code:bonus'") <= 1
    assert setup.broken() == {}


def test_the_same_package_again_is_the_same_order(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    assert setup.session(mali_phone, "popular") == setup.session(mali_phone, "popular")


@pytest.mark.parametrize("package", ["popular", "starter"])
def test_an_order_whose_page_stripe_does_not_know_lets_the_code_go(
    setup: PaySetup, code: None, mali_phone: Phone, package: str
) -> None:
    """Another key was set meanwhile: nobody can pay on that page, so the code's stars are promised on the next one."""
    setup.session(mali_phone, "popular")
    setup.rows.run("update payment_history set stripe_payment_id = 'cs_test_of_another_key'")

    status, _ = setup.tap(mali_phone, package, shown={"popular": 32, "starter": 12}[package])

    assert status == 200
    assert stars(setup)[-1] == (package, *{"popular": (32, 5), "starter": (12, 2)}[package], "pending")


def test_an_order_that_is_paid_keeps_the_code(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    """Paid at Stripe, and no word of it has come: the tap on another package finds out."""
    setup.switch(webhooks="off")
    first = setup.session(mali_phone, "starter")
    setup.pay(first)

    setup.session(mali_phone, "popular")

    assert stars(setup) == [("starter", 12, 2, "paid"), ("popular", 27, 0, "pending")]
    assert setup.broken() == {}


def test_while_the_bank_confirms_the_code_waits_with_that_payment(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    setup.switch(webhooks="off")
    setup.pay(setup.session(mali_phone, "starter"), "promptpay", "delayed")

    first = setup.tap(mali_phone, "popular")
    _, account = setup.post("account", id_token=setup.token(mali_phone))
    second = setup.tap(mali_phone, "popular", shown=account["packages"]["popular"]["total"])

    assert first == (409, {"error": "code"})
    assert account["news"] == []
    assert second[0] == 200
    assert stars(setup) == [("starter", 12, 2, "pending"), ("popular", 27, 0, "pending")]


def test_a_payment_that_fails_lets_the_code_go(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    session = setup.session(mali_phone, "starter")
    setup.pay(session, "promptpay", "delayed")
    setup.tap(mali_phone, "popular")

    setup.stripe(f"sessions/{session}/settle", outcome="failed")
    until(lambda: setup.state(session) == "failed")

    _, account = setup.post("account", id_token=setup.token(mali_phone))
    assert account["packages"]["popular"]["total"] == 32
    assert setup.rows.one("select told_at is null from payment_history where status = 'failed'"), "they are told"
