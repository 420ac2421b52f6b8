"""The owner's side of somebody who pays: found by the address of a receipt; barred, they cannot pay."""

import pytest

from bot.owner import finding
from bot.owner.actions.action import Refused
from bot.owner.actions.house import House
from bot.settings import Settings
from sandbox.run.client import Phone
from tests.helpers.desk import OWNER, Desk, data_of
from tests.helpers.support import until
from tests.helpers.turns import Jobs, Turns
from tests.integration.bot.pay.pay_setup import PaySetup


@pytest.fixture
def house(setup: PaySetup, settings: Settings) -> House:
    return House(setup.rows.engine, settings, Jobs())


def test_the_address_of_a_receipt_names_who_paid(setup: PaySetup, house: House, mali_phone: Phone, tom_phone: Phone) -> None:
    setup.session(tom_phone)
    setup.pay(setup.session(mali_phone))

    found = finding.find_by_email(house, " somchai@example.com ")

    assert [person["line_id"] for person in found.people] == [mali_phone.id]
    assert finding.find_by_email(house, "nobody@example.com").total == 0


def test_a_stripe_that_is_away_is_said(setup: PaySetup, house: House) -> None:
    setup.switch(fail={"kind": "500", "times": 9})

    with pytest.raises(Refused) as refused:
        finding.find_by_email(house, "somchai@example.com")

    assert refused.value.line.key == "owner-stripe-away"


def test_who_is_barred_hears_so_before_money_moves(setup: PaySetup, mali_phone: Phone) -> None:
    mali_phone.follow()
    setup.rows.run("update users set barred_at = now()")

    status, said = setup.tap(mali_phone)

    assert (status, said) == (403, {"error": "barred"})
    assert setup.record()["sessions"] == []


def test_what_somebody_barred_had_begun_to_pay_is_credited(setup: PaySetup, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    setup.rows.run("update users set barred_at = now()")

    setup.pay(session)

    until(lambda: setup.rows.one("select status from payment_history") == "paid")
    assert setup.rows.one("select stars from users") == 27


def test_an_owner_finds_who_paid_by_the_address_in_her_chat(
    setup: PaySetup, turns: Turns, settings: Settings, mali_phone: Phone
) -> None:
    setup.pay(setup.session(mali_phone))
    turns.person(OWNER)
    desk = Desk(turns, settings)

    said = desk.says("หา somchai@example.com")

    whom = setup.rows.one("select id from users where line_id = :line", line=mali_phone.id)
    assert f"own:s:readings:{whom}" in data_of(said)
    assert len(said) == 2
