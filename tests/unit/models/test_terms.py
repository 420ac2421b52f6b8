"""What a package brings with a sale and with a code: percentages add up, and are rounded down once."""

import uuid
from datetime import UTC, datetime
from typing import Final

import pytest

from models.money.economy import PACKAGES
from models.money.pricing.bonuses import Bonus
from models.money.pricing.sale import Running
from models.money.pricing.terms import Terms

ID: Final = uuid.UUID(int=1)
STARTER, POPULAR, PREMIUM = PACKAGES.values()


def sale(percent: int) -> Running:
    return Running(ID, percent, datetime(2026, 12, 1, tzinfo=UTC))


def code(percent: int) -> Bonus:
    return Bonus(ID, percent, "SONGKRAN", None)


def test_without_either_a_package_is_what_it_is() -> None:
    assert [(one.stars, one.code_stars, one.bonus_percent) for one in Terms().all()] == [(10, 0, 0), (27, 0, 10), (72, 0, 20)]


@pytest.mark.parametrize(
    ("terms", "stars"),
    [
        (Terms(sale(50)), [15, 40, 102]),
        (Terms(None, code(20)), [12, 32, 84]),
        (Terms(sale(50), code(20)), [17, 45, 114]),
        (Terms(sale(1), code(1)), [10, 28, 73]),
    ],
)
def test_percentages_add_up(terms: Terms, stars: list[int]) -> None:
    assert [one.stars for one in terms.all()] == stars


def test_what_the_code_adds_is_known_apart() -> None:
    offered = Terms(sale(50), code(20)).of(POPULAR)

    assert (offered.stars, offered.code_stars, offered.bonus_stars, offered.bonus_percent) == (45, 5, 20, 80)


def test_a_bonus_that_makes_no_star_is_kept() -> None:
    offered = Terms(None, code(5)).of(STARTER)

    assert (offered.stars, offered.bonus, offered.bonus_percent) == (10, None, 0)


def test_the_best_is_the_one_whose_star_costs_least() -> None:
    assert Terms(sale(100)).best().name == "premium"
