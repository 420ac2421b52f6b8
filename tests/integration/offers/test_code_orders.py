"""A code's percentage and a sale, from the page to the ledger: the same everywhere, once, and taken back with the money."""

import threading
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from models.money.pricing import sale
from models.offers import codes
from models.offers.codes import Wanted
from sandbox.run.client import ControlError, Phone
from tests.helpers.support import until
from tests.integration.bot.pay.pay_setup import PaySetup
from worker.upkeep import announcements


@pytest.fixture
def code(setup: PaySetup, mali_phone: Phone) -> None:
    """Mali has used a code of 20 %."""
    with setup.rows.engine.begin() as connection:
        codes.make(connection, Wanted("SONGKRAN", "percent", 20))
    mali_phone.follow()
    mali_phone.say("โค้ด SONGKRAN")


def begin_sale(setup: PaySetup, percent: int = 50) -> Any:
    now = datetime.now(UTC)
    with setup.rows.engine.begin() as connection:
        return sale.plan(connection, percent, now - timedelta(hours=2), now + timedelta(hours=2))


def end_sale(setup: PaySetup, made: Any) -> None:
    with setup.rows.engine.begin() as connection:
        sale.end(connection, made, datetime.now(UTC))


def page(setup: PaySetup) -> tuple[str, dict[str, int]]:
    """What a page says of when it was opened, and the stars that it shows."""
    html = requests.get(f"{setup.web}/liff/topup", timeout=60).text
    promise = html.split('data-promise="')[1].split('"')[0]
    shown = {part.split('"')[0]: int(part.split('data-total="')[1].split('"')[0]) for part in html.split('data-package="')[1:]}
    return promise, shown


def stars(setup: PaySetup) -> list[tuple[str, int, int, str]]:
    found = setup.rows.all("select package, stars_granted, code_stars, status from payment_history order by created_at")
    return [(row["package"], row["stars_granted"], row["code_stars"], row["status"]) for row in found]


def entries(setup: PaySetup) -> list[tuple[str, int]]:
    found = setup.rows.all("select reason, amount from ledger_entries where currency = 'star' order by created_at, reason")
    return [(row["reason"], row["amount"]) for row in found]


def test_page_account_order_and_ledger_say_the_same(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    begin_sale(setup)
    _, anybody = page(setup)
    _, account = setup.post("account", id_token=setup.token(mali_phone))
    hers = {name: shown["total"] for name, shown in account["packages"].items()}

    setup.pay(setup.session(mali_phone, "popular"))
    until(lambda: setup.owned(mali_phone)[0] > 0)

    assert anybody == {"starter": 15, "popular": 40, "premium": 102}
    assert hers == {"starter": 17, "popular": 45, "premium": 114}
    assert len(account["news"]) == 2
    assert stars(setup) == [("popular", 45, 5, "paid")]
    assert entries(setup) == [("code:bonus", 5), ("topup:credit", 40)]
    assert setup.owned(mali_phone)[0] == 45
    assert setup.broken() == {}


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


def test_a_sale_that_begins_while_an_order_holds_the_code(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    before = setup.session(mali_phone, "popular")
    begin_sale(setup)

    after = setup.session(mali_phone, "popular")

    assert before != after
    assert stars(setup) == [("popular", 32, 5, "expired"), ("popular", 45, 5, "pending")]
    setup.pay(after)
    until(lambda: setup.owned(mali_phone)[0] == 45)
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


def test_half_of_the_money_back_takes_half_of_all_stars(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    begin_sale(setup)
    session = setup.session(mali_phone, "premium")
    setup.pay(session)
    until(lambda: setup.owned(mali_phone)[0] == 114)

    setup.stripe("refunds", session=session, amount=19950)

    until(lambda: setup.owned(mali_phone)[0] == 57)
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


def test_all_stars_are_announced_as_one_purchase(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    setup.pay(setup.session(mali_phone, "popular"))
    until(lambda: setup.owned(mali_phone)[0] == 32)

    announcements.announce(setup.parts, setup.rows.one("select id from users"))

    pushed = str([one["messages"] for one in setup.sandbox.control.record()["deliveries"] if one["to"] == mali_phone.id][-1])
    assert "+32" in pushed.replace("\u2060", "")
    assert "รวมโบนัส 7" in pushed.replace("\u00a0", " ")


def test_a_refund_takes_back_what_code_and_sale_gave(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    begin_sale(setup)
    session = setup.session(mali_phone, "popular")
    setup.pay(session)
    until(lambda: setup.owned(mali_phone)[0] == 45)

    setup.stripe("refunds", session=session)

    until(lambda: setup.owned(mali_phone)[0] == 0)
    assert setup.broken() == {}
    assert setup.rows.one("select count(*) from bonuses where spent_at is null") == 0, "the code is used up all the same"


def test_what_the_page_promised_is_kept_when_the_sale_ends(setup: PaySetup, mali_phone: Phone) -> None:
    made = begin_sale(setup)
    promise, shown = page(setup)
    end_sale(setup, made)

    status, _ = setup.tap(mali_phone, "popular", promise=promise, shown=shown["popular"])

    assert status == 200
    assert [one[:2] for one in stars(setup)] == [("popular", 40)]


def test_without_a_promise_the_sale_is_over(setup: PaySetup, mali_phone: Phone) -> None:
    made = begin_sale(setup)
    _, shown = page(setup)
    end_sale(setup, made)

    forged = setup.tap(mali_phone, "popular", promise="1.x", shown=shown["popular"])
    honest = setup.tap(mali_phone, "popular")

    assert forged == (409, {"error": "changed"}), "nobody is sent to pay for fewer stars than they saw"
    assert honest[0] == 200
    assert [one[:2] for one in stars(setup)] == [("popular", 27)]


def test_a_sale_that_begins_meanwhile_counts(setup: PaySetup, mali_phone: Phone) -> None:
    promise, shown = page(setup)
    begin_sale(setup)

    setup.tap(mali_phone, "popular", promise=promise, shown=shown["popular"])

    assert [one[:2] for one in stars(setup)] == [("popular", 40)]


def test_an_order_opened_in_the_sale_keeps_its_stars(setup: PaySetup, mali_phone: Phone) -> None:
    made = begin_sale(setup)
    session = setup.session(mali_phone, "popular")
    end_sale(setup, made)

    setup.pay(session)

    until(lambda: setup.owned(mali_phone)[0] == 40)
    with setup.rows.engine.connect() as connection:
        [row] = sale.results(connection)
    assert (row["orders"], row["baht"], row["stars"]) == (1, 199, 40)
    assert setup.broken() == {}
