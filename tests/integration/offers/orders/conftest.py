"""A code that somebody has used."""

import pytest

from models.offers import codes
from models.offers.codes import Wanted
from sandbox.run.client import Phone
from tests.integration.bot.pay.pay_setup import PaySetup


@pytest.fixture
def code(setup: PaySetup, mali_phone: Phone) -> None:
    """Mali has used a code of 20 %."""
    with setup.rows.engine.begin() as connection:
        codes.make(connection, Wanted("SONGKRAN", "percent", 20))
    mali_phone.follow()
    mali_phone.say("โค้ด SONGKRAN")
