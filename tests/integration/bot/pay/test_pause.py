"""Paying while the owner has paused MiMi: nothing begins, and what is at Stripe already is credited."""

from datetime import UTC, datetime, timedelta

import pytest
import requests

from models.owner import pause
from sandbox.run.client import Phone
from tests.helpers.rows import Rows
from tests.helpers.support import until
from tests.integration.bot.pay.pay_setup import PaySetup


@pytest.mark.parametrize("language", ["th", "en"])
def test_the_page_says_so_before_money_moves(web: str, rows: Rows, language: str) -> None:
    with rows.engine.begin() as connection:
        pause.begin(connection, {"th": "ย้ายเครื่องอยู่ค่ะ", "en": "We are moving."}, datetime.now(UTC) + timedelta(hours=1))

    page = requests.get(f"{web}/liff/topup?lang={language}", timeout=60).text

    assert {"th": "ย้ายเครื่องอยู่ค่ะ", "en": "We are moving."}[language] in page
    assert "data-package=" not in page


def test_what_is_at_stripe_is_credited_and_nothing_new_begins(setup: PaySetup, rows: Rows, mali_phone: Phone) -> None:
    session = setup.session(mali_phone)
    with rows.engine.begin() as connection:
        pause.begin(connection, {}, datetime.now(UTC) + timedelta(hours=1))

    refused = setup.tap(mali_phone)
    setup.pay(session)

    assert refused == (503, {"error": "paused"})
    until(lambda: setup.owned(mali_phone) == (27, 0, 0), what="the stars are credited")
    assert setup.broken() == {}
