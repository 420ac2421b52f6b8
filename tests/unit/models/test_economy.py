"""Prices and rewards: what they are, and that they stand in one place."""

from pathlib import Path

import pytest

from models.money import economy
from models.money.economy import PACKAGES, exchangeable_stars, level_after, readings_for_level
from models.readings.deck import SPREADS
from tests.unit.models.price_scan import in_python, in_words, numbers, sources, telling

ROOT = Path(__file__).parents[3]
FOLDERS = ("bot", "worker", "prompts", "models")
SENT_BY_PEOPLE = ROOT / "bot/chat/dialogue/understand/words/small_talk.toml"
"""What people type and nobody reads: "สาธุ99" is a blessing."""


def test_packages_with_their_bonus_rounded_down() -> None:
    shown = {name: (package.baht, package.stars, package.total) for name, package in PACKAGES.items()}
    assert shown == {"starter": (99, 10, 10), "popular": (199, 25, 27), "premium": (399, 60, 72)}
    assert [package.satang for package in PACKAGES.values()] == [9900, 19900, 39900]
    assert all(package.name == name for name, package in PACKAGES.items())


def test_spreads_rewards_and_the_rate() -> None:
    assert economy.SPREAD_STARS == {"one": 1, "three": 1, "five": 2, "celtic": 3}
    assert economy.SPREAD_STARS.keys() == SPREADS.keys()
    assert (economy.COINS_PER_STAR, economy.WELCOME_COINS, economy.LEVEL_COINS) == (100, 100, 10)
    assert (economy.REFERRAL_FRIEND_COINS, economy.REFERRAL_INVITER_COINS) == (100, 120)
    assert (economy.REFERRAL_DAYS, economy.REFERRALS_REWARDED_A_DAY) == (7, 20)
    assert (economy.FREE_FOLLOW_UPS, economy.FOLLOW_UP_STARS, economy.FOLLOW_UP_HOURS) == (1, 1, 24)


def test_levels_come_after_1_3_6_10_readings() -> None:
    assert [readings_for_level(level) for level in range(1, 7)] == [0, 1, 3, 6, 10, 15]
    assert [level_after(readings) for readings in range(11)] == [1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 5]


@pytest.mark.parametrize(("coins", "stars"), [(0, 0), (99, 0), (100, 1), (199, 1), (1234, 12)])
def test_only_whole_hundreds_become_stars(coins: int, stars: int) -> None:
    assert exchangeable_stars(coins) == stars


def test_no_other_python_file_holds_a_price() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sources(ROOT, (".py",), FOLDERS)
        for line, text in in_python(path.read_text("utf-8"))
    ]
    assert found == []


def test_no_text_holds_a_price() -> None:
    """What people read gets its numbers as arguments; so do the pay page and the prompts."""
    suffixes = (".ftl", ".html", ".js", ".md", ".jinja", ".j2", ".toml")
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sources(ROOT, suffixes, FOLDERS)
        if path != SENT_BY_PEOPLE
        for line, text in in_words(path.read_text("utf-8"))
    ]
    assert found == []


def test_the_numbers_looked_for_are_the_economys_own() -> None:
    assert {2, 3, 7, 10, 20, 24, 25, 27, 60, 72, 99, 100, 120, 199, 399, 9900} <= numbers()
    assert telling() == {99, 199, 399, 9900, 19900, 39900}


@pytest.mark.parametrize(
    "planted",
    [
        "stars = coins // 100",
        "left = person.coins - 100 * wanted",
        "if account.coins >= 100: pass",
        "REFERRAL = 120",
        "WELCOME_COINS: int = 100",
        "ledger.move(connection, user, 'coin', -120, Reason.GIFT, user)",
        "say('invite', coins=120)",
        "PRICES = {'five': 2, 'celtic': 3}",
        "amount = 199",
        "charge(unit_amount=39900)",
        "row['cost_stars'] == 3",
        "Package('starter', 7, 10)",
        "text('update users set coins = coins - 100 where coins >= 100')",
        "bonus = round(stars * 20)",
    ],
)
def test_a_planted_price_is_found(planted: str) -> None:
    assert list(in_python(planted))


@pytest.mark.parametrize(
    "harmless",
    ["limit = 100", "wait(timeout=120)", "page = rows[:10]", "stars = max(stars, 0)", "level = level + 1", "seconds > 60"],
)
def test_a_number_that_is_no_price_is_left_alone(harmless: str) -> None:
    assert not list(in_python(harmless))


@pytest.mark.parametrize(
    ("line", "priced"),
    [
        ("invite = รับ 120 เหรียญ", True),
        ("topup = ฿99 only", True),
        ("offer = 27 stars for 199", True),
        ("gift = { $coins } เหรียญ", False),
        ("hours = เปิด 24 ชั่วโมง", False),
        ("phone = 1323", False),
        ("colour: #120100;", False),
    ],
)
def test_prices_in_what_people_read(line: str, priced: bool) -> None:
    assert bool(list(in_words(line))) is priced
