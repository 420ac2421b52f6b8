"""A sale, with a code or alone, from the page to the ledger: the same everywhere, as promised, and taken back with the money."""

from models.money.pricing import sale
from sandbox.run.client import Phone
from tests.helpers.support import until
from tests.integration.bot.pay.pay_setup import PaySetup
from tests.integration.offers.orders.pricing import begin_sale, end_sale, entries, page, stars
from worker.upkeep import announcements


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


def test_a_sale_that_begins_while_an_order_holds_the_code(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    before = setup.session(mali_phone, "popular")
    begin_sale(setup)

    after = setup.session(mali_phone, "popular")

    assert before != after
    assert stars(setup) == [("popular", 32, 5, "expired"), ("popular", 45, 5, "pending")]
    setup.pay(after)
    until(lambda: setup.owned(mali_phone)[0] == 45)
    assert setup.broken() == {}


def test_half_of_the_money_back_takes_half_of_all_stars(setup: PaySetup, code: None, mali_phone: Phone) -> None:
    begin_sale(setup)
    session = setup.session(mali_phone, "premium")
    setup.pay(session)
    until(lambda: setup.owned(mali_phone)[0] == 114)

    setup.stripe("refunds", session=session, amount=19950)

    until(lambda: setup.owned(mali_phone)[0] == 57)
    assert setup.broken() == {}


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
