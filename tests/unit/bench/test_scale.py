"""The model of docs/scale.md: its formulae, what it reads from docs/performance.md, and that the page shows what it computes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bench.scale.assumed import ASSUMED
from bench.scale.measured import Measured, measured
from bench.scale.model import line_baht, scale
from bench.scale.page import PAGE, filled, tables

DOCS = Path(__file__).parents[3] / "docs"
FOUND = Measured(cores=2, turns=200, readings=20, turn_ms=5, turn_postgres_ms=2, reading_ms=30, at_rest=0.25)


def test_the_page_shows_what_is_computed() -> None:
    """`python -m bench.scale --write` puts it there."""
    page = PAGE.read_text("utf-8")

    assert filled(page, tables()) == page


def test_a_page_without_a_place_for_a_table_is_refused() -> None:
    with pytest.raises(LookupError, match="many people"):
        filled("<!-- one machine -->\n\n…\n\n<!-- end -->", {"many people": ""})


def test_the_busiest_second_of_a_million_people() -> None:
    million = scale(1_000_000, FOUND)

    # 100,000 people, 800,000 turns, 50,000 readings a day; 12 % of them in an hour; twice its mean.
    assert million.turns == pytest.approx(800_000 * 0.12 / 3600 * 2)
    assert million.reads == pytest.approx(50_000 * 0.12 / 3600 * 2)
    assert million.readings_day == pytest.approx(50_000)


def test_machines_are_rounded_up_and_are_one_at_least() -> None:
    assert (scale(10_000, FOUND).web, scale(10_000, FOUND).workers) == (1, 1)
    # 533 turns a second where a core carries 70; 33 readings where a process carries 8.
    ten_million = scale(10_000_000, FOUND)
    assert (ten_million.web, ten_million.workers) == (8, 5)
    assert ten_million.connections == 8 * 20 + 5 * 20


def test_a_slow_processor_bounds_a_worker_before_the_model_does() -> None:
    assert scale(10_000_000, replace(FOUND, readings=4)).workers == 12


def test_rows_of_a_day() -> None:
    # An event for each turn, three rows for each reading, and the newcomers.
    assert scale(1_000_000, FOUND).rows_day == pytest.approx(800_000 + 3 * 50_000 + 2_000)


def test_what_stays_and_what_goes_after_a_month() -> None:
    given = replace(ASSUMED, event_bytes=1000, entry_bytes=100, reading_bytes=800, person_bytes=0)

    million = scale(1_000_000, FOUND, given)

    assert million.gb_year == pytest.approx(365 * 50_000 * 1000 / 1e9)
    assert million.gb_first - million.gb_year == pytest.approx(30 * 800_000 * 1000 / 1e9)


def test_redis_commands_of_a_day() -> None:
    assert scale(1_000_000, FOUND).commands_day == pytest.approx(20 * 50_000 + (0.25 + 5 / 15) * 86_400)


def test_redis_is_paid_by_the_command_until_a_fixed_plan_costs_less() -> None:
    few, many = scale(10_000, FOUND), scale(10_000_000, FOUND)

    assert many.commands_day * 30 * 0.20 / 100_000 > 100
    assert few.baht["Redis"] == pytest.approx(few.commands_day * 30 * 0.20 / 100_000 * 33)
    assert many.baht["Redis"] == pytest.approx(100 * 33)


@pytest.mark.parametrize(
    ("pushes", "baht"),
    [(300, 0), (301, 1_280), (15_000, 1_280), (15_001, 1_780), (35_000, 1_780), (45_000, 1_780 + 10_000 * 0.06)],
)
def test_the_smallest_plan_of_lines_that_allows_the_pushes(pushes: int, baht: float) -> None:
    assert line_baht(pushes) == pytest.approx(baht * 1.07)


def test_the_sum_of_all_prices() -> None:
    one = scale(1_000_000, FOUND)

    assert one.baht_month == pytest.approx(sum(one.baht.values()))
    assert one.baht_reading == pytest.approx(one.baht_month / 1_500_000)


def test_a_row_that_the_measured_page_does_not_have_is_named() -> None:
    page = (DOCS / "performance.md").read_text("utf-8")

    with pytest.raises(LookupError, match="CPU of the worker for each"):
        measured(page.replace("CPU of the worker for each", "another"))


def test_prices_and_shares_are_those_of_the_guide() -> None:
    guide = (DOCS / "deploy.md").read_text("utf-8")
    said = {
        "reading_commands": r"each reading about (\d+)",
        "baht_a_usd": r"one US dollar is (\d+) baht",
        "machine_usd": r"([\d.]+) USD for 512 MB in Singapore",
        "model_usd": r"the model, ([\d.]+) USD a reading",
        "postgres_usd": r"then Pro \((\d+) USD\)",
        "basic_baht": r"฿([\d,]+) to 15,000",
        "pro_baht": r"฿([\d,]+) to 35,000",
        "free_pushes": r"Free to (\d+) pushes",
    }

    found = {name: float(re.findall(pattern, guide)[0].replace(",", "")) for name, pattern in said.items()}

    assert found == {name: getattr(ASSUMED, name) for name in said}
    assert "one reading in twenty needs a push" in guide
    assert ASSUMED.pushed == 1 / 20
